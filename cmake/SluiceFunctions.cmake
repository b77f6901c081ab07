# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# What a project may say itself; none of it is needed where the gate enters by CMAKE_PROJECT_TOP_LEVEL_INCLUDES.

# sluice_gate([TARGETS target...] [DELIVERIES path...] [POLICY pack...])
#   TARGETS     put the gate in front of these targets and what they need; without TARGETS, or where the gate entered from outside,
#               it stands in front of every target
#   DELIVERIES  archives or folders of suppliers to judge besides those that the build takes in
#   POLICY      packs to judge by: files or builtin:NAME@MAJOR
function(sluice_gate)
  cmake_parse_arguments(PARSE_ARGV 0 it "" "" "TARGETS;DELIVERIES;POLICY")
  if(it_UNPARSED_ARGUMENTS OR it_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "sluice_gate: unexpected '${it_UNPARSED_ARGUMENTS}${it_KEYWORDS_MISSING_VALUES}'\n"
      "  help: sluice_gate([TARGETS target...] [DELIVERIES path...] [POLICY pack...])")
  endif()
  get_property(entry GLOBAL PROPERTY SLUICE_ENTRY)
  if(NOT entry STREQUAL "top-level")
    set_property(GLOBAL APPEND PROPERTY SLUICE_GATED_TARGETS ${it_TARGETS})
  endif()
  foreach(delivery IN LISTS it_DELIVERIES)
    get_filename_component(path "${delivery}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT EXISTS "${path}")
      message(FATAL_ERROR "sluice_gate: the delivery ${path} is not there")
    endif()
    _sluice_delivery_json(json "${path}" "" "${CMAKE_CURRENT_LIST_FILE}" sluice_gate "")
    _sluice_add_delivery("${path}" "${json}")
  endforeach()
  foreach(policy IN LISTS it_POLICY)
    if(NOT policy MATCHES "^builtin:")
      get_filename_component(policy "${policy}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
    set_property(GLOBAL APPEND PROPERTY SLUICE_ADDED_POLICIES "${policy}")
  endforeach()
endfunction()
