// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/spdx_draft.hpp"

#include "base/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr std::uint64_t most_problems = 1000;  // SbomProblem's contract
constexpr std::uint64_t most_memory = 2ull << 30;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || byte == 0x7f;
}

/// Problems that leave a document invalid.
constexpr std::array<std::string_view, 5> defects = {"sbom.syntax", "sbom.schema", "sbom.unknown-version",
                                                     "sbom.duplicate-key", "sbom.too-large"};

}  // namespace

SpdxDraft::SpdxDraft(const SpdxSpelling& spelling) : spelling_(&spelling) {
  sbom.format = spelling.format;
  sbom.begin(SbomElementKind::document, "", "", 1);
}

std::uint32_t SpdxDraft::begin(SbomElementKind kind, std::string_view id, std::string_view place, const Node& node) {
  const bool is_repeated = !id.empty() && sbom.find_element(id) != no_index;
  place_ = place_of(place, node);
  pointer_ = pointer_of(node).size();
  const std::uint32_t element = sbom.begin(kind, id, place_, node.line);
  if (is_repeated) {
    problem({.term = "sbom.duplicate-id",
             .detail = fmt::format("id '{}' stands for two elements", to_visible_short(id, 80)),
             .help = fmt::format("the first is in line {}", sbom.elements[sbom.find_element(id)].line),
             .place = place_,
             .line = node.line});
  }
  return element;
}

void SpdxDraft::add(std::string_view name, std::string_view value, const Node& node) {
  sbom.add(name, value, spelling_->has_places ? pointer_of(node).substr(pointer_) : std::string(), node.line);
  judge_text(value, node);
}

void SpdxDraft::judge_text(std::string_view value, const Node& node) {
  const auto bad = std::ranges::find_if(value, is_control);
  if (bad == value.end()) return;
  problem({.term = "sbom.control-character",
           .detail = fmt::format("control character {} in '{}'",
                                 to_visible(value.substr(static_cast<std::size_t>(bad - value.begin()), 1)),
                                 to_visible_short(value, 60)),
           .help = "",
           .place = spelling_->has_places ? place_ + pointer_of(node).substr(pointer_) : std::string(),
           .line = node.line});
}

void SpdxDraft::add_late(std::string_view id, std::string_view name, std::string_view value, std::string_view place,
                         std::uint32_t line) {
  late_.push_back({sbom.intern(id),
                   0,
                   {.name = sbom.intern(name),
                    .value = sbom.intern(value),
                    .place = spelling_->has_places ? sbom.intern(place) : 0,
                    .line = line}});
  has_room();
}

void SpdxDraft::relate(SbomRelationKind kind, bool turned, std::string_view from, std::string_view to,
                       std::string_view word, std::string_view place, std::uint32_t line) {
  SbomRelation relation;
  relation.kind = kind;
  relation.from_id = sbom.intern(turned ? to : from);
  relation.to_id = sbom.intern(turned ? from : to);
  relation.word = sbom.intern(word);
  relation.place = spelling_->has_places ? sbom.intern(place) : 0;
  relation.line = line;
  sbom.relate(relation);
}

void SpdxDraft::problem(SbomProblem problem, SpdxVersions versions) {
  const bool is_defect = std::ranges::find(defects, problem.term) != defects.end();
  bool is_kept = false;
  for (std::size_t i = 0; i < problems_.size(); ++i) {
    if ((versions >> i & 1) == 0) continue;
    is_invalid_[i] = is_invalid_[i] || is_defect;
    if (++problems_[i] <= most_problems) is_kept = true;
  }
  if (is_kept) pending_.push_back({std::move(problem), versions});
}

void SpdxDraft::forget_problems(std::size_t since) {
  for (std::size_t n = since; n < pending_.size(); ++n) {
    for (std::size_t i = 0; i < problems_.size(); ++i) problems_[i] -= pending_[n].versions >> i & 1;
  }
  pending_.resize(std::min(since, pending_.size()));
}

void SpdxDraft::say(std::string_view term, const Node& node, std::string_view place, std::string detail,
                    std::string help) {
  problem({.term = std::string(term),
           .detail = std::move(detail),
           .help = std::move(help),
           .place = place_of(place, node),
           .line = node.line});
}

std::string SpdxDraft::place_of(std::string_view place, const Node& node) const {
  return spelling_->has_places ? std::string(place) + pointer_of(node) : std::string();
}

std::string SpdxDraft::name_of(std::string_view owner, std::string_view member) const {
  return spelling_->name_of == nullptr ? std::string(member) : spelling_->name_of(owner, member);
}

bool SpdxDraft::has_room() {
  if (!is_full_ && sbom.memory() + late_.capacity() * sizeof(SpdxStatement) > most_memory) {
    is_full_ = true;
    problem({.term = "sbom.too-large",
             .detail = "the document states more than fits into memory; the rest is not read",
             .help = "",
             .place = "",
             .line = 0});
  }
  return !is_full_;
}

std::uint32_t SpdxDraft::element_of(std::string_view id) const {
  const std::uint32_t element = sbom.find_element(id);
  if (element != no_index || id.empty()) return element;
  return id == sbom.text(sbom.elements.front().id) || aliases_.contains(std::string(id)) ? 0 : no_index;
}

