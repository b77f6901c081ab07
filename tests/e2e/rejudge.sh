# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# What makes the gate judge again: the archive, the link lines, the pack, a waiver's last day. And nothing else.
. "$(dirname "$0")/lib.sh" "$@"
day() { date -u -d "$1" +%F; }

cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(product C)
find_package(acme_codec REQUIRED CONFIG PATHS "${CMAKE_CURRENT_SOURCE_DIR}/third_party/codec" NO_DEFAULT_PATH)
add_executable(app app.c)
END
mkdir "$project/third_party/codec"
cat > "$project/third_party/codec/acme_codecConfig.cmake" <<'END'
set(acme_codec_VERSION 1.4.0)
add_library(acme::codec INTERFACE IMPORTED)
END
echo 'int main(void) { return 0; }' > "$project/app.c"
cat > "$project/pack.yaml" <<'END'
sluice: 1
pack: {id: acme/product, version: 1.0.0, title: Product pack, maintainers: [ospo@acme.example]}
extends: [{use: "builtin:internal-baseline@1"}]
lists-edit: {denied-components: {add: ["pkg:generic/acme_codec@*"]}}
END
cat > "$project/sluice.yaml" <<'END'
sluice: 1
extends: [{use: ./pack.yaml}]
rung: managed
deliveries: ["third_party/*.tar.gz"]
waivers: [waivers.yaml]
END
# waiver LAST_DAY
waiver() {
  cat > "$project/waivers.yaml" <<END
sluice: 1
waivers:
  - {id: W-1, rules: [notice.document-missing], category: accepted-risk, reason: follows with the next delivery, owner: j.doe@acme.example,
     approved-by: ospo, ticket: OSPO-1, created: $(day '-20 days'), expires: $1}
END
}

# passes | refused RULE: the next build judges anew and ends so.
passes() { remember; build 0; expect_judged; }
refused() { remember; build error; expect_judged; expect_text "error: .*\[-Wsluice-$1\]"; }

waived=rejected/notice-document-missing
put $waived radar-sdk-4.2.1.tar.gz
waiver "$(day '+30 days')"
configure
build 0
remember
build 0
expect_unjudged

touch "$project/third_party/radar-sdk-4.2.1.tar.gz"
passes
put rejected/sig-checksum-mismatch radar-sdk-4.2.1.tar.gz
refused sig-checksum-mismatch
put $waived radar-sdk-4.2.1.tar.gz
passes

echo 'target_link_libraries(app PRIVATE acme::codec)' >> "$project/CMakeLists.txt"
refused prov-component-denied
sed -i '/^target_link_libraries/d' "$project/CMakeLists.txt"
passes

echo 'raise: {notice.document-missing: {waivable: false}}' >> "$project/pack.yaml"
refused notice-document-missing
sed -i '/^raise/d' "$project/pack.yaml"
passes

waiver "$(day '-1 day')"
refused notice-document-missing
waiver "$(day '+30 days')"
passes

# A second archive where sluice.yaml looks for deliveries is judged as well.
put rejected/sig-checksum-mismatch radar-extra-1.0.0.tar.gz
refused sig-checksum-mismatch
rm "$project/third_party/radar-extra-1.0.0.tar.gz"
passes

# So is one anywhere below the project, and what the build itself writes does not count.
sed -i 's#^deliveries:.*#deliveries: ["**/*.tar.gz"]#' "$project/sluice.yaml"
passes
build 0
remember
build 0
expect_unjudged

# A checksum list that appears beside the archive is heard.
(cd "$project/third_party" && echo "0000000000000000000000000000000000000000000000000000000000000000  radar-sdk-4.2.1.tar.gz" > SHA256SUMS)
refused sig-checksum-mismatch
rm "$project/third_party/SHA256SUMS"
passes

# The day counts too: after the waiver's last day nothing but the date has changed.
configure -DSLUICE_AS_OF="$(day '+31 days')"
refused notice-document-missing
configure -DSLUICE_AS_OF=
passes
remember
build 0
expect_unjudged
# The quick check keeps the first day on which the verdict may be another one. When it has come, the gate judges.
state=$build/.sluice/gate.state
if is_multi; then state=$build/.sluice/gate-Debug.state; fi
expect_text '"valid_until": *"20[0-9-]+"' "$state"
sed -i -E "s/(\"valid_until\": *)\"[0-9-]+\"/\1\"$(day today)\"/" "$state"
passes
