// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/sbom_profile_file.hpp"

#include "base/pattern.hpp"
#include "base/text.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::policy {
namespace {

using Kind = yaml::Node::Kind;

class ProfileReader {
 public:
  ProfileReader(SbomProfile& profile, Reading& reading) : profile_(profile), reading_(reading) {}

  void read(const yaml::Node& root) {
    profile_.id = text_at(root, "profile");
    profile_.series = text_at(root, "series");
    profile_.title = text_at(root, "title");
    profile_.basis = text_at(root, "basis");
    profile_.span = span_at(root, "profile");
    if (const yaml::Node* force = root.find("in-force")) {
      profile_.from = day_at(*force, "from");
      profile_.until = day_at(*force, "until");
    }
    for (const yaml::Member& member : members_at(root, "options")) {
      profile_.options[member.key] = {text_at(member.value, "means"), text_at(member.value, "otherwise") == "accepted"};
    }
    for (const yaml::Node& node : items_at(root, "checks")) add_check(node);
  }

 private:
  void wrong(const std::string& message, const Span& span, std::string label) {
    reading_.error("bad-check", message, span, std::move(label));
  }

  void add_check(const yaml::Node& node) {
    if (node.kind != Kind::mapping) return;
    SbomCheck check;
    check.id = text_at(node, "id");
    check.title = text_at(node, "title");
    check.clause = text_at(node, "clause");
    check.span = span_at(node, "id");
    check.scope = word_at(node, "scope", parse_sbom_scope).value_or(SbomScope::component);
    check.level = word_at(node, "level", parse_sbom_level).value_or(SbomLevel::must);
    check.families = words_at(node, "formats", parse_sbom_family);
    check.unknown = word_at(node, "unknown", parse_sbom_taken).value_or(SbomTaken::reported);
    check.none = word_at(node, "none", parse_sbom_taken).value_or(SbomTaken::stated);
    check.judged_by = text_at(node, "judged-by");
    read_values(node, check);
    read_others(node, check);
    check_shape(node, check);
    const auto twin = std::ranges::find(profile_.checks, check.id, &SbomCheck::id);
    if (twin != profile_.checks.end()) {
      reading_
          .error("duplicate-check", fmt::format("two checks of one profile have the id '{}'", check.id), check.span,
                 "used again here")
          .secondary.push_back(reading_.label(twin->span, "first used here"));
    }
    profile_.checks.push_back(std::move(check));
  }

  void read_values(const yaml::Node& node, SbomCheck& check) {
    check.any = read_wanted_list(node, "any");
    check.all = read_wanted_list(node, "all");
    check.only_if = read_wanted_list(node, "only-if");
    check.unless = read_wanted_list(node, "unless");
    check.count = read_count(node);
    check.every = flag_at(node, "every").value_or(false);
  }

  SbomCount read_count(const yaml::Node& node) {
    SbomCount count;
    count.least = static_cast<std::uint32_t>(integer_at(node, "at-least").value_or(1));
    if (const auto most = integer_at(node, "at-most")) {
      count.most = static_cast<std::uint32_t>(*most);
      if (*count.most < count.least) {
        wrong(fmt::format("no number is at least {} and at most {}", count.least, *most), span_at(node, "at-most"),
              "less than at-least");
      }
    }
    return count;
  }

  std::vector<SbomWanted> read_wanted_list(const yaml::Node& node, std::string_view key) {
    std::vector<SbomWanted> wanted;
    for (const yaml::Node& item : items_at(node, key)) wanted.push_back(read_wanted(item));
    return wanted;
  }

  SbomWanted read_wanted(const yaml::Node& node) {
    SbomWanted wanted;
    const bool is_mapping = node.kind == Kind::mapping;
    wanted.field = is_mapping ? text_at(node, "field") : node.text;
    check_field(wanted, is_mapping ? span_at(node, "field") : node.span);
    if (!is_mapping) return wanted;
    wanted.form = word_at(node, "form", parse_sbom_form).value_or(SbomForm::text);
    for (const std::string& word : texts_at(node, "words")) wanted.words.push_back(to_lower_ascii(word));
    wanted.pattern = text_at(node, "pattern");
    wanted.option = text_at(node, "option");
    if (const Pattern pattern(wanted.pattern); !pattern.is_valid()) {
      wrong(fmt::format("'{}' is no regular expression: {}", wanted.pattern, pattern.error()), span_at(node, "pattern"),
            "not understood");
    }
    if (!wanted.option.empty() && !profile_.options.contains(wanted.option)) {
      wrong(fmt::format("the profile has no option '{}'", wanted.option), span_at(node, "option"), "not among options");
    }
    return wanted;
  }

