# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""S01 to ...: cases of our own, beyond the reference table: what real archives have, and hazards that none of its rows needs."""
import lzma

from format_cases import SCRIPT, ar, control, gz
from recipe import case
from tar_writer import README, file, symlink, tar


def deb(*entries):
    """A binary package whose payload has these entries."""
    return ar(("debian-binary", b"2.0\n"), ("control.tar.gz", control(b"Package: x\n")), ("data.tar.xz", lzma.compress(tar(*entries))))


CASES = {
    "S01": case(lambda: deb(symlink("./usr/lib/libx.so", "/lib/libx.so.1")),
                lambda: deb(file("./lib/libx.so.1"), symlink("./usr/lib/libx.so", "/lib/libx.so.1"))),
    "S02": case(lambda: deb(symlink("./etc", "/tmp"), file("./etc/cron.d/x")), lambda: deb(file("./etc/cron.d/x"))),
    "S03": case(lambda: deb(symlink("./usr/lib/libx.so", "/../lib/libx.so.1")), lambda: deb(file("./usr/lib/libx.so"))),
    "S05": case(lambda: tar(README, file("pkg/setup.run", SCRIPT + gz(tar(file("evil"))), mode=0o755)),
                lambda: tar(README, file("pkg/setup.run", SCRIPT, mode=0o755))),
    "S04": case(lambda: tar(README, file("pkg/notes.uu", b"uuencoded below\n\nbegin 644 x\n`\nend\n"))),
}
