"""What the author of a team template works with: its cases and their goldens, what lint finds, a starting point."""
