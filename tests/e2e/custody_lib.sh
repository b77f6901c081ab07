# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Sourced after lib.sh: the project fixtures/projects/custody, with a supplier's archive and what is in it unpacked beside it.
use_custody() {
  use_project custody
  local codec=$work/codec-1.0 party=$project/third_party
  mkdir -p "$codec/lib"
  cp -r "$project/codec/." "$codec"
  cc -c "$codec/codec.c" -o "$work/codec.o"
  ar rcsD "$codec/lib/libcodec.a" "$work/codec.o"
  tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime=2026-01-01 -czf "$party/codec-1.0.tar.gz" codec-1.0
  cp -r "$codec" "$party/codec"
  rm -r "$project/codec"
}

# What a build step below the gate's own says of the finished build.
verdict_of() { if is_multi; then echo "$build/.sluice/$1-Debug.json"; else echo "$build/.sluice/$1.json"; fi; }
unaccounted='error: .*\[-Wsluice-prov-file-unaccounted\]'

# refuses TEXT: the next build ends at the file that TEXT names.
refuses() {
  build error
  expect_text "$unaccounted"
  expect_text "$1"
}
accounts_for_all() {
  build 0
  expect_no_text 'prov-file-unaccounted'
}
