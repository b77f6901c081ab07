# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The chain of custody: nothing is unaccounted for in an untouched project, and what is planted or swapped is found and named.
. "$(dirname "$0")/lib.sh" "$@"
. "$source_dir/tests/e2e/custody_lib.sh"
use_custody
configure
accounts_for_all
verify=$(verdict_of verify)
expect_file "$verify"
[ -z "$(find "$build" \( -name tool -o -name 'tool.c.o' \) -type f)" ] || fail "a target outside ALL was built"

# Nothing changed, nothing is judged.
build 0
before=$(stat -c '%i %.9Y' "$verify")
build 0
[ "$(stat -c '%i %.9Y' "$verify")" = "$before" ] || fail "the finished build was judged again, though nothing changed"

# An object that nobody delivered, in the source tree, in the build folder under the name of an object, and in a static library.
echo 'int planted(void) { return 7; }' > "$work/planted.c"
cp "$project/CMakeLists.txt" "$work/CMakeLists.txt"
cc -c "$work/planted.c" -o "$project/third_party/planted.o"
echo 'target_link_libraries(app PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/third_party/planted.o")' >> "$project/CMakeLists.txt"
refuses 'linked third_party/planted\.o, which belongs to no delivery'
cp "$work/CMakeLists.txt" "$project/CMakeLists.txt"
mkdir -p "$build/CMakeFiles/app.dir"
cp "$project/third_party/planted.o" "$build/CMakeFiles/app.dir/planted.c.o"
echo 'target_link_libraries(app PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/app.dir/planted.c.o")' >> "$project/CMakeLists.txt"
refuses 'linked CMakeFiles/app\.dir/planted\.c\.o'
cp "$work/CMakeLists.txt" "$project/CMakeLists.txt"
echo 'target_sources(core PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/third_party/planted.o")' >> "$project/CMakeLists.txt"
refuses 'core linked third_party/planted\.o'
cp "$work/CMakeLists.txt" "$project/CMakeLists.txt"
accounts_for_all

# A header beside the delivered ones, and one that was changed after it was delivered.
echo '#define PLANTED 1' > "$project/third_party/codec/include/planted.h"
sed -i '1i #include <planted.h>' "$project/core.h"
refuses 'third_party/codec/include/planted\.h'
sed -i 1d "$project/core.h"
accounts_for_all
cp "$project/third_party/codec/include/codec.h" "$work/codec.h"
echo '#define PATCHED 1' >> "$project/third_party/codec/include/codec.h"
refuses 'third_party/codec/include/codec\.h, which differs from codec-1\.0\.tar\.gz!/codec-1\.0/include/codec\.h'
cp "$work/codec.h" "$project/third_party/codec/include/codec.h"
accounts_for_all

# The delivered library, swapped.
library=$project/third_party/codec/lib/libcodec.a
cp "$library" "$work/libcodec.a"
echo 'int codec(void) { return 1; } int more(void) { return 2; }' > "$work/swapped.c"
cc -c "$work/swapped.c" -o "$work/codec.o"
rm "$library"
ar rcsD "$library" "$work/codec.o"
refuses 'linked third_party/codec/lib/libcodec\.a, which differs from codec-1\.0\.tar\.gz!/codec-1\.0/lib/libcodec\.a'
cp "$work/libcodec.a" "$library"
accounts_for_all
