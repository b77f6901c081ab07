// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Export and import: lines of JSON. The first names the schema; then reports of pruned quarters; then runs by their
// start. What is imported is somebody's word: it is checked like any file.
#include "base/digest.hpp"
#include "base/text.hpp"
#include "model/policy.hpp"
#include "model/report.hpp"
#include "store/ledger_json.hpp"
#include "store/ledger_parts.hpp"
#include "store/ledger_rows.hpp"
#include "store/ledger_sql.hpp"
#include "store/ledger_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace sluice {
namespace {

constexpr std::int64_t page = 500;
constexpr std::size_t most_text = 64 * 1024;
constexpr std::size_t most_parts = 20'000;
constexpr std::size_t most_unit = 400;                 // it is part of a key, which PostgreSQL keeps short
constexpr std::int64_t last_second = 253'370'764'800;  // the year 9999 begins

using Parts = std::map<std::int64_t, LedgerRun*>;

template <class T>
Result<void> read_parts(Database& database, std::string_view table, std::vector<T> LedgerRun::*member, const Row& from,
                        const Parts& runs) {
  const std::string sql =
      fmt::format("SELECT run, {} FROM {}{}", ledger_rows::columns_of<T>(), table, ledger_sql::page_of_parts);
  TRY_ASSIGN(const std::vector<Row> rows, database.run(sql, from));
  for (const Row& row : rows) {
    const auto run = runs.find(ledger_rows::number_of(row.front()));
    if (run != runs.end()) (run->second->*member).push_back(ledger_rows::value_of<T>(row, 1));
  }
  return {};
}

/// The runs behind one: `at` and id.
Result<std::vector<LedgerRun>> read_page(Database& database, std::int64_t at, const std::string& id) {
  const Row from = {Cell(at), Cell(id), Cell(page)};
  const std::string sql =
      fmt::format("SELECT number, {}{}", ledger_rows::columns_of<LedgerRun>(), ledger_sql::page_of_runs);
  TRY_ASSIGN(const std::vector<Row> rows, database.run(sql, from));
  std::vector<LedgerRun> runs;
  runs.reserve(rows.size());
  Parts by_number;
  for (const Row& row : rows) {
    runs.push_back(ledger_rows::value_of<LedgerRun>(row, 1));
    by_number[ledger_rows::number_of(row.front())] = &runs.back();
  }
  Result<void> result;
  ledger_parts::for_each_part([&](std::string_view table, auto member) {
    if (result) result = read_parts(database, table, member, from, by_number);
  });
  TRY(result);
  return runs;
}

bool is_outcome(std::string_view word) { return parse_gate_outcome(word).has_value(); }

std::size_t longest_text(const LedgerRun& run) {
  std::size_t longest = 0;
  const auto look = [&]<class T>(const T& value) {
    ledger_rows::for_each_column<T>([&](const auto& field) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value.*field.member)>, std::string>) {
        longest = std::max(longest, (value.*field.member).size());
      }
    });
  };
  look(run);
  ledger_parts::for_each_part([&](std::string_view, auto member) { std::ranges::for_each(run.*member, look); });
  return longest;
}

/// The lines of an import, added one by one.
class Import {
 public:
  Import(Database& database, std::string_view file) : database_(database), file_(file) {}

  Result<void> find_pruned() {
    TRY_ASSIGN(const std::vector<Row> rows, database_.run(ledger_sql::kept_quarters));
    for (const Row& row : rows) pruned_.insert(ledger_rows::text_of(row.front()));
    return {};
  }

  Result<void> add(std::string_view line, std::size_t number) {
    const std::string place = fmt::format("{}, line {}", file_, number);
    TRY_ASSIGN(const LedgerLine read, parse_ledger_line(line, place));
    if (read.quarter) return add_quarter(*read.quarter, place);
    if (const std::string defect = ledger_steps::find_defect(*read.run); !defect.empty()) {
      return fail(fmt::format("{}: {}", place, defect));
    }
    return add_run(*read.run);
  }

