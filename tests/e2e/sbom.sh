# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A project whose SBOM forgets what FetchContent brings, and lists what no target links: both are found, each with the line of CMake's and the
# place in the SBOM. With a true SBOM the build goes on; the SBOM is an input of the gate.
. "$(dirname "$0")/lib.sh" "$@"
use_project fetch
tar -czf "$project/third_party/acme-filter-2.4.1.tar.gz" -C "$project/library" .
printf 'sluice: 1\nextends: [{use: "builtin:sbom-truth@1"}]\nrung: managed\nsboms: [sbom.cdx.json]\n' > "$project/sluice.yaml"
# sbom NAME VERSION: of the project, with one component.
sbom() {
  cat > "$project/sbom.cdx.json" << EOF
{
  "bomFormat": "CycloneDX",
  "specVersion": "1.5",
  "version": 1,
  "metadata": {"component": {"type": "application", "bom-ref": "app", "name": "fetch", "version": "1.0.0"}},
  "components": [
    {"type": "library", "bom-ref": "part", "name": "$1", "version": "$2"}
  ],
  "dependencies": [{"ref": "app", "dependsOn": ["part"]}]
}
EOF
}
finding() { "$cmake" -DREPORT="$(report)" -DRULE="$1" -DCONSUMER="$2" -P "$source_dir/tests/e2e/finding.cmake" > "$work/finding.txt" 2>&1; cat "$work/finding.txt"; }
line() { grep -n "$1" "$project/CMakeLists.txt" | head -1 | cut -d: -f1; }

sbom libpng 1.6.43
configure
build error
expect_objects 0
finding prov.build-dependency-undeclared acme_filter
expect_text '^outcome: fail$' "$work/finding.txt"
expect_text 'app uses acme_filter 2\.4\.1, and no SBOM knows it' "$work/finding.txt"
expect_text "^place: CMakeLists.txt:$(line FetchContent_Declare)\$" "$work/finding.txt"
expect_text "^related: CMakeLists.txt:$(line 'target_link_libraries(app')" "$work/finding.txt"
expect_text '^related: sbom.cdx.json:.*:/metadata/component' "$work/finding.txt"
finding prov.sbom-component-not-in-build .
expect_text '^outcome: fail$' "$work/finding.txt"
expect_text 'lists libpng 1\.6\.43 as required, and no target links it' "$work/finding.txt"
expect_text '^place: sbom.cdx.json:7' "$work/finding.txt"
expect_text "^related: CMakeLists.txt:$(line 'add_executable(app')" "$work/finding.txt"

sbom acme-filter 2.3.0
build error
finding prov.build-dependency-undeclared acme_filter
expect_text 'and the SBOM states 2\.3\.0' "$work/finding.txt"

sbom acme-filter 2.4.1
build 0
expect_objects 2

# What the gate saw, for people and as an SBOM.
run 0 "$sluice" inventory --build "$build" --no-cache
expect_text '^acme_filter 2\.4\.1$'
expect_text '^  linkage +static by app$'
expect_text '^  used by +app'
run 0 "$sluice" inventory --build "$build" --no-cache --out "spdx-2.3=$work/observed.spdx.json"
run 0 "$sluice" sbom validate "$work/observed.spdx.json"
expect_text 'acme_filter' "$work/observed.spdx.json"

rm "$project/sbom.cdx.json"
build error
expect_text 'sboms: there is no file sbom\.cdx\.json'
