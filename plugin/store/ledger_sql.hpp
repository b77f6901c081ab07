// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// Every statement of the ledger. @text, @serial and @by_key stand for words of the Dialect. Texts are written in their
// visible form (base/escape.hpp), days as "2026-10-01" or empty; nothing is NULL.
#pragma once

#include <string_view>

namespace sluice::ledger_sql {

/// One step of the schema: statements with ';' between them. Step n leads from schema n to n+1; steps are only added.
inline constexpr std::string_view steps[] = {
    R"(
CREATE TABLE ledger_run (number @serial, id @text NOT NULL UNIQUE, at BIGINT NOT NULL, day @text NOT NULL,
  project @text NOT NULL, business_unit @text NOT NULL, stage @text NOT NULL, rung @text NOT NULL,
  tool_version @text NOT NULL, outcome @text NOT NULL, overridden BIGINT NOT NULL, override_note @text NOT NULL,
  rules BIGINT NOT NULL, checks BIGINT NOT NULL, errors BIGINT NOT NULL, warnings BIGINT NOT NULL,
  notes BIGINT NOT NULL, unknown BIGINT NOT NULL, waived BIGINT NOT NULL, known BIGINT NOT NULL,
  findings_left_out BIGINT NOT NULL, stream @text NOT NULL);
CREATE INDEX ledger_run_at ON ledger_run (at, id);
CREATE TABLE ledger_delivery (run BIGINT NOT NULL, position BIGINT NOT NULL, name @text NOT NULL,
  supplier @text NOT NULL, version @text NOT NULL, sha256 @text NOT NULL, rung @text NOT NULL, outcome @text NOT NULL,
  has_sbom BIGINT NOT NULL, PRIMARY KEY (run, position)) @by_key;
CREATE TABLE ledger_finding (run BIGINT NOT NULL, position BIGINT NOT NULL, fingerprint @text NOT NULL,
  rule @text NOT NULL, severity @text NOT NULL, action @text NOT NULL, outcome @text NOT NULL, waived BIGINT NOT NULL,
  supplier @text NOT NULL, subject @text NOT NULL, term @text NOT NULL, route @text NOT NULL, contact @text NOT NULL,
  due @text NOT NULL, PRIMARY KEY (run, position)) @by_key;
CREATE TABLE ledger_waiver (run BIGINT NOT NULL, position BIGINT NOT NULL, id @text NOT NULL, state @text NOT NULL,
  owner @text NOT NULL, approved_by @text NOT NULL, ticket @text NOT NULL, reason @text NOT NULL,
  created @text NOT NULL, expires @text NOT NULL, findings BIGINT NOT NULL, PRIMARY KEY (run, position)) @by_key;
CREATE TABLE ledger_obligation (run BIGINT NOT NULL, position BIGINT NOT NULL, id @text NOT NULL, text @text NOT NULL,
  route @text NOT NULL, findings BIGINT NOT NULL, PRIMARY KEY (run, position)) @by_key;
CREATE TABLE ledger_pack (run BIGINT NOT NULL, position BIGINT NOT NULL, id @text NOT NULL, version @text NOT NULL,
  sha256 @text NOT NULL, PRIMARY KEY (run, position)) @by_key)",
    R"(
CREATE TABLE ledger_kept (quarter @text NOT NULL, one_unit BIGINT NOT NULL, business_unit @text NOT NULL,
  body @text NOT NULL, PRIMARY KEY (quarter, one_unit, business_unit)) @by_key)",
};

inline constexpr std::string_view make_version = "CREATE TABLE ledger_schema (version BIGINT NOT NULL)";
inline constexpr std::string_view insert_version = "INSERT INTO ledger_schema (version) VALUES ($1)";
inline constexpr std::string_view find_version = "SELECT version FROM ledger_schema";
inline constexpr std::string_view set_version = "UPDATE ledger_schema SET version = $1";

/// Behind the columns and values of a run.
inline constexpr std::string_view unless_known = " ON CONFLICT (id) DO NOTHING RETURNING number";

// Runs in the order of their start, from behind one ($1 at, $2 id) on; $3 is how many. {columns} stand in front.
inline constexpr std::string_view page_of_runs =
    " FROM ledger_run WHERE at > $1 OR (at = $1 AND id > $2) ORDER BY at, id LIMIT $3";
inline constexpr std::string_view page_of_parts =
    " WHERE run IN (SELECT number FROM ledger_run WHERE at > $1 OR (at = $1 AND id > $2) ORDER BY at, id LIMIT $3) "
    "ORDER BY run, position";

// A quarter: $1 first second, $2 first second behind it, $3 1 for one business unit only, $4 that unit.
#define SLUICE_IN_QUARTER "r.at >= $1 AND r.at < $2 AND (CAST($3 AS BIGINT) = 0 OR r.business_unit = $4)"

inline constexpr std::string_view runs_by_week =
    "SELECT (r.at - $1) / 604800 AS week, r.outcome, COUNT(*) FROM ledger_run r WHERE " SLUICE_IN_QUARTER
    " GROUP BY (r.at - $1) / 604800, r.outcome ORDER BY 1, 2";
