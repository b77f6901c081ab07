# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# Included by every project() call through CMAKE_PROJECT_INCLUDE: records vendored projects with their versions, which the file API
# does not know, and reads the imported targets of this folder when it is done, because no other folder can see them.
_sluice_event(project name "${PROJECT_NAME}" version "${PROJECT_VERSION}" homepage "${PROJECT_HOMEPAGE_URL}"
  folder "${PROJECT_SOURCE_DIR}" file "${CMAKE_CURRENT_SOURCE_DIR}/CMakeLists.txt")
cmake_language(DEFER CALL _sluice_record_imported "")
if(NOT CMAKE_CURRENT_SOURCE_DIR STREQUAL CMAKE_SOURCE_DIR)
  _sluice_add_release_rule()
endif()
foreach(_sluice_chained IN LISTS SLUICE_CHAINED_PROJECT_INCLUDE)
  include("${_sluice_chained}")
endforeach()
