# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# ExternalProject: archives on this machine are judged before the download step, those that come over the network between download and patch,
# in any case before the supplier's configure runs. The builds inside are gated too, and what they link becomes known to the outer one.
. "$(dirname "$0")/lib.sh" "$@"
trap '[ -z "${server:-}" ] || kill "$server"' EXIT
events=$build/.sluice/events.jsonl
child=$build/codec_ep-prefix/src/codec_ep-build/.sluice
archive=acme-codec-1.4.0.tar.gz
mkdir -p "$project/codec" "$work/www"
cat > "$project/codec/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(acme_codec VERSION 1.4.0 LANGUAGES C)
file(WRITE "${ACME_MARK}" "ran with '${ACME_EMPTY}'")
find_package(ZLIB REQUIRED)
add_library(codec SHARED codec.c)
target_link_libraries(codec PRIVATE ZLIB::ZLIB)
END
echo 'int codec(void) { return 0; }' > "$project/codec/codec.c"
echo 'int main(void) { return 0; }' > "$project/app.c"
# lists URL [MORE]
lists() {
  cat > "$project/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.16)
project(product C)
include(ExternalProject)
ExternalProject_Add(codec_ep URL "$1" PATCH_COMMAND "" INSTALL_COMMAND ""
  CMAKE_ARGS -DACME_EMPTY= "-DACME_MARK=\${CMAKE_BINARY_DIR}/supplier code ran" ${2:-})
add_executable(app app.c)
add_dependencies(app codec_ep)
END
}
good() { tar -czf "$1" -C "$project/codec" .; }
bad() { "$pack_fixture" "$source_dir/fixtures/rejected/archive-escapes-root" "$(dirname "$1")" "$(basename "$1")" > /dev/null; }
mark="$build/supplier code ran"

# The archive beside the project, by path and as file://.
for url in "$project/third_party/$archive" "file://$project/third_party/$archive"; do
  rm -rf "$build"
  lists "$url"
  bad "$project/third_party/$archive"
  configure
  build error
  expect_text 'CMakeLists\.txt:4:1: error: .*\[-Wsluice-archive-escapes-root\]'
  expect_no_file "$build/codec_ep-prefix/src/codec_ep-stamp/codec_ep-download"
  expect_no_file "$mark"
  good "$project/third_party/$archive"
  build 0
  expect_text "ran with ''" "$mark"
done

# Over the network: nobody has seen it before the download step.
cat > "$work/serve.py" <<'END'
import functools, http.server, sys
class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass
with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=sys.argv[1])) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
END
python3 "$work/serve.py" "$work/www" > "$work/port" &
server=$!
for _ in $(seq 100); do [ -s "$work/port" ] || sleep 0.05; done
rm -rf "$build"
printf 'sluice: 1\nextends: [{use: "builtin:archive-safety@1"}]\nrung: managed\n' > "$project/sluice.yaml"
mkfifo "$project/codec/pipe"
good "$work/www/$archive"
rm "$project/codec/pipe"
lists "http://127.0.0.1:$(cat "$work/port")/$archive"
configure
build error
expect_text 'CMakeLists\.txt:4:1: error: .*archive\.type\.fifo|CMakeLists\.txt:4:1: error: .*\[-Wsluice-archive-'
expect_file "$build/codec_ep-prefix/src/codec_ep-stamp/codec_ep-download"
expect_no_file "$mark"
good "$work/www/$archive"
rm "$build"/codec_ep-prefix/src/"$archive"
find "$build/codec_ep-prefix/src/codec_ep-stamp" -name 'codec_ep-download' -delete
build 0
expect_file "$mark"

# What the inner build links is a fact of the outer one from the next build on: no run without cause, and none missed.
expect_text '"parent": *"'"$build"'"' "$child/gate-request.json"
remember
build 0
expect_judged
remember
build 0
expect_unjudged
expect_configures 0
run 0 "$sluice" inventory --build "$build"
expect_text 'dynamic by codec_ep/codec'
expect_no_text 'what the build of codec_ep links' "$(report)"

# An inner build with a command of its own stays closed, which is said.
lists "$project/third_party/$archive" 'CONFIGURE_COMMAND "" BUILD_COMMAND ""'
rm -rf "$build"
configure
build 0
expect_text '"build":"opaque"' "$events"
expect_text 'what the build of codec_ep links' "$(report)"
