# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Stands in for ExternalProject_Add(); CMake keeps the other one under the same name with "_" in front (undocumented, CMake 3.0 to 4.3). The
# module includes itself once only, so that the project's include() changes nothing. It keeps the policies that the project had at
# its first project() call, and every argument as it was, empty ones too.
include(ExternalProject)
function(ExternalProject_Add name)
  get_property(_sluice_adding GLOBAL PROPERTY SLUICE_ADDING_EXTERNAL)
  if("_${_sluice_adding}" STREQUAL "_${name}")
    message(FATAL_ERROR "sluice: the project puts a function of its own around ExternalProject_Add(), which the gate does too\n"
      "  help: set -DSLUICE_EXTERNAL=OFF; what it downloads is then not judged before it runs")
  endif()
  set(_sluice_call "[==[${name}]==]")
  set(_sluice_at 1)
  while(_sluice_at LESS ARGC)
    string(APPEND _sluice_call " [==[${ARGV${_sluice_at}}]==]")
    math(EXPR _sluice_at "${_sluice_at} + 1")
  endwhile()
  _sluice_child_arguments(_sluice_more "${ARGN}")
  set_property(GLOBAL PROPERTY SLUICE_ADDING_EXTERNAL "${name}")
  cmake_language(EVAL CODE "_ExternalProject_Add(${_sluice_call} ${_sluice_more})")
  set_property(GLOBAL PROPERTY SLUICE_ADDING_EXTERNAL "")
  set_target_properties("${name}" PROPERTIES SLUICE_LIST_FILE "${CMAKE_CURRENT_LIST_FILE}")
  if(NOT "_${_sluice_more}" STREQUAL "_")
    _sluice_ask_child("${name}")
  endif()
  _sluice_judge_download("${name}")
endfunction()
