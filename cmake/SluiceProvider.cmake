# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The dependency provider: records find_package() and FetchContent calls, admits local archives, and serves every call through the
# provider that was there before, if there was one. A macro, because results are variables of the caller. It keeps the policies that
# the project had at its first project() call; a "_" in front of compared texts guards against variables of that name (CMP0054).
macro(_sluice_provide_dependency _sluice_method _sluice_name)
  if("_${_sluice_name}" STREQUAL "_SluiceSelfTest")
    set_property(GLOBAL PROPERTY SLUICE_PROVIDER_HEARD TRUE)
    set(SluiceSelfTest_FOUND TRUE)
  elseif("_${_sluice_method}" STREQUAL "_FIND_PACKAGE")
    _sluice_record_imported("")
    get_property(_sluice_chained GLOBAL PROPERTY SLUICE_CHAINED_PROVIDER)
    if(NOT "_${_sluice_chained}" STREQUAL "_")
      unset(${_sluice_name}_FOUND)
      cmake_language(CALL "${_sluice_chained}" FIND_PACKAGE "${_sluice_name}" ${ARGN})
    endif()
    if("_${_sluice_chained}" STREQUAL "_" OR NOT ${_sluice_name}_FOUND)
      find_package(${_sluice_name} ${ARGN} BYPASS_PROVIDER)
    endif()
    _sluice_record_package("${_sluice_name}" "${CMAKE_CURRENT_LIST_FILE}")
  else()
    _sluice_calling_file(_sluice_file "${CMAKE_CURRENT_LIST_FILE}" "${CMAKE_PARENT_LIST_FILE}")
    _sluice_record_fetch("${_sluice_name}" "${_sluice_file}" provider)
    get_property(_sluice_chained GLOBAL PROPERTY SLUICE_CHAINED_FETCH_PROVIDER)
    if(NOT "_${_sluice_chained}" STREQUAL "_")
      cmake_language(CALL "${_sluice_chained}" "${_sluice_method}" "${_sluice_name}" ${ARGN})
    endif()
  endif()
endmacro()
