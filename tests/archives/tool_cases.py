# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""X01 to X10: formats of other tools. Those tools make what a few lines cannot (7z, ISO); where a tool would mend the defect
(bsdtar drops the ".." from a xar) or is not at hand, the bytes are written here. X03 and X04 have random salts, X05 and X07
the day in them; everything else is the same each time."""
import hashlib
import os
import shutil
import struct
import subprocess
import tempfile
import zlib

from recipe import ToolMissing, case, noise
from zip_writer import central_header, end_record, local_header

TIME = 1700000000


def made_by(*command, name, files=None, links=None):
    """What a tool writes to `name` in a folder with these files; '@' in the command stands for the name."""
    if not shutil.which(command[0]):
        raise ToolMissing(command[0])
    with tempfile.TemporaryDirectory() as folder:
        for path, text in (files or {"moo": "moo\n"}).items():
            with open(os.path.join(folder, path), "w", encoding="utf-8") as stream:
                stream.write(text)
        for path, target in (links or {}).items():
            os.symlink(target, os.path.join(folder, path))
        for path in os.listdir(folder):
            os.utime(os.path.join(folder, path), (TIME, TIME), follow_symlinks=False)
        subprocess.run([word.replace("@", name) for word in command], cwd=folder, check=True, capture_output=True)
        with open(os.path.join(folder, name), "rb") as stream:
            return stream.read()


def bsdtar_7z(*arguments, **tree):
    return made_by("bsdtar", "--format=7zip", "-P", "-cf", "@", *arguments, name="x.7z", **tree)


def plain_7z():
    return made_by("7z", "a", "@", "moo", name="x.7z")


def iso(*arguments, **tree):
    return made_by("genisoimage", "-quiet", *arguments, "-o", "@", *sorted({"moo", *tree.get("links", {})}), name="x.iso", **tree)


def xar(*path):
    """A xar of one empty-bodied file in nested folders: header, zlib-compressed table of contents, heap with the table's SHA-1
    and the file's bytes. Each file element has one part of the path, as xar's own tools write and join it."""
    data = b"moo\n"
    digest = hashlib.sha1(data).hexdigest()
    body = ("<data><length>{0}</length><offset>20</offset><size>{0}</size><encoding style=\"application/octet-stream\"/>"
            "<archived-checksum style=\"sha1\">{1}</archived-checksum><extracted-checksum style=\"sha1\">{1}"
            "</extracted-checksum></data><type>file</type>").format(len(data), digest)
    for depth, part in enumerate(reversed(path)):
        kind = "" if depth == 0 else "<type>directory</type>"
        body = '<file id="{}"><name>{}</name><mode>0755</mode>{}{}</file>'.format(len(path) - depth, part, kind, body)
    toc = ('<?xml version="1.0" encoding="UTF-8"?>\n<xar><toc><checksum style="sha1"><offset>0</offset><size>20</size>'
           "</checksum>" + body + "</toc></xar>\n").encode()
    packed = zlib.compress(toc)
    header = struct.pack(">4sHHQQI", b"xar!", 28, 1, len(packed), len(toc), 1)
    return header + packed + hashlib.sha1(packed).digest() + data


def split_zip():
    """The last of two segments: the end of one entry's data, then a directory that says where the rest lies (APPNOTE 8)."""
    data = noise(100000)
    crc, first = zlib.crc32(data), 64 << 10
    whole = b"PK\x07\x08" + local_header(b"big", crc, len(data), len(data), method=0) + data
    directory = central_header(b"big", crc, len(data), len(data), 4, method=0)
    return whole[first:] + directory + end_record(1, len(directory), len(whole) - first, disk=1, directory_disk=1)


def whole_zip():
    data = noise(100000)
    crc = zlib.crc32(data)
    local = local_header(b"big", crc, len(data), len(data), method=0) + data
    directory = central_header(b"big", crc, len(data), len(data), 0, method=0)
    return local + directory + end_record(1, len(directory), len(local))


LEAVES = {"l": "/etc/passwd"}
STAYS = {"l": "moo"}

CASES = {
    "X01": case(lambda: bsdtar_7z("-s", ",^,../,", "moo"), lambda: bsdtar_7z("moo")),
    "X02": case(lambda: bsdtar_7z("l", links=LEAVES), lambda: bsdtar_7z("l", "moo", links=STAYS)),
    "X03": case(lambda: made_by("7z", "a", "-psecret", "@", "moo", name="x.7z"), plain_7z),
    "X04": case(lambda: made_by("7z", "a", "-psecret", "-mhe=on", "@", "moo", name="x.7z"), plain_7z),
    "X05": case(lambda: iso("-R", links=LEAVES), lambda: iso("-R", links=STAYS)),
    "X06": case(lambda: xar("..", "moo"), lambda: xar("folder", "moo")),
    "X07": case(lambda: iso("-J", "-R")),
    "X08": case(plain_7z),
    "X10": case(split_zip, whole_zip),
}