  void check_field(SbomWanted& wanted, const Span& span) {
    if (wanted.field.ends_with(".*")) {
      wanted.field.pop_back();
      wanted.is_family = is_sbom_family(wanted.field) || wanted.field.starts_with("reference-hash.");
    }
    if (wanted.is_family || is_sbom_field(wanted.field)) return;
    reading_.error("unknown-field", fmt::format("there is no field '{}' in SBOMs", wanted.field), span, "no such field")
        .help = nearest_help("field", wanted.field, sbom_field_names());
  }

  void read_others(const yaml::Node& node, SbomCheck& check) {
    for (const yaml::Node& item : items_at(node, "accepts")) {
      for (const std::string& format : texts_at(item, "format")) {
        check.accepts.push_back({format, texts_at(item, "versions")});
      }
    }
    check.valid = flag_at(node, "valid").value_or(false);
    if (const yaml::Node* elements = node.find("elements")) check.elements = read_count(*elements);
    if (const yaml::Node* relations = node.find("relations")) {
      check.graph = {word_at(*relations, "test", parse_sbom_graph_test).value_or(SbomGraph::Test::has),
                     words_at(*relations, "kinds", parse_sbom_relation_kind)};
    }
    if (const yaml::Node* delivered = node.find("delivered")) {
      check.delivered = {word_at(*delivered, "place", parse_sbom_place).value_or(SbomPlace::anywhere),
                         texts_at(*delivered, "names"), texts_at(*delivered, "companions")};
    }
    if (const yaml::Node* write = node.find("write")) {
      for (std::size_t i = 0; i < check.write.size(); ++i) {
        check.write[i] = text_at(*write, to_string(static_cast<SbomFamily>(i)));
      }
    }
  }

  /// What the table cannot say: one way to be met, in a scope where it means something.
  void check_shape(const yaml::Node& node, const SbomCheck& check) {
    const int ways = static_cast<int>(node.find("any") != nullptr) + static_cast<int>(node.find("all") != nullptr) +
                     static_cast<int>(node.find("accepts") != nullptr) + static_cast<int>(check.elements.has_value()) +
                     static_cast<int>(check.graph.has_value()) + static_cast<int>(check.delivered.has_value()) +
                     static_cast<int>(!check.judged_by.empty());
    if (ways != 1) {
      wrong(fmt::format("check '{}' needs one of 'any', 'all', 'accepts', 'elements', 'relations', 'delivered' and "
                        "'judged-by'",
                        check.id),
            check.span, "expected exactly one");
    }
    const bool asks_values = node.find("any") != nullptr || node.find("all") != nullptr;
    if (asks_values && check.any.empty() && check.all.empty()) {
      wrong(fmt::format("check '{}' asks for no value", check.id), check.span, "an empty list");
    }
    if (check.all.size() > most_sbom_values) {
      wrong(fmt::format("check '{}' asks for {} values at once", check.id, check.all.size()), check.span,
            fmt::format("at most {}", most_sbom_values));
    }
    const bool is_of_delivery = check.scope == SbomScope::delivery;
    if (check.judged_by.empty() && is_of_delivery != check.delivered.has_value()) {
      wrong(fmt::format("check '{}': 'delivered' and the scope 'delivery' belong together", check.id), check.span,
            "one without the other");
    }
    if (!check.accepts.empty() && check.scope != SbomScope::document) {
      wrong(fmt::format("check '{}': only a document has a format", check.id), span_at(node, "scope"),
            "of the document");
    }
    const bool counts_values = node.find("at-least") != nullptr || node.find("at-most") != nullptr;
    if (counts_values && check.any.empty()) {
      wrong(fmt::format("check '{}' counts values without 'any'", check.id), check.span, "nothing to count");
    }
  }

  SbomProfile& profile_;
  Reading& reading_;
};

}  // namespace

void read_sbom_profile(const yaml::Document& document, const std::string& by, SbomProfiles& profiles,
                       Reading& reading) {
  check_table(document.root, sbom_profile_table, reading);
  SbomProfile profile;
  profile.by = by;
  ProfileReader(profile, reading).read(document.root);
  const auto known = std::ranges::find(profiles.profiles, profile.id, &SbomProfile::id);
  if (known == profiles.profiles.end()) {
    profiles.profiles.push_back(std::move(profile));
  } else if (known->by != by) {
    *known = std::move(profile);
  } else {
    reading
        .error("duplicate-profile", fmt::format("there are two profiles '{}'", profile.id), profile.span,
               "stated again here")
        .secondary.push_back(reading.label(known->span, "first stated here"));
  }
}

}  // namespace sluice::policy
