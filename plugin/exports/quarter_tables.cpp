// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "exports/quarter_tables.hpp"

#include "base/escape.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace sluice {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t most_characters = 200;
constexpr bool number = true;

std::string shown(std::string_view text) { return to_visible_short(text, most_characters); }
std::string shown_or(std::string_view text, std::string_view otherwise) {
  return text.empty() ? std::string(otherwise) : shown(text);
}

/// Tenths of a percent, rounded to the nearest.
std::int64_t permille(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int64_t>((part * 1000 + whole / 2) / whole);
}

std::string change_text(std::int64_t now, std::int64_t before) {
  if (now == before) return "the same";
  return fmt::format("{} {}", std::abs(now - before), now > before ? "more" : "fewer");
}

std::string share_change(std::int64_t now, std::int64_t before) {
  if (now == before) return "the same";
  const std::int64_t tenths = std::abs(now - before);
  return fmt::format("{}.{} points {}", tenths / 10, tenths % 10, now > before ? "more" : "less");
}

std::string duration_change(std::int64_t now, std::int64_t before) {
  if (now == before) return "the same";
  return fmt::format("{} {}", duration_text(std::abs(now - before)), now > before ? "longer" : "shorter");
}

/// The rows of the table of figures: name, this quarter, the last, change.
class Figures {
 public:
  Figures(const QuarterReport& report, QuarterTable& table)
      : now_(report.figures), before_(report.before), table_(table) {}

  void count(std::string name, std::uint64_t QuarterFigures::*member) {
    add(
        std::move(name), [&](const QuarterFigures& one) { return fmt::format("{}", one.*member); },
        [&](const QuarterFigures& last) { return change_text(signed_of(now_.*member), signed_of(last.*member)); });
  }
  void share(std::string name, std::uint64_t QuarterFigures::*part, std::uint64_t QuarterFigures::*whole) {
    add(
        std::move(name), [&](const QuarterFigures& one) { return share_text(one.*part, one.*whole); },
        [&](const QuarterFigures& last) {
          if (now_.*whole == 0 || last.*whole == 0) return std::string("-");
          return share_change(permille(now_.*part, now_.*whole), permille(last.*part, last.*whole));
        });
  }
  void duration(std::string name, std::int64_t TimeToGreen::*member) {
    add(
        std::move(name),
        [&](const QuarterFigures& one) {
          return one.time_to_green.deliveries == 0 ? std::string("-") : duration_text(one.time_to_green.*member);
        },
        [&](const QuarterFigures& last) {
          if (now_.time_to_green.deliveries == 0 || last.time_to_green.deliveries == 0) return std::string("-");
          return duration_change(now_.time_to_green.*member, last.time_to_green.*member);
        });
  }
  void green(std::string name, std::uint64_t TimeToGreen::*member) {
    add(
        std::move(name), [&](const QuarterFigures& one) { return fmt::format("{}", one.time_to_green.*member); },
        [&](const QuarterFigures& last) {
          return change_text(signed_of(now_.time_to_green.*member), signed_of(last.time_to_green.*member));
        });
  }

 private:
  static std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

  template <class Value, class Change>
  void add(std::string name, const Value& value, const Change& change) {
    table_.rows.push_back(
        {std::move(name), value(now_), before_ ? value(*before_) : "-", before_ ? change(*before_) : "-"});
  }

  const QuarterFigures& now_;
  const std::optional<QuarterFigures>& before_;
  QuarterTable& table_;
};