Sbom SpdxDraft::finish(unsigned version, bool is_complete) {
  sbom.is_complete = is_complete && !is_full_;
  resolve();
  drop_repeated_relations();
  state_subjects();
  find_elements_of_statements();
  place_statements();
  keep_problems(version);
  sbom.is_valid = sbom.is_complete && !is_invalid_[version];
  return std::move(sbom);
}

void SpdxDraft::state_subjects() {
  for (const SbomRelation& relation : sbom.relations) {
    if (relation.kind != SbomRelationKind::describes || relation.from != 0) continue;
    if (relation.to != no_index) sbom.elements[relation.to].is_subject = true;
    late_.push_back(
        {0,
         0,
         {.name = sbom.intern("subject"), .value = relation.to_id, .place = relation.place, .line = relation.line}});
  }
}

void SpdxDraft::find_elements_of_statements() {
  std::size_t kept = 0;
  for (SpdxStatement& statement : late_) {
    const std::string_view id = sbom.text(statement.id);
    statement.element = id.empty() ? 0 : element_of(id);
    if (statement.element != no_index) {
      late_[kept++] = statement;
      continue;
    }
    if (is_noted(id) || !sbom.is_complete) continue;
    problem({.term = "sbom.dangling-reference",
             .detail = fmt::format("{} of '{}', which the document does not have", sbom.text(statement.field.name),
                                   to_visible_short(id, 80)),
             .help = "",
             .place = std::string(sbom.text(statement.field.place)),
             .line = statement.field.line});
  }
  late_.resize(kept);
}

/// The fields of an element must lie together: they move towards the end, the last element first, and make room.
void SpdxDraft::place_statements() {
  if (late_.empty()) return;
  std::ranges::stable_sort(late_, {}, &SpdxStatement::element);
  std::vector<SbomField>& fields = sbom.fields;
  std::size_t from = fields.size();
  std::size_t late = late_.size();
  fields.resize(from + late);
  std::size_t to = fields.size();
  for (std::size_t i = sbom.elements.size(); i-- > 0;) {
    SbomElement& element = sbom.elements[i];
    const std::uint32_t own = element.fields;
    for (; late > 0 && late_[late - 1].element == i; --late, ++element.fields) fields[--to] = late_[late - 1].field;
    for (std::uint32_t n = 0; n < own; ++n) fields[--to] = fields[--from];
    element.first_field = static_cast<std::uint32_t>(to);
  }
  late_.clear();
}

void SpdxDraft::resolve() {
  for (SbomRelation& relation : sbom.relations) {
    if (relation.from_id == 0) relation.from_id = sbom.elements.front().id;
    if (relation.to_id == 0) relation.to_id = sbom.elements.front().id;
    relation.from = resolve(relation.from_id, relation);
    relation.to = resolve(relation.to_id, relation);
    if (relation.kind != SbomRelationKind::depends_on || relation.from == no_index) continue;
    SbomCompleteness& said = sbom.elements[relation.from].completeness;
    const bool is_less =
        relation.completeness == SbomCompleteness::incomplete || relation.completeness == SbomCompleteness::unknown;
    if (said == SbomCompleteness::not_said || is_less) said = relation.completeness;
  }
}

std::uint32_t SpdxDraft::resolve(std::uint32_t number, const SbomRelation& relation) {
  const std::string_view id = sbom.text(number);
  const std::uint32_t element = element_of(id);
  if (element != no_index || id == "NONE" || id == "NOASSERTION" || !sbom.is_complete) return element;
  if (declared_.contains(std::string(id.substr(0, id.find(':')))) || declared_.contains(std::string(id)))
    return no_index;
  if (is_noted(id)) return no_index;
  problem({.term = "sbom.dangling-reference",
           .detail = fmt::format("{} names '{}', which the document does not have", sbom.text(relation.word),
                                 to_visible_short(id, 80)),
           .help = id.starts_with("DocumentRef-") ? "declare the other document in externalDocumentRefs" : "",
           .place = std::string(sbom.text(relation.place)),
           .line = relation.line});
  return no_index;
}

void SpdxDraft::drop_repeated_relations() {
  std::vector<SbomRelation>& all = sbom.relations;
  const auto key = [](const SbomRelation& r) {
    return std::tuple(r.from_id, r.to_id, r.kind, r.kind == SbomRelationKind::other ? r.word : 0);
  };
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return key(all[a]) < key(all[b]); });
  std::vector<bool> is_repeated(all.size());
  for (std::size_t i = 1; i < order.size(); ++i) is_repeated[order[i]] = key(all[order[i]]) == key(all[order[i - 1]]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_of_itself = all[i].kind == SbomRelationKind::describes && all[i].from == 0 && all[i].to == 0;
    if (!is_repeated[i] && !is_of_itself) all[kept++] = all[i];
  }
  all.resize(kept);
}

void SpdxDraft::keep_problems(unsigned version) {
  std::ranges::stable_sort(pending_, {}, [](const Pending& pending) { return pending.problem.line; });
  for (Pending& pending : pending_) {
    if ((pending.versions >> version & 1) == 0) continue;
    if (sbom.problems.size() < most_problems) sbom.problems.push_back(std::move(pending.problem));
  }
  pending_.clear();
  sbom.problems_not_kept += problems_[version] - std::min(problems_[version], most_problems);
}

}  // namespace sluice::sbom
