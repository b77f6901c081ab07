// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "store/quarter_figures.hpp"

#include <algorithm>

namespace sluice {
namespace {

std::uint64_t one_if(bool is_so) { return is_so ? 1 : 0; }

/// Waivers that silence something, could, or did until their day; the others are mistakes in a file.
bool is_open(const std::string& state) {
  return state == "active" || state == "expiring" || state == "unused" || state == "expired";
}

void count_age(const OpenWaiver& waiver, OwnerWaivers& owner) {
  const std::int32_t age = waiver.age_days;
  std::uint64_t& group = age <= 30 ? owner.to_30 : age <= 90 ? owner.to_90 : age <= 180 ? owner.to_180 : owner.older;
  ++group;
  owner.expired += one_if(waiver.days_left < 0);
}

}  // namespace

std::int64_t nearest_rank(std::span<const std::int64_t> sorted, std::uint64_t percent) {
  if (sorted.empty()) return 0;
  const std::uint64_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[static_cast<std::size_t>(std::max<std::uint64_t>(rank, 1) - 1)];
}

void DeliveryCount::add(const std::string& supplier, const std::string& name, const std::string& version,
                        const std::string& sha256, bool has_passed, bool has_sbom) {
  const auto [found, is_new] = judged_.try_emplace({supplier, name, version, sha256});
  Judged& judged = found->second;
  if (is_new) judged.passed_first = has_passed;
  judged.passed_last = has_passed;
  judged.has_sbom = has_sbom;
  last_sbom_[supplier] = has_sbom;
  last_passed_[{supplier, name}] = has_passed;
}

void DeliveryCount::write_to(QuarterReport& report) const {
  std::map<std::string, SupplierFigures> suppliers;
  QuarterFigures& figures = report.figures;
  for (const auto& [key, judged] : judged_) {
    SupplierFigures& supplier = suppliers[std::get<0>(key)];
    ++supplier.deliveries;
    supplier.passed += one_if(judged.passed_last);
    supplier.passed_at_once += one_if(judged.passed_first);
    supplier.with_sbom += one_if(judged.has_sbom);
    figures.deliveries_passed += one_if(judged.passed_last);
    figures.deliveries_passed_at_once += one_if(judged.passed_first);
  }
  figures.deliveries = judged_.size();
  figures.suppliers = suppliers.size();
  for (auto& [id, supplier] : suppliers) {
    supplier.supplier = id;
    supplier.last_has_sbom = last_sbom_.at(id);
    figures.suppliers_with_sbom += one_if(supplier.last_has_sbom);
    report.suppliers.push_back(supplier);
  }
  std::ranges::stable_sort(report.suppliers, std::greater<>(), &SupplierFigures::deliveries);
  for (const auto& [name, passed] : last_passed_) figures.time_to_green.still_red += one_if(!passed);
}

void WaiverCount::add(const ListedWaiver& listed, Day first_seen) {
  if (!is_open(listed.state)) return;
  OpenWaiver& open = open_[{listed.id, listed.owner}];
  open.id = listed.id;
  open.owner = listed.owner;
  open.ticket = listed.ticket;
  open.reason = listed.reason;
  open.expires = listed.expires;
  open.days_left = listed.expires ? *listed.expires - as_of_ : 0;
  open.state = open.days_left < 0 ? "expired" : listed.state;
  open.age_days = std::max(0, as_of_ - listed.created.value_or(first_seen));
  ++open.projects;
  open.findings += listed.findings;
}

void WaiverCount::write_to(QuarterReport& report) const {
  std::map<std::string, OwnerWaivers> owners;
  for (const auto& [key, waiver] : open_) {
    report.waivers.push_back(waiver);
    OwnerWaivers& owner = owners[waiver.owner];
    owner.owner = waiver.owner;
    count_age(waiver, owner);
  }
  report.figures.waivers_open = open_.size();
  std::ranges::stable_sort(report.waivers, std::greater<>(), &OpenWaiver::age_days);
  for (const auto& [name, owner] : owners) report.waiver_owners.push_back(owner);
}

}  // namespace sluice