QuarterTable figures_table(const QuarterReport& report) {
  QuarterTable table{"figures",
                     "Figures",
                     "Deliveries are different by supplier, name, version and bytes; they passed if their last run of "
                     "the quarter did, and at once if their first one did. Time to green is from a delivery's first "
                     "failed run to its first passed one after it, by name and supplier.",
                     {{"Figure", false},
                      {shown(report.quarter), false},
                      {report.before ? shown(report.before->quarter) : "Quarter before", false},
                      {"Change", false}},
                     {},
                     0};
  Figures figures(report, table);
  figures.count("Runs of the gate", &QuarterFigures::runs);
  figures.count("Runs not judged", &QuarterFigures::runs_not_judged);
  figures.count("Deliveries", &QuarterFigures::deliveries);
  figures.share("Pass rate", &QuarterFigures::deliveries_passed, &QuarterFigures::deliveries);
  figures.share("Passed at once", &QuarterFigures::deliveries_passed_at_once, &QuarterFigures::deliveries);
  figures.green("Deliveries that became green", &TimeToGreen::deliveries);
  figures.duration("Time to green, median", &TimeToGreen::median_seconds);
  figures.duration("Time to green, 90 of 100 within", &TimeToGreen::ninth_decile_seconds);
  figures.green("Deliveries still red", &TimeToGreen::still_red);
  figures.count("Suppliers", &QuarterFigures::suppliers);
  figures.share("Suppliers with an SBOM", &QuarterFigures::suppliers_with_sbom, &QuarterFigures::suppliers);
  figures.count("Waivers open", &QuarterFigures::waivers_open);
  figures.count("Obligations outstanding", &QuarterFigures::obligations_outstanding);
  figures.count("Overrides used", &QuarterFigures::overrides);
  return table;
}

/// A table with a row for each value, as far as a person reads.
template <class T, class Cells>
QuarterTable table_of(QuarterTable table, const std::vector<T>& values, const Cells& cells) {
  for (const T& value : values) {
    if (table.rows.size() < most_rows) {
      table.rows.push_back(cells(value));
    } else {
      ++table.left_out;
    }
  }
  return table;
}

std::string digits(std::uint64_t value) { return fmt::format("{}", value); }
std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : "-"; }

QuarterTable weeks_table(const QuarterReport& report) {
  return table_of({"weeks",
                   "Runs by week",
                   "Weeks are counted from the quarter's first day.",
                   {{"From", false}, {"Passed", number}, {"Failed", number}, {"Not judged", number}},
                   {},
                   0},
                  report.weeks, [](const WeekFigures& one) -> std::vector<std::string> {
                    return {to_string(one.first), digits(one.passed), digits(one.failed), digits(one.not_judged)};
                  });
}

QuarterTable rules_table(const QuarterReport& report) {
  return table_of(
      {"rules",
       "Top rules",
       "Warnings and failures that nothing silences; the same finding in several runs counts once.",
       {{"Rule", false}, {"Severity", false}, {"Findings", number}, {"Runs", number}, {"Suppliers", number}},
       {},
       0},
      report.rules, [](const RuleFigures& one) -> std::vector<std::string> {
        return {shown(one.rule), shown(one.severity), digits(one.findings), digits(one.runs), digits(one.suppliers)};
      });
}

QuarterTable suppliers_table(const QuarterReport& report) {
  return table_of({"suppliers",
                   "Suppliers",
                   "Those with most deliveries first.",
                   {{"Supplier", false},
                    {"Deliveries", number},
                    {"Pass rate", false},
                    {"Passed at once", false},
                    {"With SBOM", number},
                    {"Last has an SBOM", false}},
                   {},
                   0},
                  report.suppliers, [](const SupplierFigures& one) -> std::vector<std::string> {
                    return {shown_or(one.supplier, "not known"),
                            digits(one.deliveries),
                            share_text(one.passed, one.deliveries),
                            share_text(one.passed_at_once, one.deliveries),
                            digits(one.with_sbom),
                            one.last_has_sbom ? "yes" : "no"};
                  });
}

