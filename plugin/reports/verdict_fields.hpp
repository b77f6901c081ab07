// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of envelope and verdict (model/report.hpp), for sluice.report.
#pragma once

#include "base/fields.hpp"
#include "model/report.hpp"
#include "reports/finding_fields.hpp"

namespace sluice::fields {

template <>
struct Table<Remark> {
  static constexpr std::string_view name = "remark";
  static constexpr std::string_view meaning = "a remark of the gate about its own files";
  static constexpr auto fields = std::tuple{
      always("code", &Remark::code, "such as waiver.expired"),
      always("action", &Remark::action, ""),
      always("message", &Remark::message, ""),
      maybe("place", &Remark::place, ""),
      maybe("help", &Remark::help, ""),
  };
};

template <>
struct Table<WaiverStanding> {
  static constexpr std::string_view name = "waiver";
  static constexpr std::string_view meaning = "where a waiver stands on the day of the verdict";
  static constexpr auto fields = std::tuple{
      always("id", &WaiverStanding::id, ""),
      always("state", &WaiverStanding::state,
             "pending active expiring expired unused unknown-rule not-waivable too-long unapproved void-pin fixed "
             "invalid"),
      maybe("owner", &WaiverStanding::owner, ""),
      maybe("approved_by", &WaiverStanding::approved_by, ""),
      maybe("ticket", &WaiverStanding::ticket, ""),
      maybe("reason", &WaiverStanding::reason, ""),
      maybe("expires", &WaiverStanding::expires, "last valid day"),
      maybe("days_left", &WaiverStanding::days_left, "negative once expired"),
      maybe("findings", &WaiverStanding::findings, "that it silences"),
      maybe("why", &WaiverStanding::why, ""),
      maybe("place", &WaiverStanding::place, ""),
  };
};

template <>
struct Table<AreaCounts> {
  static constexpr std::string_view name = "area-counts";
  static constexpr std::string_view meaning = "counts of one area of rules";
  static constexpr auto fields = std::tuple{
      always("area", &AreaCounts::area, ""),
      always("rules", &AreaCounts::rules, ""),
      always("checks", &AreaCounts::checks, "subjects looked at, summed over the rules"),
      always("pass", &AreaCounts::pass, ""),
      always("fail", &AreaCounts::fail, ""),
      always("unknown", &AreaCounts::unknown, ""),
      always("warn", &AreaCounts::warn, ""),
      always("note", &AreaCounts::note, ""),
      always("waived", &AreaCounts::waived, ""),
      always("known", &AreaCounts::known, ""),
      always("not_applicable", &AreaCounts::not_applicable, ""),
  };
};

template <>
struct Table<JudgedDelivery> {
  static constexpr std::string_view name = "delivery";
  static constexpr std::string_view meaning = "a delivery that was judged";
  static constexpr auto fields = std::tuple{
      always("name", &JudgedDelivery::name, ""),
      maybe("supplier", &JudgedDelivery::supplier, "id in the register"),
      maybe("rung", &JudgedDelivery::rung, "that it was judged at"),
      maybe("sha256", &JudgedDelivery::sha256, ""),
      maybe("format", &JudgedDelivery::format, ""),
      maybe("completeness", &JudgedDelivery::completeness, "how far it was looked at"),
      maybe("reason", &JudgedDelivery::reason, "why it is not complete"),
      maybe("containers", &JudgedDelivery::containers, ""),
      maybe("entries", &JudgedDelivery::entries, ""),
      maybe("bytes", &JudgedDelivery::bytes, ""),
      maybe("component", &JudgedDelivery::component, "what it delivers: by the manifest, its purl or the file name"),
      maybe("version", &JudgedDelivery::version, "of the component"),
      maybe("sboms", &JudgedDelivery::sboms, "SHA-256 of the SBOMs in it"),
  };
};

template <>
struct Table<Product> {
  static constexpr std::string_view name = "product";
  static constexpr std::string_view meaning = "a file that the build made";
  static constexpr auto fields = std::tuple{
      always("name", &Product::name, "relative to the build folder"),
      always("sha256", &Product::sha256, ""),
  };
};

template <>
struct Table<LastAccepted> {
  static constexpr std::string_view name = "last-accepted";
  static constexpr std::string_view meaning = "what was accepted last of the component that a delivery brings";
  static constexpr auto fields = std::tuple{
      always("delivery", &LastAccepted::delivery, "name of the one that is judged now"),
      maybe("supplier", &LastAccepted::supplier, "id in the register"),
      always("component", &LastAccepted::component, ""),
      maybe("version", &LastAccepted::version, "that was accepted"),
      always("sha256", &LastAccepted::sha256, "of what was accepted"),
      always("day", &LastAccepted::day, "of the decision"),
      always("by", &LastAccepted::by, "who decided"),
      always("role", &LastAccepted::role, "as what"),
      maybe("conditions", &LastAccepted::conditions, "under which it holds"),
      maybe("until", &LastAccepted::until, "its last day"),
      maybe("max_deliveries", &LastAccepted::max_deliveries, "that it covers; any number if absent"),
      maybe("is_signed", &LastAccepted::is_signed, "by a trusted key; otherwise somebody said so"),
  };
};

template <>
struct Table<Task> {
  static constexpr std::string_view name = "task";
  static constexpr std::string_view meaning = "what one contact has to do";
  static constexpr auto fields = std::tuple{
      always("route", &Task::route, ""),
      maybe("contact", &Task::contact, ""),
      always("findings", &Task::findings, ""),
      maybe("due", &Task::due, "the earliest day"),
  };
};

template <>
struct Table<PackUsed> {
  static constexpr std::string_view name = "pack";
  static constexpr std::string_view meaning = "a policy pack that was used";
  static constexpr auto fields = std::tuple{
      always("id", &PackUsed::id, ""),
      always("version", &PackUsed::version, ""),
      maybe("file", &PackUsed::file, "as the user named it"),
      maybe("sha256", &PackUsed::sha256, ""),
      maybe("locked", &PackUsed::locked, "matched sluice.lock"),
  };
};

template <>
struct Table<BuildSummary> {
  static constexpr std::string_view name = "build";
  static constexpr std::string_view meaning = "the build that was judged";
  static constexpr auto fields = std::tuple{
      always("project", &BuildSummary::project, ""),
      always("targets", &BuildSummary::targets, ""),
      always("components", &BuildSummary::components, ""),
      always("uses", &BuildSummary::uses, ""),
      always("link_inputs", &BuildSummary::link_inputs, "libraries on link lines that are not built here"),
      always("link_inputs_owned", &BuildSummary::link_inputs_owned, "of these, with a known component"),
      always("link_inputs_versioned", &BuildSummary::link_inputs_versioned, "of these, with a known version"),
      always("link_inputs_linkage", &BuildSummary::link_inputs_linkage, "of these, with a known linkage"),
  };
};

template <>
struct Table<Envelope> {
  static constexpr std::string_view name = "envelope";
  static constexpr std::string_view meaning = "what may differ between machines and runs";
  static constexpr auto fields = std::tuple{
      always("tool", &Envelope::tool, ""),
      always("version", &Envelope::version, ""),
      always("as_of", &Envelope::as_of, "the day judged at"),
      maybe("past_day", &Envelope::past_day, "--allow-past was used"),
      maybe("started", &Envelope::started, "UTC, ISO 8601"),
      maybe("seconds", &Envelope::seconds, ""),
      maybe("argv", &Envelope::argv, ""),
      maybe("folder", &Envelope::folder, ""),
      maybe("valid_until", &Envelope::valid_until, "day on which time alone may change the verdict"),
  };
};

template <>
struct Table<Verdict> {
  static constexpr std::string_view name = "verdict";
  static constexpr std::string_view meaning = "what was decided; equal inputs give equal bytes";
  static constexpr auto fields = std::tuple{
      always("gate", &Verdict::gate, ""),
      maybe("not_judged_reason", &Verdict::not_judged_reason, ""),
      always("rung", &Verdict::rung, ""),
      maybe("rung_place", &Verdict::rung_place, "who set it"),
      maybe("is_fallback", &Verdict::is_fallback, "there is no sluice.yaml"),
      maybe("overridden", &Verdict::overridden, "a live override let a failed build through"),
      maybe("override_note", &Verdict::override_note, ""),
      always("rules", &Verdict::rules, ""),
      always("checks", &Verdict::checks, ""),
      always("errors", &Verdict::errors, ""),
      always("warnings", &Verdict::warnings, ""),
      always("notes", &Verdict::notes, ""),
      always("unknown", &Verdict::unknown, ""),
      always("waived", &Verdict::waived, ""),
      always("known", &Verdict::known, ""),
      maybe("next_expiry", &Verdict::next_expiry, "of the active waivers"),
      always("packs", &Verdict::packs, ""),
      always("deliveries", &Verdict::deliveries, ""),
      maybe("build", &Verdict::build, ""),
      maybe("products", &Verdict::products, "files that the build made"),
      maybe("accepted", &Verdict::accepted, "what was accepted before of what was delivered"),
      always("findings", &Verdict::findings, "worst action first, then causes that clear most, then place"),
      maybe("remarks", &Verdict::remarks, ""),
      maybe("waivers", &Verdict::waivers, ""),
      maybe("areas", &Verdict::areas, ""),
      maybe("tasks", &Verdict::tasks, ""),
      maybe("unknowns", &Verdict::unknowns, ""),
      maybe("obligations", &Verdict::obligations, ""),
  };
};

}  // namespace sluice::fields
