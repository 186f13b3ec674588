"""The door for trainers: a run over archived mail, and a report to train from."""
