// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "checks/verification_code.hpp"

#include "base/ascii.hpp"
#include "base/text.hpp"
#include "checks/digest_causes.hpp"
#include "checks/needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice {
namespace {

using Texts = std::vector<std::string>;

/// What tools do that is not what the clause says.
struct Habit {
  std::string_view name;
  bool is_upper, is_unsorted;
  std::string_view between, behind;
};
constexpr std::array<Habit, 8> habits = {{
    {"", false, false, "", ""},
    {"from SHA-1s in upper-case hex", true, false, "", ""},
    {"from SHA-1s with a line feed behind each", false, false, "\n", "\n"},
    {"from SHA-1s joined by line feeds", false, false, "\n", ""},
    {"from SHA-1s in upper-case hex with a line feed behind each", true, false, "\n", "\n"},
    {"from SHA-1s with CRLF behind each", false, false, "\r\n", "\r\n"},
    {"from SHA-1s joined by blanks", false, false, " ", ""},
    {"from SHA-1s that are not sorted", false, true, "", ""},
}};

std::string make_code(Texts sha1s, const Habit& habit) {
  if (habit.is_upper) {
    for (std::string& one : sha1s) std::ranges::transform(one, one.begin(), to_upper);
  }
  if (!habit.is_unsorted) std::ranges::sort(sha1s);
  return hex_digest("sha1", join(sha1s, habit.between) + std::string(sha1s.empty() ? "" : habit.behind));
}

/// The habit by which these SHA-1s give the code, or null.
const Habit* find_habit(const Texts& sha1s, std::string_view code) {
  const auto found = std::ranges::find_if(habits, [&](const Habit& one) { return make_code(sha1s, one) == code; });
  return found == habits.end() ? nullptr : &*found;
}

/// A file of the package.
struct Member {
  std::string path;
  std::string stated;  ///< SHA-1, lower case, or empty
  std::string actual;  ///< the same, of the delivered bytes
  bool is_delivered = false;
  bool is_excluded = false;
};

class CodeJudge {
 public:
  CodeJudge(const Inventory& inventory, const SbomDocument& document, const SbomPackageCode& code)
      : inventory_(inventory), document_(document), code_(code) {
    const Sbom& sbom = document.sbom;
    wanted_ = to_lower_ascii(trim(sbom.text(sbom.fields[code.field].value)));
    code.files.empty() ? list_delivered() : list_stated();
  }

  CodeVerdict judge() {
    constexpr std::size_t digits = 40;
    if (wanted_.size() != digits || !is_hex(wanted_))
      return mismatch(fmt::format("a code is a SHA-1 of {} digits, and '{}' is none", digits, wanted_.substr(0, digits)));
    if (members_.empty()) return {CodeVerdict::Standing::undecided, {}, "nobody says which files the package has"};
    const Member* const unread = find_unread();
    if (unread != nullptr)
      return {CodeVerdict::Standing::undecided, {}, fmt::format("no SHA-1 of '{}' could be computed", unread->path)};
    if (is_whole()) {
      actual_ = make_code(delivered(false), habits.front());
      if (actual_ == wanted_) return {CodeVerdict::Standing::match, actual_, {}};
    }
    return mismatch(find_cause());
  }

 private:
  CodeVerdict mismatch(std::string cause) const { return {CodeVerdict::Standing::mismatch, actual_, std::move(cause)}; }

  bool is_excluded(const std::string& path) const {
    return std::ranges::binary_search(code_.excluded, path);
  }

  std::uint32_t own_entry() const { return inventory_.documents[document_.document].entry; }

  void list_stated() {
    const Sbom& sbom = document_.sbom;
    std::unordered_map<std::uint32_t, const SbomMatch*> matches;
    for (const SbomMatch& match : document_.matches) matches.try_emplace(match.element, &match);
    for (const std::uint32_t file : code_.files) {
      const SbomElement& element = sbom.elements[file];
      Member member{sbom_path(sbom.value(element, "name")), to_lower_ascii(trim(sbom.value(element, "hash.sha1"))), {}, false, false};
      const auto match = matches.find(file);
      member.is_delivered = match != matches.end() && match->second->entry != no_index;
      if (member.is_delivered)
        member.actual = inventory_.contents.find_digest(match->second->container, match->second->entry, "sha1");
      // No SHA-1 of an archive that was opened is computed; where another digest agrees, the stated one will do.
      if (member.actual.empty() && member.is_delivered && match->second->found == SbomFound::match)
        member.actual = member.stated;
      member.is_excluded = is_excluded(member.path) || (member.is_delivered && match->second->entry == own_entry());
      members_.push_back(std::move(member));
    }
  }

