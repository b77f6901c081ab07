# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The license texts and lists from npm, which cmake/bootstrap installs: each package must be there, at its pinned version.
set(SLUICE_LICENSE_LISTS "${PROJECT_SOURCE_DIR}/cmake/dev/npm_license/node_modules")

function(sluice_check_license_lists)
  set(pinned "${PROJECT_SOURCE_DIR}/cmake/dev/npm_license/package.json")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${pinned}")
  file(READ "${pinned}" project)
  string(JSON dependencies GET "${project}" dependencies)
  string(JSON count LENGTH "${dependencies}")
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${dependencies}" ${i})
    string(JSON wanted GET "${dependencies}" "${name}")
    set(found "absent")
    if(EXISTS "${SLUICE_LICENSE_LISTS}/${name}/package.json")
      file(READ "${SLUICE_LICENSE_LISTS}/${name}/package.json" package)
      string(JSON found GET "${package}" version)
    endif()
    if(NOT found STREQUAL wanted)
      message(FATAL_ERROR "the license lists need the npm package ${name} ${wanted}, which is ${found} below ${SLUICE_LICENSE_LISTS}\n"
        "  help: run cmake/bootstrap build")
    endif()
  endforeach()
endfunction()
sluice_check_license_lists()
