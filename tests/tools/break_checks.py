#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""break_checks.py BUILD [--sites [EVERY]] [--only TERM]

Shows over the whole acceptance table that each check is needed, and by which rows. A copy of intake/hazard_sink.cpp that
drops one hazard is compiled and linked as the build's own command lines say; then each hazard is dropped in turn, and the
rows of the table whose test changes must be exactly those that name it. The twins, which are the archives without their
planted defects, must all be clean. With --sites each place in plugin/intake that names a hazard (or each EVERYth of them) is
made to name another one, compiled and linked: a place that changes no row has no archive that needs it.
Exits 1 if a dropped hazard changes other rows than it should, a twin is not clean, or a stated hazard has no row."""
import concurrent.futures
import csv
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WEIGHTS = ["-", "note", "warning", "error"]
OTHER = "inspector_killed"
# No archive makes them as long as readers agree and the worker lives: tests/intake has stand-ins for both.
WITHOUT_ARCHIVE = {"archive.differential", "archive.inspector.killed"}
DROP = """
  if (const char* dropped = std::getenv("DROPPED_TERM"); dropped != nullptr && hazard_spec(id).term == dropped) return;"""
KEEP = "std::string detail) {\n  if (++seen_"
PROJECT = """sluice: 1
extends: [{{use: "builtin:archive-safety@1"}}]
limits: {{entries: 100000, ratio-after: 8MiB, total-bytes: {}}}
"""


def read_text(path):
    with open(path, encoding="utf-8") as stream:
        return stream.read()


def write_text(path, text):
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


class Build:
    """The build folder's command lines, and programs linked from them with one file replaced."""

    def __init__(self, folder, scratch):
        self.folder, self.scratch, self.made = folder, scratch, 0
        os.mkdir(os.path.join(scratch, "bin"))  # the program finds its packs in ../share
        os.symlink(os.path.join(folder, "share"), os.path.join(scratch, "share"))
        os.symlink(os.path.join(folder, "bin/sluice-inspect"), os.path.join(scratch, "bin/sluice-inspect"))  # the worker
        done = subprocess.run(["ninja", "-C", folder, "-t", "commands", "sluice"], capture_output=True, text=True, check=True)
        self.commands = done.stdout.splitlines()
        self.link = next(line for line in reversed(self.commands) if " -o bin/sluice " in line)

    def with_file(self, source, text):
        """Path of a program in which `source` (below plugin/) has this text; None if it does not compile."""
        self.made += 1
        program = os.path.join(self.scratch, "bin", f"sluice-{self.made}")
        changed, compiled = program + ".cpp", program + ".o"
        write_text(changed, text)
        original = os.path.join(ROOT, "plugin", source)
        command = next(line for line in self.commands if line.endswith(" -c " + original))
        command = re.sub(r" -o \S+ -c \S+$", f" -o {compiled} -c {shlex.quote(changed)}", command)
        command = re.sub(r" -MD -MT \S+ -MF \S+", "", command)
        if subprocess.run(command, shell=True, cwd=self.folder, capture_output=True).returncode != 0:
            return None
        link = self.link.replace(" -o bin/sluice ", f" {compiled} -o {program} ")
        subprocess.run(link, shell=True, cwd=self.folder, check=True, capture_output=True)
        return program


class Table:
    """The rows that were made, and how a program sees them."""

    def __init__(self, build, scratch):
        self.archives, self.scratch = os.path.join(build, "archives"), scratch
        subprocess.run([sys.executable, "-B", os.path.join(ROOT, "tests/archives/make_cases.py"), self.archives], check=True,
                       stdout=subprocess.DEVNULL)
        with open(os.path.join(self.archives, "made.csv"), encoding="utf-8", newline="") as stream:
            self.twins = dict(csv.reader(stream))
        with open(os.path.join(ROOT, "tests/archives/expected.csv"), encoding="utf-8", newline="") as stream:
            self.rows = [row for row in csv.DictReader(stream) if row["case"] in self.twins]
        write_text(os.path.join(scratch, "usual.yaml"), PROJECT.format("64GiB"))
        write_text(os.path.join(scratch, "Z42.yaml"), PROJECT.format("8MiB"))

    def stated(self, program, archive, case, dropped):
        """Pairs of term and weight; and whether all was read."""
        project = os.path.join(self.scratch, "Z42.yaml" if case == "Z42" else "usual.yaml")
        environment = {"DROPPED_TERM": dropped}  # and no home, so no cache
        with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
            facts = os.path.join(folder, "facts.json")
            subprocess.run([program, "check", archive, "--project", project, "--quiet", "--facts", facts], check=False,
                           capture_output=True, env=environment)
            contents = json.loads(read_text(facts))["body"]["contents"]
        whole = all(container["completeness"] == "complete" for container in contents["containers"])
        return {(hazard["term"], hazard["weight"]) for hazard in contents.get("hazards", [])}, whole

    def all_stated(self, program, rows, dropped=""):
        """What is stated about each of the rows, by case."""
        def one(row):
            return self.stated(program, os.path.join(self.archives, row["file"]), row["case"], dropped)[0]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            return dict(zip([row["case"] for row in rows], pool.map(one, rows)))

    def held(self, stated):
        """The cases whose test holds: the row's terms are stated, and the heaviest weight is the row's."""
        cases = set()
        for row in self.rows:
            pairs = stated[row["case"]]
            worst = max([WEIGHTS.index(weight) for _, weight in pairs], default=0)
            if terms_of(row) <= {term for term, _ in pairs} and WEIGHTS[worst] == row["severity"]:
                cases.add(row["case"])
        return cases

    def unclean_twins(self, program):
        unclean = []
        for row in self.rows:
            twin = self.twins[row["case"]]
            if twin == "-":
                continue
            stated, whole = self.stated(program, os.path.join(self.archives, "twins", twin), row["case"], "")
            if stated or not whole:
                unclean.append(row["case"])
        return unclean


