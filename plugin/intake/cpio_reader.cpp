// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/libarchive_reader.hpp"
#include "intake/magic.hpp"

#include <algorithm>
#include <utility>

namespace sluice {
namespace {

/// cpio through libarchive, and a look at what follows its TRAILER!!!: kernels read on there.
class CpioReader final : public ContainerReader {
 public:
  explicit CpioReader(const ReaderInput& input)
      : sink_(input.sink), budget_(input.budget), inner_("cpio", input.source, input.sink, input.budget) {}

  Result<std::optional<EntryMeta>> next() override {
    TRY_ASSIGN(std::optional<EntryMeta> meta, inner_.next());
    if (!meta && inner_.stopped().empty()) {
      TRY(finish());
    }
    return meta;
  }
  Result<std::span<const std::byte>> read() override { return inner_.read(); }
  bool entry_is_whole() const override { return inner_.entry_is_whole(); }
  const std::string& stopped() const override { return inner_.stopped(); }

 private:
  Result<void> finish() {
    if (std::exchange(is_finished_, true)) return {};
    bool is_noted = false;
    while (true) {
      TRY_ASSIGN(const std::span<const std::byte> rest, inner_.take_rest());
      if (rest.empty() || !budget_.spend_bytes(rest.size())) return {};
      const auto found = std::ranges::find_if(rest, [](std::byte b) { return b != std::byte{0}; });
      if (found == rest.end() || std::exchange(is_noted, true)) continue;
      judge(rest.subspan(static_cast<std::size_t>(found - rest.begin())));
    }
  }

  void judge(std::span<const std::byte> rest) {
    if (identify(rest).role == Role::content) {
      sink_.state(HazardId::trailing_data, Weight::warning, "bytes follow the end mark");
    } else {
      sink_.state(HazardId::hidden_after_eof, Weight::error, "a second archive follows the end mark");
    }
  }

  HazardSink& sink_;
  Budget& budget_;
  LibarchiveReader inner_;
  bool is_finished_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> make_cpio_reader(const ReaderInput& input) {
  return std::make_unique<CpioReader>(input);
}

}  // namespace sluice
