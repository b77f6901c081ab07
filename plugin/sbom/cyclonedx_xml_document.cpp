// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/escape.hpp"
#include "base/text.hpp"
#include "sbom/cyclonedx_xml.hpp"
#include "sbom/problems.hpp"
#include "sbom/record_source.hpp"
#include "sbom/xsd_shelf.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::string_view namespace_start = "http://cyclonedx.org/schema/bom/";
constexpr std::string_view signature_namespace = "http://www.w3.org/2000/09/xmldsig#";

/// libxml2's time for a start tag grows with the square of these.
constexpr int most_attributes = 256;
constexpr int most_namespaces = 32;

std::string_view to_view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// Those without a prefix. Five pointers each: local name, prefix, namespace, begin and end of the value.
std::vector<XmlAttribute> attributes_of(const XmlTag& tag) {
  std::vector<XmlAttribute> attributes;
  for (int i = 0; i < tag.attribute_count; ++i) {
    const xmlChar* const* const one = tag.attributes + static_cast<std::ptrdiff_t>(i) * 5;
    if (one[1] != nullptr) continue;
    const auto size = static_cast<std::size_t>(one[4] - one[3]);
    attributes.push_back({.name = to_view(one[0]), .value = {reinterpret_cast<const char*>(one[3]), size}});
  }
  return attributes;
}

/// libxml2's message without the namespaces, which make it hard to read.
std::string shortened(std::string_view message) {
  std::string text;
  while (!message.empty()) {
    const std::size_t open = message.find("{http");
    text += message.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = message.find('}', open);
    message = close == std::string_view::npos ? std::string_view() : message.substr(close + 1);
  }
  return to_visible_short(trim(text), 300);
}

}  // namespace

CyclonedxXmlDocument::CyclonedxXmlDocument(const ReaderContext& context)
    : context_(context),
      sbom_([] {
        Sbom sbom;
        sbom.format = "cyclonedx-xml";
        return sbom;
      }()),
      records_(sbom_),
      shape_(records_) {}

void CyclonedxXmlDocument::start(const XmlTag& tag, std::uint32_t line) {
  line_ = line;
  is_violated_ = false;
  if (++depth_ > context_.limits.document_depth) {
    return refuse("sbom.too-deep", fmt::format("elements are nested deeper than {}", context_.limits.document_depth),
                  {}, line);
  }
  if (tag.attribute_count > most_attributes || tag.namespace_count > most_namespaces) {
    return refuse("sbom.too-large", "a start tag has too many attributes", {}, line);
  }
  flush_text();
  if (depth_ == 1) {
    begin(tag);
  } else if (foreign_ > 0 || to_view(tag.uri) != namespace_) {
    start_foreign(tag);
  } else {
    shape_.start(to_view(tag.name), attributes_of(tag), line);
  }
  if (is_stopped_ || !validator_) return;
  validator_->start(tag.name, tag.prefix, tag.uri, tag.namespace_count, tag.namespaces, tag.attribute_count,
                    tag.default_count, tag.attributes);
  check_size();
}

void CyclonedxXmlDocument::begin(const XmlTag& tag) {
  namespace_ = to_view(tag.uri);
  if (to_view(tag.name) != "bom" || !namespace_.starts_with(namespace_start)) {
    return refuse("sbom.syntax",
                  fmt::format("the root element is '{}' of the namespace '{}', not a bom of CycloneDX",
                              to_visible_short(to_view(tag.name), 40), to_visible_short(namespace_, 80)),
                  {}, line_);
  }
  const std::string version = namespace_.substr(namespace_start.size());
  sbom_.elements.front().line = line_;
  shape_.begin(version, attributes_of(tag), line_);
  if (!CyclonedxRecords::is_known_version(version, true)) {
    shape_.end({});  // which says so
    is_stopped_ = true;
    return;
  }
  load_schema(version);
}

void CyclonedxXmlDocument::load_schema(const std::string& version) {
  const std::shared_ptr<XsdShelf> shelf =
      context_.xsds ? context_.xsds : std::make_shared<XsdShelf>(context_.xsd_folder);
  std::shared_ptr<const Xsd> schema = shelf->find(version);
  if (!schema) {
    return note("sbom.no-schema", fmt::format("the schema of CycloneDX {} XML is not installed", version), line_);
  }
  has_schema_ = true;
  validator_ =
      std::make_unique<XsdValidator>(std::move(schema), [this](std::string_view message) { on_violation(message); });
}

void CyclonedxXmlDocument::start_foreign(const XmlTag& tag) {
  const bool is_of_signature = to_view(tag.uri) == signature_namespace;
  if (++foreign_ == 1) is_signature_ = depth_ == 2 && is_of_signature && to_view(tag.name) == "Signature";
  if (!is_signature_ || to_view(tag.name) != "SignatureMethod") return;
  for (const XmlAttribute& attribute : attributes_of(tag)) {
    if (attribute.name == "Algorithm") shape_.add_signature(attribute.value, line_);
  }
}

void CyclonedxXmlDocument::end(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, std::uint32_t line) {
  line_ = line;
  is_violated_ = false;
  if (validator_) {
    validator_->text(text_);
    validator_->end(name, prefix, uri);
  }
  if (foreign_ > 0) {
    --foreign_;
  } else {
    shape_.end(text_);
  }
  text_.clear();
  is_ended_ = --depth_ == 0;
  check_size();
}

void CyclonedxXmlDocument::characters(std::string_view text) {
  if (text_.size() + text.size() > context_.limits.document_bytes) {
    return refuse("sbom.too-large",
                  fmt::format("an element has more than {} bytes of text", context_.limits.document_bytes), {}, line_);
  }
  text_ += text;
}

void CyclonedxXmlDocument::flush_text() {
  if (validator_) validator_->text(text_);
  text_.clear();
}

/// Of the several messages that one tag gives the first names the cause.
void CyclonedxXmlDocument::on_violation(std::string_view message) {
  if (!is_violated_) note("sbom.schema", shortened(message), line_);
  is_violated_ = true;
}

void CyclonedxXmlDocument::check_size() {
  if (shape_.memory() > record_memory || sbom_.memory() > context_.limits.decoder_memory) {
    refuse("sbom.too-large", "the document says more than may be kept in memory", {}, line_);
  }
}

void CyclonedxXmlDocument::note(std::string term, std::string detail, std::uint32_t line) {
  add_problem(sbom_, {.term = std::move(term),
                      .detail = std::move(detail),
                      .help = {},
                      .place = shape_.depth() == 0 ? std::string() : shape_.path(),
                      .line = line});
}

void CyclonedxXmlDocument::refuse(std::string term, std::string detail, std::string help, std::uint32_t line) {
  if (is_stopped_) return;
  note(std::move(term), std::move(detail), line);
  if (!sbom_.problems.empty()) sbom_.problems.back().help = std::move(help);
  is_stopped_ = true;
}

Sbom CyclonedxXmlDocument::finish(bool whole) {
  sbom_.is_complete = whole && is_ended_ && !is_stopped_;
  records_.finish(sbom_.is_complete);
  const auto is_of_form = [](const SbomProblem& problem) {  // unique bom-refs are the schema's demand too: xsd.hpp
    return problem.term == "sbom.schema" || problem.term == "sbom.syntax" || problem.term == "sbom.duplicate-id";
  };
  sbom_.is_valid = sbom_.is_complete && has_schema_ && std::ranges::none_of(sbom_.problems, is_of_form);
  std::ranges::stable_sort(sbom_.problems, {}, &SbomProblem::line);
  return std::move(sbom_);
}

}  // namespace sluice::sbom
