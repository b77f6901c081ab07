# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# What can be set for the gate, and where its files lie in the build folder.
set(SLUICE_EXECUTABLE "" CACHE FILEPATH "The program sluice; found beside these files or in PATH if empty")
set(SLUICE_PROJECT_FILE "" CACHE FILEPATH "The project's sluice.yaml; the one in the source folder if empty")
set(SLUICE_POLICY "" CACHE STRING "Packs to judge by in place of the project's: files or builtin:NAME@MAJOR")
set(SLUICE_RUNG "" CACHE STRING "Step of the maturity ladder; may only be stricter than the project's")
set(SLUICE_AS_OF "" CACHE STRING "Day (YYYY-MM-DD) to judge as of; today if empty")
option(SLUICE_ALLOW_PAST "Accept a SLUICE_AS_OF in the past; the verdict says so" OFF)
option(SLUICE_VERIFY "Look at what linkers and compilers took when the targets of ALL are built (check point P2)" ON)
option(SLUICE_RELEASE "Judge anew before anything is installed or packaged (check point P3)" ON)
option(SLUICE_INSTALL_VERDICT "Install the verdict and the third-party notices beside the product" OFF)
set(SLUICE_INSTALL_DESTINATION "share/sluice" CACHE STRING "Folder below the prefix for the verdict and the notices")
option(SLUICE_STRICT_LINKER "Refuse each link of which a file is unaccounted for, and remove its result" OFF)
set(SLUICE_LEDGER "" CACHE STRING "Ledger that verdicts are recorded in: a file or a postgresql:// URL; the project's if empty")
set(SLUICE_CHAIN_PROVIDER "" CACHE STRING "Command of another dependency provider to serve calls through")
mark_as_advanced(SLUICE_PROJECT_FILE SLUICE_POLICY SLUICE_RUNG SLUICE_AS_OF SLUICE_ALLOW_PAST SLUICE_LEDGER SLUICE_CHAIN_PROVIDER
  SLUICE_VERIFY SLUICE_RELEASE SLUICE_INSTALL_VERDICT SLUICE_INSTALL_DESTINATION SLUICE_STRICT_LINKER)

set(SLUICE_DIR "${CMAKE_BINARY_DIR}/.sluice" CACHE INTERNAL "Files of the gate; seen from every folder")

# A host program, also when building for another machine: no find root, no toolchain prefix.
function(_sluice_find_executable)
  if(SLUICE_EXECUTABLE)
    set(program "${SLUICE_EXECUTABLE}")
  else()
    unset(program CACHE)
    find_program(program sluice HINTS "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../../bin" NO_CACHE NO_CMAKE_FIND_ROOT_PATH)
  endif()
  if(NOT program OR NOT EXISTS "${program}")
    message(FATAL_ERROR "sluice: the program was not found (${program})\n"
      "  help: set SLUICE_EXECUTABLE to it, for example -DSLUICE_EXECUTABLE=/usr/bin/sluice")
  endif()
  set(SLUICE_EXECUTABLE "${program}" CACHE FILEPATH "The program sluice" FORCE)
endfunction()
_sluice_find_executable()
