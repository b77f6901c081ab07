# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Z01 to Z68: ZIP records. The first recipe of each is the case, the second the same without the planted defect. "ZipDiff"
names the ambiguity types of USENIX Security '25."""
import struct
import zlib

from recipe import case
from zip_writer import (CENTRAL_BYTES, DOS, FULL16, FULL32, Zip, central_header, deflate, end_record, local_header,
                        unicode_path)

LINK = 0o120777 << 16
MIB = 1 << 20
CIPHER = bytes(range(32))


def one(name="a", *data, **fields):
    return Zip().add(name, *data, **fields).end()


def two():
    return Zip().add("a").add("b")


def plain():
    return one()


def with_comment():
    """The comment is a ZIP of its own: the last end record is not the only one."""
    return Zip().add("a", b"a").end(comment=Zip().add("b", b"b").end())


def modulo65536():
    """65,537 central records of one empty file; the 16 bits of the end record say 1."""
    directory = b"".join(central_header(b"%x" % i, 0, 0, 0, 0, method=0) for i in range(65537))
    local = local_header(b"0", 0, 0, 0, method=0)
    return local + directory + end_record(1, len(directory), len(local), total=1)


def overlap_full(count):
    """Every central record points at one local record (Fifield 2019, full overlap)."""
    data = bytes(MIB)
    packed, crc = deflate(data), zlib.crc32(data)
    local = local_header(b"f00000", crc, len(packed), len(data)) + packed
    directory = b"".join(central_header(b"f%05d" % i, crc, len(packed), len(data), 0) for i in range(count))
    return local + directory + end_record(count, len(directory), len(local))


def overlap_quoted(count, size):
    """Each local header is quoted as a stored block of the DEFLATE stream before it (Fifield 2019): every CRC is right."""
    names = [b"%04X" % i for i in range(count)]
    data, packed = bytes(size), deflate(bytes(size))
    head = local_header(names[-1], zlib.crc32(data), len(packed), len(data))
    whole = head + packed
    listed = [(names[-1], zlib.crc32(data), len(packed), len(data), len(whole))]
    for name in reversed(names[:-1]):
        quote = b"\0" + struct.pack("<HH", len(head), len(head) ^ FULL16)
        data, packed = head + data, quote + whole
        head = local_header(name, zlib.crc32(data), len(packed), len(data))
        whole = head + packed
        listed.append((name, zlib.crc32(data), len(packed), len(data), len(whole)))
    directory = b"".join(
        central_header(name, crc, packed_bytes, size_, len(whole) - behind)
        for name, crc, packed_bytes, size_, behind in reversed(listed))
    return whole + directory + end_record(count, len(directory), len(whole))


def nested_bomb(fan, size):
    """42.zip: `fan` to the power of three copies of one file; small at each level."""
    level = Zip().add("0", bytes(size)).end()
    for _ in range(3):
        outer = Zip()
        for i in range(fan):
            outer.add("lib%d.zip" % i, level)
        level = outer.end()
    return level


def many(count):
    archive = Zip()
    for i in range(count):
        archive.add("d/%d" % i, b"", method=0)
    return archive.end()


def aes_extra():
    """WinZip's AES extra field (0x9901): AE-2, 256 bits, deflated inside."""
    return struct.pack("<HHHHBH", 0x9901, 7, 2, 0x4541, 3, 8)


def zip64_plain():
    return two().end(here=FULL16, total=FULL16, size=FULL32, offset=FULL32, zip64_count=2)


