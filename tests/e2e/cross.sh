# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Building for other machines, with Linux and without: refused and passed, by each entry; the gate's program is of this machine.
. "$(dirname "$0")/lib.sh" "$@"
wrapper=$source_dir/cmake/SluiceToolchain.cmake
if is_ninja; then make_program=$(command -v ninja); else make_program=$(command -v make); fi
use_project cross
printf 'sluice: 1\nextends: [{use: "builtin:internal-baseline@1"}]\ndeliveries: ["third_party/*.tar.gz"]\n' > "$project/sluice.yaml"

# cross ENTRY TOOLCHAIN: configures for the toolchain of the project.
cross() {
  local toolchain=$project/$2.cmake
  rm -rf "$build"
  case $1 in
    chained)
      PATH=$(dirname "$sluice"):$PATH CMAKE_TOOLCHAIN_FILE=$wrapper SLUICE_CHAIN_TOOLCHAIN=$toolchain configure_without -DCMAKE_MAKE_PROGRAM="$make_program" ;;
    included)
      cp "$toolchain" "$work/toolchain.cmake"
      echo "include(\"$wrapper\")" >> "$work/toolchain.cmake"
      configure_without -DCMAKE_MAKE_PROGRAM="$make_program" -DSLUICE_EXECUTABLE="$sluice" -DCMAKE_TOOLCHAIN_FILE="$work/toolchain.cmake" ;;
  esac
  [ "$(find "$build" -name .sluice)" = "$build/.sluice" ] || fail "the gate ran inside of try_compile()"
}

# gated ENTRY TOOLCHAIN PROGRAM MACHINE
gated() {
  put $rejected
  cross "$1" "$2"
  build error
  expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
  [ -z "$(find "$build" -name 'driver.c.o*')" ] || fail "the gate let an object through"
  put $accepted
  build 0
  run 0 readelf -h "$build/$3"
  expect_text "Machine: +$4"
  remember
  build 0
  expect_unjudged
}

gated chained aarch64 app AArch64
gated included cortex-m firmware.elf ARM
run 3 "$sluice" inventory --build "$build"  # how -lgcc is linked is not known
expect_text 'gcc-runtime'
