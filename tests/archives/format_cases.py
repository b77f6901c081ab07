# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""F01 to F21: what a file is, against what it is called; ar, cpio, WARC and formats that nobody here opens."""
import gzip
import lzma
import struct
import zlib

from recipe import case
from tar_writer import README, file, tar
from zip_writer import Zip, deflate, end_record

SCRIPT = b'#!/bin/sh\ntail -n +4 "$0" | tar xz\nexit 0\n'
AR_MARK = b"!<arch>\n"


def gz(data):
    return gzip.compress(data, mtime=0)


def member(name, data):
    """An ar member; names longer than 16 bytes are cut."""
    header = name.encode()[:16].ljust(16) + b"%-12d%-6d%-6d%-8s%-10d`\n" % (0, 0, 0, b"100644", len(data))
    return header + data + (b"\n" if len(data) % 2 else b"")


def ar(*members):
    return AR_MARK + b"".join(member(name, data) for name, data in members)


def control(text):
    return gz(tar(file("./control", text)))


def deb(*controls):
    data = lzma.compress(tar(file("./usr/share/doc/x/copyright", b"GPL\n")))
    return ar(("debian-binary", b"2.0\n"), *[("control.tar.gz", c) for c in controls], ("data.tar.xz", data))


def newc(name, data=b"", mode=0o100644, name_bytes=None):
    """A cpio entry, "new ASCII" (SVR4): 13 numbers of eight hex digits; name and data end on multiples of four."""
    stored = name.encode() + b"\0"
    numbers = (1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, name_bytes or len(stored), 0)
    head = b"070701" + b"".join(b"%08X" % number for number in numbers) + stored
    return head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4)


TRAILER = newc("TRAILER!!!")


def polyglot():
    """A gzip whose extra field is skipped by ZIP readers that search from the end, with a ZIP appended."""
    inner = tar(README)
    extra = struct.pack("<H", 4) + b"ZZ\0\0"
    trailer = struct.pack("<II", zlib.crc32(inner), len(inner))
    return b"\x1f\x8b\x08\x04\0\0\0\0\0\xff" + extra + deflate(inner) + trailer + Zip().add("evil").end()


def warc(uri):
    head = (b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " + uri + b"\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            b"WARC-Record-ID: <urn:x>\r\nContent-Length: 2\r\n\r\n")
    return head + b"x\n\r\n\r\n"


def plain_zip():
    return Zip().add("a").end()


def plain_tar():
    return tar(README)


CASES = {
    "F01": case(plain_zip, lambda: gz(tar(README))),
    "F02": case(lambda: b"<html>404 not found</html>\n" * 20, plain_zip),
    "F03": case(lambda: b"", lambda: gz(tar(README))),
    "F04": case(lambda: bytes(10240), plain_tar),
    "F05": case(lambda: end_record(0, 0, 0), plain_zip),
    "F06": case(polyglot, lambda: gz(tar(README))),
    "F07": case(lambda: Zip(prefix=b"#!/bin/sh\nexit 0\n").add("a").end(), plain_zip),
    "F08": case(lambda: SCRIPT + gz(tar(file("evil"))), lambda: SCRIPT),
    "F09": case(lambda: b"#mtree\n./etc/passwd type=file contents=/etc/passwd\n", plain_tar, "F09-supported.tar"),
    "F10": case(lambda: ar(("../../evil/", b"x\n")), lambda: ar(("evil/", b"x\n"))),
    "F11": case(lambda: ar(("/99999", b"x\n")), lambda: ar(("//", b"a-name-of-many-bytes/\n"), ("/0", b"x\n"))),
    "F12": case(lambda: deb(control(b"Package: good\n"), control(b"Package: evil\n")), lambda: deb(control(b"Package: good\n"))),
    "F13": case(lambda: deb(control(b"Package: good\n"))),
    "F14": case(lambda: newc("../evil", b"x") + TRAILER, lambda: newc("evil", b"x") + TRAILER),
    "F15": case(lambda: newc("a", b"x") + TRAILER + newc("evil", b"x") + TRAILER, lambda: newc("a", b"x") + newc("evil", b"x") + TRAILER),
    "F16": case(lambda: newc("a", b"x", name_bytes=0x7FFFFFFF), lambda: newc("a", b"x") + TRAILER),
    "F17": case(lambda: newc("dev/console", mode=0o020600) + TRAILER, lambda: newc("dev/console") + TRAILER),
    "F18": case(lambda: warc(b"file:///../../evil"), lambda: warc(b"http://a.example/good")),
    "F19": case(lambda: b"hsqs" + bytes(508), plain_tar, "F19-supported.tar"),
    "F20": case(lambda: b"Rar!\x1a\x07\x01\x00" + bytes(16), plain_tar, "F20-supported.tar"),
    "F21": case(lambda: bytes(7) + b"**ACE**" + bytes(40), plain_tar, "F21-supported.tar"),
}
