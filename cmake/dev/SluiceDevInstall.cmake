# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# What `cmake --install` puts into a prefix: program, packs, license index, schemas, CMake files, man page, shell completion.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(share "${CMAKE_INSTALL_DATADIR}/sluice")
install(TARGETS sluice RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS sluice_inspect RUNTIME DESTINATION "${CMAKE_INSTALL_LIBEXECDIR}/sluice")
install(DIRECTORY policy/rules policy/packs policy/licenses policy/profiles policy/schema policy/examples policy/walkthrough DESTINATION "${share}/policy")
install(FILES "${PROJECT_BINARY_DIR}/share/sluice/licenses.idx" "${PROJECT_BINARY_DIR}/share/sluice/license_texts.idx"
  "${PROJECT_BINARY_DIR}/share/sluice/sbom_schemas.idx" DESTINATION "${share}")
install(DIRECTORY "${PROJECT_BINARY_DIR}/share/sluice/sbom" DESTINATION "${share}")
install(FILES policy/README.md DESTINATION "${share}/policy")
install(DIRECTORY cmake/ DESTINATION "${share}/cmake" FILES_MATCHING PATTERN "Sluice*.cmake" PATTERN "README.md" PATTERN "dev" EXCLUDE)
install(DIRECTORY cmake/managers DESTINATION "${share}/cmake" USE_SOURCE_PERMISSIONS)
install(FILES README.md CHANGELOG.md LICENSE NOTICE fixtures/README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# find_package(Sluice): the package files lie where CMake looks, and lead to the files above.
configure_package_config_file(cmake/SluiceConfig.cmake.in "${PROJECT_BINARY_DIR}/package/SluiceConfig.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/Sluice" PATH_VARS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_DATADIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/SluiceConfigVersion.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${PROJECT_BINARY_DIR}/package/SluiceConfig.cmake" "${PROJECT_BINARY_DIR}/package/SluiceConfigVersion.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/Sluice")

# Man page and completion are printed by the program itself.
add_custom_command(OUTPUT manual/sluice.1 manual/sluice.bash
  COMMAND "${CMAKE_COMMAND}" -E make_directory manual
  COMMAND sluice manual man > manual/sluice.1
  COMMAND sluice manual bash > manual/sluice.bash
  DEPENDS sluice VERBATIM)
add_custom_target(manual ALL DEPENDS manual/sluice.1 manual/sluice.bash)
install(FILES "${PROJECT_BINARY_DIR}/manual/sluice.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${PROJECT_BINARY_DIR}/manual/sluice.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME sluice)
