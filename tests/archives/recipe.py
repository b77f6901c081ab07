# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""What all case modules share: a case is a recipe of bytes and, where a defect is planted, of the same without it."""
import hashlib
from collections import namedtuple

# `bytes` and `twin` are functions without parameters; no twin: nothing is planted. `twin_name`: where the twin is of
# another format and so needs another name.
Case = namedtuple("Case", "bytes twin twin_name")


class ToolMissing(Exception):
    """A case needs a program that is not installed; its message is the program's name."""


def case(make, twin=None, twin_name=None):
    return Case(make, twin, twin_name)


def noise(count):
    """Bytes that do not compress, the same each time."""
    return b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(count // 32 + 1))[:count]
