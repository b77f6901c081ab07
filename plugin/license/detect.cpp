// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/detect.hpp"

#include "license/file_statements.hpp"
#include "license/text_encoding.hpp"
#include "license/text_windows.hpp"
#include "license/window.hpp"
#include "license/window_cache.hpp"

#include <algorithm>
#include <utility>

namespace sluice::license {
namespace {

/// One file, window by window.
class FileReader {
 public:
  FileReader(const WindowReader& reader, WindowCache& cache, const DetectLimits& limits)
      : reader_(reader), cache_(cache), limits_(limits) {}

  FileLicensing read(std::string_view bytes, TextEncoding encoding) {
    std::size_t at = 0;
    std::size_t taken = 0;
    for (TextWindow window : find_windows(bytes)) {
      lines_ += static_cast<std::uint32_t>(std::ranges::count(bytes.substr(at, window.begin - at), '\n'));
      at = window.begin;
      const std::size_t size = std::min(window.end - window.begin, limits_.window_bytes - taken);
      taken += size;
      if (size > 0) take(*finds_of(bytes.substr(window.begin, size), encoding), window.begin);
      licensing_.is_cut = licensing_.is_cut || size < window.end - window.begin;
      if (licensing_.is_cut) break;
    }
    return finish();
  }

 private:
  WindowCache::Finds finds_of(std::string_view bytes, TextEncoding encoding) {
    WindowCache::Finds finds = cache_.find(bytes, encoding);
    if (finds != nullptr) return finds;
    finds = std::make_shared<const WindowFinds>(reader_.read(bytes, encoding));
    cache_.keep(bytes, encoding, finds);
    return finds;
  }

  void take(const WindowFinds& finds, std::size_t offset) {
    licensing_.is_cut = licensing_.is_cut || finds.is_cut;
    for (const FoundStatement& one : finds.statements) {
      if (found_.size() == limits_.statements) {
        licensing_.is_cut = true;
        break;
      }
      FoundStatement& found = found_.emplace_back(one);
      found.begin += offset;
      found.end += offset;
      found.statement.first_line += lines_;
      found.statement.last_line += lines_;
      for (TextChange& change : found.changes) change.line += lines_;
    }
    for (const CopyrightNotice& one : finds.copyrights) {
      licensing_.copyrights.push_back(one);
      licensing_.copyrights.back().line += lines_;
    }
  }

  FileLicensing finish() {
    settle_statements(found_);
    licensing_.expression = join_statements(found_);
    for (FoundStatement& one : found_) {
      if (is_changed_text(one.statement.kind)) one.statement.difference = describe_changes(one.changes);
      licensing_.statements.push_back(std::move(one.statement));
    }
    return std::move(licensing_);
  }

  const WindowReader& reader_;
  WindowCache& cache_;
  const DetectLimits& limits_;
  std::uint32_t lines_ = 0;  ///< before the window
  std::vector<FoundStatement> found_;
  FileLicensing licensing_;
};

}  // namespace

Detector::Detector(LicenseIndex index, const DetectLimits& limits)
    : index_(std::move(index)),
      limits_(limits),
      rules_(std::make_unique<const StatementRules>(index_)),
      cache_(std::make_unique<WindowCache>(limits.cache_bytes)) {}

Detector::~Detector() = default;
Detector::Detector(Detector&&) noexcept = default;
Detector& Detector::operator=(Detector&&) noexcept = default;

FileLicensing Detector::detect(std::string_view bytes) const {
  const TextEncoding encoding = find_encoding(bytes);
  const WindowReader reader(index_, *rules_);
  FileReader file(reader, *cache_, limits_);
  if (encoding == TextEncoding::bytes || encoding == TextEncoding::binary) return file.read(bytes, encoding);
  const std::string text = utf8_of_utf16(bytes.substr(2), encoding);
  return file.read(text, TextEncoding::bytes);
}

}  // namespace sluice::license
