// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include <cstdint>
#include <string_view>

namespace sluice::sbom {

/// Where an element of XML goes in the JSON form of the same document.
enum class XmlShape : std::uint8_t {
  member,    ///< a member of its parent
  item,      ///< its parent is an array, and this an object in it
  wrapped,   ///< its parent is an array of objects, each with a member of this name
  repeated,  ///< an item of an array that is its parent's member `key`
};

struct XmlRule {
  std::string_view parent;  ///< empty: any
  std::string_view element;
  XmlShape shape = XmlShape::member;
  std::string_view key;   ///< of the member, where it is not the element's name
  std::string_view text;  ///< the member that its character data becomes
};

/// The rule of an element below another, or null: then it is a member by its name, a string if it has neither
/// attributes nor elements.
const XmlRule* find_xml_rule(std::string_view parent, std::string_view element);

/// The member that an attribute becomes.
std::string_view member_of_attribute(std::string_view name);

}  // namespace sluice::sbom
