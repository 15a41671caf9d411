"""Keeps a generated module up to date without losing what its owner wrote into it."""
