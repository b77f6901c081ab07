// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/lock_change.hpp"

#include "base/text.hpp"
#include "model/policy.hpp"
#include "policy/fields.hpp"
#include "policy/keys.hpp"
#include "policy/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sluice {
namespace policy {
namespace {

using Sentences = std::vector<std::string>;
using Values = std::map<std::string, const yaml::Node*, std::less<>>;

Values members_of(const yaml::Document* lock, std::string_view key) {
  Values values;
  if (lock == nullptr) return values;
  for (const yaml::Member& member : members_at(lock->root, key)) values.emplace(member.key, &member.value);
  return values;
}

/// Calls `tell` with each name that is in either, and what each has; null where it is not.
template <class Tell>
void compare(const Values& before, const Values& after, Tell tell) {
  for (const auto& [name, was] : before) {
    const auto is = after.find(name);
    tell(name, was, is == after.end() ? nullptr : is->second);
  }
  for (const auto& [name, is] : after) {
    if (!before.contains(name)) tell(name, static_cast<const yaml::Node*>(nullptr), is);
  }
}

std::string start_of(const std::string& sha256) { return sha256.substr(0, 12); }

void tell_pack(const std::string& id, const yaml::Node* was, const yaml::Node* is, Sentences& told) {
  if (was == nullptr) return told.push_back(fmt::format("pack {} is new: {}", id, text_at(*is, "version")));
  if (is == nullptr) return told.push_back(fmt::format("pack {} is gone: it was {}", id, text_at(*was, "version")));
  const std::string old_version = text_at(*was, "version"), version = text_at(*is, "version");
  const std::string old_digest = text_at(*was, "sha256"), digest = text_at(*is, "sha256");
  const std::string digests = fmt::format("sha256 {} to {}", start_of(old_digest), start_of(digest));
  if (old_version != version) {
    told.push_back(fmt::format("pack {} moves from {} to {} ({})", id, old_version, version, digests));
  } else if (old_digest != digest) {
    told.push_back(fmt::format("pack {} changes and stays {} ({})", id, version, digests));
  }
}

void tell_files(std::string_view what, const Values& before, const Values& after, Sentences& told) {
  constexpr std::size_t most = 8;
  Sentences changes;
  compare(before, after, [&](const std::string& name, const yaml::Node* was, const yaml::Node* is) {
    if (was != nullptr && is != nullptr && was->text == is->text) return;
    changes.push_back(fmt::format("{} {} {}", what, name, was == nullptr ? "is new" : is == nullptr ? "is gone" : "changes"));
  });
  if (changes.size() <= most) return void(told.insert(told.end(), changes.begin(), changes.end()));
  told.push_back(fmt::format("{} {}s change", changes.size(), what));
}

/// "high danger: note, warn, fail, fail #1a2b3c4d"
struct RuleState {
  Severity severity = Severity::medium;
  bool danger = false;
  std::vector<Action> actions;
  std::string rest;

  explicit RuleState(std::string_view text) {
    const std::size_t colon = std::min(text.find(':'), text.size()), hash = std::min(text.find('#'), text.size());
    const std::string_view head = text.substr(0, colon);
    severity = parse_severity(head.substr(0, head.find(' '))).value_or(Severity::medium);
    danger = head.ends_with(" danger");
    rest = text.substr(hash);
    if (hash <= colon) return;
    for (const std::string_view word : split(text.substr(colon + 1, hash - colon - 1), ','))
      actions.push_back(parse_action(trim(word)).value_or(Action::none));
  }

  std::string to_text() const {
    std::vector<std::string> words;
    for (const Action action : actions) words.emplace_back(to_string(action));
    return fmt::format("{}{} ({})", to_string(severity), danger ? ", danger" : "", join(words, ", "));
  }
};

/// Below 0: it asks for less; above: for more; 0: for neither, or for both.
int direction_of(const RuleState& was, const RuleState& is) {
  bool more = is.severity > was.severity || (is.danger && !was.danger);
  bool less = is.severity < was.severity || (!is.danger && was.danger);
  for (std::size_t i = 0; i < std::min(was.actions.size(), is.actions.size()); ++i) {
    more = more || is.actions[i] > was.actions[i];
    less = less || is.actions[i] < was.actions[i];
  }
  return more == less ? 0 : more ? 1 : -1;
}

void tell_rule(const std::string& id, const yaml::Node* was_node, const yaml::Node* is_node, Sentences& told) {
  if (was_node == nullptr) return told.push_back(fmt::format("rule {} is added: {}", id, RuleState(is_node->text).to_text()));
  if (is_node == nullptr) return told.push_back(fmt::format("rule {} is removed: it was {}", id, RuleState(was_node->text).to_text()));
  if (was_node->text == is_node->text) return;
  const RuleState was(was_node->text), is(is_node->text);
  const int direction = direction_of(was, is);
  if (was.to_text() == is.to_text()) return told.push_back(fmt::format("rule {} changes in what it asks for", id));
  told.push_back(fmt::format("rule {} is {}: {} to {}", id, direction > 0 ? "raised" : direction < 0 ? "lowered" : "changed",
                             was.to_text(), is.to_text()));
}

Sentences describe(const yaml::Document* before, const yaml::Document* after) {
  Sentences told;
  const auto both = [&](std::string_view key, const auto& tell) {
    compare(members_of(before, key), members_of(after, key),
            [&](const std::string& name, const yaml::Node* was, const yaml::Node* is) { tell(name, was, is, told); });
  };
  both("packs", tell_pack);
  tell_files("rule file", members_of(before, "rule-files"), members_of(after, "rule-files"), told);
  tell_files("data file", members_of(before, "data-files"), members_of(after, "data-files"), told);
  const bool knows_rules = before != nullptr && before->root.find("rules") != nullptr;
  if (knows_rules) both("rules", tell_rule);
  if (!knows_rules) told.push_back(fmt::format("{} rules hold", members_of(after, "rules").size()));
  return told;
}

}  // namespace
}  // namespace policy

Result<std::vector<std::string>> describe_lock_change(std::string_view before, std::string_view after,
                                                      const std::string& place) {
  policy::Reading reading;
  const yaml::Document* was = before.empty() ? nullptr : reading.add(std::string(before), place);
  if (was != nullptr) check_table(was->root, policy::lock_file_table, reading);
  if (!reading.problems().empty())
    return refuse(fmt::format("{}: is no sluice.lock", place), reading.take_problems_from(0));
  const yaml::Document* is = reading.add(std::string(after), place + " (new)");
  return policy::describe(was, is);
}

}  // namespace sluice
