# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Sourced by what runs commands in tests/e2e: sets $log before.
fail() { printf '\ne2e: %s\n' "$*" >&2; exit 1; }

# run CODE COMMAND...: what it prints is kept in $log. CODE may be `error` for any code but 0.
run() {
  local want=$1 got=0
  shift
  printf '\n$ %s\n' "$*"
  "$@" > "$log" 2>&1 || got=$?
  cat "$log"
  case $want in
    error) [ "$got" != 0 ] || fail "expected an error, but it ended with 0" ;;
    *) [ "$got" = "$want" ] || fail "expected exit code $want, got $got" ;;
  esac
}

expect_text() { grep -qE -e "$1" "${2:-$log}" || fail "'$1' is not in ${2:-the output}"; }