inline constexpr std::string_view overrides =
    "SELECT r.day, r.project, r.business_unit, r.override_note FROM ledger_run r WHERE " SLUICE_IN_QUARTER
    " AND r.overridden = 1 ORDER BY r.at, r.id";
inline constexpr std::string_view deliveries =
    "SELECT d.supplier, d.name, d.version, d.sha256, d.outcome, d.has_sbom FROM ledger_run r JOIN ledger_delivery d ON "
    "d.run = r.number WHERE " SLUICE_IN_QUARTER " ORDER BY r.at, r.id, d.position";
inline constexpr std::string_view rules =
    "SELECT f.rule, f.severity, COUNT(DISTINCT f.fingerprint), COUNT(DISTINCT f.run), COUNT(DISTINCT f.supplier) FROM "
    "ledger_run r JOIN ledger_finding f ON f.run = r.number WHERE " SLUICE_IN_QUARTER
    " AND f.waived = 0 AND f.action IN ('warn', 'fail') GROUP BY f.rule, f.severity ORDER BY 3 DESC, 1, 2 LIMIT 20";

/// Seconds from the first failed run of each delivery to the first passed one behind it, where that lies in the
/// quarter.
inline constexpr std::string_view greens =
    "SELECT MIN(j.at) - j.since AS seconds FROM (SELECT d.supplier, d.name, d.outcome, r.at, MIN(CASE WHEN d.outcome = "
    "'failed' THEN r.at END) OVER (PARTITION BY d.supplier, d.name) AS since FROM ledger_run r JOIN ledger_delivery d "
    "ON "
    "d.run = r.number WHERE r.at < $2 AND (CAST($3 AS BIGINT) = 0 OR r.business_unit = $4)) j WHERE j.outcome = "
    "'passed' "
    "AND j.at > j.since GROUP BY j.supplier, j.name, j.since HAVING MIN(j.at) >= $1 ORDER BY 1";

/// The waivers of each project's last run.
inline constexpr std::string_view waivers =
    "SELECT w.id, w.owner, w.ticket, w.reason, w.state, w.created, w.expires, w.findings, r.at FROM (SELECT r.number, "
    "r.at, ROW_NUMBER() OVER (PARTITION BY r.business_unit, r.project ORDER BY r.at DESC, r.id DESC) AS place FROM "
    "ledger_run r WHERE " SLUICE_IN_QUARTER
    ") r JOIN ledger_waiver w ON w.run = r.number WHERE r.place = 1 ORDER BY w.id, w.owner, r.at, w.state, w.expires, "
    "w.findings";
/// When each waiver of an owner was first listed. $2, $3 and $4 as above; $1 is not less than 0.
inline constexpr std::string_view waivers_first_seen =
    "SELECT w.id, w.owner, MIN(r.at) FROM ledger_run r JOIN ledger_waiver w ON w.run = r.number "
    "WHERE " SLUICE_IN_QUARTER " GROUP BY w.id, w.owner ORDER BY 1, 2";
/// The obligations of the last run of each project over the same deliveries.
inline constexpr std::string_view obligations =
    "SELECT o.id, o.text, o.route, COUNT(*), CAST(SUM(o.findings) AS BIGINT) FROM (SELECT r.number, ROW_NUMBER() OVER "
    "(PARTITION BY r.business_unit, r.project, r.stream ORDER BY r.at DESC, r.id DESC) AS place FROM ledger_run r "
    "WHERE " SLUICE_IN_QUARTER
    ") r JOIN ledger_obligation o ON o.run = r.number WHERE r.place = 1 GROUP BY o.id, o.text, o.route ORDER BY 4 "
    "DESC, "
    "1, 2, 3";

#undef SLUICE_IN_QUARTER

inline constexpr std::string_view find_kept =
    "SELECT body FROM ledger_kept WHERE quarter = $1 AND one_unit = $2 AND business_unit = $3";
inline constexpr std::string_view keep =
    "INSERT INTO ledger_kept (quarter, one_unit, business_unit, body) VALUES ($1, $2, $3, $4) ON CONFLICT (quarter, "
    "one_unit, business_unit) DO NOTHING RETURNING one_unit";
inline constexpr std::string_view list_kept = "SELECT body FROM ledger_kept ORDER BY quarter, one_unit, business_unit";
inline constexpr std::string_view kept_quarters = "SELECT DISTINCT quarter FROM ledger_kept ORDER BY quarter";
inline constexpr std::string_view first_and_last =
    "SELECT COUNT(*), CAST(COALESCE(MIN(at), 0) AS BIGINT), CAST(COALESCE(MAX(at), 0) AS BIGINT) FROM ledger_run";
inline constexpr std::string_view units_between =
    "SELECT DISTINCT business_unit FROM ledger_run WHERE at >= $1 AND at < $2 ORDER BY business_unit";
inline constexpr std::string_view count_before = "SELECT COUNT(*) FROM ledger_run WHERE at < $1";
inline constexpr std::string_view remove_parts_before =
    " WHERE run IN (SELECT number FROM ledger_run WHERE at < $1)";  ///< behind DELETE FROM a table of parts
inline constexpr std::string_view remove_runs_before = "DELETE FROM ledger_run WHERE at < $1";

}  // namespace sluice::ledger_sql
