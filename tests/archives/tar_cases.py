# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""T01 to T80: tar entries and headers. The first recipe of each is the case, the second the same without the defect."""
import struct
import unicodedata

from recipe import case
from tar_writer import (BLOCK, README, base256, file, folder, gnu_long_name, hardlink, header, octal, padded, pax, symlink,
                        tar)

INNER = tar(file("hidden/evil.sh", b"#!/bin/sh\n"))
GHOST = file("ghost", b"")[:BLOCK]
CAPABILITY = struct.pack("<IIIII", 0x02000001, 0x2000, 0, 0, 0)
ACL = "user::rw-,user:0:rwx,group::r--,mask::rwx,other::r--"
HUGE = 8 << 40
CAFE = "caf\u00e9"


def named(name, **fields):
    """A tar with one entry of that name, after a harmless one."""
    return tar(README, file(name, **fields))


def alone(name, **fields):
    return tar(file(name, **fields))


def renamed(*records, kind=b"x"):
    return tar(pax(*records, kind=kind), file("x"))


def gnu_sparse(real_size):
    """512 bytes of data at offset 0, then a hole (GNU's old sparse header: four map entries, a flag, the real size)."""
    tail = bytes(41) + octal(0, 12) + octal(BLOCK, 12) + bytes(72) + b"\0" + base256(real_size, 12)
    return tar(header("s", BLOCK, kind=b"S", magic=b"ustar  \0", tail=tail) + b"x" * BLOCK)


def pax_sparse(real_size):
    """512 bytes of data at the end of a hole (pax sparse format 1.0: the map stands before the data)."""
    entry = header("GNUSparseFile.0/big", 2 * BLOCK) + padded(b"1\n%d\n512\n" % (real_size - BLOCK)) + b"x" * BLOCK
    return tar(pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "big"),
                   ("GNU.sparse.realsize", str(real_size))), entry)


def signed_sum(block):
    return sum(byte - 256 if byte > 127 else byte for byte in block)


def plus_one(block):
    return sum(block) + 1


def pair(good_name):
    """Two entries that only differ from the case's by having nothing odd about their names."""
    return tar(file(good_name + "1", b"1"), file(good_name + "2", b"2"))


PLAIN = lambda: tar(README)
TWO = lambda: named("a")

