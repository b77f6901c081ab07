# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Nothing is installed or packaged on a failed verdict or under a live override, whatever a stamp says.
. "$(dirname "$0")/lib.sh" "$@"
. "$source_dir/tests/e2e/custody_lib.sh"
use_custody
configure -DSLUICE_INSTALL_VERDICT=ON
accounts_for_all
config=()
if is_multi; then config=(--config Debug); fi
install_it() { local want=$1; shift; rm -rf "$work/prefix"; run "$want" "$cmake" --install "$build" --prefix "$work/prefix" "${config[@]}" "$@"; }
cpack=$(dirname "$cmake")/cpack
pack_it() { rm -f "$build"/*.tar.gz; (cd "$build" && run "$1" "$cpack" -G TGZ -C Debug); }
refuses_all() {
  install_it error
  expect_text 'the release is refused'
  expect_no_file "$work/prefix"
  install_it error --component dev
  expect_no_file "$work/prefix"
  run error "$cmake" --install "$build/tools" --prefix "$work/prefix" "${config[@]}"
  expect_text 'the release is refused'
  expect_no_file "$work/prefix"
  run error env DESTDIR="$work/stage" "$cmake" --install "$build" "${config[@]}"
  expect_no_file "$work/stage"
  pack_it error
  [ -z "$(find "$build" -maxdepth 1 -name '*.tar.gz')" ] || fail "a package was made"
}

install_it 0
expect_file "$work/prefix/bin/app"
expect_file "$work/prefix/share/sluice/custody/verdict.json"
install_it 0 --component dev
expect_file "$work/prefix/include/core.h"
expect_no_file "$work/prefix/bin/app"
run 0 env DESTDIR="$work/stage" "$cmake" --install "$build" "${config[@]}"
[ -n "$(find "$work/stage" -name verdict.json)" ] || fail "the verdict is not in the staged tree"
rm -rf "$work/stage"
pack_it 0
[ -n "$(find "$build" -maxdepth 1 -name '*.tar.gz')" ] || fail "no package was made"

# A library that is swapped after the build has passed: the stamps say that all is well.
library=$project/third_party/codec/lib/libcodec.a
cp "$library" "$work/libcodec.a"
echo swapped >> "$library"
refuses_all
cp "$work/libcodec.a" "$library"
install_it 0

# An override lets a build through, and no release.
run 0 "$sluice" override --by j.doe@acme.example --build "$build" --ticket OPS-1 --hours 24 --reason 'line down'
build 0
refuses_all
rm "$build/.sluice/override.json"
install_it 0
