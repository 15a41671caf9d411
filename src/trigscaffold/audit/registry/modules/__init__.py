"""What is known of each registry module."""
