// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From host paths to one inventory. The order of arguments, and the folders they lie in, do not show in it.
#include "gate/pipeline.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "checks/license_conclusions.hpp"
#include "checks/wanted_digests.hpp"
#include "checks/wanted_licenses.hpp"
#include "gate/corrected_facts.hpp"
#include "gate/document_listener.hpp"
#include "gate/known_delivery.hpp"
#include "gate/more_digests.hpp"
#include "gate/own_header.hpp"
#include "gate/own_notices.hpp"
#include "gate/own_sboms.hpp"
#include "gate/sidecars.hpp"
#include "gate/suppliers.hpp"
#include "intake/host_source.hpp"
#include "readers/reader.hpp"
#include "readers/sbom_join.hpp"
#include "store/contents_blob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace sluice {
namespace {

constexpr std::size_t most_opened = 8;  // before the policy is there

/// A delivery with the name that its places begin with.
struct Named {
  DeliveryRequest request;  ///< with an absolute path
  std::string file_name;
  std::string name;    ///< the file's, or numbered where several have the same: "x.zip (2)"
  std::string digest;  ///< only of those that share their name
};

/// Each path once; of two requests for one path, the one that says more.
std::vector<Named> without_repeats(const std::vector<DeliveryRequest>& requests) {
  std::vector<Named> all;
  for (DeliveryRequest request : requests) {
    request.path = absolute_path(request.path);
    const std::string name = request.name.empty() ? file_name_of(request.path) : request.name;
    all.push_back({std::move(request), name, name, {}});
  }
  const auto order = [](const Named& one) {
    const DeliveryRequest& request = one.request;
    const std::string_view taken_in = request.taken_in ? std::string_view(request.taken_in->path) : std::string_view();
    return std::tuple(std::string_view(one.file_name), std::string_view(request.path), !request.taken_in,
                      request.supplier.empty(), std::string_view(request.supplier), std::string_view(request.url),
                      taken_in, request.taken_in ? request.taken_in->line : 0u);
  };
  std::ranges::sort(all, [&](const Named& a, const Named& b) { return order(a) < order(b); });
  const auto is_same = [](const Named& a, const Named& b) { return a.request.path == b.request.path; };
  all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
  return all;
}

bool shares_name(const std::vector<Named>& all, std::size_t i) {
  const bool with_last = i > 0 && all[i - 1].file_name == all[i].file_name;
  return with_last || (i + 1 < all.size() && all[i + 1].file_name == all[i].file_name);
}

Result<std::string> find_digest(const DeliveryPath& delivery, const IntakeOptions& options) {
  Contents contents;
  TRY_ASSIGN(const std::uint32_t container, open_delivery(delivery, options, contents));
  return delivery_digest(contents, container);
}

/// Orders deliveries of one name by their bytes, and numbers them. They are opened for it once more; that is rare.
Result<void> tell_apart(const IntakeOptions& options, std::vector<Named>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!shares_name(all, i)) continue;
    TRY_ASSIGN(all[i].digest, find_digest({all[i].request.path, all[i].name}, options));
  }
  std::ranges::stable_sort(all, {},
                           [](const Named& one) { return std::tie(one.file_name, one.digest, one.request.supplier); });
  std::size_t twin = 1;
  for (std::size_t i = 1; i < all.size(); ++i) {
    twin = all[i].file_name == all[i - 1].file_name ? twin + 1 : 1;
    if (twin > 1) all[i].name = fmt::format("{} ({})", all[i].file_name, twin);
  }
  return {};
}

