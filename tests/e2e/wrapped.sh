# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Builds without CMake: wrapped.sh SLUICE TOOL SOURCE_DIR WORK_DIR PACK_FIXTURE, with make, ninja or meson. Each is refused before anything is
# compiled, is refused before a denied library is linked, and passes.
set -euo pipefail
unset MAKEFLAGS MAKELEVEL MFLAGS NINJA_STATUS CC CXX CFLAGS LDFLAGS "${!SLUICE_@}"
export LC_ALL=C CLICOLOR=0
sluice=$1 tool=$2 source_dir=$3 work=$4 pack_fixture=$5
project=$work/project build=$work/project/build log=$work/log.txt
. "$source_dir/tests/e2e/run.sh"
rm -rf "$work" && mkdir -p "$project/third_party/acme-blob-2.1.0" "$work/bin"
ln -s "$sluice" "$work/bin/sluice"
PATH=$(dirname "$sluice"):$PATH

objects() { find "$project" -name '*.o' | wc -l; }
put() { "$pack_fixture" "$source_dir/fixtures/$1" "$project/third_party" camera.tar.gz > /dev/null; }
# policy DENIED
policy() {
  printf 'sluice: 1\npack: {id: acme/product, version: 1.0.0, title: Product, maintainers: [ospo@acme.example]}\nextends: [{use: "builtin:internal-baseline@1"}]\nlists-edit: {denied-components: {add: ["pkg:generic/%s@*"]}}\n' "$1" > "$project/pack.yaml"
}
printf 'sluice: 1\nextends: [{use: ./pack.yaml}]\nrung: managed\ndeliveries: ["third_party/*.tar.gz"]\n' > "$project/sluice.yaml"
echo 'int blob(void) { return 1; }' > "$work/blob.c"
cc -c -o "$work/blob.o" "$work/blob.c" && ar rc "$project/third_party/acme-blob-2.1.0/libblob.a" "$work/blob.o"
printf 'int core(void) { return 0; }\n' > "$project/core.c"
printf 'int core(void); int blob(void);\nint main(void) { return core() + blob() - 1; }\n' > "$project/app.c"

case $tool in
  make)
    printf 'app: app.o libcore.a\n\t$(CC) -o $@ app.o libcore.a third_party/acme-blob-2.1.0/libblob.a -lm\nlibcore.a: core.o\n\t$(AR) rc $@ core.o\n' > "$project/Makefile"
    prepare() { :; }
    go() { run "$1" make -C "$project" -j2 CC="sluice cc -- gcc" AR="sluice cc -- ar"; }
    program=$project/app ;;
  ninja)
    mkdir "$build"
    printf 'rule cc\n  command = gcc -c $in -o $out\nrule ar\n  command = rm -f $out && ar rc $out $in\nrule link\n  command = gcc $in -o $out -lm\nbuild app.o: cc ../app.c\nbuild core.o: cc ../core.c\nbuild libcore.a: ar core.o\nbuild app: link app.o libcore.a %s\n' \
      "$project/third_party/acme-blob-2.1.0/libblob.a" > "$build/build.ninja"
    prepare() { :; }
    go() { run "$1" sluice ninja -C "$build"; }
    program=$build/app ;;
  meson)
    printf "project('product', 'c', version: '1.0')\nzlib = dependency('zlib')\nblob = meson.get_compiler('c').find_library('blob', dirs: meson.current_source_dir() / 'third_party/acme-blob-2.1.0')\ncore = static_library('core', 'core.c')\nexecutable('app', 'app.c', link_with: core, dependencies: [blob, zlib])\n" > "$project/meson.build"
    prepare() {
      rm -rf "$build"
      run 0 bash -c "sluice hook meson > '$work/sluice.ini'"
      run "$1" meson setup "$build" "$project" --native-file "$work/sluice.ini"
    }
    go() { run "$1" sluice ninja -C "$build"; }
    program=$build/app ;;
esac

# A refused delivery: nothing is compiled. Meson is stopped when it tries out the compiler.
policy none
put rejected/zeta-sensors.example
if [ "$tool" = meson ]; then prepare error; else go error; fi
[ "$(objects)" = 0 ] || fail "something was compiled"
if [ "$tool" != meson ]; then expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'; fi

# A denied library: not linked.
put accepted/acme-sensors.example
policy acme-blob
prepare 0
go error
expect_text 'error: .*acme-blob.*\[-Wsluice-prov-component-denied\]'
[ ! -e "$program" ] || fail "the program was linked"

policy none
go 0
"$program" || fail "the program does not run"
run 0 sluice check "$project/third_party/camera.tar.gz" --build "$([ "$tool" = make ] && echo "$project" || echo "$build")" --report-only --facts "$work/facts.json"
run 0 cmake -DFACTS="$work/facts.json" -P "$source_dir/tests/e2e/components.cmake"
expect_text '^component acme-blob 2\.1\.0 via=link owner=folder '
expect_text '^use app acme-blob static at '
! grep -q '^component core ' "$log" || fail "the project's own library is no component"
if [ "$tool" = meson ]; then
  expect_text '^component zlib [0-9.]+ via=find_package '
  expect_text '^use app zlib dynamic '
fi
# Nothing to do: nothing is judged anew.
before=$(stat -c %y "$(dirname "$program")"/.sluice/report.json 2> /dev/null || stat -c %y "$project/.sluice/report.json")
go 0
after=$(stat -c %y "$(dirname "$program")"/.sluice/report.json 2> /dev/null || stat -c %y "$project/.sluice/report.json")
[ "$before" = "$after" ] || fail "judged again, though nothing changed"
