// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx3_shape.hpp"

#include "base/escape.hpp"
#include "sbom/node_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <string>
#include <unordered_map>
#include <utility>

namespace sluice::sbom {
namespace {

struct ClassRow {
  std::string_view name, parent;
  Spdx3Class::Kind kind;
};
constexpr ClassRow class_rows[] = {
#define SPDX3_CLASS(name, parent, kind) {#name, #parent, Spdx3Class::Kind::kind},
#include "sbom/spdx3_classes.def"
#undef SPDX3_CLASS
};

constexpr Spdx3Member member_rows[] = {
#define SPDX3_MEMBER(owner, name, type, count, field) {#owner, name, #type, count, field},
#include "sbom/spdx3_members.def"
#undef SPDX3_MEMBER
};
constexpr std::size_t most_members = 64;  // of one class

using Classes = std::unordered_map<std::string_view, Spdx3Class>;

/// The tables as classes; each row's parent comes before it.
Classes make_classes() {
  Classes classes;
  for (const ClassRow& row : class_rows) {
    Spdx3Class& made = classes[row.name];
    made.name = row.name;
    made.kind = row.kind;
    if (!row.parent.empty()) {
      made.parent = &classes.at(row.parent);
      made.members = made.parent->members;
    }
    for (const Spdx3Member& member : member_rows) {
      if (member.owner == row.name) made.members.push_back(&member);
    }
  }
  return classes;
}

/// One record: where it stands, and where problems go.
class Check {
 public:
  Check(std::string_view place, SpdxDraft& draft) : place_(place), draft_(&draft) {}

  /// An object that must be of a class or below it; of any if that is empty.
  void object(const Node& node, std::string_view wanted);

 private:
  const Spdx3Class* class_of(const Node& node, std::string_view wanted);
  void identify(const Node& node, const Spdx3Class& type);
  void member(const Node& node, const Spdx3Member& member);
  void value(const Node& node, const Spdx3Member& member);
  void number(const Node& node, const Spdx3Member& member);
  void text(const Node& node, const Spdx3Member& member);
  bool is(const Node& node, Node::Kind kind, std::string_view name);
  void say(const Node& node, std::string detail, std::string help = "", SpdxVersions versions = spdx3_both);

