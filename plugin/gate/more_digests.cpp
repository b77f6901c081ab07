// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/more_digests.hpp"

#include "base/digest.hpp"
#include "base/line_ends.hpp"
#include "intake/buffer.hpp"
#include "intake/host_source.hpp"
#include "store/blob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::size_t block_bytes = 1u << 20;

/// One digest on its way; its algorithm may ask for other line ends: "sha1+lf".
class Running {
 public:
  Running(const MoreDigest& one, std::uint64_t size)
      : one_(&one), hash_(std::string_view(one.algorithm).substr(0, one.algorithm.find('+')), size) {
    if (one.algorithm.ends_with("+lf")) ends_.emplace(LineEnds::To::lf);
    if (one.algorithm.ends_with("+crlf")) ends_.emplace(LineEnds::To::crlf);
  }
  void update(std::span<const std::byte> chunk) { hash_.update(ends_ ? ends_->convert(chunk) : chunk); }
  MoreDigest finish() {
    if (ends_) hash_.update(ends_->finish());
    return {one_->container, one_->entry, one_->algorithm, hash_.finish()};
  }

 private:
  const MoreDigest* one_;
  NamedHash hash_;
  std::optional<LineEnds> ends_;
};

/// Hashes the wanted entries of the second reading, in which indexes count from zero.
class HashingListener final : public EntryListener {
 public:
  HashingListener(std::span<const MoreDigest> wanted, const ContentsMark& from, const Contents& first)
      : from_(from), first_(first) {
    for (const MoreDigest& one : wanted) wanted_.push_back(&one);
    std::ranges::sort(wanted_, {}, entry_of);
  }

  bool begin(const Contents&, std::uint32_t entry, std::span<const std::byte>) override {
    const std::uint32_t known = from_.entries + entry;
    running_.clear();
    if (known >= first_.entries.size()) return false;
    auto at = std::ranges::lower_bound(wanted_, known, {}, entry_of);
    for (; at != wanted_.end() && (*at)->entry == known; ++at) {
      running_.emplace_back(**at, first_.entries[known].size);
    }
    return !running_.empty();
  }
  void bytes(std::uint32_t, std::span<const std::byte> chunk) override {
    for (Running& one : running_) one.update(chunk);
  }
  void end(const Contents& second, std::uint32_t entry, bool whole) override {
    const bool is_same = whole && from_.entries + entry < first_.entries.size() &&
                         second.entries[entry].sha256 == first_.entries[from_.entries + entry].sha256;
    for (Running& one : running_) {
      if (is_same) found_.push_back(one.finish());
    }
    running_.clear();
  }
  std::vector<MoreDigest> take() { return std::move(found_); }

 private:
  static std::uint32_t entry_of(const MoreDigest* one) { return one->entry; }

  std::vector<const MoreDigest*> wanted_;  ///< by entry
  ContentsMark from_;
  const Contents& first_;
  std::vector<Running> running_;
  std::vector<MoreDigest> found_;
};

/// Digests of the delivered file itself.
Result<void> hash_file(HostSource& file, std::span<const MoreDigest> wanted, const Container& container,
                       std::vector<MoreDigest>& found) {
  std::vector<Running> running;
  for (const MoreDigest& one : wanted) {
    if (one.entry == no_index) running.emplace_back(one, container.size);
  }
  if (running.empty()) return {};
  TRY(file.seek(0));
  Buffer buffer(block_bytes);
  while (true) {
    TRY_ASSIGN(const std::size_t got, file.read(buffer.span()));
    if (got == 0) break;
    for (Running& one : running) one.update(buffer.first(got));
  }
  TRY_ASSIGN(const Digest same, file.digest());
  if (container.sha256 != same) return {};
  for (Running& one : running) found.push_back(one.finish());
  return {};
}

struct Computed {
  std::vector<MoreDigest> found;
  bool is_judged = true;  ///< no reader was lost over them
};

Result<Computed> compute(const DeliveryPath& delivery, std::span<const MoreDigest> wanted, const ContentsMark& from,
                         const IntakeOptions& options, const Contents& contents) {
  HashingListener hashing(wanted, from, contents);
  EntryListener* const listener = &hashing;
  IntakeOptions opening = options;
  opening.listeners = {&listener, 1};
  TRY_ASSIGN(const HostPath host, open_host_path(delivery.path));
  Contents second;
  TRY(open_host(host, delivery.name, opening, second));
  std::vector<MoreDigest> found = hashing.take();
  if (host.file) {
    TRY(hash_file(*host.file, wanted, contents.containers[from.containers], found));
  }
  std::ranges::sort(found);
  return Computed{std::move(found), was_judged(second, {})};
}

/// A digest is known by what it is of, counted from the delivery's begin.
std::string name_of(const MoreDigest& one, const ContentsMark& from) {
  const std::string entry = one.entry == no_index ? "-" : std::to_string(one.entry - from.entries);
  return fmt::format("{} {} ", entry, one.algorithm);
}

std::vector<MoreDigest> recall(std::string_view blob, std::span<const MoreDigest> wanted) {
  BlobReader in(blob);
  std::vector<MoreDigest> found;
  for (const MoreDigest& one : wanted) {
    const std::string_view hex = in.text();
    if (!hex.empty()) found.push_back({one.container, one.entry, one.algorithm, std::string(hex)});
  }
  return in.is_good() && in.left() == 0 ? found : std::vector<MoreDigest>();
}

/// Both sorted.
std::string remember(std::span<const MoreDigest> found, std::span<const MoreDigest> wanted) {
  const auto subject_of = [](const MoreDigest& one) { return std::tie(one.container, one.entry, one.algorithm); };
  BlobWriter out;
  for (const MoreDigest& one : wanted) {
    const bool is_found = !found.empty() && subject_of(found.front()) == subject_of(one);
    out.text(is_found ? std::string_view(found.front().hex) : std::string_view());
    if (is_found) found = found.subspan(1);
  }
  return std::move(out).take();
}

}  // namespace

Result<void> add_digests(const DeliveryPath& delivery, std::span<const MoreDigest> wanted, const ContentsMark& from,
                         const IntakeOptions& options, const FactKeeping& keeping, Contents& contents) {
  const Container& outer = contents.containers[from.containers];
  std::string names = "digests ";
  for (const MoreDigest& one : wanted) names += name_of(one, from);
  const bool keeps = keeping.cache != nullptr && outer.sha256;
  const FactKey key = keeps ? fact_key(delivery.name, outer.size, options.limits, keeping, names) : FactKey();
  std::vector<MoreDigest> found;
  if (const auto blob = keeps ? keeping.cache->find(key, *outer.sha256) : std::nullopt) found = recall(*blob, wanted);
  if (found.empty()) {
    TRY_ASSIGN(Computed computed, compute(delivery, wanted, from, options, contents));
    found = std::move(computed.found);
    const Result<void> kept =
        keeps && computed.is_judged ? keeping.cache->keep(key, *outer.sha256, remember(found, wanted)) : Result<void>();
    if (!computed.is_judged && keeping.remark) {
      keeping.remark("some digests could not be computed: an inspector was lost in the second reading");
    }
    if (!kept && keeping.remark) keeping.remark(fmt::format("not kept for the next time: {}", kept.error().message));
  }
  const auto known = static_cast<std::ptrdiff_t>(contents.digests.size());
  std::ranges::move(found, std::back_inserter(contents.digests));
  std::inplace_merge(contents.digests.begin(), contents.digests.begin() + known, contents.digests.end());
  return {};
}

}  // namespace sluice