def terms_of(row):
    return set(row["findings"].split(";")) - {"-"}


def hazards():
    """Identifier and term of every hazard."""
    return re.findall(r'^SLUICE_HAZARD\((\w+), "([^"]+)"', read_text(os.path.join(ROOT, "plugin/model/hazards.def")), re.M)


def intake_files():
    for folder, _, names in os.walk(os.path.join(ROOT, "plugin/intake")):
        for name in sorted(names):
            if name.endswith(".cpp"):
                yield os.path.relpath(os.path.join(folder, name), os.path.join(ROOT, "plugin"))


def sites():
    """(file, offset, identifier) of each place in a source file of intake that names a hazard."""
    found = []
    for source in intake_files():
        for match in re.finditer(r"HazardId::(\w+)", read_text(os.path.join(ROOT, "plugin", source))):
            if match.group(1) != "count":
                found.append((source, match.start(1), match.group(1)))
    return found


def drop_each(build, table, only):
    source = "intake/hazard_sink.cpp"
    text = read_text(os.path.join(ROOT, "plugin", source))
    if text.count(KEEP) != 1:
        raise SystemExit("break_checks: HazardSink::keep is not what this script knows")
    text = text.replace(KEEP, KEEP.replace("{\n", "{" + DROP + "\n")).replace("#include <utility>", "#include <cstdlib>\n#include <utility>")
    program = build.with_file(source, text)
    all_stated = table.all_stated(program, table.rows)
    base = table.held(all_stated)
    stated_ids = {identifier for _, _, identifier in sites()}
    wrong, untested, waiting, never = [], [], [], []
    for identifier, term in hazards():
        if only and term != only:
            continue
        if identifier not in stated_ids:
            never.append(term)
            continue
        naming = {row["case"] for row in table.rows if term in terms_of(row)}
        expected = naming & base
        concerned = [row for row in table.rows if term in {stated for stated, _ in all_stated[row["case"]]}]
        changed = base - table.held({**all_stated, **table.all_stated(program, concerned, term)})
        if changed != expected:
            wrong.append(term)
            print(f"{term}: {' '.join(sorted(changed))} changed, and not {' '.join(sorted(expected))}")
        elif not expected and term not in WITHOUT_ARCHIVE:
            (waiting if naming else untested).append(term)
        print(f"{term:36} {' '.join(sorted(changed)) or 'no row'}", flush=True)
    print(f"{len(table.rows)} rows, {len(base)} hold; {len(hazards())} hazards: {len(never)} never stated ({', '.join(never)}), "
          f"{len(untested)} without a row ({', '.join(untested)}), {len(waiting)} whose rows do not hold yet ({', '.join(waiting)}), "
          f"{len(wrong)} change other rows")
    return not wrong and not untested


def change_sites(build, table, every):
    program = os.path.join(build.folder, "bin/sluice")
    all_stated = table.all_stated(program, table.rows)
    base = table.held(all_stated)
    terms = dict(hazards())
    needless = 0
    chosen = sites()[::every]
    for source, offset, identifier in chosen:
        text = read_text(os.path.join(ROOT, "plugin", source))
        line = text.count("\n", 0, offset) + 1
        mutant = build.with_file(source, text[:offset] + OTHER + text[offset + len(identifier):])
        changed = ["does not compile"]
        if mutant:
            concerned = [row for row in table.rows if terms[identifier] in {stated for stated, _ in all_stated[row["case"]]}]
            changed = sorted(base ^ table.held({**all_stated, **table.all_stated(mutant, concerned)}))
        needless += not changed
        print(f"{source}:{line}: {identifier}: {' '.join(changed) or 'no row'}", flush=True)
        if mutant:
            os.remove(mutant)
    print(f"{len(chosen)} places, {needless} that no row needs")


def main():
    arguments = sys.argv[1:]
    if not arguments:
        raise SystemExit("usage: break_checks.py BUILD [--sites [EVERY]] [--only TERM]")
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else None
    with tempfile.TemporaryDirectory() as scratch:
        build = Build(os.path.abspath(arguments[0]), scratch)
        table = Table(build.folder, scratch)
        if "--sites" in arguments:
            after = arguments[arguments.index("--sites") + 1:]
            change_sites(build, table, int(after[0]) if after and after[0].isdigit() else 1)
            return 0
        good = drop_each(build, table, only)
        unclean = table.unclean_twins(os.path.join(build.folder, "bin/sluice"))
        print(f"{sum(twin != '-' for twin in table.twins.values())} twins without their planted defect, "
              f"{len(unclean)} not clean {' '.join(unclean)}")
        return 0 if good and not unclean else 1


if __name__ == "__main__":
    sys.exit(main())
