# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
# The judge of SARIF logs, from npm (cmake/dev/npm).
target_compile_definitions(tests_reports PRIVATE
  SLUICE_SARIF_MULTITOOL="${PROJECT_SOURCE_DIR}/cmake/dev/npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool")
