// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/compiler/npm_lists.hpp"

#include "base/files.hpp"
#include "base/json.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace sluice::license {
namespace {

using LicensesById = std::map<std::string, LicenseEntry>;

Result<json::Value> read_json(const std::string& folder, const std::string& name) {
  const std::string path = join_path(folder, name);
  const Limits limits;
  TRY_ASSIGN(const std::string text, read_file(path, limits.document_bytes));
  return json::parse(text, path, limits);
}

Result<std::vector<std::string>> read_ids(const std::string& folder, const std::string& name) {
  TRY_ASSIGN(const json::Value list, read_json(folder, name));
  std::vector<std::string> ids;
  for (const json::Value& item : list.items) {
    if (item.kind != json::Value::Kind::string || item.string.empty())
      return fail(name + " holds something that is no id");
    ids.push_back(item.string);
  }
  if (ids.empty()) return fail(name + " holds no ids");
  return ids;
}

Result<LicensesById> read_texts(const std::string& folder) {
  TRY_ASSIGN(const json::Value full, read_json(folder, "spdx-license-list/spdx-full.json"));
  LicensesById all;
  for (const json::Member& member : full.members) {
    LicenseEntry& license = all[member.key];
    license.id = member.key;
    license.name = member.value.text_or("name", "");
    license.text = member.value.text_or("licenseText", "");
    license.is_osi_approved = member.value.boolean_or("osiApproved", false);
    license.is_deprecated = true;  // until the list of current ids says otherwise
    if (license.text.empty()) return fail(member.key + " has no licenseText");
  }
  if (all.empty()) return fail("spdx-full.json holds no licenses");
  return all;
}

Result<void> add_ratings(const std::string& folder, LicensesById& all) {
  constexpr std::array<std::pair<std::string_view, BlueOak>, 5> ratings = {{{"Model", BlueOak::model},
                                                                            {"Gold", BlueOak::gold},
                                                                            {"Silver", BlueOak::silver},
                                                                            {"Bronze", BlueOak::bronze},
                                                                            {"Lead", BlueOak::lead}}};
  TRY_ASSIGN(const json::Value list, read_json(folder, "@blueoak/list/index.json"));
  std::size_t rated = 0;
  for (const json::Value& group : list.items) {
    for (const auto& [name, rating] : ratings) {
      if (group.text_or("name", "") != name) continue;
      for (const json::Value& item : group.items_of("licenses")) {
        const auto found = all.find(std::string(item.text_or("id", "")));
        if (found == all.end()) continue;  // not on the SPDX list
        found->second.rating = rating;
        ++rated;
      }
    }
  }
  if (rated == 0) return fail("@blueoak/list rates no license");
  return {};
}

}  // namespace

Result<LicenseLists> read_npm_lists(const std::string& folder) {
  TRY_ASSIGN(LicensesById all, read_texts(folder));
  TRY_ASSIGN(const std::vector<std::string> current, read_ids(folder, "spdx-license-ids/index.json"));
  TRY_ASSIGN(const std::vector<std::string> deprecated, read_ids(folder, "spdx-license-ids/deprecated.json"));
  for (const std::string& id : current) {
    all[id].id = id;
    all[id].is_deprecated = false;
  }
  for (const std::string& id : deprecated) {
    all[id].id = id;
    all[id].is_deprecated = true;
  }
  TRY(add_ratings(folder, all));
  LicenseLists lists;
  for (auto& [id, license] : all) lists.licenses.push_back(std::move(license));
  TRY_ASSIGN(const std::vector<std::string> exceptions, read_ids(folder, "spdx-exceptions/index.json"));
  TRY_ASSIGN(const std::vector<std::string> old_exceptions, read_ids(folder, "spdx-exceptions/deprecated.json"));
  for (const std::string& id : exceptions) lists.exceptions.push_back({id, false});
  for (const std::string& id : old_exceptions) lists.exceptions.push_back({id, true});
  return lists;
}

}  // namespace sluice::license
