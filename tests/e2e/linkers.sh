# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Linkers that cannot tell what they opened: the option is not used, the build goes on, and what is missing is said. And the strict
# launcher, which refuses a link at once.
. "$(dirname "$0")/lib.sh" "$@"
. "$source_dir/tests/e2e/custody_lib.sh"
use_custody
unset COMPILER_PATH

# stand_in OPTION...: a linker without these options.
stand_in() {
  mkdir -p "$work/ld"
  { echo '#!/bin/sh'
    echo 'for word in "$@"; do case $word in'
    for option in "$@"; do echo "  $option*) echo \"ld: unrecognized option '\$word'\" >&2; exit 1 ;;"; done
    echo 'esac; done'
    echo 'exec /usr/bin/ld "$@"'
  } > "$work/ld/ld"
  chmod +x "$work/ld/ld"
}
link_folder=$build/.sluice/link
listed() { find "$link_folder" -name "app*.$1" | wc -l; }

stand_in --dependency-file
configure -DCMAKE_C_FLAGS="-B$work/ld/"
accounts_for_all
[ "$(listed map)" = 1 ] && [ "$(listed d)" = 0 ] || fail "the map was not used"
rm -rf "$build"

stand_in --dependency-file -Map
configure -DCMAKE_C_FLAGS="-B$work/ld/"
accounts_for_all
[ "$(listed map)" = 0 ] && [ "$(listed d)" = 0 ] || fail "an option was used that the linker does not have"
expect_text 'files that the linker of app opened' "$build/.sluice/verify.txt"
# The probe is repeated when the linker may be another one.
configure -DCMAKE_C_FLAGS=
accounts_for_all
[ "$(listed d)" = 1 ] || fail "the list of the linker is not there"
rm -rf "$build"

# Strict: the result of a refused link does not stay.
configure -DSLUICE_STRICT_LINKER=ON
expect_no_text 'sluice: warning'
accounts_for_all
echo 'int planted(void) { return 7; }' > "$work/planted.c"
cc -c "$work/planted.c" -o "$project/third_party/planted.o"
cp "$project/CMakeLists.txt" "$work/CMakeLists.txt"
echo 'target_link_libraries(app PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/third_party/planted.o")' >> "$project/CMakeLists.txt"
build error --target app
expect_text "$unaccounted"
expect_text 'third_party/planted\.o'
expect_no_file "$build/app"
cp "$work/CMakeLists.txt" "$project/CMakeLists.txt"
accounts_for_all
expect_file "$build/app"
echo 'set_property(TARGET app PROPERTY C_LINKER_LAUNCHER "")' >> "$project/CMakeLists.txt"
configure -DSLUICE_STRICT_LINKER=ON
expect_text 'the strict linker is not in front of app'
