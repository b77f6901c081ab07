# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""C01 to C20: compressed streams and what is wrapped around a tar."""
import binascii
import bz2
import gzip
import lzma
import shutil
import struct
import subprocess
import zlib

from recipe import ToolMissing, case, noise
from tar_writer import README, file, tar
from zip_writer import deflate

MIB = 1 << 20


def gz(data):
    return gzip.compress(data, 9, mtime=0)


def flipped(data, at, bits):
    damaged = bytearray(data)
    damaged[at] ^= bits
    return bytes(damaged)


def gz_named(name):
    """A member that states a file name (RFC 1952, FNAME)."""
    data = b"x\n"
    return b"\x1f\x8b\x08\x08\0\0\0\0\0\xff" + name + b"\0" + deflate(data) + struct.pack("<II", zlib.crc32(data), len(data))


def lzma_alone(dictionary):
    packed = lzma.compress(tar(README), format=lzma.FORMAT_ALONE)
    return packed[:1] + struct.pack("<I", dictionary) + packed[5:]


def layers(count):
    data = tar(README)
    for _ in range(count):
        data = gz(data)
    return data


def nested(count):
    data = tar(README)
    for i in range(count):
        data = tar(file("n%d.tar" % i, data))
    return data


def nested_tgz(count):
    data = tar(README)
    for i in range(count):
        data = gz(tar(file("n%d.tgz" % i, data)))
    return data


def uuencoded(data):
    lines = [binascii.b2a_uu(data[i:i + 45]) for i in range(0, len(data), 45)]
    return b"begin 644 x.tar.gz\n" + b"".join(lines) + b"`\nend\n"


def zstd(data):
    if not shutil.which("zstd"):
        raise ToolMissing("zstd")
    return subprocess.run(["zstd", "-q", "-c"], input=data, capture_output=True, check=True).stdout


def skippable_frame(data):
    return b"\x50\x2a\x4d\x18" + struct.pack("<I", len(data)) + data


def two_members(compress):
    """A tar cut in two, each half a stream of its own: the entry m2 is in the second."""
    return compress(tar(README, end=b"")) + compress(tar(file("m2")))


CASES = {
    "C01": case(lambda: gz(tar(file("zeros", bytes(64 * MIB)))), lambda: gz(tar(file("zeros", bytes(4 * MIB))))),
    "C02": case(lambda: gz(tar(README)) + b"JUNKJUNK", lambda: gz(tar(README))),
    "C03": case(lambda: gz(tar(README)) + bytes(512)),
    "C04": case(lambda: two_members(gz)),
    "C05": case(lambda: flipped(gz(tar(README)), -8, 1), lambda: gz(tar(README))),
    "C06": case(lambda: gz(tar(README, file("r", noise(20000))))[:-4000], lambda: gz(tar(README, file("r", noise(20000))))),
    "C07": case(lambda: gz_named(b"../../evil"), lambda: gz_named(b"evil")),
    "C08": case(lambda: lzma.compress(tar(README, end=b"")) + bytes(4) + lzma.compress(tar(file("m2")))),
    "C09": case(lambda: flipped(lzma.compress(tar(README)), len(lzma.compress(tar(README))) // 2, 0xFF),
                lambda: lzma.compress(tar(README))),
    "C10": case(lambda: lzma_alone(0xFFFFFFFF), lambda: lzma_alone(1 << 23)),
    "C11": case(lambda: two_members(bz2.compress)),
    "C12": case(lambda: layers(24), lambda: layers(1)),
    "C13": case(lambda: nested(12), lambda: nested(6)),
    "C14": case(lambda: nested_tgz(3)),
    "C15": case(lambda: b"\x89LZO\0\r\n\x1a\n" + bytes(64), lambda: gz(tar(README)), "C15-supported.tar.gz"),
    "C16": case(lambda: b"LRZI\0\x06" + bytes(64), lambda: gz(tar(README)), "C16-supported.tar.gz"),
    "C17": case(lambda: b"GRZipII\0\x02\x04:)" + bytes(64), lambda: gz(tar(README)), "C17-supported.tar.gz"),
    "C18": case(lambda: uuencoded(gz(tar(README))), lambda: gz(tar(README)), "C18-decoded.tar.gz"),
    "C19": case(lambda: b"\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", lambda: zstd(tar(README))),
    "C20": case(lambda: skippable_frame(b"HIDDENxx") + zstd(tar(README)), lambda: zstd(tar(README))),
}
