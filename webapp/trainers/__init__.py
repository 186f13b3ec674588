"""The trainers' door: an archive of mail goes in as one file, the report and exercise sheets come out, all is removed.

What is known of an upload stands in a private folder of its own, so that every worker of the server can tell of it:
`job` is that folder, `jobs` gives them out one at a time, `receiving` writes an upload into it, `supervisor` is the
process that has it checked (`work`) and removes it in the end, `routes` is the page.
"""
