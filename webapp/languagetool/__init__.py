"""The LanguageTool door: programs that speak LanguageTool's HTTP API show klantcheck's findings.

A request (`asked`) holds a text, perhaps with markup in it (`source`). What the checker finds in the plain text gets a
place that a client can replace (`spots`) and is said in LanguageTool's words (`matches`).
"""

from webapp.languagetool.routes import languagetool

__all__ = ["languagetool"]
