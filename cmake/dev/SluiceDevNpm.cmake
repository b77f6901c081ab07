# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# What is built from npm packages, which cmake/bootstrap installs: license texts and lists, schemas of SBOMs. Each package
# must be there, at its pinned version.
set(SLUICE_LICENSE_LISTS "${PROJECT_SOURCE_DIR}/cmake/dev/npm_license/node_modules")
set(SLUICE_SBOM_SCHEMAS "${PROJECT_SOURCE_DIR}/cmake/dev/npm_sbom/node_modules/@cyclonedx/cyclonedx-library/res/schema")

function(sluice_check_npm folder what)
  set(modules "${PROJECT_SOURCE_DIR}/cmake/dev/${folder}/node_modules")
  set(pinned "${PROJECT_SOURCE_DIR}/cmake/dev/${folder}/package.json")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${pinned}")
  file(READ "${pinned}" project)
  string(JSON dependencies GET "${project}" dependencies)
  string(JSON count LENGTH "${dependencies}")
  math(EXPR last "${count} - 1")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${dependencies}" ${i})
    string(JSON wanted GET "${dependencies}" "${name}")
    set(found "absent")
    if(EXISTS "${modules}/${name}/package.json")
      file(READ "${modules}/${name}/package.json" package)
      string(JSON found GET "${package}" version)
    endif()
    if(NOT found STREQUAL wanted)
      message(FATAL_ERROR "the ${what} need the npm package ${name} ${wanted}, which is ${found} below ${modules}\n"
        "  help: run cmake/bootstrap build")
    endif()
  endforeach()
endfunction()
sluice_check_npm(npm_license "license lists")
sluice_check_npm(npm_sbom "SBOM schemas")
