"""Which mails of an archive are checked: those that the organisation itself wrote to people outside it."""

from collections.abc import Iterable

from checker.archive.model import ArchivedMail
from checker.archive.sources.automatic import is_automatic_sender, is_automatic_subject
from checker.settings import Archive


def status(mail: ArchivedMail, archive: Archive) -> str:
    """Return `checked` for a mail to check, or else which of tables.STATUSES it is: incoming, automatic or internal.

    What the source says counts first. Otherwise the organisation's own domains tell what is outgoing; without any,
    everything is. Language, emptiness and duplicates are not looked at here.
    """
    domains = {_ascii(domain) for domain in archive.domains}
    if _is_incoming(mail, domains):
        return "incoming"
    if mail.automatic or is_automatic_sender(mail.sender) or is_automatic_subject(mail.subject):
        return "automatic"
    if domains and mail.recipients and all(_belongs(address, domains) for address in mail.recipients):
        return "internal"
    return "checked"


def _is_incoming(mail: ArchivedMail, domains: set[str]) -> bool:
    if mail.outgoing is not None:
        return not mail.outgoing
    if not domains:
        return False
    # A message always names its sender; a table often leaves out who sent it, because it was one's own team.
    return not _belongs(mail.sender, domains) if mail.sender else mail.raw is not None


def _belongs(address: str, domains: Iterable[str]) -> bool:
    """Tell whether an address is at one of some domains or below it."""
    domain = _ascii(address.rpartition("@")[2])
    return any(domain == own or domain.endswith(f".{own}") for own in domains)


def _ascii(domain: str) -> str:
    """Return a domain as DNS writes it, so that `café.nl` and `xn--caf-dma.nl` are one."""
    try:
        return domain.strip(". ").lower().encode("idna").decode()
    except UnicodeError:
        return domain.strip(". ").lower()
