# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The break-glass lets a refused build through for some hours, is said at every build, and is never remembered as a pass.
. "$(dirname "$0")/lib.sh" "$@"
use_project single
cat > "$project/sluice.yaml" <<'END'
sluice: 1
extends: [{use: "builtin:internal-baseline@1"}]
rung: managed
deliveries: ["third_party/*.tar.gz"]
END
put rejected/notice-document-missing radar-sdk-4.2.1.tar.gz
configure
build error
expect_objects 0

run 2 "$sluice" override --by j.doe@acme.example --build "$build" --ticket OPS-1 --hours 1000 --reason 'line down'
run 0 "$sluice" override --by j.doe@acme.example --build "$build" --ticket OPS-1 --hours 24 --reason 'line down'
build 0
expect_judged_anew() { remember; build 0; expect_judged; expect_text 'OPS-1'; }
expect_judged_anew
expect_judged_anew

# Its hours are over: the record of an hour that is long past.
run 0 "$sluice" override --by j.doe@acme.example --build "$build" --ticket OPS-1 --hours 1 --reason 'line down'
sed -i -E 's/("from": *)[0-9]+/\11000/; s/("until": *)[0-9]+/\12000/' "$build/.sluice/override.json"
build error
expect_no_text 'OPS-1'
