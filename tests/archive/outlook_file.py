"""A writer of small .msg files, after Microsoft's MS-CFB and MS-OXMSG, for there is no library that writes them."""

import struct
from datetime import UTC, datetime

SECTOR, MINI = 512, 64
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
Tree = dict[str, "bytes | Tree"]


def msg(texts: dict[int, str], sent: datetime | None = None, to: tuple[str, ...] = (), html: bytes = b"") -> bytes:
    """Return a .msg file with text properties by their id, a moment of sending, recipients and an HTML body."""
    tree: Tree = _strings(texts)
    rows = [_row(key, 0x1F, len(text) * 2 + 2) for key, text in texts.items()]
    if html:
        tree["__substg1.0_10130102"] = html
        rows += [_row(0x1013, 0x102, len(html)), _row(0x3FDE, 3, 65001)]
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
        rows.append(_row(0x39, 0x40, ticks))
    tree["__properties_version1.0"] = struct.pack("<8x4I8x", len(to), 0, len(to), 0) + b"".join(rows)
    for number, address in enumerate(to):
        inner = _strings({0x39FE: address})
        inner["__properties_version1.0"] = bytes(8) + _row(0x39FE, 0x1F, len(address) * 2 + 2)
        tree[f"__recip_version1.0_#{number:08X}"] = inner
    return compound_file(tree)


def compound_file(tree: Tree) -> bytes:
    """Return a compound file with storages and streams; every stream is short enough for the mini stream."""
    entries: list[list[object]] = [["Root Entry", ROOT, FREE, b""]]
    _add(tree, 0, entries)
    mini, mini_fat = bytearray(), list[int]()
    records = []
    for name, kind, child, data in entries:
        start, size = (END if kind == STREAM else 0), len(data)  # type: ignore[arg-type]
        if data:
            start, count = len(mini_fat), -(-size // MINI)
            mini_fat += [*range(start + 1, start + count), END]
            mini += bytes(data).ljust(count * MINI, b"\0")  # type: ignore[call-overload]
        records.append([name, kind, child, start, size])
    sectors: list[bytes] = [b""]
    fat = [FAT]
    directory_at = len(fat)
    directory_size = -(-len(records) // 4)
    mini_fat_at = directory_at + directory_size
    mini_fat_size = -(-len(mini_fat) // 128)
    mini_at = mini_fat_at + mini_fat_size
    mini_size = -(-len(mini) // SECTOR)
    for count in (directory_size, mini_fat_size, mini_size):
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
    assert len(fat) <= 128
    records[0][3:] = [mini_at, len(mini)]
    siblings = _siblings(tree, entries)
    directory = b"".join(_entry(*record, siblings.get(at, FREE)) for at, record in enumerate(records))
    sectors[0] = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    body = directory.ljust(directory_size * SECTOR, b"\0")
    body += struct.pack(f"<{mini_fat_size * 128}I", *mini_fat, *[FREE] * (mini_fat_size * 128 - len(mini_fat)))
    body += bytes(mini).ljust(mini_size * SECTOR, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"), 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, directory_at, 0, 4096, mini_fat_at, mini_fat_size, END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", 0, *[FREE] * 108) + sectors[0] + body


def _strings(texts: dict[int, str]) -> Tree:
    return {f"__substg1.0_{key:04X}001F": text.encode("utf-16-le") for key, text in texts.items()}


def _row(key: int, kind: int, value: int) -> bytes:
    return struct.pack("<HHIQ", kind, key, 6, value)


def _add(tree: Tree, parent: int, entries: list[list[object]]) -> None:
    """Add the entries of a storage; its first one is the storage's child, each next one its neighbour."""
    for number, (name, content) in enumerate(tree.items()):
        at = len(entries)
        if not number:
            entries[parent][2] = at
        entries.append([name, STREAM, FREE, content] if isinstance(content, bytes) else [name, STORAGE, FREE, b""])
        if isinstance(content, dict):
            _add(content, at, entries)


def _siblings(tree: Tree, entries: list[list[object]]) -> dict[int, int]:
    """Return the right neighbour of every entry that has one."""
    found: dict[int, int] = {}

    def visit(branch: Tree, at: int) -> int:
        for number, content in enumerate(branch.values()):
            after = visit(content, at + 1) if isinstance(content, dict) else at + 1
            if number < len(branch) - 1:
                found[at] = after
            at = after
        return at

    visit(tree, 1)
    return found


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI16xIQ", raw, len(raw) + 2, kind, 1, FREE, right, child, 0, start, size)