  std::string_view place_;
  SpdxDraft* draft_;
};

void Check::say(const Node& node, std::string detail, std::string help, SpdxVersions versions) {
  draft_->problem({.term = "sbom.schema",
                   .detail = std::move(detail),
                   .help = std::move(help),
                   .place = draft_->place_of(place_, node),
                   .line = node.line},
                  versions);
}

void Check::object(const Node& node, std::string_view wanted) {
  const Spdx3Class* const type = class_of(node, wanted);
  if (type == nullptr) return;
  identify(node, *type);
  std::bitset<most_members> seen;
  for (const Node& child : children(node)) {
    if (child.key == "type" || child.key == "spdxId" || child.key == "@id") continue;
    const auto known = std::ranges::find(type->members, child.key, &Spdx3Member::name);
    if (known == type->members.end()) {
      say(child, fmt::format("'{}' is no member of {}", to_visible_short(child.key, 60), type->name));
      continue;
    }
    seen.set(static_cast<std::size_t>(known - type->members.begin()));
    member(child, **known);
  }
  for (std::size_t i = 0; i < type->members.size(); ++i) {
    if (!type->members[i]->is_required() || seen[i]) continue;
    say(node, fmt::format("'{}' is missing", type->members[i]->name),
        fmt::format("SPDX requires it of {}", type->name));
  }
}

/// Null if there is none, which has then been said, or if it is an extension of somebody else's.
const Spdx3Class* Check::class_of(const Node& node, std::string_view wanted) {
  const Node* const type = node.find("type");
  if (type == nullptr) {
    say(node, "'type' is missing", "it names the object's class");
    return nullptr;
  }
  if (!is(*type, Node::Kind::string, "type")) return nullptr;
  const Spdx3Class* const found = find_spdx3_class(type->text);
  const bool may_be_extension = wanted.empty() || wanted == "extension_Extension";
  if (found == nullptr && may_be_extension && is_spdx3_id(type->text) && !type->text.starts_with("_:")) return nullptr;
  if (found == nullptr || found->kind == Spdx3Class::Kind::abstract) {
    say(*type, fmt::format("'{}' is {}", to_visible_short(type->text, 60),
                           found == nullptr ? "no class of SPDX" : "a class of which there are only subclasses"));
    return nullptr;
  }
  if (!wanted.empty() && !found->is(wanted)) {
    say(*type, fmt::format("a {} stands where a {} must be", found->name, wanted));
  }
  return found;
}

void Check::identify(const Node& node, const Spdx3Class& type) {
  const bool is_element = type.kind == Spdx3Class::Kind::element;
  const Node* const id = node.find(is_element ? "spdxId" : "@id");
  if (id == nullptr && is_element) say(node, "'spdxId' is missing", "every element has one");
  if (const Node* const other = node.find(is_element ? "@id" : "spdxId"); other != nullptr) {
    say(*other, fmt::format("'{}' is no member of {}", other->key, type.name));
  }
  if (id == nullptr || !is(*id, Node::Kind::string, id->key)) return;
  if (!is_spdx3_id(id->text) || (is_element && id->text.starts_with("_:"))) {
    say(*id, fmt::format("'{}' is no IRI", to_visible_short(id->text, 80)));
  }
}

void Check::member(const Node& node, const Spdx3Member& member) {
  if (member.count == '!') say(node, fmt::format("'{}' is no member in 3.0.0", member.name), "", spdx3_0_0);
  if (member.count == '-') say(node, fmt::format("'{}' is a member in 3.0.0 only", member.name), "", spdx3_0_1);
  if (!member.is_list()) return value(node, member);
  if (!is(node, Node::Kind::array, member.name)) return;
  const std::uint32_t least = member.count == '2' ? 2 : member.count == '+' ? 1 : 0;
  if (node.size < least) say(node, fmt::format("'{}' has {} items, not {} or more", member.name, node.size, least));
  for (const Node& item : children(node)) value(item, member);
}

void Check::value(const Node& node, const Spdx3Member& member) {
  const std::string_view type = member.type;
  if (find_spdx3_class(type) != nullptr) {
    if (node.kind == Node::Kind::object) return object(node, type);
    if (!is(node, Node::Kind::string, member.name) || is_spdx3_id(node.text)) return;
    return say(node, fmt::format("'{}' is no identifier", to_visible_short(node.text, 80)),
               "a reference is an IRI or '_:name'");
  }
  if (type == "boolean") return void(is(node, Node::Kind::boolean, member.name));
  if (type == "positive" || type == "natural") return number(node, member);
  if (type == "decimal" && node.kind == Node::Kind::number) return;
  text(node, member);
}

void Check::number(const Node& node, const Spdx3Member& member) {
  if (!is(node, Node::Kind::number, member.name)) return;
  const bool is_whole = node.text.find_first_of(".eE") == std::string_view::npos;
  const bool is_in_range = !node.text.starts_with('-') && (member.type == "natural" || node.text != "0");
  if (!is_whole || !is_in_range) say(node, fmt::format("'{}' is no {} integer", member.name, member.type));
}

void Check::text(const Node& node, const Spdx3Member& member) {
  if (!is(node, Node::Kind::string, member.name)) return;
  const bool is_word = member.type.front() >= 'A' && member.type.front() <= 'Z';
  if (is_word && !has_spdx3_word(member.type, node.text)) {
    say(node, fmt::format("'{}' is no word for '{}'", to_visible_short(node.text, 60), member.name));
  } else if (!is_word && !is_spdx3_text(node.text, member.type)) {
    say(node, fmt::format("'{}' is no {} for '{}'", to_visible_short(node.text, 60), member.type, member.name),
        member.type == "time" ? "write it as 2026-03-01T10:00:00Z" : "");
  }
}

bool Check::is(const Node& node, Node::Kind kind, std::string_view name) {
  if (node.kind == kind) return true;
  say(node, fmt::format("'{}' is {}, not {}", name, word_of(node.kind), word_of(kind)));
  return false;
}

}  // namespace

const Spdx3Class* find_spdx3_class(std::string_view name) {
  static const Classes classes = make_classes();
  const auto at = classes.find(name);
  return at == classes.end() ? nullptr : &at->second;
}

bool Spdx3Class::is(std::string_view wanted) const {
  for (const Spdx3Class* at = this; at != nullptr; at = at->parent) {
    if (at->name == wanted) return true;
  }
  return false;
}

const Spdx3Member* Spdx3Class::find(std::string_view member) const {
  const auto at = std::ranges::find(members, member, &Spdx3Member::name);
  return at == members.end() ? nullptr : *at;
}

void check_spdx3_object(const Node& node, std::string_view place, SpdxDraft& draft) {
  if (node.kind == Node::Kind::object) return Check(place, draft).object(node, "");
  draft.problem({.term = "sbom.schema",
                 .detail = fmt::format("{} stands where an object must be", word_of(node.kind)),
                 .help = "",
                 .place = draft.place_of(place, node),
                 .line = node.line});
}

}  // namespace sluice::sbom
