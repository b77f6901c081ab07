// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A matrix as text, Markdown, CSV (RFC 4180) and JSON.
#include "cli/matrix_output.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace sluice {
namespace {

std::string describe(const MatrixRule& rule) { return fmt::format("{} [{}]", rule.id, rule.action); }

std::string rules_of(const MatrixRow& row, std::string_view separator) {
  std::vector<std::string> rules;
  for (const MatrixRule& rule : row.rules) rules.push_back(describe(rule));
  return join(rules, separator);
}

std::string to_plain(const Matrix& matrix) {
  std::string out = fmt::format("{}\n{}\nunder {}\n\n", matrix.title, matrix.basis, matrix.policy);
  for (const MatrixRow& row : matrix.rows) {
    out += fmt::format("{:<14} {:<22} {}\n", row.clause, to_string(row.state), row.asks);
    for (const MatrixRule& rule : row.rules) out += fmt::format("{:37} {}\n", "", describe(rule));
    if (!row.unseen.empty()) out += fmt::format("{:37} not seen: {}\n", "", row.unseen);
  }
  return out + fmt::format("\n{}\n", count_states(matrix));
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string to_markdown(const Matrix& matrix) {
  std::string out =
      fmt::format("# {}\n\n{}\n\nUnder {}: {}.\n\n", matrix.title, matrix.basis, matrix.policy, count_states(matrix));
  out += "| clause | asks for | state | rules | what a gate does not see |\n|---|---|---|---|---|\n";
  for (const MatrixRow& row : matrix.rows) {
    out += fmt::format("| {} | {} | {} | {} | {} |\n", cell(row.clause), cell(row.asks), to_string(row.state),
                       cell(rules_of(row, "<br>")), cell(row.unseen));
  }
  return out;
}

/// RFC 4180; a field that a spreadsheet would take for a formula gets an apostrophe in front.
std::string field(std::string_view text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
  std::string out = is_formula ? "\"'" : "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string to_csv(const Matrix& matrix) {
  std::string out = "standard,clause,asks,state,rules,unseen\r\n";
  for (const MatrixRow& row : matrix.rows) {
    out += fmt::format("{},{},{},{},{},{}\r\n", field(matrix.id), field(row.clause), field(row.asks),
                       field(to_string(row.state)), field(rules_of(row, "; ")), field(row.unseen));
  }
  return out;
}

std::string to_json(const Matrix& matrix) {
  const auto text = [](std::string_view value) { return json::Value::of(std::string(value)); };
  json::Value rows = json::Value::array();
  for (const MatrixRow& row : matrix.rows) {
    json::Value rules = json::Value::array();
    for (const MatrixRule& rule : row.rules) {
      json::Value one = json::Value::object();
      one.set("rule", text(rule.id));
      one.set("action", text(rule.action));
      rules.items.push_back(std::move(one));
    }
    json::Value value = json::Value::object();
    value.set("clause", text(row.clause));
    value.set("asks", text(row.asks));
    value.set("state", text(to_string(row.state)));
    value.set("rules", std::move(rules));
    if (!row.unseen.empty()) value.set("unseen", text(row.unseen));
    rows.items.push_back(std::move(value));
  }
  json::Value out = json::Value::object();
  out.set("format", text("sluice.matrix/1"));
  out.set("standard", text(matrix.id));
  out.set("title", text(matrix.title));
  out.set("policy", text(matrix.policy));
  out.set("clauses", std::move(rows));
  return json::to_text(out);
}

struct Format {
  std::string_view name;
  std::string (*render)(const Matrix&);
};
constexpr std::array<Format, 4> formats = {
    {{"text", to_plain}, {"markdown", to_markdown}, {"csv", to_csv}, {"json", to_json}}};

}  // namespace

std::vector<std::string> matrix_formats() {
  std::vector<std::string> names;
  for (const Format& format : formats) names.emplace_back(format.name);
  return names;
}

std::string render_matrix(const Matrix& matrix, std::string_view format) {
  const auto found = std::ranges::find(formats, format, &Format::name);
  return found == formats.end() ? std::string() : found->render(matrix);
}

std::string count_states(const Matrix& matrix) {
  std::array<std::size_t, 4> counts{};
  for (const MatrixRow& row : matrix.rows) ++counts[static_cast<std::size_t>(row.state)];
  const std::string clauses = count_of(matrix.rows.size(), "clause", "clauses");
  return fmt::format("{} of {} judged, {} not in use, {} planned, {} not visible to a gate", counts[0], clauses,
                     counts[1], counts[2], counts[3]);
}

}  // namespace sluice
