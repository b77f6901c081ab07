// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx2_shape.hpp"

#include "base/escape.hpp"
#include "model/contents.hpp"
#include "sbom/node_words.hpp"
#include "sbom/spdx_relations.hpp"
#include "sbom/word_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr Spdx2Member members[] = {
#define SPDX2_MEMBER(owner, name, type, in_2_2, in_2_3, in_2_3_1, field) \
  {#owner, name, #type, {in_2_2, in_2_3, in_2_3_1}, field},
#include "sbom/spdx2_members.def"
#undef SPDX2_MEMBER
};

struct Words {
  std::string_view list;
  SpdxVersions versions;
  std::string_view words;
};

constexpr Words word_lists[] = {
#define SPDX2_WORDS(list, versions, words) {list, versions, words},
#include "sbom/spdx2_words.def"
#undef SPDX2_WORDS
};

constexpr SpdxVersions all_three = 7;

/// The versions that have the word in that list.
SpdxVersions versions_of(std::string_view list, std::string_view word) {
  if (list == "RELATIONSHIP") {
    const SpdxRelation* const relation = find_spdx2_relation(word);
    return relation == nullptr ? SpdxVersions{0} : relation->versions;
  }
  unsigned versions = 0;
  for (const Words& words : word_lists) {
    if (words.list == list && has_word(words.words, word)) versions |= words.versions;
  }
  return static_cast<SpdxVersions>(versions);
}

/// One object in its record: where it stands, and where problems go.
class Check {
 public:
  Check(std::string_view place, SpdxDraft& draft) : place_(place), draft_(&draft) {}

  void object(const Node& node, std::string_view owner);
  void value(const Node& node, const Spdx2Member& member);

 private:
  void member(const Node& node, const Spdx2Member& member);
  void absent(const Node& node, const Spdx2Member& member);
  bool is(const Node& node, Node::Kind kind, const Spdx2Member& member);
  void say(const Node& node, std::string detail, std::string help, SpdxVersions versions);
  std::string name(const Spdx2Member& member) const { return draft_->name_of(member.owner, member.name); }

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

void Check::object(const Node& node, std::string_view owner) {
  const std::span<const Spdx2Member> all = spdx2_members(owner);
  std::uint64_t seen = 0;
  for (const Node& child : children(node)) {
    const auto at = std::ranges::find(all, child.key, &Spdx2Member::name);
    if (at == all.end()) {
      say(child, fmt::format("'{}' is no member of this object", to_visible_short(child.key, 60)), "", all_three);
      continue;
    }
    seen |= std::uint64_t{1} << (at - all.begin());
    member(child, *at);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((seen >> i & 1) == 0) absent(node, all[i]);
  }
}

void Check::absent(const Node& node, const Spdx2Member& member) {
  unsigned versions = 0;
  for (unsigned i = 0; i < spdx2_versions; ++i) {
    if (member.count[i] == '1' || member.count[i] == '+') versions |= 1U << i;
  }
  if (versions == 0) return;
  say(node, fmt::format("'{}' is missing", name(member)), "SPDX requires it here", static_cast<SpdxVersions>(versions));
}

void Check::member(const Node& node, const Spdx2Member& member) {
  unsigned unknown = 0;
  unsigned not_empty = 0;
  for (unsigned i = 0; i < spdx2_versions; ++i) {
    if (member.count[i] == '-') unknown |= 1U << i;
    if (member.count[i] == '+') not_empty |= 1U << i;
  }
  if (unknown != 0) {
    say(node, fmt::format("'{}' is a member of later versions of SPDX only", name(member)), "",
        static_cast<SpdxVersions>(unknown));
  }
  if (!member.is_list()) return value(node, member);
  if (!is(node, Node::Kind::array, member)) return;
  if (node.size == 0 && not_empty != 0) {
    say(node, fmt::format("'{}' is empty", name(member)), "SPDX requires one here",
        static_cast<SpdxVersions>(not_empty));
  }
  for (const Node& item : children(node)) value(item, member);
}

void Check::value(const Node& node, const Spdx2Member& member) {
  if (member.type == "any") return;
  if (member.type == "boolean") return void(is(node, Node::Kind::boolean, member));
  if (member.type == "integer") {
    if (is(node, Node::Kind::number, member) && node.text.find_first_of(".eE") != std::string_view::npos) {
      say(node, fmt::format("'{}' is no integer", name(member)), "", all_three);
    }
    return;
  }
  const bool is_word = member.type.front() >= 'A' && member.type.front() <= 'Z';
  if (member.type == "text" || is_word) {
    if (!is(node, Node::Kind::string, member) || !is_word) return;
    const auto missing = static_cast<SpdxVersions>(all_three & ~unsigned{versions_of(member.type, node.text)});
    if (missing != 0) {
      say(node, fmt::format("'{}' is no word for '{}'", to_visible_short(node.text, 60), name(member)), "", missing);
    }
    return;
  }
  if (is(node, Node::Kind::object, member)) object(node, member.type);
}

bool Check::is(const Node& node, Node::Kind kind, const Spdx2Member& member) {
  if (node.kind == kind) return true;
  say(node, fmt::format("'{}' is {}, not {}", name(member), word_of(node.kind), word_of(kind)), "", all_three);
  return false;
}

}  // namespace

std::span<const Spdx2Member> spdx2_members(std::string_view owner) {
  const auto begin = std::ranges::find(members, owner, &Spdx2Member::owner);
  auto end = begin;
  while (end != std::end(members) && end->owner == owner) ++end;
  return {begin, end};
}

const Spdx2Member* find_spdx2_member(std::string_view owner, std::string_view name) {
  const std::span<const Spdx2Member> all = spdx2_members(owner);
  const auto at = std::ranges::find(all, name, &Spdx2Member::name);
  return at == all.end() ? nullptr : &*at;
}

std::uint32_t spdx2_version(std::string_view text) {
  if (text == "SPDX-2.2" || text == "SPDX-2.1") return 0;
  if (text == "SPDX-2.3") return 1;
  return text == "SPDX-2.3.1" ? 2 : no_index;
}

void check_spdx2_shape(const Node& node, std::string_view owner, std::string_view place, SpdxDraft& draft) {
  Check(place, draft).object(node, owner);
}

void check_spdx2_record(const Node& node, const Spdx2Member& list, std::string_view place, SpdxDraft& draft) {
  Check(place, draft).value(node, list);
}

}  // namespace sluice::sbom
