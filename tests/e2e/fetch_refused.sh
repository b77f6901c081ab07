# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# FetchContent of an archive that leaves its folder: refused while CMake configures, nothing of it is unpacked and none of its code runs.
. "$(dirname "$0")/lib.sh" "$@"
use_project fetch
archive=acme-filter-2.4.1.tar.gz
put rejected/archive-escapes-root $archive
want=1 configure
expect_text 'acme_filter is refused before it is unpacked'
expect_text 'error: .*\[-Wsluice-archive-escapes-root\]'
[ -z "$(find "$build/_deps" -path '*-src/*' 2>/dev/null)" ] || fail "a file of the refused archive was unpacked"
expect_no_file "$build/supplier-code-ran"

# The same folder with a good archive.
tar -czf "$project/third_party/$archive" -C "$project/library" .
configure
expect_file "$build/supplier-code-ran"
expect_text '"event":"fetch","name":"acme_filter".*"seen":"provider"' "$build/.sluice/events.jsonl"
build 0
expect_objects 2
