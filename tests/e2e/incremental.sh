# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Beside the gate a build is what it was: compile commands, unity builds, parallel builds; a run of the gate rebuilds nothing, and the messages
# name files that an editor finds from anywhere.
. "$(dirname "$0")/lib.sh" "$@"
use_project single
mkdir -p "$project/more"
for i in 1 2 3 4 5 6 7 8; do echo "int more_$i(void) { return $i; }" > "$project/more/more_$i.c"; done
cat >> "$project/CMakeLists.txt" <<'END'
file(GLOB more more/*.c)
add_library(more STATIC ${more})
foreach(i RANGE 1 8)
  add_library(one_${i} OBJECT more/more_${i}.c)
endforeach()
END

# The compile commands and the objects are those of a build without the gate.
configure_without -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_UNITY_BUILD=OFF
build 0
cp "$build/compile_commands.json" "$work/without.json"
(cd "$build" && find . -name '*.o' -exec sha256sum {} + | sort -k 2) > "$work/without.sums"
rm -rf "$build"
configure -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
build 0 --parallel 8
cmp "$build/compile_commands.json" "$work/without.json" || fail "the gate changed compile commands"
(cd "$build" && find . -name '*.o' -exec sha256sum {} + | sort -k 2) | cmp - "$work/without.sums" || fail "the gate changed objects"

# A gate that judges again rebuilds nothing, and one that has nothing to judge does not judge.
remember
touch "$build/.sluice/configure.stamp"
build 0 --parallel 8
expect_judged
expect_no_text 'Building C object|Linking'
remember
build 0 --parallel 8
expect_unjudged
expect_configures 0

# Two builds of one folder's targets at once: the gate of both passes.
"$cmake" --build "$build" --target one_1 > "$work/first.txt" 2>&1 &
first=$!
build 0 --target one_2
wait "$first" || { cat "$work/first.txt"; fail "the first of two builds at once failed"; }

# A unity build waits for the gate too.
printf 'sluice: 1\nextends: [{use: "builtin:internal-baseline@1"}]\ndeliveries: ["third_party/*.tar.gz"]\n' > "$project/sluice.yaml"
put $rejected
rm -rf "$build"
configure -DCMAKE_UNITY_BUILD=ON
build error
expect_objects 0
# Nothing but a file that is there stands in front of line and column.
file=$(grep -E 'warning: no sluice.lock' "$log" | head -1 | sed -E 's/^(.*):[0-9]+:[0-9]+: .*/\1/')
expect_file "$file"
[[ $file == /* ]] || fail "$file is not absolute"
put $accepted
build 0
expect_text 'unity_0'