  /// Where the SBOM lists no files, those of the folder that it speaks for.
  void list_delivered() {
    const Contents& contents = inventory_.contents;
    if (document_.container == no_index || !lists_every_entry(contents, document_.container)) return;
    const std::string folder = document_.folder.empty() ? "" : document_.folder + "/";
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      const Entry& entry = contents.entries[i];
      const std::string path = sbom_path(entry.path.view());
      if (entry.container != document_.container || entry.kind != EntryKind::file || !path.starts_with(folder)) continue;
      Member member{path.substr(folder.size()), {}, contents.find_digest(entry.container, i, "sha1"), true, false};
      member.is_excluded = is_excluded(member.path) || i == own_entry();
      members_.push_back(std::move(member));
    }
  }

  const Member* find_unread() const {
    const auto found = std::ranges::find_if(members_, [](const Member& one) {
      return one.is_delivered && one.actual.empty() && !one.is_excluded;
    });
    return found == members_.end() ? nullptr : &*found;
  }

  bool is_whole() const {
    return std::ranges::all_of(members_, [](const Member& one) { return one.is_delivered || one.is_excluded; });
  }

  Texts delivered(bool with_excluded) const {
    Texts sha1s;
    for (const Member& one : members_) {
      if (with_excluded ? !one.actual.empty() : !one.is_excluded) sha1s.push_back(one.actual);
    }
    return sha1s;
  }

  /// What the SBOM states; of files that it says nothing of, and if asked for of all that are there, the bytes' own.
  Texts stated(bool prefers_bytes) const {
    Texts sha1s;
    for (const Member& one : members_) {
      if (one.is_excluded) continue;
      const bool takes_bytes = !one.actual.empty() && (prefers_bytes || one.stated.empty());
      sha1s.push_back(takes_bytes ? one.actual : one.stated);
    }
    return sha1s;
  }

  std::string count_missing() const {
    const auto is_missing = [](const Member& one) { return !one.is_delivered && !one.is_excluded; };
    const auto missing = static_cast<std::uint64_t>(std::ranges::count_if(members_, is_missing));
    if (missing == 0) return {};
    const auto first = std::ranges::find_if(members_, is_missing);
    return missing == 1 ? fmt::format("'{}' was not delivered", first->path)
                        : fmt::format("{} of its files were not delivered, such as '{}'", missing, first->path);
  }

  std::string count_stale() const {
    const auto is_stale = [](const Member& one) {
      return !one.is_excluded && !one.stated.empty() && !one.actual.empty() && one.stated != one.actual;
    };
    const auto stale = static_cast<std::uint64_t>(std::ranges::count_if(members_, is_stale));
    return stale == 0 ? std::string() : fmt::format("{} of its files have other bytes now", stale);
  }

  static std::string by(const Habit& habit) {
    return habit.name.empty() ? std::string() : fmt::format(", and was made {}", habit.name);
  }

  std::string find_cause() const {
    const std::string missing = count_missing();
    if (missing.empty()) {
      if (const Habit* habit = find_habit(delivered(false), wanted_)) return fmt::format("it was made {}", habit->name);
      if (const Habit* habit = find_habit(delivered(true), wanted_))
        return "it was made with the files that should be left out" + by(*habit);
    }
    if (const Habit* habit = find_habit(stated(true), wanted_); habit != nullptr && !missing.empty())
      return fmt::format("{}; with the SHA-1 that the SBOM states instead it agrees{}", missing, by(*habit));
    if (const Habit* habit = find_habit(stated(false), wanted_)) {
      const std::string stale = count_stale();
      return fmt::format("the SBOM is stale: the code agrees with the SHA-1s that it states{}{}{}{}{}", by(*habit),
                         stale.empty() ? "" : ", but ", stale, missing.empty() ? "" : "; ", missing);
    }
    return missing;
  }

  const Inventory& inventory_;
  const SbomDocument& document_;
  const SbomPackageCode& code_;
  std::string wanted_;
  std::string actual_;
  std::vector<Member> members_;
};

}  // namespace

CodeVerdict judge_code(const Inventory& inventory, const SbomDocument& document, const SbomPackageCode& code) {
  return CodeJudge(inventory, document, code).judge();
}

}  // namespace sluice
