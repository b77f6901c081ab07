// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "policy/schema.hpp"

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/yaml.hpp"
#include "fake_policy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace sluice::test {
namespace {

json::Value parsed(const std::string& text) {
  auto value = json::parse(text, "schema.json");
  REQUIRE(value);
  return std::move(*value);
}

/// Every key of the document must be one of the schema's properties, down to where the schema says "anything".
void check_keys(const yaml::Node& node, const json::Value& schema, const json::Value& root) {
  if (const json::Value* reference = schema.find("$ref")) {
    const std::string name = reference->string.substr(std::string("#/definitions/").size());
    const json::Value* definition = root.find("definitions")->find(name);
    REQUIRE(definition != nullptr);
    return check_keys(node, *definition, root);
  }
  if (const json::Value* items = schema.find("items")) {
    for (const yaml::Node& item : node.items) check_keys(item, *items, root);
  }
  const json::Value* properties = schema.find("properties");
  const json::Value* free_keys = schema.find("additionalProperties");
  for (const yaml::Member& member : node.members) {
    CAPTURE(member.key);
    if (properties != nullptr) {
      const json::Value* property = properties->find(member.key);
      CHECK(property != nullptr);
      if (property != nullptr) check_keys(member.value, *property, root);
    } else if (free_keys != nullptr && free_keys->kind == json::Value::Kind::object) {
      check_keys(member.value, *free_keys, root);
    }
  }
}

yaml::Document document(const std::string& name) {
  auto text = read_file(SLUICE_SOURCE_DIR "/tests/policy/data/" + name, 1 << 20);
  REQUIRE(text);
  auto parsed_document = yaml::parse(std::move(*text), name);
  REQUIRE(parsed_document);
  return std::move(*parsed_document);
}

TEST_CASE("schema: a rich pack and its rules have only keys of the schema", "[policy][schema]") {
  const json::Value pack = parsed(pack_schema(fake_catalogue()));
  check_keys(document("acme-supplier-intake.yaml").root, pack, pack);
  const json::Value rules = parsed(rules_schema(fake_catalogue()));
  check_keys(document("acme-rules.yaml").root, rules, rules);
}

TEST_CASE("schema: kinds bring their parameters", "[policy][schema]") {
  const json::Value rules = parsed(rules_schema(fake_catalogue()));
  const json::Value& conditions = *rules.find("definitions")->find("rule")->find("allOf");
  REQUIRE(conditions.items.size() == fake_catalogue().kinds().size() + 1);
  const json::Value& with = *conditions.items[0].find("then")->find("properties")->find("with");
  CHECK(conditions.items[0].find("if")->find("properties")->find("kind")->text_or("const", "") == "archive.entries");
  CHECK(with.find("properties")->find("terms") != nullptr);
  CHECK(with.items_of("required").at(0).string == "terms");
  CHECK_FALSE(with.boolean_or("additionalProperties", true));
}

TEST_CASE("schema: those of project, waivers and register are closed and complete", "[policy][schema]") {
  const json::Value project = parsed(project_schema());
  const json::Value waivers = parsed(waivers_schema());
  const json::Value suppliers = parsed(suppliers_schema());
  CHECK_FALSE(project.boolean_or("additionalProperties", true));
  CHECK(project.find("properties")->find("assign") != nullptr);
  const json::Value& required = *waivers.find("definitions")->find("waiver")->find("required");
  const auto is_required = [&](std::string_view key) {
    return std::ranges::any_of(required.items, [&](const json::Value& item) { return item.string == key; });
  };
  CHECK(is_required("expires"));
  CHECK(is_required("rules"));
  CHECK(suppliers.find("definitions")->find("supplier")->find("properties")->find("rung-until") != nullptr);
}

TEST_CASE("schema: those of licenses and decisions are closed, and conditions hold conditions", "[policy][schema]") {
  const json::Value categories = parsed(license_categories_schema());
  const json::Value duties = parsed(license_duties_schema());
  const json::Value decisions = parsed(decisions_schema());
  CHECK(categories.find("definitions")->find("license-category")->find("properties")->find("means") != nullptr);
  const json::Value& condition = *duties.find("definitions")->find("dutys-condition");
  CHECK_FALSE(condition.boolean_or("additionalProperties", true));
  const json::Value& inner = *condition.find("properties")->find("any")->find("items");
  CHECK(inner.text_or("$ref", "") == "#/definitions/dutys-condition");
  const json::Value& decision = *decisions.find("definitions")->find("decision");
  CHECK_FALSE(decision.boolean_or("additionalProperties", true));
  CHECK(decision.find("properties")->find("expires") == nullptr);
  CHECK(decision.items_of("required").size() == 6);
}

}  // namespace
}  // namespace sluice::test
