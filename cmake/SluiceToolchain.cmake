# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Entry by the toolchain: CMAKE_TOOLCHAIN_FILE=<this file> in the environment, a preset or -D, or include(<this file>) in a company's
# toolchain, in Conan's user_toolchain or in OEToolchainConfig.cmake.d of a Yocto SDK. It reaches every build that the toolchain
# reaches. SLUICE_CHAIN_TOOLCHAIN, a variable of CMake or of the environment, names the real toolchain, which is read first.
# CMake reads toolchains several times, in every try_compile(), and before the project chose its policies: no IN_LIST here.
if(NOT SLUICE_CHAIN_TOOLCHAIN AND NOT "$ENV{SLUICE_CHAIN_TOOLCHAIN}" STREQUAL "")
  set(SLUICE_CHAIN_TOOLCHAIN "$ENV{SLUICE_CHAIN_TOOLCHAIN}")
endif()
if(SLUICE_CHAIN_TOOLCHAIN AND NOT _sluice_chaining)
  get_filename_component(_sluice_chained "${SLUICE_CHAIN_TOOLCHAIN}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
  if(NOT EXISTS "${_sluice_chained}")
    message(FATAL_ERROR "sluice: SLUICE_CHAIN_TOOLCHAIN names ${_sluice_chained}, which is not there\n"
      "  help: name the toolchain that the build had before by its absolute path")
  endif()
  # Kept, because a later run of CMake may have another environment; passed on, because try_compile() has another cache.
  set(SLUICE_CHAIN_TOOLCHAIN "${_sluice_chained}" CACHE FILEPATH "Toolchain file that SluiceToolchain.cmake reads first" FORCE)
  list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES SLUICE_CHAIN_TOOLCHAIN)
  list(REMOVE_DUPLICATES CMAKE_TRY_COMPILE_PLATFORM_VARIABLES)
  set(_sluice_chaining TRUE)
  include("${_sluice_chained}")
  unset(_sluice_chaining)
endif()

# FetchContent before CMake 3.30 downloads in a small project of its own, whose build must come to its end at once.
set(_sluice_wanted TRUE)
get_property(_sluice_trying GLOBAL PROPERTY IN_TRY_COMPILE)
if(_sluice_trying OR (CMAKE_SOURCE_DIR MATCHES "-subbuild$" AND "${CMAKE_SOURCE_DIR}" STREQUAL "${CMAKE_BINARY_DIR}"))
  set(_sluice_wanted FALSE)
endif()
if(_sluice_wanted)
  list(FIND CMAKE_PROJECT_TOP_LEVEL_INCLUDES "${CMAKE_CURRENT_LIST_DIR}/SluiceGate.cmake" _sluice_at)
  if(_sluice_at EQUAL -1)
    list(APPEND CMAKE_PROJECT_TOP_LEVEL_INCLUDES "${CMAKE_CURRENT_LIST_DIR}/SluiceGate.cmake")
    set_property(GLOBAL PROPERTY SLUICE_BY_TOOLCHAIN "${CMAKE_TOOLCHAIN_FILE}")
  endif()
endif()
unset(_sluice_wanted)
