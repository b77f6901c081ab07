# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A rejected delivery: the build stops at the gate with 0 objects compiled, whatever is asked of the build program.
. "$(dirname "$0")/lib.sh" "$@"
use_project demo
put $rejected
# Nothing but the gate holds this target back: it does not wait for the delivery.
echo 'add_library(apart STATIC apart.c)' >> "$project/CMakeLists.txt"
echo 'int apart(void) { return 1; }' > "$project/apart.c"
configure
expect_no_text 'CMake Error'

build error
expect_text '^(\./)?([^ ]*/)?CMakeLists\.txt:[0-9]+:[0-9]+: error: .*\[-Wsluice-archive-escapes-root\]'
expect_objects 0
# CMake before 3.27 answers the gate's query on its second run, which the first build starts. That happens once.
if replies_late; then expect_configures 1; else expect_configures 0; fi
build error
expect_configures 0
expect_objects 0

if is_ninja; then keep_going=(-k 0); else keep_going=(-k); fi
build error -- "${keep_going[@]}"
expect_objects 0
build error --target apart
expect_objects 0

if is_ninja; then
  object=CMakeFiles/apart.dir/apart.c.o
  if is_multi; then object=CMakeFiles/apart.dir/Debug/apart.c.o; fi
  build error --target "$object"
  expect_objects 0
fi

[ -z "$(find "$build" -name 'lite.[ch]')" ] || fail "a file of the refused delivery was unpacked"
