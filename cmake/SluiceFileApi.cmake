# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Asks CMake for the file API reply (cmake-file-api(7)) that the gate reads at the first build step.

function(_sluice_write_query build)
  file(WRITE "${build}/.cmake/api/v1/query/client-sluice/query.json"
    [[{"requests": [{"kind": "codemodel", "version": 2}, {"kind": "cache", "version": 2}, {"kind": "cmakeFiles", "version": 1}, {"kind": "toolchains", "version": 1}]}]]
    "\n")
endfunction()

# CMake 3.27 and newer answers in the same run. Before that a query written during configure is answered by the next run only,
# so the first build runs CMake once more, unless SluiceInit.cmake asked in time.
function(_sluice_ask_file_api)
  if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.27)
    cmake_file_api(QUERY API_VERSION 1 CODEMODEL 2 CACHE 2 CMAKEFILES 1 TOOLCHAINS 1)
  elseif(NOT EXISTS "${CMAKE_BINARY_DIR}/.cmake/api/v1/query/client-sluice/query.json")
    _sluice_write_query("${CMAKE_BINARY_DIR}")
    _sluice_configure_again()
  endif()
endfunction()

# Makes the first build configure once more: a configure dependency that is newer than any build file. That run finds the query in
# place, does not add the dependency again, and the loop ends. CMake's archive writer is what sets a time in the future without
# another program; its dates end in 2037.
function(_sluice_configure_again)
  set(folder "${SLUICE_DIR}/second-configure")
  file(WRITE "${folder}/packed/newer" "")
  execute_process(COMMAND "${CMAKE_COMMAND}" -E tar cf "${folder}/newer.tar" --format=gnutar "--mtime=2037-12-30 00:00:00 UTC" newer
    WORKING_DIRECTORY "${folder}/packed" RESULT_VARIABLE failed ERROR_VARIABLE reason)
  if(failed)
    message(WARNING "sluice: run cmake once more before the first build, or start it with -C SluiceInit.cmake\n${reason}")
    return()
  endif()
  file(ARCHIVE_EXTRACT INPUT "${folder}/newer.tar" DESTINATION "${folder}")
  set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${folder}/newer")
endfunction()
