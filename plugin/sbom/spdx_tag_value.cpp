// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/reader.hpp"
#include "sbom/tag_lines.hpp"
#include "sbom/tag_records.hpp"

namespace sluice::sbom {
namespace {

constexpr SpdxSpelling spelling = {"spdx-tag-value", "tag-value", false, tag_of_member};

class TagValueReader final : public Reader {
 public:
  explicit TagValueReader(const Limits& limits)
      : records_(spelling),
        tags_(records_),
        lines_([this](const TagLine& line) { tags_.tag(line); }, limits.document_bytes) {}

  void bytes(std::string_view chunk) override { lines_.feed(chunk); }

  Sbom end(bool whole) override {
    lines_.finish();
    const bool is_whole = tags_.finish() && whole;
    if (!whole) {
      records_.problem(
          {.term = "sbom.cut", .detail = "its bytes could not all be read", .help = "", .place = "", .line = 0});
    }
    return records_.finish(is_whole);
  }

 private:
  Spdx2Records records_;
  TagRecords tags_;
  TagLines lines_;
};

}  // namespace

std::unique_ptr<Reader> make_spdx_tag_value(const ReaderContext& context) {
  return std::make_unique<TagValueReader>(context.limits);
}

}  // namespace sluice::sbom
