// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/differential_reader.hpp"
#include "intake/worker_reader.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct Row {
  std::string_view format;
  MakeReader make;
  OpinionInput second;  ///< how libarchive gets to see it too
};

constexpr Row table[] = {
    {"tar", make_tar_reader, OpinionInput::skeleton}, {"zip", make_zip_reader, OpinionInput::file},
    {"cpio", make_cpio_reader, OpinionInput::none},   {"ar", make_ar_reader, OpinionInput::skeleton},
    {"deb", make_ar_reader, OpinionInput::skeleton},  {"rpm", make_cpio_reader, OpinionInput::none},  // its payload
};

}  // namespace

std::unique_ptr<ContainerReader> make_worker_reader(const ReaderInput& input) {
  return std::make_unique<WorkerReader>(input);
}

std::unique_ptr<ContainerReader> make_reader(const ReaderInput& input) {
  const auto* row = std::ranges::find(table, input.format, &Row::format);
  if (row == std::ranges::end(table)) return make_worker_reader(input);
  if (row->second == OpinionInput::none) return row->make(input);
  return std::make_unique<DifferentialReader>(row->make, input, row->second);
}

}  // namespace sluice
