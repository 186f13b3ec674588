"""Whose words: from text or a mail to the sender's own new words."""
