// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/pool.hpp"
#include "intake/budget.hpp"
#include "intake/container_plan.hpp"
#include "intake/container_reader.hpp"
#include "intake/entry_stream.hpp"
#include "intake/hazard_sink.hpp"
#include "intake/host_source.hpp"
#include "intake/intake.hpp"
#include "intake/link_rules.hpp"
#include "intake/unwrap.hpp"
#include "intake/worker_shelf.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sluice {

/// One pass over a delivery and everything nested in it. Recursion is bounded by Limits::nesting.
class Walk {
 public:
  /// What `options` refers to, the pool and `contents` outlive the walk.
  Walk(const IntakeOptions& options, Pool& pool, Contents& contents);

  /// A file or bytes. The new container's index.
  Result<std::uint32_t> walk_source(HostSource& source, const std::string& name);
  /// A folder of the host; takes the descriptor.
  Result<std::uint32_t> walk_folder(int folder, const std::string& name);

 private:
  /// Where a container's bytes come from.
  struct Bytes {
    ByteSource& stream;
    ByteSource* seekable = nullptr;  ///< the same bytes with random access, once the stream is read
    HostSource* host = nullptr;      ///< they are the delivery's own
    bool on_thread = false;          ///< the stream shares nothing with the walk
  };

  struct Shaped {
    ByteSource* source = nullptr;
    std::unique_ptr<ByteSource> owned;  ///< of a source made for the purpose
  };

  std::uint32_t add_container(std::string path, std::uint32_t parent, std::uint32_t entry);
  Result<void> walk_container(std::uint32_t container, const Bytes& bytes, std::string_view file_name,
                              std::uint32_t depth);
  Result<void> read_container(std::uint32_t container, const Bytes& bytes, Unwrapped& layers, const ContainerPlan& plan,
                              std::string_view file_name, std::uint32_t depth);
  Result<Shaped> shape(const Bytes& bytes, Unwrapped& layers, const ContainerPlan& plan, ByteSource& metered);
  Result<void> walk_entries(std::uint32_t container, ContainerReader& reader, ContainerMeter& meter,
                            std::uint32_t depth);
  std::uint32_t add_entry(std::uint32_t container, const EntryMeta& meta);
  Result<void> walk_bytes(std::uint32_t entry, const EntryMeta& meta, ContainerReader& reader, ContainerMeter& meter,
                          std::uint32_t depth);
  Result<void> walk_nested(EntryStream& stream, std::uint32_t entry, ContainerReader& reader, std::uint32_t depth);
  void judge_layers(std::uint32_t container, const Unwrapped& layers, const ContainerPlan& plan,
                    std::string_view file_name, std::uint32_t depth);
  Result<void> judge_zip_behind(std::uint32_t container, std::string_view format, ByteSource& source);
  Result<void> judge_size(std::uint32_t container, std::string_view format, ByteSource& source);
  void state_polyglot(std::uint32_t container);
  void judge_name(const ContainerPlan& plan, std::string_view file_name, std::uint32_t depth);
  void state_defects(std::uint32_t container, const Unwrapped& layers);
  void judge_content(std::uint32_t entry, const Magic& magic, std::span<const std::byte> tail, bool has_archive_behind);
  std::uint32_t uninspected(std::uint32_t entry, std::string_view format);
  std::string_view keep_text(std::string_view text, std::size_t longest);
  void refuse(std::uint32_t container, const Defect& defect);
  void mark_incomplete(std::uint32_t container, const std::string& reason);
  void state(const Defect& defect) { sink_.state(defect.id, defect.weight, defect.detail); }

  Contents& contents_;
  HazardSink sink_;
  Budget budget_;
  Pool& pool_;
  Sha256Batch hashes_;
  WalkState state_;
  WorkerShelf shelf_;
  std::uint64_t overlong_bytes_ = 0;  ///< of names, beyond what systems take
};

}  // namespace sluice
