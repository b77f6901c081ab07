// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/sbom_findings.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "checks/matching.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::size_t most_named = 5;
constexpr std::size_t most_quoted = 60;

/// Singular and plural of what a scope is about.
std::pair<std::string_view, std::string_view> words_of(const SbomCheck& check) {
  if (check.graph && check.graph->test == SbomGraph::Test::resolved) return {"relation", "relations"};
  if (check.graph && check.graph->test == SbomGraph::Test::reach) return {"component", "components"};
  switch (check.scope) {
    case SbomScope::document:
    case SbomScope::delivery:
      return {"SBOM", "SBOMs"};
    case SbomScope::subject:
      return {"subject", "subjects"};
    case SbomScope::component:
      return {"component", "components"};
    case SbomScope::file:
      return {"file", "files"};
    case SbomScope::license:
      return {"license text", "license texts"};
  }
  return {"element", "elements"};
}

/// "zlib 1.2.13", or whatever else tells an element from others.
std::string name_of(const Sbom& sbom, const SbomElement& element) {
  std::string name(trim(sbom.value(element, "name")));
  const std::string_view version = trim(sbom.value(element, "version"));
  if (!name.empty() && !version.empty()) name += fmt::format(" {}", version);
  if (name.empty()) name = sbom.text(element.id);
  if (name.empty()) name = sbom.text(element.place);
  return name.empty() ? fmt::format("line {}", element.line) : to_visible_short(name, most_quoted);
}

class FindingMaker {
 public:
  FindingMaker(const JudgedSbom& judged, const SbomCheckResult& result)
      : judged_(judged), sbom_(judged.document.sbom), result_(result), check_(*result.check) {}

  std::vector<Finding> make() {
    const bool is_walk = check_.graph && (check_.graph->test == SbomGraph::Test::reach ||
                                          check_.graph->test == SbomGraph::Test::resolved);
    add("missing", result_.missing, {"does not state", "do not state", is_walk});
    add("malformed", result_.malformed,
        {"states, but not as it is asked for,", "state, but not as it is asked for,", is_walk});
    add("unknown", result_.unknown, {"declares as unknown", "declare as unknown", false});
    add("forbidden", result_.forbidden, {"states, where it must not be,", "state, where it must not be,", false});
    return std::move(findings_);
  }

 private:
  struct Verbs {
    std::string_view one, many;
    bool is_of_graph = false;
  };

  const Origin& document_place() const { return judged_.inventory.documents[judged_.document.document].origin; }

  Origin place_of(const SbomMiss& miss) const {
    const std::string& path = document_place().path;
    if (miss.relation != no_index) {
      const SbomRelation& relation = sbom_.relations[miss.relation];
      return {path, relation.line, 0, std::string(sbom_.text(relation.place)), sbom_.format};
    }
    if (miss.element == no_index) return document_place();
    const SbomElement& element = sbom_.elements[miss.element];
    return miss.field == no_index ? sbom_.origin(element, path) : sbom_.origin(element, sbom_.fields[miss.field], path);
  }

  std::string name_of_miss(const SbomMiss& miss) const {
    if (miss.relation != no_index) {
      const SbomRelation& relation = sbom_.relations[miss.relation];
      return fmt::format("{} {} {}", sbom_.text(relation.from_id), to_string(relation.kind),
                         sbom_.text(relation.to_id));
    }
    std::string name = is_about_document() ? std::string() : name_of(sbom_, sbom_.elements[miss.element]);
    if (miss.field == no_index) return name;
    const std::string value = to_visible_short(sbom_.text(sbom_.fields[miss.field].value), most_quoted);
    return name.empty() ? fmt::format("'{}'", value) : fmt::format("{} ('{}')", name, value);
  }

  bool is_about_document() const { return check_.scope == SbomScope::document || check_.scope == SbomScope::delivery; }

