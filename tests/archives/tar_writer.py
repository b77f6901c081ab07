# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Writes tar headers exactly as told, right or wrong (POSIX pax interchange format; GNU tar's extensions)."""

BLOCK = 512
END_MARK = bytes(2 * BLOCK)
TIME = 1700000000


def octal(number, width):
    return b"%0*o\0" % (width - 1, number)


def base256(number, width):
    """GNU's binary numbers: the first byte's top bit is set; negative ones are two's complement."""
    field = bytearray(number.to_bytes(width, "big", signed=True))
    field[0] = field[0] | 0x80 if number >= 0 else 0xFF
    return bytes(field)


def to_bytes(text):
    return text.encode() if isinstance(text, str) else text


def header(name, size=0, kind=b"0", link=b"", mode=0o644, uid=1000, gid=1000, time=TIME, prefix=b"", size_field=None,
           magic=b"ustar\x0000", device=(0, 0), checksum=sum, user=b"u", group=b"g", tail=b""):
    """One header block. `tail` overwrites what follows the device numbers, where GNU keeps its sparse map."""
    block = bytearray(BLOCK)

    def put(offset, width, value):
        block[offset:offset + width] = to_bytes(value)[:width].ljust(width, b"\0")

    put(0, 100, name)
    put(100, 8, octal(mode, 8))
    put(108, 8, octal(uid, 8))
    put(116, 8, octal(gid, 8))
    put(124, 12, size_field or octal(size, 12))
    put(136, 12, octal(time, 12))
    put(148, 8, b" " * 8)
    put(156, 1, kind)
    put(157, 100, link)
    put(257, 8, magic)
    put(265, 32, user)
    put(297, 32, group)
    put(329, 8, octal(device[0], 8))
    put(337, 8, octal(device[1], 8))
    put(345, 155, prefix)
    block[345:345 + len(tail)] = tail
    put(148, 8, b"%06o\0 " % checksum(block))
    return bytes(block)


def padded(data):
    return data + bytes(-len(data) % BLOCK)


def file(name, data=b"x\n", **fields):
    return header(name, len(data), **fields) + padded(data)


def symlink(name, target):
    return header(name, kind=b"2", link=target)


def hardlink(name, target):
    return header(name, kind=b"1", link=target)


def folder(name, **fields):
    return header(name, kind=b"5", mode=fields.pop("mode", 0o755), **fields)


def pax_record(key, value):
    """'LENGTH KEY=VALUE\\n', where the length counts itself."""
    body = b" " + to_bytes(key) + b"=" + to_bytes(value) + b"\n"
    length = len(body) + 1
    while len(str(length)) + len(body) != length:
        length = len(str(length)) + len(body)
    return str(length).encode() + body


def pax(*records, kind=b"x"):
    data = b"".join(pax_record(key, value) for key, value in records)
    return header("PaxHeaders/x", len(data), kind=kind) + padded(data)


def gnu_long_name(name):
    data = to_bytes(name) + b"\0"
    return header("././@LongLink", len(data), kind=b"L") + padded(data)


def tar(*parts, end=END_MARK):
    return b"".join(parts) + end


README = file("pkg/README.txt", b"hello\n")
