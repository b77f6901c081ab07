# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Every kind of dependency, each once: with the right linkage, owner, version and license, and the line of CMake that says so.
. "$(dirname "$0")/lib.sh" "$@"
use_project owners
sdk=$work/sdk third=$project/third_party

# library KIND FOLDER NAME: makes libNAME.a or libNAME.so.
library() {
  mkdir -p "$2"
  echo "int $3(void) { return 1; }" > "$2/$3.c"
  if [ "$1" = shared ]; then
    cc -shared -fPIC -o "$2/lib$3.so" "$2/$3.c"
  else
    cc -c -o "$2/$3.o" "$2/$3.c" && ar rc "$2/lib$3.a" "$2/$3.o" && rm "$2/$3.o"
  fi
  rm "$2/$3.c"
}
# cmake_project FOLDER NAME VERSION: a project of somebody else's with one static library, put under the MIT license by a tag.
cmake_project() {
  mkdir -p "$1"
  printf 'cmake_minimum_required(VERSION 3.16)\nproject(%s VERSION %s LANGUAGES C)\nadd_library(%s STATIC %s.c)\ninstall(TARGETS %s ARCHIVE DESTINATION lib)\n' \
    "$2" "$3" "$2" "$2" "$2" > "$1/CMakeLists.txt"
  printf '// SPDX-License-Identifier: MIT\nint %s(void) { return 1; }\n' "$2" > "$1/$2.c"
  echo 'SPDX-License-Identifier: MIT' > "$1/LICENSE"
}
# archive NAME FOLDER
archive() { tar -czf "$third/$1.tar.gz" --transform "s,^\.,$1," -C "$2" .; }

archive acme-filter-2.4.1 "$source_dir/fixtures/projects/fetch/library"
"$pack_fixture" "$source_dir/fixtures/projects/lgpl/codec" "$third" > /dev/null
cmake_project "$work/squash" squash 1.3.0 && archive acme-squash-1.3.0 "$work/squash"
cmake_project "$work/spline" acme_spline 0.7.0 && archive acme-spline-0.7.0 "$work/spline"
cmake_project "$third/vendored" vendored 0.9.1
cmake_project "$third/relay" relay 3.3.0
commit=0123456789abcdef0123456789abcdef01234567
printf '[submodule "relay"]\n\tpath = third_party/relay\n\turl = https://github.com/Acme/Relay.git\n' > "$project/.gitmodules"
mkdir -p "$project/.git/modules/relay/refs/heads"
echo 'gitdir: ../../.git/modules/relay' > "$third/relay/.git"
echo 'ref: refs/heads/main' > "$project/.git/modules/relay/HEAD"
echo $commit > "$project/.git/modules/relay/refs/heads/main"

library static "$third/acme-blob-2.1.0/lib" blob
echo 'SPDX-License-Identifier: BSD-3-Clause' > "$third/acme-blob-2.1.0/LICENSE"
library shared "$third/acme-glare-1.0.3" glare
mkdir -p "$third/acme-hdr-1.1.0/include" "$sdk/acme-vec-0.3.2/include"
echo 'SPDX-License-Identifier: Zlib' > "$third/acme-hdr-1.1.0/LICENSE"
echo 'SPDX-License-Identifier: BSL-1.0' > "$sdk/acme-vec-0.3.2/LICENSE"
library static "$sdk/stray" stray

# A Debian sysroot.
library shared "$sdk/sysroot/usr/lib" glow
mkdir -p "$sdk/sysroot/usr/include" "$sdk/sysroot/usr/share/doc/libglow-dev" "$sdk/sysroot/etc" "$sdk/sysroot/var/lib/dpkg/info"
echo > "$sdk/sysroot/usr/include/glow.h"
echo 'ID=debian' > "$sdk/sysroot/etc/os-release"
printf '/.\n/usr\n/usr/include/glow.h\n/usr/lib/libglow.so\n' > "$sdk/sysroot/var/lib/dpkg/info/libglow-dev:amd64.list"
printf 'Package: libglow-dev\nStatus: install ok installed\nMaintainer: Acme Glow <glow@acme.example>\nArchitecture: amd64\nSource: glow\nVersion: 1:6.0.1-2\n\n' \
  > "$sdk/sysroot/var/lib/dpkg/status"
printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2026 Acme\nLicense: LGPL-2.1+\n\nFiles: debian/*\nCopyright: 2026 Acme\nLicense: MIT\n' \
  > "$sdk/sysroot/usr/share/doc/libglow-dev/copyright"

# A prefix with a CMake package and a CPS file.
library shared "$sdk/beam/lib" beam
mkdir -p "$sdk/beam/lib/cmake/acme_beam" "$sdk/beam/lib/cps"
printf 'set(acme_beam_VERSION 1.8.0)\nadd_library(acme_beam::beam SHARED IMPORTED)\nset_target_properties(acme_beam::beam PROPERTIES IMPORTED_LOCATION "%s" IMPORTED_NO_SONAME TRUE)\n' \
  "$sdk/beam/lib/libbeam.so" > "$sdk/beam/lib/cmake/acme_beam/acme_beamConfig.cmake"
cat > "$sdk/beam/lib/cps/acme_beam.cps" << 'END'
{"cps_version": "0.13.0", "name": "acme_beam", "version": "1.8.0", "license": "LGPL-3.0-only", "cps_path": "@prefix@/lib/cps",
 "components": {"beam": {"type": "dylib", "location": "@prefix@/lib/libbeam.so"}}}
END

# pkg-config.
library static "$sdk/tone/lib" tone
mkdir -p "$sdk/tone/lib/pkgconfig"
printf 'prefix=%s\nName: acme-tone\nDescription: tones\nVersion: 3.2.0\nLicense: ISC\nURL: https://tone.acme.example\nLibs: -L${prefix}/lib -ltone\n' "$sdk/tone" \
  > "$sdk/tone/lib/pkgconfig/acme-tone.pc"
export PKG_CONFIG_PATH=$sdk/tone/lib/pkgconfig

# Conan's cache; the double of its provider writes the rest.
library static "$sdk/conan/p/b/acme1f2e3d/p/lib" pack
printf '[settings]\nos=Linux\n\n[options]\nfPIC=True\nshared=False\n' > "$sdk/conan/p/b/acme1f2e3d/p/conaninfo.txt"
echo 1700000000 > "$sdk/conan/p/b/acme1f2e3d/p/conanmanifest.txt"
mkdir "$sdk/conan/p/b/acme1f2e3d/p/licenses"
echo 'SPDX-License-Identifier: BSD-2-Clause' > "$sdk/conan/p/b/acme1f2e3d/p/licenses/LICENSE"
echo '{"version": "0.5", "requires": ["acme_pack/5.0.2#00ff00ff%1700000000.1"], "build_requires": [], "python_requires": []}' > "$project/conan.lock"

# vcpkg's installed tree.
vcpkg=$sdk/vcpkg_installed
library static "$vcpkg/x64-linux/lib" mesh
mkdir -p "$vcpkg/vcpkg/info" "$vcpkg/x64-linux/share/acme-mesh"
printf 'x64-linux/\nx64-linux/lib/\nx64-linux/lib/libmesh.a\nx64-linux/share/acme-mesh/acme-meshConfig.cmake\n' > "$vcpkg/vcpkg/info/acme-mesh_4.0.2_x64-linux.list"
printf 'set(acme-mesh_VERSION 4.0.2)\nadd_library(acme::mesh STATIC IMPORTED)\nset_target_properties(acme::mesh PROPERTIES IMPORTED_LOCATION "%s")\n' \
  "$vcpkg/x64-linux/lib/libmesh.a" > "$vcpkg/x64-linux/share/acme-mesh/acme-meshConfig.cmake"
cat > "$vcpkg/x64-linux/share/acme-mesh/vcpkg.spdx.json" << 'END'
{"spdxVersion": "SPDX-2.2", "packages": [
 {"name": "acme-mesh", "SPDXID": "SPDXRef-port", "versionInfo": "4.0.2", "homepage": "https://mesh.acme.example", "licenseConcluded": "MPL-2.0"},
 {"name": "acme-mesh:x64-linux", "SPDXID": "SPDXRef-binary", "versionInfo": "abc", "licenseConcluded": "MPL-2.0"}]}
END

configure_without -DSLUICE_EXECUTABLE="$sluice" -DSDK="$sdk" -DCMAKE_TOOLCHAIN_FILE="$project/cmake/vcpkg.cmake" \
  "-DCMAKE_PROJECT_TOP_LEVEL_INCLUDES=$project/cmake/conan_provider.cmake;$source_dir/cmake/SluiceGate.cmake"
build 0
run 0 "$sluice" check "$third/acme-filter-2.4.1.tar.gz" --build "$build" --report-only --facts "$work/facts.json" --out "json=$work/fresh.json"
# What is stored of a build is judged again to the same body.
run 0 "$sluice" evaluate "$work/facts.json" --report-only --quiet --out "json=$work/again.json"
body() { sed -n '/^  "body"/,$p' "$1"; }
[ -n "$(body "$work/fresh.json")" ] && cmp <(body "$work/fresh.json") <(body "$work/again.json") || fail "stored facts of a build are judged otherwise than the build"
run 0 "$cmake" -DFACTS="$work/facts.json" -P "$source_dir/tests/e2e/components.cmake"
grep -E '^(use|component) ' "$log" | sort | sed "s,$work,WORK,g" > "$work/seen.txt"
line() { grep -n -F "$1" "$project/CMakeLists.txt" | head -1 | cut -d: -f1; }
# component NAME VERSION VIA OWNER LICENSE PURL PLACE
component() { echo "component $1 $2 via=$3 owner=$4 license=$5 purl=$6 at $7"; }
# use TARGET NAME LINKAGE
uses() { echo "use $1 $2 $3 at CMakeLists.txt:$(line "$4")"; }
links() { uses "$1" "$2" "$3" "target_link_libraries($1 "; }
{
  here="CMakeLists.txt"
  component acme_filter 2.4.1 FetchContent - - pkg:generic/acme_filter@2.4.1 "$here:$(line 'FetchContent_Declare(acme_filter')"
  component acme_codec 1.2.0 FetchContent - LGPL-2.1-only pkg:generic/acme_codec@1.2.0 "$here:$(line 'FetchContent_Declare(acme_codec')"
  component acme_squash 1.3.0 ExternalProject - MIT pkg:generic/acme_squash@1.3.0 "$here:$(line 'ExternalProject_Add(')"
  component acme_spline 0.7.0 CPM - MIT pkg:generic/acme_spline@0.7.0 "$here:$(line 'CPMAddPackage(')"
  component vendored 0.9.1 project - MIT pkg:generic/vendored@0.9.1 third_party/vendored/CMakeLists.txt:2
  component relay 3.3.0 submodule git MIT pkg:github/acme/relay@$commit .gitmodules:1
  component AcmeGlow 1:6.0.1-2 find_package dpkg LGPL-2.1+ 'pkg:deb/debian/libglow-dev@1:6.0.1-2?arch=amd64' "$here:$(line 'find_package(AcmeGlow')"
  component acme_beam 1.8.0 find_package cps LGPL-3.0-only pkg:generic/acme_beam@1.8.0 "$here:$(line 'find_package(acme_beam')"
  component acme_pack 5.0.2 find_package conan BSD-2-Clause 'pkg:conan/acme_pack@5.0.2?rrev=00ff00ff' "$here:$(line 'find_package(acme_pack')"
  component acme-mesh 4.0.2 find_package vcpkg MPL-2.0 'pkg:vcpkg/acme-mesh@4.0.2?triplet=x64-linux' "$here:$(line 'find_package(acme-mesh')"
  component acme-tone 3.2.0 link pkg-config ISC pkg:generic/acme-tone@3.2.0 "$here:$(line 'target_link_libraries(toner')"
  component acme-blob 2.1.0 link folder BSD-3-Clause pkg:generic/acme-blob@2.1.0 "$here:$(line 'target_link_libraries(blobber')"
  component acme-glare 1.0.3 link folder - pkg:generic/acme-glare@1.0.3 "$here:$(line 'target_link_libraries(glarer')"
  component acme-hdr 1.1.0 include folder Zlib pkg:generic/acme-hdr@1.1.0 "$here:$(line 'target_include_directories(inner')"
  component acme-vec 0.3.2 include folder BSL-1.0 pkg:generic/acme-vec@0.3.2 "$here:$(line 'target_include_directories(outer')"
  component stray - link - - pkg:generic/stray "$here:$(line 'target_link_libraries(stray')"
  links player acme_codec dynamic
  links flasher acme_codec static
  links fetcher acme_filter static
  links spliner acme_spline static
  links squasher acme_squash static
  links vendorer vendored static
  links relayer relay static
  links glower AcmeGlow dynamic
  links beamer acme_beam dynamic
  links packer acme_pack static
  links mesher acme-mesh static
  links toner acme-tone static
  links blobber acme-blob static
  links glarer acme-glare dynamic
  uses inner acme-hdr header-only 'target_include_directories(inner '
  uses outer acme-vec header-only 'target_include_directories(outer '
  links stray stray static
} | sort > "$work/expected.txt"
diff "$work/expected.txt" "$work/seen.txt" || fail "the build's dependencies are not what they are"
# What nobody owns is said, once, and counted.
[ "$(grep -c '^unknown owner of ' "$log")" = 1 ] || fail "expected one library without an owner"
expect_text 'unknown owner of .*/stray/libstray\.a'
