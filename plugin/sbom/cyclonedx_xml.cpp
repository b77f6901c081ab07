// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// CycloneDX XML on libxml2's push parser with SAX2 events. Document type declarations are refused, so that there are no
// entities but the five of XML 1.0, 4.6; nothing but the bytes is read.
#include "sbom/cyclonedx_xml.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sluice::sbom {
namespace {

/// The parser always gets pieces of this size: what it says of a broken document depends on how much of it it has seen.
constexpr std::size_t piece_bytes = 4096;

/// What the parser may hold back until it sees an end: a tag, or a comment or processing instruction.
constexpr std::size_t most_tag_bytes = 64 * 1024;
constexpr std::size_t most_held_bytes = 1024 * 1024;

/// Those that libxml2 decodes itself.
constexpr std::array<std::string_view, 8> encodings = {"utf-8",    "utf8",     "utf-16", "utf-16le",
                                                       "utf-16be", "us-ascii", "ascii",  "iso-8859-1"};

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

class CyclonedxXml : public Reader {
 public:
  explicit CyclonedxXml(const ReaderContext& context) : document_(context) {
    static const bool is_ready = (xmlInitParser(), true);
    xmlSAXHandler handler = {};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_characters;
    handler.cdataBlock = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.internalSubset = on_doctype;
    handler.serror = on_error;
    if (is_ready) parser_.reset(xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr));
    // Without NOENT, "&amp;" in an attribute comes as "&#38;". There is nothing else to replace: see on_doctype.
    if (parser_) xmlCtxtUseOptions(parser_.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
  }

  void bytes(std::string_view chunk) override {
    while (!chunk.empty() && is_reading()) {
      const std::size_t wanted = piece_bytes - held_.size();
      if (chunk.size() < wanted) {
        held_ += chunk;
        return;
      }
      if (held_.empty()) {
        parse(chunk.substr(0, wanted));
      } else {
        parse(held_.append(chunk.substr(0, wanted)));
        held_.clear();
      }
      chunk.remove_prefix(wanted);
    }
  }

  Sbom end(bool whole) override {
    if (is_reading()) parse(held_);
    is_at_end_ = true;
    if (!whole && is_reading()) document_.refuse("sbom.cut", "its bytes could not all be read", {}, line());
    if (is_reading()) xmlParseChunk(parser_.get(), nullptr, 0, 1);
    return document_.finish(whole && parser_ && parser_->wellFormed != 0);
  }

 private:
  bool is_reading() const { return parser_ && !document_.is_stopped() && parser_->wellFormed != 0; }
  std::uint32_t line() const { return static_cast<std::uint32_t>(std::max(1, xmlSAX2GetLineNumber(parser_.get()))); }
  void parse(std::string_view piece) {
    xmlParseChunk(parser_.get(), piece.data(), static_cast<int>(piece.size()), 0);
    check_held();
  }
  void stop_if_refused() {
    if (document_.is_stopped()) xmlStopParser(parser_.get());
  }

  void check_held() {
    const xmlParserInput* const input = parser_->input;
    if (input == nullptr || !is_reading()) return;
    const auto held = static_cast<std::size_t>(input->end - input->cur);
    const bool is_tag = parser_->instate == XML_PARSER_START_TAG || parser_->instate == XML_PARSER_END_TAG;
    if (held <= (is_tag ? most_tag_bytes : most_held_bytes)) return;
    document_.refuse("sbom.too-large", fmt::format("a tag or comment is longer than {} bytes", held), {}, line());
    stop_if_refused();
  }

  void check_encoding() {
    const xmlChar* const declared = parser_->encoding;
    if (declared == nullptr) return;
    const std::string name = to_lower_ascii(reinterpret_cast<const char*>(declared));
    if (std::ranges::find(encodings, name) != encodings.end()) return;
    document_.refuse("sbom.encoding", fmt::format("the encoding '{}' is not read", to_visible_short(name, 40)),
                     "deliver the document as UTF-8", line());
  }

  static CyclonedxXml& self(void* reader) { return *static_cast<CyclonedxXml*>(reader); }
  static void on_start(void* reader, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
                       int namespaces_size, const xmlChar** namespaces, int attributes_size, int defaults,
                       const xmlChar** attributes) {
    CyclonedxXml& it = self(reader);
    it.check_encoding();
    if (!it.document_.is_stopped()) {
      it.document_.start({name, prefix, uri, namespaces_size, namespaces, attributes_size, defaults, attributes},
                         it.line());
    }
    it.stop_if_refused();
  }
  static void on_end(void* reader, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
    CyclonedxXml& it = self(reader);
    if (it.document_.is_stopped()) return;
    it.document_.end(name, prefix, uri, it.line());
    it.stop_if_refused();
  }
  static void on_characters(void* reader, const xmlChar* text, int size) {
    CyclonedxXml& it = self(reader);
    if (it.document_.is_stopped()) return;
    it.document_.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    it.stop_if_refused();
  }
  static void on_doctype(void* reader, const xmlChar*, const xmlChar*, const xmlChar*) {
    CyclonedxXml& it = self(reader);
    it.document_.refuse("sbom.doctype", "a document type declaration is not allowed",
                        "take the DOCTYPE out: CycloneDX has none, and what entities say is not read", it.line());
    it.stop_if_refused();
  }
  static void on_error(void* reader, xmlError* error) {
    CyclonedxXml& it = self(reader);
    if (error->level < XML_ERR_ERROR || it.has_syntax_error_ || it.document_.is_stopped()) return;
    it.has_syntax_error_ = true;
    const std::string_view message = error->message == nullptr ? "not well-formed" : error->message;
    it.document_.note(it.is_at_end_ ? "sbom.cut" : "sbom.syntax", to_visible_short(trim(message), 200),
                      static_cast<std::uint32_t>(std::max(1, error->line)));
  }

  CyclonedxXmlDocument document_;
  std::string held_;  ///< less than a piece
  std::unique_ptr<xmlParserCtxt, FreeParser> parser_;
  bool has_syntax_error_ = false;
  bool is_at_end_ = false;  ///< what is missing now was cut off
};

/// CycloneDX in protocol buffers: known, but not read.
class CyclonedxProtobuf : public Reader {
 public:
  void bytes(std::string_view) override {}
  Sbom end(bool) override {
    Sbom sbom;
    sbom.format = "cyclonedx-protobuf";
    sbom.begin(SbomElementKind::document, "", "", 0);
    sbom.problems.push_back({.term = "sbom.format",
                             .detail = "CycloneDX protobuf is not read",
                             .help = "deliver JSON or XML",
                             .place = {},
                             .line = 0});
    return sbom;
  }
};

}  // namespace

std::unique_ptr<Reader> make_cyclonedx_xml(const ReaderContext& context) {
  return std::make_unique<CyclonedxXml>(context);
}

std::unique_ptr<Reader> make_cyclonedx_protobuf(const ReaderContext&) { return std::make_unique<CyclonedxProtobuf>(); }

}  // namespace sluice::sbom
