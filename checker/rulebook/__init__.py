"""What: the rules as data, read from YAML, checked and compiled."""
