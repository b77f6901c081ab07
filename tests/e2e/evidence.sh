# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Intent against evidence: what is linked and not declared, declared and not taken; and the product is the same to the byte.
. "$(dirname "$0")/lib.sh" "$@"
. "$source_dir/tests/e2e/custody_lib.sh"
use_custody
sed -i 's/^rung: managed/rung: assured/' "$project/sluice.yaml"

# Without the hook, and with it.
configure_without -DCMAKE_BUILD_TYPE=Release
build 0
find "$build" \( -name app -o -name '*.so' -o -name '*.a' \) -type f | sort | xargs sha256sum > "$work/without"
rm -rf "$build"
configure -DCMAKE_BUILD_TYPE=Release
build 0
find "$build" \( -name app -o -name '*.so' -o -name '*.a' \) -type f -not -path '*/.sluice/*' | sort | xargs sha256sum > "$work/with"
cmp "$work/without" "$work/with" || fail "the hook changed the product"
# app names ZLIB and takes nothing of it: a warning when assured.
expect_text 'warning: .*\[-Wsluice-prov-dependency-unused\]'
expect_text 'app -> .*zlib'

# A library that comes in by a flag.
echo 'target_link_options(app PRIVATE LINKER:--no-as-needed -lm LINKER:--push-state,--no-as-needed,-lexpat,--pop-state)' >> "$project/CMakeLists.txt"
build error
expect_text 'error: .*\[-Wsluice-prov-link-undeclared\]'
expect_text 'app -> .*expat'
