// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Turns elements of CycloneDX XML into records in the shape of CycloneDX JSON, by the table of cyclonedx_xml_rules.
#pragma once

#include "sbom/cyclonedx_xml_rules.hpp"
#include "sbom/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

class CyclonedxXmlShape {
 public:
  explicit CyclonedxXmlShape(RecordSink& sink) : sink_(sink) {}

  /// The root element "bom" of a document of that version.
  void begin(std::string_view version, const std::vector<XmlAttribute>& attributes, std::uint32_t line);
  /// An element within it, of the same namespace.
  void start(std::string_view name, const std::vector<XmlAttribute>& attributes, std::uint32_t line);
  /// The end of the last one that is open, with all of its character data. At the root's end the document is handed
  /// over.
  void end(std::string_view text);
  /// Says that the document is signed with that algorithm (XML Signature clause 4.4.2).
  void add_signature(std::string_view algorithm, std::uint32_t line);

  std::size_t depth() const { return open_.size(); }
  std::string path() const;  ///< of the last element that is open: "/bom/components/component[3]"
  std::uint64_t memory() const { return root_tree_.memory() + record_tree_.memory(); }

 private:
  struct Repeated {  ///< children of one name
    std::string_view name;
    std::uint32_t count = 0;
    Node* list = nullptr;
  };
  struct Open {
    Node* node = nullptr;
    std::string_view name;
    const XmlRule* rule = nullptr;
    std::vector<Repeated> repeated;  ///< of the few names that have a rule
  };

  Tree& tree() { return is_in_record_ ? record_tree_ : root_tree_; }
  Repeated& count(Open& parent, const XmlRule& rule);
  Node* add_node(Open& parent, const XmlRule* rule, std::string_view name, std::uint32_t line);
  Node* add_item(Open& parent, const XmlRule& rule, std::uint32_t line);
  void add_attributes(Node* node, const std::vector<XmlAttribute>& attributes, std::uint32_t line);

  RecordSink& sink_;
  Tree root_tree_;
  Tree record_tree_;
  bool is_in_record_ = false;
  std::vector<Open> open_;
};

}  // namespace sluice::sbom
