# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""make_cases.py FOLDER: writes the acceptance archives and, below FOLDER/twins, the same without their planted defects.

Their names come from expected.csv beside this file, which has a row for each. FOLDER/made.csv tells what was written
(case,twin); FOLDER/missing.csv the cases whose tool is not installed (case,tool). The table's columns: the case; its file; the
terms that must be found, or "-"; the weight of the worst; the verdict of pack archive-safety at rung assured; why; and,
where the reference table that it was taken from says otherwise, the reason."""
import csv
import os
import sys

import filter_cases
import format_cases
import own_cases
import tar_cases
import tool_cases
import zip_cases
from recipe import ToolMissing

MODULES = (tar_cases, filter_cases, format_cases, zip_cases, tool_cases, own_cases)
HERE = os.path.dirname(os.path.abspath(__file__))


def read_table():
    with open(os.path.join(HERE, "expected.csv"), encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def all_cases():
    cases = {}
    for module in MODULES:
        for name in module.CASES:
            if name in cases:
                raise SystemExit(f"make_cases: two recipes for {name}")
        cases.update(module.CASES)
    return cases


def write(path, data):
    with open(path, "wb") as stream:
        stream.write(data)


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def make(folder):
    table, cases = read_table(), all_cases()
    if {row["case"] for row in table} != set(cases) or len(table) != len(cases):
        raise SystemExit("make_cases: the table's cases and the recipes are not the same")
    os.makedirs(os.path.join(folder, "twins"), exist_ok=True)
    made, missing = [], []
    for row in table:
        recipe = cases[row["case"]]
        twin_name = recipe.twin_name or row["file"]
        try:
            write(os.path.join(folder, row["file"]), recipe.bytes())
            if recipe.twin:
                write(os.path.join(folder, "twins", twin_name), recipe.twin())
            made.append((row["case"], twin_name if recipe.twin else "-"))
        except ToolMissing as missing_tool:
            missing.append((row["case"], missing_tool))
    write_rows(os.path.join(folder, "made.csv"), made)
    write_rows(os.path.join(folder, "missing.csv"), missing)
    for name, tool in missing:
        print(f"make_cases: skipped {name}: {tool} is not installed", file=sys.stderr)
    print(f"{len(made)} cases, {sum(twin != '-' for _, twin in made)} twins")


if __name__ == "__main__":
    make(sys.argv[1])