CASES = {
    "T01": case(lambda: named("../evil"), lambda: named("evil")),
    "T02": case(lambda: named("a/../../evil"), lambda: named("a/evil")),
    "T03": case(lambda: named("a/b/../c"), lambda: named("a/c")),
    "T04": case(lambda: named("/etc/evil"), lambda: named("etc/evil")),
    "T05": case(lambda: named("//etc/evil"), lambda: named("etc/evil")),
    "T06": case(lambda: tar(README, symlink("pkg/l", "/etc/passwd")), lambda: tar(README, symlink("pkg/l", "README.txt"))),
    "T07": case(lambda: tar(README, symlink("pkg/l", "../../etc/passwd")),
                lambda: tar(README, symlink("pkg/l", "../pkg/README.txt"))),
    "T08": case(lambda: tar(README, symlink("pkg/l", "README.txt"))),
    "T09": case(lambda: tar(symlink("d", "/tmp"), file("d/evil")), lambda: tar(folder("d/"), file("d/evil"))),
    "T10": case(lambda: tar(symlink("cur", "."), symlink("par", "cur/.."), file("par/evil")),
                lambda: tar(symlink("cur", "."), folder("par/"), file("par/evil"))),
    "T11": case(lambda: tar(symlink("cur", "."), symlink("cur/par", ".."), file("par/evil")),
                lambda: tar(symlink("cur", "."), folder("par/"), file("par/evil"))),
    "T12": case(lambda: tar(symlink("moo", "/opt/moo"), file("moo")), lambda: tar(symlink("link", "moo"), file("moo"))),
    "T13": case(lambda: tar(README, symlink("a", "b"), symlink("b", "a")), lambda: tar(README, symlink("a", "b"), file("b"))),
    "T14": case(lambda: tar(README, symlink("pkg/l", "nowhere")), lambda: tar(README, symlink("pkg/l", "README.txt"))),
    "T15": case(lambda: tar(README, hardlink("h", "/etc/passwd")), lambda: tar(README, hardlink("h", "pkg/README.txt"))),
    "T16": case(lambda: tar(README, hardlink("h", "../../outside")), lambda: tar(README, hardlink("h", "pkg/README.txt"))),
    "T17": case(lambda: tar(symlink("s", "/etc/passwd"), hardlink("h", "s"), file("h", b"overwritten")),
                lambda: tar(file("s"), hardlink("h", "s"), file("other", b"overwritten"))),
    "T18": case(lambda: tar(README, hardlink("h", "nope")), lambda: tar(README, hardlink("h", "pkg/README.txt"))),
    "T19": case(lambda: tar(hardlink("h", "pkg/README.txt"), README), lambda: tar(README, hardlink("h", "pkg/README.txt"))),
    "T20": case(lambda: tar(README, hardlink("pkg/h", "pkg/README.txt"))),
    "T21": case(lambda: tar(file("a", b"first"), header("a2", 5, kind=b"1", link="a") + padded(b"other")),
                lambda: tar(file("a", b"first"), hardlink("a2", "a"))),
    "T22": case(lambda: tar(README, header("dev/null", kind=b"3", device=(1, 3))), lambda: named("dev/null")),
    "T23": case(lambda: tar(README, header("dev/sda", kind=b"4", device=(8, 0))), lambda: named("dev/sda")),
    "T24": case(lambda: tar(README, header("p", kind=b"6")), lambda: named("p")),
    "T25": case(lambda: named("bin/su", data=b"#!/bin/sh\n", mode=0o4755), lambda: named("bin/su", data=b"#!/bin/sh\n", mode=0o755)),
    "T26": case(lambda: named("bin/sg", data=b"#!/bin/sh\n", mode=0o2755), lambda: named("bin/sg", data=b"#!/bin/sh\n", mode=0o755)),
    "T27": case(lambda: named("etc/conf", data=b"a", mode=0o666), lambda: named("etc/conf", data=b"a", mode=0o644)),
    "T28": case(lambda: tar(pax(("SCHILY.xattr.security.capability", CAPABILITY)), file("bin/ping", mode=0o755)),
                lambda: tar(pax(("SCHILY.xattr.user.note", "x")), file("bin/ping", mode=0o755))),
    "T29": case(lambda: tar(pax(("SCHILY.acl.access", ACL)), file("f")), lambda: tar(pax(("comment", "none")), file("f"))),
    "T30": case(lambda: renamed(("path", b"good\0evil")), lambda: renamed(("path", b"good-evil"))),
    "T31": case(lambda: tar(README, header(b"good.txt\0/../../evil", 2) + padded(b"x\n")), lambda: named("good.txt")),
    "T32": case(lambda: tar(pax(("size", str(len(INNER)))), header("inner.tar") + padded(INNER), file("tail")),
                lambda: tar(pax(("size", str(len(INNER)))), header("inner.tar", len(INNER)) + padded(INNER), file("tail"))),
    "T33": case(lambda: tar(pax(("size", "0")), header("inner.tar", len(INNER)) + padded(INNER), file("tail")),
                lambda: tar(pax(("size", str(len(INNER)))), header("inner.tar", len(INNER)) + padded(INNER), file("tail"))),
    "T34": case(lambda: renamed(("path", "first"), ("path", "../second")), lambda: renamed(("path", "first"))),
    "T35": case(lambda: tar(pax(("path", "../global"), kind=b"g"), file("a"), file("b")),
                lambda: tar(pax(("comment", "global"), kind=b"g"), file("a"), file("b"))),
    "T36": case(lambda: tar(pax(("path", "safe")), gnu_long_name("../evil"), file("x")),
                lambda: tar(pax(("path", "safe")), file("x"))),
    "T37": case(lambda: tar(header("././@LongLink", kind=b"L", size_field=base256(1 << 40, 12))),
                lambda: tar(gnu_long_name("long"), file("x"))),
    "T38": case(lambda: tar(header("PaxHeaders/x", kind=b"x", size_field=octal(7 << 30, 12))), lambda: renamed(("path", "y"))),
    "T39": case(lambda: tar(header("PaxHeaders/x", 20, kind=b"x") + padded(b"99 path=oops\n1234567"), file("x")),
                lambda: renamed(("path", "oops"))),
    "T40": case(lambda: tar(header("n", size_field=base256(-BLOCK, 12)), README), lambda: tar(header("n"), README)),
    "T41": case(lambda: tar(header("n", size_field=base256(1 << 62, 12)), README),
                lambda: tar(header("n", size_field=base256(0, 12)), README)),
    "T42": case(lambda: gnu_sparse(HUGE), lambda: tar(file("s", b"x" * BLOCK, magic=b"ustar  \0"))),
    "T43": case(lambda: pax_sparse(HUGE), lambda: tar(file("big", b"x" * BLOCK))),
    "T44": case(lambda: tar(README, header("bad", 2, checksum=plus_one) + padded(b"x\n"), file("after")),
                lambda: tar(README, file("bad"), file("after"))),
    "T45": case(lambda: tar(README, header("b\u00e9".encode(), 2, checksum=signed_sum) + padded(b"x\n"))),
    "T46": case(lambda: tar(README, end=b""), PLAIN),
    "T47": case(lambda: tar(README, bytes(BLOCK), file("after-one-zero")), lambda: named("after-one-zero")),
    "T48": case(lambda: tar(README) + tar(file("second/evil")), lambda: named("second/evil")),
    "T49": case(lambda: tar(README) + bytes(range(1, 256)) * 40, lambda: tar(README) + bytes(255) * 40),
    "T50": case(lambda: named("big", data=b"y" * 4096)[:2500], lambda: named("big", data=b"y" * 4096)),
    "T51": case(lambda: tar(file("a", b"one"), file("a", b"two")), lambda: tar(file("a", b"one"), file("b", b"two"))),
    "T52": case(lambda: tar(file("a", b"one"), file("a", b"one")), lambda: tar(file("a", b"one"), file("b", b"one"))),
    "T53": case(lambda: tar(file("Makefile", b"1"), file("makefile", b"2")), lambda: pair("Makefile")),
    "T54": case(lambda: tar(file(CAFE, b"1"), file(unicodedata.normalize("NFD", CAFE), b"2")),
                lambda: pair(CAFE)),
    "T55": case(lambda: tar(file("a", b"1"), file("a/b", b"2")), lambda: tar(folder("a/"), file("a/b", b"2"))),
    "T56": case(lambda: alone(b"na\xff\xfeme"), lambda: alone("n\u00e4me")),
    "T57": case(lambda: alone("pkg/\u202egpj.exe"), lambda: alone("pkg/gpj.exe")),
    "T58": case(lambda: tar(file("pkg/a\u200bb.c"), file("pkg/ab.c")), lambda: tar(file("pkg/a-b.c"), file("pkg/ab.c"))),
    "T59": case(lambda: alone("pkg/a\x1b[2J\nb"), lambda: alone("pkg/a[2J b")),
    "T60": case(lambda: alone("-rf"), lambda: alone("rf")),
    "T61": case(lambda: tar(file("pkg/CON"), file("pkg/aux.txt"), file("pkg/com1.c")),
                lambda: tar(file("pkg/CONS"), file("pkg/auxi.txt"), file("pkg/com10.c"))),
    "T62": case(lambda: tar(file("pkg/a."), file("pkg/b ")), lambda: tar(file("pkg/a.b"), file("pkg/b c"))),
    "T63": case(lambda: alone("pkg/a.txt:evil"), lambda: alone("pkg/a.txt")),
    "T64": case(lambda: alone("C:/Windows/evil"), lambda: alone("C/Windows/evil")),
    "T65": case(lambda: alone("..\\..\\evil"), lambda: alone("evil")),
    "T66": case(lambda: renamed(("path", "d/" * 2500 + "f")), lambda: renamed(("path", "d/" * 25 + "f"))),
    "T67": case(lambda: renamed(("path", "n" * 300)), lambda: renamed(("path", "n" * 255))),
    "T68": case(lambda: tar(file(""), README), TWO),
    "T69": case(lambda: tar(folder("./", mode=0), README), lambda: tar(folder("./"), README)),
    "T70": case(lambda: tar(README, file("z", kind=b"Z")), lambda: named("z")),
    "T71": case(lambda: tar(header("l", BLOCK, kind=b"2", link="x") + GHOST, README),
                lambda: tar(symlink("l", "pkg"), GHOST, README)),
    "T72": case(lambda: tar(header("d/", BLOCK, kind=b"5") + GHOST, README), lambda: tar(folder("d/"), GHOST, README)),
    "T73": case(lambda: tar(header("part", BLOCK, kind=b"M", magic=b"ustar  \0") + b"x" * BLOCK),
                lambda: tar(file("part", b"x" * BLOCK, magic=b"ustar  \0"))),
    "T74": case(lambda: alone("f", time=0o77777777777), lambda: alone("f")),
    "T75": case(lambda: alone("f", uid=0, gid=0, user=b"root", group=b"root")),
    "T76": case(lambda: tar(file("etc/.wh.passwd", b""), file(".wh..wh..opq", b"")), lambda: tar(file("etc/passwd", b""))),
    "T77": case(lambda: alone("pkg/.git/hooks/post-checkout", data=b"#!/bin/sh\nid\n", mode=0o755),
                lambda: alone("pkg/hooks/post-checkout", data=b"#!/bin/sh\nid\n", mode=0o755)),
    "T78": case(lambda: tar(*[header("d/%d" % i) for i in range(120000)]), lambda: tar(*[header("d/%d" % i) for i in range(99999)])),
    "T79": case(lambda: alone("evil", prefix=b".."), lambda: alone("evil", prefix=b"p")),
    "T80": case(lambda: alone("a", magic=bytes(8))),
}
