# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Sluice Authors
"""Cases of our own, beyond the reference table: what its rows do not need."""

CASES = {}
