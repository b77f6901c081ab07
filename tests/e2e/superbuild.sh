# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# A super-build: nothing but ExternalProjects, one of which has another inside. Each build is gated, and the outermost knows what all link.
. "$(dirname "$0")/lib.sh" "$@"
part() { mkdir -p "$project/$1"; cat > "$project/$1/CMakeLists.txt"; echo "int $1(void) { return 0; }" > "$project/$1/$1.c"; }
cat > "$project/CMakeLists.txt" <<'END'
cmake_minimum_required(VERSION 3.16)
project(everything NONE)
include(ExternalProject)
set(installed "-DCMAKE_INSTALL_PREFIX=${CMAKE_BINARY_DIR}/installed")
ExternalProject_Add(codec_ep SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/codec" CMAKE_ARGS ${installed})
ExternalProject_Add(player_ep SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/player" DEPENDS codec_ep INSTALL_COMMAND "" BUILD_ALWAYS ON
  CMAKE_ARGS "-DCMAKE_PREFIX_PATH=${CMAKE_BINARY_DIR}/installed")
END
part codec <<'END'
cmake_minimum_required(VERSION 3.16)
project(codec VERSION 2.1.0 LANGUAGES C)
add_library(codec SHARED codec.c)
install(TARGETS codec EXPORT codec)
install(EXPORT codec DESTINATION lib/cmake/codec FILE codecConfig.cmake NAMESPACE codec::)
END
part player <<'END'
cmake_minimum_required(VERSION 3.16)
project(player C)
include(ExternalProject)
find_package(codec REQUIRED)
ExternalProject_Add(skin_ep SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/../skin" INSTALL_COMMAND "")
add_library(player SHARED player.c)
target_link_libraries(player PRIVATE codec::codec)
add_dependencies(player skin_ep)
END
part skin <<'END'
cmake_minimum_required(VERSION 3.16)
project(skin C)
find_package(ZLIB REQUIRED)
add_library(skin SHARED skin.c)
target_link_libraries(skin PRIVATE ZLIB::ZLIB)
END
configure
build 0
[ "$(find "$build" -name gate-request.json | wc -l)" = 4 ] || fail "not each of the four builds is gated"
# What an inner build tells is news for the one around it, which is news for the one around that.
build 0
build 0
remember
build 0
expect_unjudged
expect_no_text 'Building C object'
run 0 "$sluice" inventory --build "$build"
expect_text 'dynamic by player_ep/player'
expect_text 'dynamic by player_ep/skin_ep/skin'

# The innermost is refused by a rule of the outermost project's.
cat > "$project/pack.yaml" <<'END'
sluice: 1
pack: {id: acme/product, version: 1.0.0, title: Product pack, maintainers: [ospo@acme.example]}
extends: [{use: "builtin:internal-baseline@1"}]
lists-edit: {denied-components: {add: ["pkg:generic/ZLIB@*", "pkg:deb/*/zlib1g-dev@*"]}}
END
printf 'sluice: 1\nextends: [{use: ./pack.yaml}]\nrung: managed\n' > "$project/sluice.yaml"
rm -rf "$build"
configure
build error
expect_text 'skin/CMakeLists\.txt:[0-9]+:1: error: .*\[-Wsluice-prov-component-denied\]'
[ -z "$(find "$build" -name 'skin.c.o')" ] || fail "the innermost build compiled"
expect_file "$build/installed/lib/cmake/codec/codecConfig.cmake"
