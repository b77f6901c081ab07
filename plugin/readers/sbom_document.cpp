// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// SBOMs of every format, told by their content, and read as they come.
#include "readers/reader.hpp"
#include "sbom/format.hpp"
#include "sbom/problems.hpp"
#include "sbom/reader.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t head_size = 4096;
constexpr std::string_view reader_name = "sbom_document";

Claim claims(std::string_view inner_path, std::string_view head) {
  const std::optional<sbom::DetectedFormat> format = sbom::detect_format(inner_path, head);
  if (!format) return Claim::none;
  return format->is_certain ? Claim::certain : Claim::by_name;
}

class SbomStream final : public DocumentStream {
 public:
  SbomStream(const DocumentBytes& document, sbom::Format format, const ReadContext& context)
      : delivery_(document.delivery),
        entry_(document.entry),
        path_(document.path),
        most_bytes_(context.limits.sbom_bytes),
        reader_(sbom::make_reader(format, {context.limits, context.sboms, context.xsd_folder, nullptr})) {}

  void bytes(std::string_view chunk) override {
    if (chunk.size() > most_bytes_ - taken_) is_too_large_ = true;
    if (is_too_large_) return;
    taken_ += chunk.size();
    reader_->bytes(chunk);
  }

  std::uint64_t end(bool whole, Inventory& inventory) override {
    SbomDocument made;
    made.document = static_cast<std::uint32_t>(inventory.documents.size());
    made.sbom = reader_->end(whole && !is_too_large_);
    if (is_too_large_) {
      sbom::add_problem(made.sbom, {"sbom.too-large", fmt::format("more than {} bytes", most_bytes_), {}, {}, 0});
    }
    const Origin origin{path_, 0, 0, {}, std::string(reader_name)};
    if (!whole) inventory.unknowns.push_back({"document " + path_, "its bytes could not all be read", origin});
    inventory.documents.push_back({"sbom", delivery_, entry_, origin});
    inventory.sboms.push_back(std::move(made));
    return inventory.sboms.back().sbom.memory();
  }

 private:
  const std::uint32_t delivery_;
  const std::uint32_t entry_;
  const std::string path_;
  const std::uint64_t most_bytes_;
  std::uint64_t taken_ = 0;
  bool is_too_large_ = false;
  std::unique_ptr<sbom::Reader> reader_;
};

std::unique_ptr<DocumentStream> open(const DocumentBytes& document, std::string_view head, const ReadContext& context) {
  const std::optional<sbom::DetectedFormat> found = sbom::detect_format(document.inner_path, head);
  const sbom::Format format = found ? found->format : sbom::Format::cyclonedx_json;
  return std::make_unique<SbomStream>(document, format, context);
}

void read(const DocumentBytes& document, const ReadContext& context, Inventory& inventory) {
  const std::unique_ptr<DocumentStream> stream =
      open(document, std::string_view(document.bytes).substr(0, head_size), context);
  stream->bytes(document.bytes);
  stream->end(true, inventory);
}

}  // namespace

extern const DocumentReader reader_sbom_document;
const DocumentReader reader_sbom_document{
    .name = reader_name,
    .summary = "SBOMs: CycloneDX and SPDX, by content",
    .claims = claims,
    .read = read,
    .open = open,
};

}  // namespace sluice
