"""Instead: the words to send in place of what was found."""
