// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/reader_table.hpp"

#include "intake/libarchive_reader.hpp"

#include <string>
#include <utility>

namespace sluice {
namespace {

/// ar, which has no end mark; libarchive 3.6 takes a piece of a header for its end. A Debian package (deb(5)) has
/// members that must be there.
class ArReader final : public ContainerReader {
 public:
  explicit ArReader(const ReaderInput& input)
      : sink_(input.sink),
        is_deb_(input.format == "deb"),
        inner_(input.format, input.source, input.sink, input.budget) {}

  Result<std::optional<EntryMeta>> next() override {
    TRY_ASSIGN(std::optional<EntryMeta> meta, inner_.next());
    if (!meta) {
      TRY(judge_end());
    } else {
      has_control_ = has_control_ || meta->path.starts_with("control.tar");
      has_content_ = has_content_ || meta->path.starts_with("data.tar");
    }
    return meta;
  }
  Result<std::span<const std::byte>> read() override { return inner_.read(); }
  bool entry_is_whole() const override { return inner_.entry_is_whole(); }
  const std::string& stopped() const override { return stopped_.empty() ? inner_.stopped() : stopped_; }

 private:
  Result<void> judge_end() {
    if (!stopped().empty()) return {};
    TRY_ASSIGN(const std::span<const std::byte> rest, inner_.take_rest());
    if (!rest.empty()) {
      stop("the bytes end inside a member's header");
    } else if (is_deb_ && !(has_control_ && has_content_)) {
      stop(has_control_ ? "the package has no member data.tar" : "the package has no member control.tar");
    }
    return {};
  }

  void stop(std::string detail) {
    stopped_ = std::move(detail);
    sink_.state(HazardId::truncated, Weight::error, stopped_);
  }

  HazardSink& sink_;
  bool is_deb_;
  LibarchiveReader inner_;
  bool has_control_ = false;
  bool has_content_ = false;
  std::string stopped_;
};

}  // namespace

std::unique_ptr<ContainerReader> make_ar_reader(const ReaderInput& input) { return std::make_unique<ArReader>(input); }

}  // namespace sluice
