// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "intake/worker/libarchive_input.hpp"  // for the readers that still run libarchive in this process
