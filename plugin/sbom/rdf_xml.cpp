// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/rdf_xml.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace sluice::sbom {
namespace {

constexpr std::uint64_t most_graph_bytes = 512ull << 20;
constexpr std::size_t most_depth = 1024;  // writers nest an element in the first one that refers to it
constexpr std::size_t most_chunk = 1u << 20;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

RdfXml& reader(void* context) { return *static_cast<RdfXml*>(static_cast<xmlParserCtxt*>(context)->_private); }

void on_start(void* context, const xmlChar* name, const xmlChar*, const xmlChar* space, int, const xmlChar**, int count,
              int, const xmlChar** values) {
  std::vector<RdfAttribute> attributes;
  for (int i = 0; i < count; ++i) {
    // Five pointers each: local name, prefix, namespace, begin and end of the value.
    const xmlChar** one = values + static_cast<std::ptrdiff_t>(i) * 5;
    attributes.push_back(
        {view(one[2]), view(one[0]),
         std::string(reinterpret_cast<const char*>(one[3]), static_cast<std::size_t>(one[4] - one[3]))});
  }
  reader(context).open(view(space), view(name), attributes);
}
void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) { reader(context).building().close(); }
void on_characters(void* context, const xmlChar* text, int size) {
  reader(context).building().characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}
void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  reader(context).refuse("sbom.syntax", "a document type declaration is not allowed");
}
void on_error(void* context, xmlError* error) {
  if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE) return;
  const bool is_end = error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_DOCUMENT_EMPTY ||
                      error->code == XML_ERR_TAG_NOT_FINISHED || error->code == XML_ERR_GT_REQUIRED;
  const std::string_view message = error->message == nullptr ? "not well-formed" : error->message;
  reader(context).note_error(message, static_cast<std::uint32_t>(std::max(1, error->line)), is_end);
}

xmlSAXHandler events() {
  xmlSAXHandler handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_characters;
  handler.cdataBlock = on_characters;
  handler.internalSubset = on_doctype;
  handler.serror = on_error;
  return handler;
}

}  // namespace

struct RdfXml::Parser {
  xmlSAXHandler handler = events();
  xmlParserCtxt* context = nullptr;

  Parser() {
    xmlInitParser();
    context = xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr);
  }
  ~Parser() {
    if (context == nullptr) return;
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

RdfXml::RdfXml(const Limits& limits) : limits_(limits), parser_(std::make_unique<Parser>()) {
  if (parser_->context == nullptr) return;
  parser_->context->_private = this;
  // HUGE: nothing can grow, as there is no DOCTYPE and so no entity; depth is bounded in open().
  xmlCtxtUseOptions(parser_->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE);
}

RdfXml::~RdfXml() = default;

void RdfXml::feed(std::string_view chunk) {
  while (!chunk.empty() && !problem_ && parser_->context != nullptr) {
    const std::string_view part = chunk.substr(0, most_chunk);
    xmlParseChunk(parser_->context, part.data(), static_cast<int>(part.size()), 0);
    chunk.remove_prefix(part.size());
    if (graph_.memory() > most_graph_bytes) refuse("sbom.too-large", "the document takes too much memory");
  }
}

bool RdfXml::finish() {
  if (parser_->context == nullptr) {
    problem_ = SbomProblem{"sbom.too-large", "no memory for an XML parser", "", "", 0};
    return false;
  }
  if (!problem_) xmlParseChunk(parser_->context, nullptr, 0, 1);
  if (!problem_ && parser_->context->wellFormed == 0) note_error("not well-formed", line(), false);
  return !problem_;
}

void RdfXml::open(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes) {
  if (graph_.depth() >= most_depth) return refuse("sbom.too-deep", "elements are nested too deep");
  graph_.open(space, name, attributes, line());
}

void RdfXml::refuse(std::string_view term, std::string_view detail) {
  if (!problem_) problem_ = SbomProblem{std::string(term), std::string(detail), "", "", line()};
  xmlStopParser(parser_->context);
}

void RdfXml::note_error(std::string_view message, std::uint32_t line, bool is_end) {
  if (problem_) return;
  problem_ = SbomProblem{is_end ? "sbom.cut" : "sbom.syntax", to_visible_short(trim(message), 200), "", "", line};
}

std::uint32_t RdfXml::line() const {
  return static_cast<std::uint32_t>(std::max(1, xmlSAX2GetLineNumber(parser_->context)));
}

}  // namespace sluice::sbom