CASES = {
    "Z01": case(lambda: Zip().add("a").add("../evil").end(), lambda: Zip().add("a").add("evil").end()),
    "Z02": case(lambda: one("/etc/evil"), lambda: one("etc/evil")),
    "Z03": case(lambda: one("..\\..\\evil", made=DOS), lambda: one("evil", made=DOS)),
    "Z04": case(lambda: one("C:\\evil", made=DOS), lambda: one("C/evil", made=DOS)),
    "Z05": case(lambda: one("\\\\srv\\share\\x", made=DOS), lambda: one("srv/share/x", made=DOS)),
    "Z06": case(lambda: one("l", b"/etc/passwd", attributes=LINK),
                lambda: Zip().add("f").add("l", b"f", attributes=LINK).end()),
    "Z07": case(lambda: Zip().add("d", b"/tmp", attributes=LINK).add("d/evil").end(),
                lambda: Zip().add("d/", b"", method=0, attributes=0o40755 << 16).add("d/evil").end()),
    "Z08": case(lambda: one("su", b"x", attributes=0o104755 << 16), lambda: one("su", b"x", attributes=0o100755 << 16)),
    "Z09": case(lambda: one("null", b"", attributes=0o020666 << 16), lambda: one("null", b"", attributes=0o100644 << 16)),
    "Z10": case(lambda: one("safe.txt", local_name="evil.exe"), lambda: one("safe.txt")),
    "Z11": case(lambda: one("a", b"test", local_method=0, local_packed=4), lambda: one("a", b"test")),
    "Z12": case(lambda: one("a", b"test", local_packed=0), lambda: one("a", b"test")),
    "Z13": case(lambda: one("a", b"test", local_crc=1), lambda: one("a", b"test")),
    "Z14": case(lambda: one("a", b"test", method=0, local_flags=1), lambda: one("a", b"test", method=0)),
    "Z15": case(lambda: one("original", extra=unicode_path(b"original", b"../evil")), lambda: one("original")),
    "Z16": case(lambda: one("orig", extra=unicode_path(b"orig", b"cdh"), local_extra=unicode_path(b"orig", b"lfh")),
                lambda: one("orig")),
    "Z17": case(lambda: one("orig", extra=unicode_path(b"orig", b"up", crc=0)), lambda: one("orig")),
    "Z18": case(lambda: Zip().add("t", b"a").add("t", b"b").end(), lambda: Zip().add("t", b"a").add("u", b"b").end()),
    "Z19": case(lambda: Zip().add("a/b", b"a").add("a/./b", b"b").end(), lambda: Zip().add("a/b", b"a").add("a/c", b"b").end()),
    "Z20": case(lambda: Zip().add("t.txt", b"a").add("t.TXT", b"b").end(), lambda: Zip().add("t.txt", b"a").add("u.TXT", b"b").end()),
    "Z21": case(lambda: one(b"a\0.exe"), lambda: one(b"a.exe")),
    "Z22": case(lambda: one(b"a\x08b"), lambda: one(b"a8b")),
    "Z23": case(lambda: one(b"a\xffb", flags=0x800), lambda: one("a\u00ffb", flags=0x800)),
    "Z24": case(lambda: one(b"caf\x82"), lambda: one("caf\u00e9", flags=0x800)),
    "Z25": case(lambda: Zip().add("a").add("hidden/evil", listed=False).end(), lambda: Zip().add("a").add("hidden/evil").end()),
    "Z26": case(lambda: Zip().add("evil", listed=False).add("a").end(), lambda: Zip().add("evil").add("a").end()),
    "Z27": case(with_comment, lambda: Zip().add("a", b"a").end(comment=b"a comment")),
    "Z28": case(lambda: two().end(here=1), lambda: two().end()),
    "Z29": case(lambda: two().end(total=1), lambda: two().end()),
    "Z30": case(lambda: two().end(size=CENTRAL_BYTES + 1), lambda: two().end()),
    "Z31": case(lambda: two().end(offset=0), lambda: two().end()),
    "Z32": case(modulo65536, lambda: two().end()),
    "Z33": case(lambda: two().end(zip64_count=1), lambda: two().end(zip64_count=2)),
    "Z34": case(zip64_plain),
    "Z35": case(lambda: Zip().add("a").end(trail=b"TRAILING" * 8), plain),
    "Z36": case(lambda: Zip(prefix=b"MZ" + bytes(510)).add("a").end(), plain),
    "Z37": case(lambda: Zip().add("a").raw(b"SECRET" * 50).add("b").end(), lambda: two().end()),
    "Z38": case(lambda: Zip().add("a").raw(b"SECRET" * 50).end(), plain),
    "Z39": case(lambda: overlap_full(2000), lambda: overlap_full(1)),
    "Z40": case(lambda: overlap_quoted(64, MIB), lambda: overlap_quoted(1, MIB)),
    "Z41": case(lambda: one("zeros", bytes(64 * MIB)), lambda: one("zeros", bytes(4 * MIB))),
    "Z42": case(lambda: nested_bomb(8, 10 * MIB), lambda: nested_bomb(2, 10)),
    "Z43": case(lambda: one("secret", b"x" * 20, method=0, flags=1, packed=CIPHER), lambda: one("secret", b"x" * 20, method=0)),
    "Z44": case(lambda: one("secret", b"x" * 20, method=99, flags=1, packed=bytes(range(48)), extra=aes_extra()),
                lambda: one("secret", b"x" * 20)),
    "Z45": case(lambda: one("x", b"x", flags=0x2041, method=0), lambda: one("x", b"x", method=0)),
    "Z46": case(lambda: Zip().add("a").add("s", b"x" * 20, method=0, flags=1, packed=CIPHER).end(),
                lambda: Zip().add("a").add("s", b"x" * 20, method=0).end()),
    "Z47": case(lambda: one("a", b"x", method=97), lambda: one("a", b"x")),
    "Z48": case(lambda: one("a", b"test", behind=struct.pack("<IIII", 0x08074B50, 0, 0, 0)), lambda: one("a", b"test", behind=b"")),
    "Z49": case(lambda: one("a", b"test", behind=b"")),
    "Z50": case(lambda: one("a", one("inner"), method=0, behind=b""), lambda: one("a", one("inner"), method=0)),
    "Z51": case(lambda: one("a", b"A" * 100000, local_size=10, central_size=10), lambda: one("a", b"A" * 100000)),
    "Z52": case(lambda: one("a", b"A" * 10, local_size=100000, central_size=100000), lambda: one("a", b"A" * 10)),
    "Z53": case(lambda: one("a", b"test", local_crc=1, central_crc=1), lambda: one("a", b"test")),
    "Z54": case(lambda: one("a", b"test")[:-30], lambda: one("a", b"test")),
    "Z55": case(lambda: one("a", b"test", packed=deflate(b"test") + b"SECRETSECRET"), lambda: one("a", b"test")),
    "Z56": case(lambda: one("test/", b"test", attributes=0o40755 << 16), lambda: one("test", b"test")),
    "Z57": case(lambda: one("test", b"test", attributes=0x10, made=DOS), lambda: one("test", b"test", attributes=0x20, made=DOS)),
    "Z58": case(lambda: Zip().add("a", disk=1).end(disk=1), plain),
    "Z59": case(lambda: b"PK\x07\x08" + one(), plain),
    "Z60": case(lambda: Zip().add("a").add("__MACOSX/._a", b"\0\5\x16\7").end(), lambda: Zip().add("a").add("b").end()),
    "Z61": case(lambda: one(extra=b"\x01\x00\xff\xff\x00"), plain),
    "Z62": case(lambda: one("n/" * 30000 + "f"), lambda: one("n/" * 30 + "f")),
    "Z63": case(lambda: many(60000)),
    "Z64": case(plain),
    "Z65": case(lambda: Zip().add("META-INF/MANIFEST.MF", b"Manifest-Version: 1.0\r\n").add("A.class", b"\xca\xfe\xba\xbe").end()),
    "Z66": case(lambda: one("inner.zip", one("../evil"), method=0), lambda: one("inner.zip", one("evil"), method=0)),
    "Z67": case(lambda: one("notes.txt", one("../evil")), lambda: one("notes.zip", one("evil"))),
    "Z68": case(lambda: Zip(prefix=b"\x7fELF" + bytes(60)).add("../evil").end(), lambda: one("evil")),
}
