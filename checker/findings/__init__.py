"""Where: the rulebook applied to a Doc."""
