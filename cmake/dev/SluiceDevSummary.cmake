# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
message(STATUS "Sluice ${PROJECT_VERSION}")
message(STATUS "  build type      ${CMAKE_BUILD_TYPE}")
message(STATUS "  compiler        ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
message(STATUS "  sanitizers      ${SLUICE_SANITIZE}")
message(STATUS "  tests           ${SLUICE_BUILD_TESTS}")
message(STATUS "  ISA-L           ${Isal_FOUND}")
message(STATUS "  reference data  ${SLUICE_SHARED_DATA}")