QuarterTable owners_table(const QuarterReport& report) {
  return table_of({"owners",
                   "Open waivers by owner and age",
                   "Age is since the waiver was written, or else since the ledger first saw it.",
                   {{"Owner", false},
                    {"To 30 days", number},
                    {"31 to 90", number},
                    {"91 to 180", number},
                    {"Older", number},
                    {"Expired", number}},
                   {},
                   0},
                  report.waiver_owners, [](const OwnerWaivers& one) -> std::vector<std::string> {
                    return {shown_or(one.owner, "nobody"),
                            digits(one.to_30),
                            digits(one.to_90),
                            digits(one.to_180),
                            digits(one.older),
                            digits(one.expired)};
                  });
}

QuarterTable waivers_table(const QuarterReport& report) {
  return table_of({"waivers",
                   "Open waivers",
                   "Those that a project's last run of the quarter still listed; the oldest first.",
                   {{"Waiver", false},
                    {"Owner", false},
                    {"Ticket", false},
                    {"State", false},
                    {"Age in days", number},
                    {"Expires", false},
                    {"Days left", number},
                    {"Projects", number},
                    {"Findings", number}},
                   {},
                   0},
                  report.waivers, [](const OpenWaiver& one) -> std::vector<std::string> {
                    return {shown(one.id),
                            shown_or(one.owner, "nobody"),
                            shown_or(one.ticket, "-"),
                            shown(one.state),
                            fmt::format("{}", one.age_days),
                            day_text(one.expires),
                            fmt::format("{}", one.days_left),
                            digits(one.projects),
                            digits(one.findings)};
                  });
}

QuarterTable obligations_table(const QuarterReport& report) {
  return table_of({"obligations",
                   "Obligations outstanding",
                   "By the last run over the same deliveries.",
                   {{"Obligation", false},
                    {"What it asks for", false},
                    {"Who must act", false},
                    {"Deliveries", number},
                    {"Findings", number}},
                   {},
                   0},
                  report.obligations, [](const OutstandingObligation& one) -> std::vector<std::string> {
                    return {shown(one.id), shown_or(one.text, "-"), shown_or(one.route, "-"), digits(one.deliveries),
                            digits(one.findings)};
                  });
}

QuarterTable overrides_table(const QuarterReport& report) {
  return table_of({"overrides",
                   "Overrides used",
                   "Runs that an emergency pass let through.",
                   {{"Day", false}, {"Project", false}, {"Business unit", false}, {"Note", false}},
                   {},
                   0},
                  report.overrides, [](const UsedOverride& one) -> std::vector<std::string> {
                    return {to_string(one.day), shown_or(one.project, "-"), shown_or(one.business_unit, "-"),
                            shown_or(one.note, "-")};
                  });
}

}  // namespace

std::vector<QuarterTable> quarter_tables(const QuarterReport& report) {
  return {figures_table(report), weeks_table(report),   rules_table(report),       suppliers_table(report),
          owners_table(report),  waivers_table(report), obligations_table(report), overrides_table(report)};
}

std::string quarter_heading(const QuarterReport& report) {
  const std::string unit = shown_or(report.business_unit, "no business unit");
  return fmt::format("Supplier software, {}{}", shown(report.quarter), report.is_one_unit ? ", " + unit : "");
}

std::string quarter_period(const QuarterReport& report) {
  return fmt::format("Runs from {} to {}; waivers as of {}.", to_string(report.first), to_string(report.last),
                     to_string(report.as_of));
}

std::string share_text(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  const std::int64_t tenths = permille(part, whole);
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string duration_text(std::int64_t seconds) {
  constexpr std::int64_t hour = 3600;
  constexpr std::int64_t day = 24 * hour;
  const auto in = [&](std::int64_t unit, std::string_view word) {
    const std::int64_t tenths = (seconds * 10 + unit / 2) / unit;
    return fmt::format("{}.{} {}", tenths / 10, tenths % 10, word);
  };
  if (seconds >= day) return in(day, "days");
  if (seconds >= hour) return in(hour, "hours");
  return fmt::format("{} minutes", (seconds + 30) / 60);
}

}  // namespace sluice
