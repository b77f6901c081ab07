// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// From host paths to one inventory. The order of arguments, and the folders they lie in, do not show in it.
#include "gate/pipeline.hpp"

#include "base/escape.hpp"
#include "base/files.hpp"
#include "gate/document_listener.hpp"
#include "gate/known_delivery.hpp"
#include "gate/sidecars.hpp"
#include "gate/suppliers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sluice {
namespace {

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

Result<void> read_delivery(const Named& named, const Policy& policy, Pool& pool, const FactKeeping& keeping,
                           Inventory& inventory) {
  const auto index = static_cast<std::uint32_t>(inventory.deliveries.size());
  const DeliveryRequest& request = named.request;
  Delivery delivery;
  delivery.name = named.file_name;
  delivery.supplier = request.supplier.empty() ? find_supplier(policy, request.path, request.url) : request.supplier;
  delivery.taken_in = request.taken_in;
  inventory.deliveries.push_back(std::move(delivery));
  DocumentListener documents(policy.limits, index, inventory);
  TRY_ASSIGN(const std::uint32_t container, open_known({request.path, named.name}, {policy.limits, {}, &pool},
                                                       documents, keeping, inventory.contents));
  inventory.deliveries[index].container = container;
  inventory.deliveries[index].sha256 = delivery_digest(inventory.contents, container);
  return read_sidecars(request, index, policy.limits, inventory);
}

}  // namespace

Result<Inventory> read_deliveries(const std::vector<DeliveryRequest>& deliveries, const Policy& policy,
                                  const ReadOptions& options) {
  Pool pool(options.jobs);
  const FactCache cache(options.cache);
  const bool keeps = !options.cache.empty() && !options.engine.empty();
  const FactKeeping keeping{keeps ? &cache : nullptr, options.engine, options.progress};
  std::vector<Named> all = without_repeats(deliveries);
  TRY(tell_apart({policy.limits, {}, &pool}, all));
  Inventory inventory;
  for (const Named& named : all) {
    if (options.progress) options.progress(fmt::format("reading {}", to_visible(named.name)));
    TRY(read_delivery(named, policy, pool, keeping, inventory));
  }
  join_facts(inventory);
  return inventory;
}

}  // namespace sluice
