"""The wizard: questions read off the spec's models, asked only while an answer still matters."""
