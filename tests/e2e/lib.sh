# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Sourced by every case as `. lib.sh "$@"`; the arguments are SLUICE CMAKE GENERATOR SOURCE_DIR WORK_DIR PACK_FIXTURE.
# A case states what it expects of each command; the first thing that is otherwise ends it with code 1.
set -euo pipefail
unset "${!CMAKE_@}" "${!SLUICE_@}" MAKEFLAGS MAKELEVEL MFLAGS NINJA_STATUS VERBOSE CFLAGS LDFLAGS
export LC_ALL=C CLICOLOR=0
sluice=$1 cmake=$2 generator=$3 source_dir=$4 work=$5 pack_fixture=$6
project=$work/project build=$work/build log=$work/log.txt

. "$source_dir/tests/e2e/run.sh"

[ -x "$cmake" ] || fail "there is no $cmake; 'cmake/bootstrap test' installs it"
[ -x "$sluice" ] || fail "there is no $sluice; build the target 'sluice' first"
rm -rf "$work" && mkdir -p "$project/third_party"

is_ninja() { [[ $generator == Ninja* ]]; }
is_multi() { [ "$generator" = "Ninja Multi-Config" ]; }

# CMake before 3.27 answers a file API query on its next run only.
replies_late() { [[ $("$cmake" --version) =~ 'version 3.2'[0-6] ]]; }

expect_no_text() { ! grep -qE -e "$1" "${2:-$log}" || fail "'$1' is in ${2:-the output}"; }
expect_file() { [ -e "$1" ] || fail "$1 is not there"; }
expect_no_file() { [ ! -e "$1" ] || fail "$1 is there"; }

# The small project of fixtures/projects, or files written by the case.
use_project() { cp -r "$source_dir/fixtures/projects/$1/." "$project"; }

# put FIXTURE [NAME]: a delivery of fixtures/accepted or fixtures/rejected in the project's third_party.
put() { "$pack_fixture" "$source_dir/fixtures/$1" "$project/third_party" "${2:-camera.tar.gz}" > /dev/null; }
accepted=accepted/acme-sensors.example
rejected=rejected/zeta-sensors.example

# configure [ARGUMENT...] puts the gate into a project that does not know it; configure_without leaves it out.
configure_without() { run "${want:-0}" "$cmake" -S "$project" -B "$build" -G "$generator" "$@"; }
configure() {
  configure_without -DSLUICE_EXECUTABLE="$sluice" -DCMAKE_PROJECT_TOP_LEVEL_INCLUDES="$source_dir/cmake/SluiceGate.cmake" "$@"
}

# build CODE [ARGUMENT...]
build() { local want=$1; shift; run "$want" "$cmake" --build "$build" "$@"; }

count_objects() { find "$build" -name '*.o' | wc -l; }
expect_objects() { local got; got=$(count_objects); [ "$got" = "$1" ] || fail "expected $1 compiled objects, found $got"; }

# How often the command before ran CMake's configure step.
expect_configures() { local got; got=$(grep -c 'Configuring done' "$log" || true); [ "$got" = "$1" ] || fail "expected $1 runs of configure, counted $got"; }

# The gate's report of the configuration that is built, and what changes with every new judgement.
report() { if is_multi; then echo "$build/.sluice/report-Debug.json"; else echo "$build/.sluice/report.json"; fi; }
stamp() { stat -c '%i %.9Y' "$(report)"; }

# remember; ...; expect_judged | expect_unjudged
remember() { remembered=$(stamp); }
expect_judged() { [ "$(stamp)" != "$remembered" ] || fail "the gate did not judge again"; }
expect_unjudged() { [ "$(stamp)" = "$remembered" ] || fail "the gate judged again, though nothing changed"; }
