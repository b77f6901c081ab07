#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Runs the commands of a page and compares what they say with what the page shows.

  walkthrough.py SLUICE SOURCE PAGE            fails where a ```text block is not what the ```sh block before it prints
  walkthrough.py SLUICE SOURCE PAGE --update   writes the blocks anew

A page is run from its top to its end in one empty folder. `sluice` is SLUICE, and $CLONE is SOURCE. Days and digests are
compared as such, because both follow the day on which the page is run.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"```sh\n(?P<commands>.*?)```\n(?P<between>\s*)```text\n(?P<output>.*?)```\n", re.S)


def normal(text):
    text = re.sub(r"\b\d{4}-\d\d-\d\d\b", "DAY", text)
    text = re.sub(r"(?<=-)20\d{6}\b", "DAY", text)
    text = re.sub(r"\b[0-9a-f]{16,128}\b", "HEX", text)
    return re.sub(r"[ \t]+\n", "\n", text)


def run(commands, folder, environment):
    ended = subprocess.run(["bash", "-c", commands], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    text = ended.stdout.decode("utf-8", "replace").replace(str(folder), ".")
    text = "\n".join(line.rstrip() for line in text.splitlines()) + "\n" if text else ""
    return text + (f"(exit code {ended.returncode})\n" if ended.returncode else "")


def main():
    sluice, source, page = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    update = "--update" in sys.argv[4:]
    text = page.read_text(encoding="utf-8")
    shell_blocks = text.count("```sh\n")
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch).resolve() / "work"
        home = pathlib.Path(scratch).resolve() / "home"
        folder.mkdir()
        home.mkdir()
        environment = {"PATH": f"{sluice.parent}:/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8",
                       "CLONE": str(source), "COLUMNS": "120"}

        def replaced(block):
            nonlocal failures
            got = run(block["commands"], folder, environment)
            if normal(got) != normal(block["output"]):
                failures += 1
                if not update:
                    sys.stdout.writelines(difflib.unified_diff(block["output"].splitlines(True), got.splitlines(True),
                                                               f"{page.name}: {block['commands'].strip()}", "now"))
            return f"```sh\n{block['commands']}```\n{block['between']}```text\n{got}```\n"

        new, count = BLOCK.subn(replaced, text)
    if count != shell_blocks or count == 0:
        sys.exit(f"{page}: {shell_blocks} command blocks, {count} of them with what they print")
    if update:
        page.write_text(new, encoding="utf-8")
        print(f"{page}: {failures} of {count} blocks written anew")
    elif failures:
        sys.exit(f"{page}: {failures} of {count} blocks print something else; --update writes them anew")


main()
