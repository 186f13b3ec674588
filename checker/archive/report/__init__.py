"""The trainer's report: the tables that a run leaves behind, read into figures, a page, sheets and exercises."""
