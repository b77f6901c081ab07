# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Writes ZIP records exactly as told, right or wrong (PKWARE APPNOTE 6.3.10, section 4.3)."""
import struct
import zlib

UNIX = (3 << 8) | 20
DOS = 20
FILE = 0o100644 << 16
DATE = 0x5821
CENTRAL_BYTES = 46
FULL16 = 0xFFFF
FULL32 = 0xFFFFFFFF


def deflate(data, level=9):
    stream = zlib.compressobj(level, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


def local_header(name, crc, packed, size, method=8, flags=0, extra=b""):
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, method, 0, DATE, crc, packed, size, len(name),
                       len(extra)) + name + extra


def central_header(name, crc, packed, size, offset, method=8, flags=0, extra=b"", made=UNIX, attributes=FILE, disk=0):
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, made, 20, flags, method, 0, DATE, crc, packed, size, len(name),
                       len(extra), 0, disk, 0, attributes & FULL32, offset) + name + extra


def end_record(here, size, offset, comment=b"", total=None, disk=0, directory_disk=0):
    return struct.pack("<IHHHHIIH", 0x06054B50, disk, directory_disk, here, here if total is None else total, size,
                       offset, len(comment)) + comment


def zip64_end(count, size, offset, at):
    """The ZIP64 end record and its locator; `at` is where the record itself begins."""
    return struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, offset) + struct.pack(
        "<IIQI", 0x07064B50, 0, at, 1)


def descriptor(crc, packed, size):
    return struct.pack("<IIII", 0x08074B50, crc, packed, size)


def unicode_path(name, unicode_name, crc=None):
    """Info-ZIP's Unicode Path extra field (0x7075), valid only with the CRC-32 of the name it stands for."""
    return struct.pack("<HHBI", 0x7075, 5 + len(unicode_name), 1, zlib.crc32(name) if crc is None else crc) + unicode_name


class Zip:
    """Collects local records and their central ones. Values of the two headers agree unless a `local_` or `central_`
    one is given; `packed` is the stored form where it is not to be made from the data."""

    def __init__(self, prefix=b""):
        self.records = bytearray(prefix)
        self.directory = []

    def add(self, name, data=b"x\n", method=8, packed=None, flags=0, extra=b"", made=UNIX, attributes=FILE, disk=0,
            local_name=None, local_method=None, local_flags=None, local_packed=None, local_size=None, local_crc=None,
            local_extra=None, central_size=None, central_crc=None, behind=None, listed=True):
        """`behind`: a data descriptor ("" for a right one), so that the local header states no sizes."""
        name, crc, offset = self._bytes(name), zlib.crc32(data), len(self.records)
        if packed is None:
            packed = deflate(data) if method == 8 else data
        streamed = behind is not None
        given = [0, 0, 0] if streamed else [crc, len(packed), len(data)]
        local = [given[i] if value is None else value for i, value in enumerate((local_crc, local_packed, local_size))]
        flags |= 8 if streamed else 0
        self.records += local_header(
            name if local_name is None else self._bytes(local_name), *local,
            method if local_method is None else local_method, flags if local_flags is None else local_flags,
            extra if local_extra is None else local_extra) + packed
        if streamed:
            self.records += behind or descriptor(crc, len(packed), len(data))
        if listed:
            self.directory.append(
                central_header(name, crc if central_crc is None else central_crc, len(packed),
                               len(data) if central_size is None else central_size, offset, method, flags, extra, made,
                               attributes, disk))
        return self

    def raw(self, data):
        self.records += data
        return self

    def end(self, here=None, total=None, size=None, offset=None, comment=b"", trail=b"", disk=0, zip64_count=None):
        directory = b"".join(self.directory)
        here = len(self.directory) if here is None else here
        begin = len(self.records)
        zip64 = b"" if zip64_count is None else zip64_end(zip64_count, len(directory), begin, begin + len(directory))
        return bytes(self.records) + directory + zip64 + end_record(
            here, len(directory) if size is None else size, begin if offset is None else offset, comment, total,
            disk) + trail

    @staticmethod
    def _bytes(name):
        return name.encode() if isinstance(name, str) else name
