# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# SLUICE_STRICT_LINKER: `sluice link-guard` runs in front of each linker of programs and shared libraries, and refuses a link at once.
# Ninja and Makefiles only. A launcher that was there before runs behind it.

function(_sluice_guard_linkers)
  if(NOT SLUICE_STRICT_LINKER)
    return()
  endif()
  foreach(language IN ITEMS C CXX Fortran OBJC OBJCXX CUDA)
    set(launcher "${SLUICE_EXECUTABLE}" link-guard --build "${CMAKE_BINARY_DIR}" -- ${CMAKE_${language}_LINKER_LAUNCHER})
    set(CMAKE_${language}_LINKER_LAUNCHER "${launcher}" PARENT_SCOPE)
  endforeach()
endfunction()

# A project that sets the variable itself takes the guard away without a word.
function(_sluice_test_guards)
  if(NOT SLUICE_STRICT_LINKER)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    get_target_property(type "${target}" TYPE)
    if(NOT type MATCHES "^(EXECUTABLE|SHARED_LIBRARY|MODULE_LIBRARY)$")
      continue()
    endif()
    foreach(language IN ITEMS C CXX)
      get_target_property(launcher "${target}" ${language}_LINKER_LAUNCHER)
      if(NOT "link-guard" IN_LIST launcher)
        message(NOTICE "sluice: warning: the strict linker is not in front of ${target}: its ${language}_LINKER_LAUNCHER was replaced\n"
          "  help: put what replaced it in front of CMAKE_${language}_LINKER_LAUNCHER")
        _sluice_event(linker-replaced name "${target}")
        break()
      endif()
    endforeach()
  endforeach()
endfunction()
