// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// license-classifications.yml of the OSS Review Toolkit: `categories`, a list of {name, description}, and
// `categorizations`, a list of {id, categories}.
#include "policy/ort_classifications.hpp"

#include "base/files.hpp"
#include "model/license_expression.hpp"
#include "policy/fields.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace sluice::policy {
namespace {

/// Parses a file that is none of ours; null with the problem recorded.
std::optional<yaml::Document> open_foreign(const std::string& path, const Span& asked_by, Reading& reading) {
  const std::string* const text = reading.open_text(path, path, asked_by);
  if (text == nullptr) return std::nullopt;
  Result<yaml::Document> document = yaml::parse(*text, path);
  if (document) return std::move(*document);
  if (document.error().diagnostics.empty()) reading.error("yaml-syntax", document.error().message, asked_by);
  for (const Diagnostic& problem : document.error().diagnostics) reading.report(problem);
  return std::nullopt;
}

class OrtSorter {
 public:
  OrtSorter(const yaml::Document& document, const std::string& by, LicenseCategories& categories, Reading& reading)
      : document_(document), pack_(by), by_("ORT file of " + by), categories_(categories), reading_(reading) {}

  void sort(const yaml::Member& mapped) {
    if (!is_defined(mapped) || !is_known(mapped.value)) return;
    for (const yaml::Node& one : items_at(document_.root, "categorizations")) {
      const std::vector<std::string> theirs = texts_at(one, "categories");
      if (std::ranges::find(theirs, mapped.key) != theirs.end()) sort_license(one, mapped.value.text);
    }
  }

 private:
  bool is_defined(const yaml::Member& mapped) {
    const std::vector<yaml::Node>& defined = items_at(document_.root, "categories");
    std::vector<std::string> names;
    for (const yaml::Node& one : defined) names.push_back(text_at(one, "name"));
    if (std::ranges::find(names, mapped.key) != names.end()) return true;
    const std::vector<std::string_view> views(names.begin(), names.end());
    reading_
        .error("unknown-ort-category", fmt::format("'{}' is no category of {}", mapped.key, document_.file),
               mapped.key_span, "not defined there")
        .help = nearest_help("category", mapped.key, views);
    return false;
  }

  bool is_known(const yaml::Node& category) {
    if (categories_.find(category.text) != nullptr) return true;
    std::vector<std::string_view> names;
    for (const LicenseCategory& one : categories_.categories) names.push_back(one.id);
    Diagnostic& problem =
        reading_.error("unknown-category", fmt::format("there is no license category '{}'", category.text),
                       category.span, "no such category");
    problem.help = nearest_help("category", category.text, names);
    if (problem.help.empty()) problem.help = "define it under 'license-categories' with 'means: ...'";
    return false;
  }

  /// ORT's lists may be newer than ours: an id that no list has is taken as it is.
  void sort_license(const yaml::Node& one, const std::string& category) {
    const std::string id = text_at(one, "id");
    const auto expression = parse_license_expression(id, nullptr);
    if (!expression || expression->operands.size() != 1) {
      reading_.error("bad-license", fmt::format("'{}' is not the id of one license", id), span_at(one, "id"),
                     "expected a single id");
      return;
    }
    const LicenseKey key = license_key(expression->operands[0]);
    auto& sorted = key.addition.empty() ? categories_.licenses : categories_.exceptions;
    CategorizedLicense& now = sorted[key.addition.empty() ? key.license : key.addition];
    if (now.by != pack_ && now.by != by_) now = {category, by_, span_at(one, "id")};
  }

  const yaml::Document& document_;
  std::string pack_;
  std::string by_;
  LicenseCategories& categories_;
  Reading& reading_;
};

}  // namespace

std::string add_ort_classifications(const yaml::Node& pack, const std::string& folder, const std::string& by,
                                    LicenseCategories& categories, Reading& reading) {
  const yaml::Node* const wanted = pack.find("ort-classifications");
  if (wanted == nullptr || wanted->kind != yaml::Node::Kind::mapping) return {};
  const yaml::Node* const file = wanted->find("file");
  if (file == nullptr) return {};
  const std::optional<std::string> path = reading.resolve(folder, file->text, file->span);
  if (!path) return {};
  const std::optional<yaml::Document> document = open_foreign(*path, file->span, reading);
  if (!document) return {};
  if (document->root.find("categorizations") == nullptr) {
    reading.error("no-ort-classifications", fmt::format("{} sorts no license", document->file), file->span,
                  "no 'categorizations' in it");
    return {};
  }
  OrtSorter sorter(*document, by, categories, reading);
  for (const yaml::Member& mapped : members_at(*wanted, "categories")) sorter.sort(mapped);
  return document->file;
}

}  // namespace sluice::policy