  std::string names(const std::vector<SbomMiss>& misses) const {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < misses.size() && i < most_named; ++i) {
      std::string name = misses[i].element == no_index && misses[i].relation == no_index ? "" : name_of_miss(misses[i]);
      if (!name.empty()) list.push_back(std::move(name));
    }
    std::string text = list.empty() ? "" : ": " + join(list, ", ");
    if (misses.size() > most_named) text += fmt::format(" and {} more", misses.size() - most_named);
    return text;
  }

  std::string cause(const std::vector<SbomMiss>& misses, const Verbs& verbs) const {
    if (!check_.accepts.empty()) return format_cause();
    if (check_.delivered) return fmt::format("the SBOM comes without {}", check_.title);
    if (check_.graph && verbs.is_of_graph) return graph_cause(misses);
    const auto [one, many] = words_of(check_);
    const bool is_empty = misses.front().element == no_index;
    if (is_empty && !check_.elements) {
      return fmt::format("the SBOM has no {}, so it does not state {}", one, check_.title);
    }
    if (is_empty || is_about_document()) return fmt::format("the SBOM {} {}{}", verbs.one, check_.title, names(misses));
    return share(misses, misses.size() == 1 ? verbs.one : verbs.many, check_.title);
  }

  std::string share(const std::vector<SbomMiss>& misses, std::string_view verb, std::string_view what) const {
    const auto [one, many] = words_of(check_);
    const std::string count = count_of(std::max<std::uint64_t>(result_.looked_at, misses.size()), one, many);
    return fmt::format("{} of {} {} {}{}", misses.size(), count, verb, what, names(misses));
  }

  /// Of what relations miss, in words of their own.
  std::string graph_cause(const std::vector<SbomMiss>& misses) const {
    const bool is_one = misses.size() == 1;
    if (check_.graph->test == SbomGraph::Test::reach) {
      return share(misses, is_one ? "is" : "are", "not reached from what the SBOM describes");
    }
    return share(misses, is_one ? "names" : "name", "an element that the SBOM does not have");
  }

  std::string format_cause() const {
    const std::string state = sbom_.is_valid ? "" : ", not valid against its specification";
    return fmt::format("the SBOM is {} {}{}", sbom_.format, sbom_.version, state);
  }

  std::string expected(bool is_forbidden) const {
    const std::string clause = check_.clause.empty() ? "" : fmt::format(" ({})", check_.clause);
    if (!check_.accepts.empty()) {
      std::vector<std::string> formats;
      for (const SbomAccepted& one : check_.accepts) {
        formats.push_back(fmt::format("{} {}", one.format, join(one.versions, "/")));
      }
      return join(formats, ", ") + clause;
    }
    if (is_forbidden) return fmt::format("no {}{}", check_.title, clause);
    const std::string where = where_to_write(result_, sbom_.format);
    return where.empty() ? check_.title + clause : fmt::format("{} in {}{}", check_.title, where, clause);
  }

  void add(std::string_view answer, const std::vector<SbomMiss>& misses, const Verbs& verbs) {
    if (misses.empty()) return;
    Finding finding;
    finding.subject = {SubjectKind::document, judged_.document.document};
    finding.term = fmt::format("{}:{}{}{}", answer, judged_.by, judged_.by.empty() ? "" : ":", check_.id);
    finding.cause = fmt::format("{}{}{}", judged_.by, judged_.by.empty() ? "" : ": ", cause(misses, verbs));
    finding.expected = expected(answer == "forbidden");
    finding.place = place_of(misses.front());
    for (std::size_t i = 1; i < misses.size() && i < most_sbom_places; ++i) {
      finding.related.push_back(place_of(misses[i]));
    }
    finding.values.emplace_back("missing", check_.title);
    findings_.push_back(std::move(finding));
  }

  const JudgedSbom& judged_;
  const Sbom& sbom_;
  const SbomCheckResult& result_;
  const SbomCheck& check_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> make_sbom_findings(const JudgedSbom& judged, const SbomCheckResult& result) {
  return FindingMaker(judged, result).make();
}

std::string where_to_write(const SbomCheckResult& result, const std::string& format) {
  const SbomCheck& check = *result.check;
  const std::string& stated = check.write[static_cast<std::size_t>(sbom_family(format))];
  if (!stated.empty()) return stated;
  std::vector<std::string> places;
  const auto add = [&](const SbomWanted& wanted) {
    std::string field = wanted.field;
    if (wanted.is_family && field.ends_with('.')) field += field == "hash." ? "SHA256" : "*";
    std::string place = sbom_place(field, check.scope, format);
    if (!place.empty() && std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
  };
  for (std::size_t i = 0; i < check.any.size(); ++i) {
    if (i >= 64 || (result.off_values >> i & 1u) == 0) add(check.any[i]);
  }
  for (std::size_t i = 0; i < check.all.size(); ++i) {
    if (result.missing_values == 0 || (result.missing_values >> i & 1u) != 0) add(check.all[i]);
  }
  return join(places, check.all.empty() ? " or " : " and ");
}

Finding make_unread_sbom(const CheckInput& input, const Rule& rule, const SbomDocument& document) {
  const Document& at = input.inventory.documents[document.document];
  Finding finding;
  finding.subject = {SubjectKind::document, document.document};
  finding.term = "unread";
  finding.outcome = Outcome::unknown;
  finding.cause = "not judged: the SBOM was not read to its end";
  finding.expected = "an SBOM that can be read whole";
  finding.place = at.origin;
  finding.values.emplace_back("missing", "a readable SBOM");
  finding.needs = rule_for_sbom(input, at.delivery, rule);
  return finding;
}

std::string rule_for_sbom(const CheckInput& input, std::uint32_t delivery, const Rule& asking) {
  const auto found = std::ranges::find_if(input.policy.rules, [&](const Rule& rule) {
    return rule.kind == "sbom.present" && &rule != &asking &&
           selects(rule.match, input, {SubjectKind::delivery, delivery});
  });
  return found == input.policy.rules.end() ? std::string() : found->id;
}

void SbomSurroundingFiles::fill() {
  for (std::uint32_t i = 0; i < inventory_.contents.entries.size(); ++i) keys_.insert(key_of_entry(i));
  for (const Document& document : inventory_.documents) {
    if (document.entry == no_index) keys_.insert(document.origin.path);
  }
}

std::string SbomSurroundingFiles::key_of_entry(std::uint32_t index) const {
  const Entry& entry = inventory_.contents.entries[index];
  return fmt::format("{}:{}", entry.container, std::string_view(entry.path));
}

SbomSurroundings SbomSurroundingFiles::around(const Document& document, const SbomProfile& profile) {
  const bool asks_companions = std::ranges::any_of(
      profile.checks, [](const SbomCheck& check) { return check.delivered && !check.delivered->companions.empty(); });
  if (asks_companions && keys_.empty()) fill();
  const bool is_inside = document.entry != no_index;
  const std::string key = is_inside ? key_of_entry(document.entry) : document.origin.path;
  return {file_name_of(document.origin.path), is_inside, key, &keys_};
}

}  // namespace sluice