  Imported imported;

 private:
  Result<void> add_quarter(const QuarterReport& report, const std::string& place) {
    const bool is_before_sound = !report.before || parse_quarter(report.before->quarter);
    if (!parse_quarter(report.quarter) || !is_before_sound || report.business_unit.size() > most_unit) {
      return fail(fmt::format("{}: a report of no quarter, or of a unit whose name is too long", place));
    }
    TRY_ASSIGN(const bool is_new, ledger_steps::keep_report(database_, report));
    if (is_new) ++imported.quarters;
    pruned_.insert(report.quarter);
    return {};
  }

  Result<void> add_run(const LedgerRun& run) {
    if (pruned_.contains(to_string(quarter_of(ledger_steps::day_of_second(run.at))))) {
      ++imported.behind_prune;
      return {};
    }
    TRY_ASSIGN(const bool is_new, ledger_steps::insert(database_, run));
    ++(is_new ? imported.added : imported.known);
    return {};
  }

  Database& database_;
  std::string_view file_;
  std::set<std::string, std::less<>> pruned_;
};

}  // namespace

std::string ledger_steps::find_defect(const LedgerRun& run) {
  const auto id = parse_digest(run.id);
  if (!id || to_hex(*id) != run.id) return "'id' must be 64 lower-case hex digits";
  if (run.at < 0 || run.at >= last_second) return "'at' must lie between 1970 and 9999";
  if (!is_outcome(run.outcome)) return "'outcome' must be passed, failed or not-judged";
  if (run.business_unit.size() > most_unit) return fmt::format("'business_unit' is longer than {} bytes", most_unit);
  for (const LedgerDelivery& one : run.deliveries) {
    if (!is_outcome(one.outcome)) return "a delivery's 'outcome' must be passed, failed or not-judged";
  }
  for (const LedgerFinding& one : run.findings) {
    if (!parse_severity(one.severity) || !parse_action(one.action) || !parse_outcome(one.outcome)) {
      return "a finding's 'severity', 'action' or 'outcome' is no word that the verdict has";
    }
  }
  bool is_long = longest_text(run) > most_text;
  ledger_parts::for_each_part(
      [&](std::string_view, auto member) { is_long = is_long || (run.*member).size() > most_parts; });
  return is_long ? "a text or a list is longer than a ledger has them" : "";
}

Result<void> Ledger::export_to(const std::function<Result<void>(std::string_view line)>& write) {
  TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_read));
  TRY(write(ledger_head_line()));
  TRY_ASSIGN(const std::vector<Row> kept, database_->run(ledger_sql::list_kept));
  for (const Row& row : kept) {
    TRY_ASSIGN(const QuarterReport report, parse_quarter_json(ledger_rows::text_of(row.front()), "kept report"));
    TRY(write(ledger_quarter_line(report)));
  }
  std::int64_t at = -1;
  std::string id;
  for (bool is_last = false; !is_last;) {
    TRY_ASSIGN(const std::vector<LedgerRun> runs, read_page(*database_, at, id));
    for (const LedgerRun& run : runs) TRY(write(ledger_run_line(run)));
    is_last = runs.size() < static_cast<std::size_t>(page);
    if (!is_last) {
      at = runs.back().at;
      id = runs.back().id;
    }
  }
  return transaction.commit();
}

Result<Imported> Ledger::import_from(std::string_view text, std::string_view file) {
  TRY_ASSIGN(Transaction transaction, Transaction::begin(*database_, database_->dialect().begin_alone));
  Import import(*database_, file);
  TRY(import.find_pruned());
  std::size_t number = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (++number == 1) {
      TRY(check_ledger_head(line, file));
    } else if (!is_blank(line)) {
      TRY(import.add(line, number));
    }
  }
  if (number == 0)
    return fail(fmt::format("{}: is empty, expected the lines that `sluice ledger export` writes", file));
  TRY(transaction.commit());
  return import.imported;
}

}  // namespace sluice
