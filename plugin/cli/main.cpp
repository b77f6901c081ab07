// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/commands.hpp"
#include "cli/session.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  try {
    return sluice::run_program(sluice::make_session(argc, argv));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "sluice: internal error: %s\n  help: this is a bug of sluice; please report it with the command line\n", error.what());
    return sluice::exit_internal;
  }
}
