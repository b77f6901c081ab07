// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/libarchive_reader.hpp"
#include "intake/tar_watch.hpp"

#include <utility>
#include <vector>

namespace sluice {
namespace {

/// Hands a tar's bytes on and lets the watch hear them.
class WatchedSource final : public ByteSource {
 public:
  WatchedSource(ByteSource& inner, TarWatch& watch) : inner_(inner), watch_(watch) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t got, inner_.read(buffer));
    watch_.hear(buffer.first(got));
    return got;
  }
  Result<void> seek(std::uint64_t) override { return fail("a watched tar cannot be searched"); }
  std::uint64_t size() const override { return inner_.size(); }

 private:
  ByteSource& inner_;
  TarWatch& watch_;
};

class TarReader final : public ContainerReader {
 public:
  explicit TarReader(const ReaderInput& input)
      : sink_(input.sink),
        budget_(input.budget),
        watch_(input.budget.limits()),
        source_(input.source, watch_),
        inner_("tar", source_, input.sink, input.budget) {}

  Result<std::optional<EntryMeta>> next() override {
    TRY_ASSIGN(std::optional<EntryMeta> meta, inner_.next());
    if (!meta) {
      TRY(finish());
    }
    state_noticed();
    return meta;
  }
  Result<std::span<const std::byte>> read() override { return inner_.read(); }
  bool entry_is_whole() const override { return inner_.entry_is_whole(); }
  const std::string& stopped() const override { return inner_.stopped(); }

 private:
  /// Reads on to the source's end, so that what follows the tar is noticed.
  Result<void> finish() {
    if (std::exchange(is_finished_, true)) return {};
    while (true) {
      TRY_ASSIGN(const std::span<const std::byte> rest, inner_.take_rest());
      if (rest.empty() || !budget_.spend_bytes(rest.size())) break;
    }
    if (!budget_.is_exhausted()) watch_.finish();
    return {};
  }

  void state_noticed() {
    for (Defect& defect : watch_.take_defects()) sink_.state(defect.id, defect.weight, std::move(defect.detail));
  }

  HazardSink& sink_;
  Budget& budget_;
  TarWatch watch_;
  WatchedSource source_;
  LibarchiveReader inner_;
  bool is_finished_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> make_tar_reader(const ReaderInput& input) {
  return std::make_unique<TarReader>(input);
}

}  // namespace sluice