void add_all(std::vector<FileLicensing> found, std::vector<FileLicensing>& licensing) {
  if (licensing.empty()) {
    licensing = std::move(found);
  } else {
    licensing.insert(licensing.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
}

}  // namespace

struct DeliveryReader::State {
  explicit State(const ReadOptions& given) : options(given), pool(given.jobs), cache(given.cache) {}
  void start_meter(std::string doing, HostSource* file);

  bool keeps() const { return !options.cache.empty() && !options.engine.empty(); }
  Result<HostPath> open(const std::string& path);
  FactKeeping keeping() const { return {keeps() ? &cache : nullptr, options.engine, options.remark}; }
  Result<const LicenseScan*> find_scan(const Policy& policy);
  Result<ReadContext> make_context(const Policy& policy, const LicenseScan* scan);
  Result<void> read(const Named& named, const Policy& policy, Inventory& inventory);
  FactsEnvelope describe(const std::vector<Named>& all, const Policy& policy) const;
  Result<void> add_more_digests(const std::vector<Named>& all, const Policy& policy, Inventory& inventory);
  Result<void> read_again(const std::vector<Named>& all, std::span<const MoreDigest> wanted, const Policy& policy,
                          Inventory& inventory);

  ReadOptions options;
  Pool pool;
  const FactCache cache;
  std::optional<LicenseScan> license_scan;
  std::optional<SbomSchemas> sbom_schemas;
  std::map<std::string, HostPath> opened;  ///< by absolute path
  std::vector<ContentsMark> begins;        ///< where each delivery begins in the contents
};

/// A delivery that was expected is open already.
Result<HostPath> DeliveryReader::State::open(const std::string& path) {
  const auto early = opened.find(path);
  if (early == opened.end()) return open_host_path(path);
  HostPath found = std::move(early->second);
  opened.erase(early);
  return found;
}

/// Null if nobody asks for licenses.
Result<const LicenseScan*> DeliveryReader::State::find_scan(const Policy& policy) {
  if (!options.licenses || (!options.everything && !wants_licenses(policy))) return nullptr;
  if (!license_scan) {
    TRY_ASSIGN(license_scan, options.licenses());
  }
  return &*license_scan;
}

Result<ReadContext> DeliveryReader::State::make_context(const Policy& policy, const LicenseScan* scan) {
  if (!sbom_schemas && options.sboms) {
    TRY_ASSIGN(sbom_schemas, options.sboms());
  }
  ReadContext context;
  context.limits = policy.limits;
  context.licenses = scan == nullptr ? nullptr : scan->names.get();
  if (sbom_schemas) {
    context.sboms = sbom_schemas->json.get();
    context.xsds = sbom_schemas->xsds;
  }
  return context;
}

void DeliveryReader::State::start_meter(std::string doing, HostSource* file) {
  if (!options.meter) return;
  options.meter->start(std::move(doing), file == nullptr ? 0 : file->size());
  if (file != nullptr) file->watch(options.meter->place());
}

Result<void> DeliveryReader::State::read(const Named& named, const Policy& policy, Inventory& inventory) {
  const auto index = static_cast<std::uint32_t>(inventory.deliveries.size());
  const DeliveryRequest& request = named.request;
  Delivery delivery;
  delivery.name = named.file_name;
  delivery.supplier = request.supplier.empty() ? find_supplier(policy, request.path, request.url) : request.supplier;
  delivery.taken_in = request.taken_in;
  inventory.deliveries.push_back(std::move(delivery));
  TRY_ASSIGN(const LicenseScan* scan, find_scan(policy));
  TRY_ASSIGN(const ReadContext context, make_context(policy, scan));
  DocumentListener documents(context, index, inventory);
  TRY_ASSIGN(const HostPath host, open(request.path));
  start_meter(fmt::format("reading {}", to_visible(named.name)), host.file.get());
  begins.push_back(mark_of(inventory.contents));
  std::optional<LicensingListener> licenses;
  if (scan != nullptr) licenses.emplace(*scan, pool);
  TRY_ASSIGN(const std::uint32_t container,
             open_known(host, named.name, {policy.limits, {}, &pool}, {documents, licenses ? &*licenses : nullptr, options.meter.get()},
                        keeping(), inventory.contents));
  if (licenses) add_all(licenses->take(), inventory.licensing);
  inventory.deliveries[index].container = container;
  inventory.deliveries[index].sha256 = delivery_digest(inventory.contents, container);
  if (host.file) {
    TRY(read_own_header(*host.file, {index, no_index, named.name, named.name, {}}, context, inventory));
  }
  return read_sidecars(request, index, context, inventory);
}

/// A rule that names a digest wants it of every file.
void add_rules_digests(const Policy& policy, const Contents& contents, std::vector<MoreDigest>& wanted) {
  for (const std::string& algorithm : wanted_digests(policy)) {
    for (std::uint32_t i = 0; i < contents.entries.size(); ++i) {
      if (contents.entries[i].sha256) wanted.push_back({contents.entries[i].container, i, std::string(algorithm), {}});
    }
  }
}

Result<void> DeliveryReader::State::add_more_digests(const std::vector<Named>& all, const Policy& policy,
                                                     Inventory& inventory) {
  std::vector<MoreDigest> wanted = stated_digests(inventory);
  add_rules_digests(policy, inventory.contents, wanted);
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  TRY(read_again(all, wanted, policy, inventory));
  compare_digests(inventory);
  return read_again(all, doubted_digests(inventory), policy, inventory);
}

/// `wanted`: sorted.
Result<void> DeliveryReader::State::read_again(const std::vector<Named>& all, std::span<const MoreDigest> wanted,
                                               const Policy& policy, Inventory& inventory) {
  auto rest = wanted;
  for (std::size_t i = 0; i < all.size() && !rest.empty(); ++i) {
    const std::uint32_t end = i + 1 < all.size() ? begins[i + 1].containers : no_index;
    const auto count = std::ranges::lower_bound(rest, end, {}, &MoreDigest::container) - rest.begin();
    const auto here = rest.first(static_cast<std::size_t>(count));
    rest = rest.subspan(here.size());
    if (here.empty()) continue;
    start_meter(fmt::format("reading {} for more digests", to_visible(all[i].name)), nullptr);
    TRY(add_digests({all[i].request.path, all[i].name}, here, begins[i], {policy.limits, {}, &pool}, keeping(),
                    inventory.contents));
  }
  return {};
}

DeliveryReader::DeliveryReader(const ReadOptions& options) : state_(std::make_unique<State>(options)) {}
DeliveryReader::~DeliveryReader() = default;

void DeliveryReader::expect(const std::vector<std::string>& paths) {
  if (!state_->keeps() || state_->cache.is_empty()) return;
  for (const std::string& given : paths) {
    const std::string path = absolute_path(given);
    if (state_->opened.size() >= most_opened || state_->opened.contains(path) || !is_file(path)) continue;
    Result<HostPath> opened = open_host_path(path);
    if (!opened || !opened->file) continue;
    opened->file->start_digest(state_->pool);
    state_->opened.emplace(path, std::move(*opened));
  }
}

FactsEnvelope DeliveryReader::State::describe(const std::vector<Named>& all, const Policy& policy) const {
  FactsEnvelope envelope;
  envelope.limits = limits_text(policy.limits);
  envelope.licenses = license_scan.has_value();
  const std::set<std::string> digests = wanted_digests(policy);
  envelope.digests.assign(digests.begin(), digests.end());
  for (const Named& named : all) {
    envelope.sources.push_back({named.request.path, named.request.url, named.request.supplier});
  }
  return envelope;
}

Result<StoredFacts> DeliveryReader::read_facts(const std::vector<DeliveryRequest>& deliveries, const Policy& policy) {
  std::vector<Named> all = without_repeats(deliveries);
  TRY(tell_apart({policy.limits, {}, &state_->pool}, all));
  StoredFacts facts;
  Inventory& inventory = facts.inventory;
  for (const Named& named : all) {
    TRY(state_->read(named, policy, inventory));
  }
  state_->opened.clear();
  join_facts(inventory);
  TRY(state_->add_more_digests(all, policy, inventory));
  state_->options.meter.reset();
  TRY(renew_own_files(policy, inventory));
  facts.envelope = state_->describe(all, policy);
  return facts;
}

Result<Inventory> DeliveryReader::read(const std::vector<DeliveryRequest>& deliveries, const Policy& policy) {
  TRY_ASSIGN(StoredFacts facts, read_facts(deliveries, policy));
  settle_decisions(policy, facts.inventory);
  return std::move(facts.inventory);
}

Result<void> DeliveryReader::renew_own_files(const Policy& policy, Inventory& inventory) {
  std::erase_if(inventory.notices, [](const NoticeText& one) { return one.delivery == no_index; });
  inventory.own_sboms.clear();
  if (!policy.notices.empty()) {
    TRY_ASSIGN(const LicenseScan* scan, state_->find_scan(policy));
    TRY(read_own_notices(policy, scan, inventory));
  }
  return read_own_sboms(policy, {.limits = policy.limits}, inventory);
}

void settle_decisions(const Policy& policy, Inventory& inventory) {
  correct_facts(policy.decisions, inventory);
  inventory.conclusions.clear();
  if (wants_licenses(policy)) inventory.conclusions = conclude_licenses(inventory, policy.decisions);
}

void settle_sboms(Inventory& inventory) {
  join_sboms(inventory);
  compare_sboms(inventory);
}

Result<Inventory> read_deliveries(const std::vector<DeliveryRequest>& deliveries, const Policy& policy,
                                  const ReadOptions& options) {
  return DeliveryReader(options).read(deliveries, policy);
}

}  // namespace sluice
