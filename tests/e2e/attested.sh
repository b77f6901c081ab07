# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A build is attested, and afterwards anybody can ask offline whether a file was built under the gate.
. "$(dirname "$0")/lib.sh" "$@"
. "$source_dir/tests/e2e/custody_lib.sh"
use_custody
command -v openssl > /dev/null || { echo "skipped: there is no openssl to make keys with"; exit 0; }
for name in gate other; do
  openssl genpkey -algorithm ed25519 -out "$work/$name.pem"
  openssl pkey -in "$work/$name.pem" -pubout -out "$work/$name.pub.pem"
done
export SLUICE_ATTEST_KEY=$work/gate.pem
configure -DCMAKE_BUILD_TYPE=Release
build 0
verdict=$build/.sluice/verify.json
app=$(find "$build" -name app -type f | head -n 1)
expect_file "$verdict.intoto.json"
run 0 "$sluice" verify "$verdict" "$app" --trust "$work/gate.pub.pem"
expect_text "app: built under the gate"
expect_text "verify.json: verified"
run 1 "$sluice" verify "$verdict" "$app" --trust "$work/other.pub.pem"
printf x >> "$app"
run 1 "$sluice" verify "$verdict" "$app" --trust "$work/gate.pub.pem"
expect_text "no delivery and no product"
