"""The tables that a run leaves behind: columns and their types in DuckDB's words."""

MAILS = {
    "mail_id": "VARCHAR",  # 16 hexadecimal digits, from source and place; the same in every run
    "source": "VARCHAR",
    "place": "VARCHAR",
    "key": "VARCHAR",  # Message-ID or comment id; empty where the source has none
    "status": "VARCHAR",  # one of STATUSES
    "language": "VARCHAR",  # `nl`, `other`; empty where nothing was read
    "sent": "TIMESTAMP",  # local time of the sender
    "agent": "VARCHAR",
    "team": "VARCHAR",
    "ticket": "VARCHAR",
    "words": "INTEGER",  # own words
    "sentences": "INTEGER",
    "flesch_douma": "DOUBLE",  # 0 to 100 and beyond: higher reads easier; null without words
    "long_words": "DOUBLE",  # share of words, 0 to 1
    "errors": "INTEGER",  # findings by severity
    "warnings": "INTEGER",
    "suggestions": "INTEGER",
    "skeleton": "VARCHAR",  # the same for mails that differ in names and numbers only: a reply template
    "opening": "VARCHAR",  # the first own words after the salutation, masked: what a template is called
}
FINDINGS = {
    "mail_id": "VARCHAR",
    "category": "VARCHAR",
    "rule": "VARCHAR",
    "severity": "VARCHAR",  # error, warning or suggestion
    "scope": "VARCHAR",  # sentence or mail
    "start": "INTEGER",  # code points into the mail's text
    "end": "INTEGER",
    "wording": "VARCHAR",  # the words found, masked; null with --no-text
    "sentence": "VARCHAR",  # the sentence around them, masked; null with --no-text
    "rewritten": "VARCHAR",  # that sentence with the first rewrite applied, masked; null without one
}
PLUS_POINTS = {
    "mail_id": "VARCHAR",
    "category": "VARCHAR",
    "wording": "VARCHAR",  # masked; null with --no-text
}
UNREAD = {"source": "VARCHAR", "place": "VARCHAR", "reason": "VARCHAR"}
STATUSES = (
    "checked",
    "incoming",  # not from the organisation's own domains
    "internal",  # to its own domains only
    "automatic",  # an out-of-office note, a bounce, a newsletter
    "empty",  # no own words
    "other-language",
    "duplicate",  # the same message as one before it
)
TABLES = {"mails": MAILS, "findings": FINDINGS, "plus_points": PLUS_POINTS, "unread": UNREAD}
PART_TABLES = {**TABLES, "mails": {**MAILS, "fingerprint": "VARCHAR"}}  # the same for copies without a key
