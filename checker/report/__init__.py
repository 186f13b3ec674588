"""Said: the report as plain data, and as text for a terminal."""
