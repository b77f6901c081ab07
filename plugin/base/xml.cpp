// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The only file that knows libxml2. Its SAX2 events build our own tree; the parser stops at the first event we refuse.
#include "base/xml.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>

namespace sluice::xml {
namespace {

struct FreeContext {
  void operator()(xmlParserCtxt* context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
  }
};

std::string to_string(const xmlChar* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_(limits) {
    unknown_.etype = XML_INTERNAL_PREDEFINED_ENTITY;
    unknown_.content = unknown_text_;
    unknown_.length = 1;
  }

  void attach(xmlParserCtxt* context) { context_ = context; }
  xmlEntity* unknown_entity() { return &unknown_; }
  const std::string& problem() const { return problem_; }
  Element take_root() { return std::move(root_); }

  void open(const xmlChar* name, int attribute_count, const xmlChar** attributes) {
    nodes_ += 1 + static_cast<std::size_t>(attribute_count);
    if (open_.size() >= limits_.document_depth) return refuse("elements are nested too deep");
    if (nodes_ > most_nodes) return refuse("too many elements");
    Element& element = open_.empty() ? root_ : open_.back()->children.emplace_back();
    element.name = to_string(name);
    element.line = line();
    for (int i = 0; i < attribute_count; ++i) {
      // Five pointers each: local name, prefix, namespace, begin and end of the value.
      const xmlChar** one = attributes + static_cast<std::ptrdiff_t>(i) * 5;
      element.attributes.emplace_back(to_string(one[0]), std::string(reinterpret_cast<const char*>(one[3]),
                                                                     static_cast<std::size_t>(one[4] - one[3])));
    }
    open_.push_back(&element);
  }
  void close() {
    if (!open_.empty()) open_.pop_back();
  }
  void characters(const xmlChar* text, int size) {
    if (!open_.empty()) open_.back()->text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  }
  void refuse(std::string_view what) {
    if (problem_.empty()) problem_ = fmt::format("{}: {}", line(), what);
    xmlStopParser(context_);
  }
  void note_error(const xmlError* error) {
    const bool is_prefix = error->domain == XML_FROM_NAMESPACE;  // never declared; names are local ones anyway
    if (!problem_.empty() || error->level < XML_ERR_ERROR || is_prefix) return;
    const std::string_view message = error->message == nullptr ? "not well-formed" : error->message;
    problem_ = fmt::format("{}: {}", error->line, to_visible_short(trim(message), 200));
  }

 private:
  std::uint32_t line() const { return static_cast<std::uint32_t>(std::max(1, xmlSAX2GetLineNumber(context_))); }

  const Limits& limits_;
  xmlParserCtxt* context_ = nullptr;
  Element root_;
  std::vector<Element*> open_;  ///< none of them moves: only the last one's children grow, and those are closed
  std::size_t nodes_ = 0;
  std::string problem_;
  xmlEntity unknown_ = {};
  xmlChar unknown_text_[2] = {'?', 0};
};

Builder& builder(void* context) { return *static_cast<Builder*>(static_cast<xmlParserCtxt*>(context)->_private); }

void on_start(void* context, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int count, int,
              const xmlChar** attributes) {
  builder(context).open(name, count, attributes);
}
void on_end(void* context, const xmlChar*, const xmlChar*, const xmlChar*) { builder(context).close(); }
void on_characters(void* context, const xmlChar* text, int size) { builder(context).characters(text, size); }
void on_doctype(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  builder(context).refuse("a document type declaration is not allowed");
}
xmlEntity* on_entity(void* context, const xmlChar*) { return builder(context).unknown_entity(); }
void on_error(void* context, xmlError* error) { builder(context).note_error(error); }

xmlSAXHandler events() {
  xmlSAXHandler handler = {};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_characters;
  handler.cdataBlock = on_characters;
  handler.internalSubset = on_doctype;
  handler.getEntity = on_entity;  // only asked for what is none of the five
  handler.serror = on_error;
  return handler;
}

}  // namespace

const Element* Element::find(std::string_view child) const {
  const auto found = std::ranges::find(children, child, &Element::name);
  return found == children.end() ? nullptr : &*found;
}

std::string_view Element::text_of(std::string_view child) const {
  const Element* found = find(child);
  return found == nullptr ? std::string_view() : trim(found->text);
}

std::string_view Element::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &std::pair<std::string, std::string>::first);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Result<Element> parse(std::string_view text, std::string_view file, const Limits& limits) {
  static const bool is_ready = (xmlInitParser(), true);
  if (!is_ready || text.size() > std::min<std::uint64_t>(limits.document_bytes, 1u << 30)) {
    return fail(fmt::format("{}: longer than {} bytes", to_visible(file), limits.document_bytes));
  }
  xmlSAXHandler handler = events();
  Builder tree(limits);
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(
      xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr));
  if (context == nullptr) return fail("no memory for an XML parser");
  context->_private = &tree;
  tree.attach(context.get());
  // Without NOENT, "&amp;" in an attribute comes as "&#38;". There is nothing else to replace: see on_doctype.
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
  xmlParseChunk(context.get(), text.data(), static_cast<int>(text.size()), 0);
  xmlParseChunk(context.get(), nullptr, 0, 1);
  if (!tree.problem().empty()) return fail(fmt::format("{}:{}", to_visible(file), tree.problem()));
  if (context->wellFormed == 0) return fail(fmt::format("{}: not well-formed XML", to_visible(file)));
  return tree.take_root();
}

}  // namespace sluice::xml
