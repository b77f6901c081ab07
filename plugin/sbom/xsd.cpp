// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/xsd.hpp"

#include "base/files.hpp"
#include "sbom/xsd_shelf.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xmlschemas.h>

#include <utility>
#include <vector>

namespace sluice::sbom {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeText {
  void operator()(xmlChar* text) const { xmlFree(text); }
};
struct FreeParser {
  void operator()(xmlSchemaParserCtxt* parser) const { xmlSchemaFreeParserCtxt(parser); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;
using OwnedText = std::unique_ptr<xmlChar, FreeText>;

const xmlChar* to_xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

bool is_named(const xmlNode* node, const char* name) {
  return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, to_xml(name)) != 0;
}

/// The elements of that name, in the order of the document.
std::vector<xmlNode*> elements_of(xmlNode* root, const char* name) {
  std::vector<xmlNode*> found;
  xmlNode* node = root;
  while (node != nullptr) {
    if (is_named(node, name)) found.push_back(node);
    if (node->children != nullptr && node->type == XML_ELEMENT_NODE) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) node = node->parent;
    node = node == root ? nullptr : node->next;
  }
  return found;
}

/// Points the one import at its file, and takes out identity constraints.
void adapt(xmlDoc* document, const std::string& imported) {
  xmlNode* const root = xmlDocGetRootElement(document);
  if (root == nullptr) return;
  const OwnedText uri(xmlPathToURI(to_xml(imported.c_str())));
  for (xmlNode* const import : elements_of(root, "import")) xmlSetProp(import, to_xml("schemaLocation"), uri.get());
  for (xmlNode* const unique : elements_of(root, "unique")) {
    xmlUnlinkNode(unique);
    xmlFreeNode(unique);
  }
}

void ignore(void*, xmlError*) {}

}  // namespace

struct Xsd::State {
  explicit State(Document from) : document(std::move(from)) {}
  ~State() { xmlSchemaFree(schema); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Document document;  ///< the schema refers to it
  xmlSchema* schema = nullptr;
};

Xsd::Xsd(std::unique_ptr<State> state) : state_(std::move(state)) {}
Xsd::~Xsd() = default;
Xsd::Xsd(Xsd&&) noexcept = default;
Xsd& Xsd::operator=(Xsd&&) noexcept = default;

Result<Xsd> Xsd::load(const std::string& folder, std::string_view version) {
  static const bool is_ready = (xmlInitParser(), true);
  const std::string path = join_path(folder, fmt::format("bom-{}.xsd", version));
  const std::string imported = join_path(folder, "spdx.xsd");
  if (!is_ready || !is_file(path) || !is_file(imported)) return fail(fmt::format("{}: no such file", path));
  constexpr std::uint64_t most = 16ull << 20;
  TRY_ASSIGN(const std::string text, read_file(path, most));
  auto state =
      std::make_unique<State>(Document(xmlReadMemory(text.data(), static_cast<int>(text.size()), path.c_str(), nullptr,
                                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)));
  if (state->document == nullptr) return fail(fmt::format("{}: not well-formed XML", path));
  adapt(state->document.get(), imported);
  const std::unique_ptr<xmlSchemaParserCtxt, FreeParser> parser(xmlSchemaNewDocParserCtxt(state->document.get()));
  if (parser == nullptr) return fail("no memory for an XML schema");
  xmlSchemaSetParserStructuredErrors(parser.get(), ignore, nullptr);
  state->schema = xmlSchemaParse(parser.get());
  if (state->schema == nullptr) return fail(fmt::format("{}: no XML schema that libxml2 can use", path));
  return Xsd(std::move(state));
}

std::shared_ptr<const Xsd> XsdShelf::find(const std::string& version) {
  const std::lock_guard<std::mutex> lock(guard_);
  const auto [entry, is_new] = known_.try_emplace(version);
  if (!is_new) return entry->second;
  Result<Xsd> schema = Xsd::load(folder_, version);
  if (schema) entry->second = std::make_shared<const Xsd>(std::move(*schema));
  return entry->second;
}

struct XsdValidator::State {
  std::shared_ptr<const Xsd> schema;
  std::function<void(std::string_view)> violation;
  xmlSchemaValidCtxt* context = nullptr;
  xmlSchemaSAXPlugStruct* plug = nullptr;
  xmlSAXHandler* events = nullptr;
  void* receiver = nullptr;

  State(std::shared_ptr<const Xsd> from, std::function<void(std::string_view)> to)
      : schema(std::move(from)), violation(std::move(to)) {}
  ~State() {
    if (plug != nullptr) xmlSchemaSAXUnplug(plug);
    xmlSchemaFreeValidCtxt(context);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static void on_violation(void* self, xmlError* error) {
    const State& state = *static_cast<State*>(self);
    if (error->level >= XML_ERR_ERROR && error->message != nullptr) state.violation(error->message);
  }
};

XsdValidator::XsdValidator(std::shared_ptr<const Xsd> schema, std::function<void(std::string_view)> violation)
    : state_(std::make_unique<State>(std::move(schema), std::move(violation))) {
  state_->context = xmlSchemaNewValidCtxt(state_->schema->state_->schema);
  if (state_->context == nullptr) return;
  xmlSchemaSetValidStructuredErrors(state_->context, State::on_violation, state_.get());
  // Without events of our own to pass on, the plug gives us the schema's.
  state_->plug = xmlSchemaSAXPlug(state_->context, &state_->events, &state_->receiver);
}

XsdValidator::~XsdValidator() = default;

void XsdValidator::start(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
                         const xmlChar** namespaces, int attribute_count, int default_count,
                         const xmlChar** attributes) {
  if (state_->plug == nullptr) return;
  state_->events->startElementNs(state_->receiver, name, prefix, uri, namespace_count, namespaces, attribute_count,
                                 default_count, attributes);
}

void XsdValidator::text(std::string_view text) {
  if (state_->plug == nullptr || text.empty()) return;
  state_->events->characters(state_->receiver, to_xml(text.data()), static_cast<int>(text.size()));
}

void XsdValidator::end(const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
  if (state_->plug != nullptr) state_->events->endElementNs(state_->receiver, name, prefix, uri);
}

}  // namespace sluice::sbom
