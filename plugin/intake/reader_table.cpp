// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/worker_reader.hpp"

#include <algorithm>

namespace sluice {
namespace {

struct Row {
  std::string_view format;
  MakeReader make;
};

constexpr Row table[] = {
    {"tar", make_tar_reader}, {"zip", make_zip_reader}, {"cpio", make_cpio_reader},
    {"ar", make_ar_reader},   {"deb", make_ar_reader},  {"rpm", make_cpio_reader},  // its payload
};

}  // namespace

std::unique_ptr<ContainerReader> make_libarchive_reader(const ReaderInput& input) {
  return std::make_unique<WorkerReader>(input);
}

std::unique_ptr<ContainerReader> make_reader(const ReaderInput& input) {
  const auto* row = std::ranges::find(table, input.format, &Row::format);
  return row == std::ranges::end(table) ? make_libarchive_reader(input) : row->make(input);
}

}  // namespace sluice
