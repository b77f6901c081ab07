// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pool.hpp"
#include "intake/budget.hpp"
#include "intake/container_reader.hpp"
#include "intake/hazard_sink.hpp"

#include <memory>
#include <string_view>

namespace sluice {

class Sha256Batch;
class Skeleton;
class WorkerShelf;

/// What a reader is made with; all of it outlives the reader.
struct ReaderInput {
  std::string_view format;  ///< as intake/magic names it
  ByteSource& source;       ///< at its begin; can_seek() for formats of Role::seek
  HazardSink& sink;
  Budget& budget;
  Pool& pool;
  Skeleton* skeleton = nullptr;   ///< hears the container without its entries' data (tar, ar, cpio)
  Sha256Batch* hashes = nullptr;  ///< settled before bytes that read() gave change; null: nobody wants them kept
  WorkerShelf* shelf = nullptr;   ///< workers to list it with; null: it has one of its own
};

using MakeReader = std::unique_ptr<ContainerReader> (*)(const ReaderInput&);

std::unique_ptr<ContainerReader> make_tar_reader(const ReaderInput& input);
std::unique_ptr<ContainerReader> make_zip_reader(const ReaderInput& input);
std::unique_ptr<ContainerReader> make_cpio_reader(const ReaderInput& input);
std::unique_ptr<ContainerReader> make_ar_reader(const ReaderInput& input);
std::unique_ptr<ContainerReader> make_worker_reader(const ReaderInput& input);

/// The reader for a format. The table behind it has one row a format: a stricter reader takes a format over by changing
/// its row.
std::unique_ptr<ContainerReader> make_reader(const ReaderInput& input);

}  // namespace sluice
