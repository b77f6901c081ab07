# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Runs every command of policy/reports.md with the program of this build, in a folder with two deliveries:
#   cmake -DSOURCE=... -DBUILD=... -P reports_page_test.cmake
# Each block of code must have one, whatever the language is that it stands in; and each file that it writes must be there.
set(folder "${BUILD}/reports_page")
file(REMOVE_RECURSE "${folder}")
file(MAKE_DIRECTORY "${folder}/deliveries")
foreach(version IN ITEMS 1.0 1.1)
  execute_process(COMMAND "${CMAKE_COMMAND}" -E tar cf "${folder}/deliveries/telematics-sdk-${version}.zip" --format=zip "telematics-sdk-${version}"
    WORKING_DIRECTORY "${SOURCE}/fixtures/changed" COMMAND_ERROR_IS_FATAL ANY)
endforeach()

function(run_command command)
  message(STATUS "${command}")
  foreach(variable IN ITEMS GITHUB_ACTIONS GITHUB_STEP_SUMMARY TF_BUILD TEAMCITY_VERSION JENKINS_URL)
    unset(ENV{${variable}})
  endforeach()
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env "PATH=${BUILD}/bin:$ENV{PATH}" sh -c "${command}" WORKING_DIRECTORY "${folder}"
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "policy/reports.md: '${command}' ended with ${code}\n${out}\n${err}")
  endif()
  string(REGEX MATCHALL "--out [a-z-]+=[^ ]+" outs "${command}")
  foreach(out IN LISTS outs)
    string(REGEX REPLACE "--out [a-z-]+=" "" path "${out}")
    file(SIZE "${folder}/${path}" size)
    if(size EQUAL 0)
      message(FATAL_ERROR "policy/reports.md: '${command}' left ${path} empty")
    endif()
  endforeach()
endfunction()

file(READ "${SOURCE}/policy/reports.md" text)
string(REPLACE "[" "(" text "${text}")  # brackets and semicolons divide CMake's lists
string(REPLACE "]" ")" text "${text}")
string(REPLACE ";" "," text "${text}")
string(REGEX MATCHALL "```[a-z]+\n[^`]*```" blocks "${text}")
list(LENGTH blocks count)
if(count LESS 6)
  message(FATAL_ERROR "policy/reports.md has ${count} blocks of code, expected at least 6")
endif()
foreach(block IN LISTS blocks)
  string(REGEX MATCHALL "sluice (check|diff) [^\n']*" commands "${block}")
  if(NOT commands)
    message(FATAL_ERROR "policy/reports.md: a block without a command of sluice:\n${block}")
  endif()
  foreach(command IN LISTS commands)
    run_command("${command}")
  endforeach()
endforeach()
