// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "gate/known_delivery.hpp"

#include "gate/recording_listener.hpp"
#include "intake/engine.hpp"
#include "intake/host_source.hpp"
#include "readers/reader.hpp"
#include "store/licensing_blob.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::uint64_t most_heard = 64ull << 20;

std::string reader_names(const LicensingListener* licenses) {
  std::string names;
  for (const DocumentReader* reader : document_readers()) names += fmt::format("{} ", reader->name);
  return licenses == nullptr ? names : names + licenses->identity();
}

/// What the cache has of an archive, read into the contents but not told to anybody yet.
struct Recollection {
  Recollection(std::string bytes, const ContentsMark& mark) : blob(std::move(bytes)), in(blob), before(mark) {}
  Recollection(const Recollection&) = delete;
  Recollection& operator=(const Recollection&) = delete;

  const std::string blob;
  BlobReader in;
  const ContentsMark before;
  std::vector<FileLicensing> licensing;
};

void forget(const ContentsMark& before, Contents& contents) {
  contents.containers.resize(before.containers);
  contents.entries.resize(before.entries);
  contents.hazards.resize(before.hazards);
  contents.hazards_not_kept = before.hazards_not_kept;
}

/// Null if it is not there.
std::unique_ptr<Recollection> recollect(const FactCache& cache, const FactKey& key, const Digest& digest,
                                        Contents& contents) {
  std::optional<std::string> blob = cache.find(key, digest);
  if (!blob) return nullptr;
  auto known = std::make_unique<Recollection>(std::move(*blob), mark_of(contents));
  if (read_contents(known->in, contents) && contents.containers.size() > known->before.containers) {
    const auto end = static_cast<std::uint32_t>(contents.entries.size());
    if (read_licensing(known->in, known->before.entries, end, known->licensing)) return known;
  }
  forget(known->before, contents);
  return nullptr;
}

/// Tells the listeners; false if that cannot be done.
bool tell(Recollection& known, const DeliveryListeners& listeners, Contents& contents) {
  if (listeners.licenses != nullptr) listeners.licenses->recall(std::move(known.licensing));
  if (replay(known.in, contents, known.before.entries, listeners.documents)) return true;
  if (listeners.licenses != nullptr) listeners.licenses->recall({});
  forget(known.before, contents);
  return false;
}

/// The delivery from the cache; absent if it is not there. What is likely to be needed is read while the digest is
/// still on its way, and forgotten if the digest is another one.
Result<std::optional<std::uint32_t>> recall(const FactCache& cache, const FactKey& key, HostSource& file,
                                            const DeliveryListeners& listeners, Contents& contents) {
  const std::optional<Digest> likely = cache.find_only(key);
  std::unique_ptr<Recollection> known = likely ? recollect(cache, key, *likely, contents) : nullptr;
  TRY_ASSIGN(const Digest digest, file.digest());
  if (digest != likely) {
    if (known) forget(known->before, contents);
    known = recollect(cache, key, digest, contents);
  }
  if (!known || !tell(*known, listeners, contents)) return std::optional<std::uint32_t>();
  return std::optional(known->before.containers);
}

Result<void> keep(const FactCache& cache, const FactKey& key, const RecordingListener& heard,
                  std::span<const FileLicensing> licensing, const Contents& contents, const ContentsMark& from) {
  const std::optional<Digest>& digest = contents.containers[from.containers].sha256;
  if (!digest || !heard.is_complete() || !was_judged(contents, from)) return {};
  BlobWriter out;
  out.reserve((contents.entries.size() - from.entries) * 96 + static_cast<std::size_t>(heard.kept_bytes()) + 4096);
  write_contents(contents, from, out);
  write_licensing(licensing, from.entries, out);
  heard.write(from.entries, out);
  return cache.keep(key, *digest, out.written());
}

}  // namespace

std::string limits_text(const Limits& limits) {
  static_assert(sizeof(Limits) == 120, "a limit was added: it belongs into this text");
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}", limits.total_bytes, limits.entry_bytes,
                     limits.entries, limits.nesting, limits.filters, limits.path_bytes, limits.path_depth,
                     limits.component_bytes, limits.ratio, limits.ratio_after, limits.decoder_memory,
                     limits.nested_buffer, limits.document_bytes, limits.sbom_bytes, limits.document_depth,
                     limits.memory, limits.hazards_per_term);
}

bool was_judged(const Contents& contents, const ContentsMark& from) {
  return std::none_of(contents.hazards.begin() + from.hazards, contents.hazards.end(),
                      [](const Hazard& hazard) { return hazard.id == HazardId::inspector_killed; });
}

FactKey fact_key(const std::string& name, std::uint64_t size, const Limits& limits, const FactKeeping& keeping,
                 const std::string& readers) {
  return {keeping.engine + " " + decoder_versions(), name, size, limits_text(limits), readers};
}

Result<std::uint32_t> open_known(const HostPath& opened, const std::string& name, const IntakeOptions& options,
                                 const DeliveryListeners& listeners, const FactKeeping& keeping, Contents& contents) {
  IntakeOptions opening = options;
  std::array<EntryListener*, 3> heard = {&listeners.documents};
  std::size_t count = 1;
  if (listeners.licenses != nullptr) heard[count++] = listeners.licenses;
  if (listeners.meter != nullptr) heard[count++] = listeners.meter;
  opening.listeners = {heard.data(), count};
  if (keeping.cache == nullptr || !opened.file) return open_host(opened, name, opening, contents);
  const FactKey key = fact_key(name, opened.file->size(), options.limits, keeping, reader_names(listeners.licenses));
  if (keeping.cache->may_know(key)) {
    TRY_ASSIGN(const std::optional<std::uint32_t> known,
               recall(*keeping.cache, key, *opened.file, listeners, contents));
    if (known) return *known;
  }
  opened.file->pause_digest();
  RecordingListener recorder(listeners.documents, std::min(most_heard, options.limits.memory));
  heard[0] = &recorder;
  const ContentsMark before = mark_of(contents);
  TRY_ASSIGN(const std::uint32_t container, open_host(opened, name, opening, contents));
  std::span<const FileLicensing> licensing;
  if (listeners.licenses != nullptr) licensing = listeners.licenses->found();
  const Result<void> kept = keep(*keeping.cache, key, recorder, licensing, contents, before);
  if (!kept && keeping.remark) keeping.remark(fmt::format("not kept for the next time: {}", kept.error().message));
  return container;
}

}  // namespace sluice
