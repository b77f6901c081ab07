// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/walk.hpp"

#include "intake/buffer.hpp"
#include "intake/entry_rules.hpp"
#include "intake/extension.hpp"
#include "intake/filter_header.hpp"
#include "intake/folder_reader.hpp"
#include "intake/path_parts.hpp"
#include "intake/path_rules.hpp"
#include "intake/read_ahead.hpp"
#include "intake/reader_table.hpp"
#include "intake/single_reader.hpp"
#include "intake/spill.hpp"
#include "intake/suffix_rules.hpp"
#include "intake/zip_end.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace sluice {
namespace {

constexpr std::uint64_t worth_a_thread = 1u << 20;
constexpr std::uint64_t most_overlong_bytes = 4u << 20;

/// Formats whose names may be in an old code page by right.
bool allows_code_pages(std::string_view format) {
  return format == "zip" || format == "lha" || format == "cab" || format == "rar";
}

/// Counts what decoders give, and ends the stream when that is too much.
class MeteredSource final : public ByteSource {
 public:
  MeteredSource(ByteSource& inner, Budget& budget) : inner_(inner), budget_(budget) {}
  Result<std::size_t> read(std::span<std::byte> buffer) override {
    TRY_ASSIGN(const std::size_t got, inner_.read(buffer));
    return static_cast<std::size_t>(budget_.spend_decoded(got));
  }
  Result<std::span<const std::byte>> lend() override {
    TRY_ASSIGN(const std::span<const std::byte> bytes, inner_.lend());
    return bytes.first(static_cast<std::size_t>(budget_.spend_decoded(bytes.size())));
  }
  bool can_lend() const override { return inner_.can_lend(); }
  Result<void> seek(std::uint64_t offset) override { return inner_.seek(offset); }
  std::uint64_t size() const override { return inner_.size(); }

 private:
  ByteSource& inner_;
  Budget& budget_;
};

Result<void> drain(ByteSource& source) {
  const Buffer buffer(256u << 10);
  while (true) {
    TRY_ASSIGN(const std::size_t got, source.read(buffer.span()));
    if (got == 0) return {};
  }
}

}  // namespace

Walk::Walk(const IntakeOptions& options, Pool& pool, Contents& contents)
    : contents_(contents),
      sink_(contents, options.limits),
      budget_(options.limits, sink_),
      pool_(pool),
      hashes_([this](std::uint32_t entry, const Digest& digest) { contents_.entries[entry].sha256 = digest; }),
      state_{contents_, sink_, budget_, hashes_, options.listeners} {}

Result<std::uint32_t> Walk::walk_source(HostSource& source, const std::string& name) {
  const std::uint32_t container = add_container(name, no_index, no_index);
  contents_.containers[container].size = source.size();
  budget_.add_delivered(source.size());
  std::array<std::byte, 512> head{};
  TRY_ASSIGN(const std::size_t got, source.read_at(0, head));
  if (identify(std::span(head).first(got)).role == Role::filter) source.hash_aside(pool_);
  TRY(walk_container(container, {source, &source, &source, source.size() >= worth_a_thread}, file_name_in(name), 0));
  TRY_ASSIGN(contents_.containers[container].sha256, source.digest());
  return container;
}

Result<std::uint32_t> Walk::walk_folder(int folder, const std::string& name) {
  const std::uint32_t container = add_container(name, no_index, no_index);
  contents_.containers[container].format = "folder";
  const std::unique_ptr<ContainerReader> reader = make_folder_reader(folder, budget_.limits(), sink_);
  ContainerMeter meter;
  meter.is_host = true;
  TRY(walk_entries(container, *reader, meter, 0));
  return container;
}

std::uint32_t Walk::add_container(std::string path, std::uint32_t parent, std::uint32_t entry) {
  const auto index = static_cast<std::uint32_t>(contents_.containers.size());
  Container container;
  container.path = std::move(path);
  container.parent = parent;
  container.entry = entry;
  contents_.containers.push_back(std::move(container));
  return index;
}

Result<void> Walk::walk_container(std::uint32_t container, const Bytes& bytes, std::string_view file_name,
                                  std::uint32_t depth) {
  if (depth > budget_.limits().nesting) {
    contents_.containers[container].format = std::string(contents_.entries[contents_.containers[container].entry].type);
    refuse(container, {HazardId::limit_nesting_depth, Weight::error,
                       fmt::format("nested deeper than {}", budget_.limits().nesting), true});
    return {};
  }
  TRY_ASSIGN(Unwrapped layers, unwrap(bytes.stream, budget_.limits(), pool_, bytes.on_thread));
  TRY_ASSIGN(const ContainerPlan plan, plan_container(layers, file_name, bytes.host != nullptr && !layers.refused()));
  contents_.containers[container].filters = layers.filters();
  contents_.containers[container].format = plan.format;
  judge_layers(container, layers, plan, file_name, depth);
  if (layers.refused()) {
    refuse(container, *layers.refused());
  } else if (plan.role == Role::unsupported) {
    refuse(container, {HazardId::format_unsupported, Weight::error, plan.format + " cannot be inspected", true});
  } else if (plan.role == Role::encoded) {
    refuse(container, {HazardId::format_encoded, Weight::warning, "wrapped in " + plan.format, true});
  } else if (plan.outer->name == "empty" && find_expected(file_name) != nullptr) {
    contents_.containers[container].completeness = Completeness::refused;
    contents_.containers[container].reason = "no bytes";
  } else {
    TRY(read_container(container, bytes, layers, plan, file_name, depth));
  }
  return {};
}

/// The bytes in the shape that the format's reader needs. `metered` counts what the filters give.
Result<Walk::Shaped> Walk::shape(const Bytes& bytes, Unwrapped& layers, const ContainerPlan& plan,
                                 ByteSource& metered) {
  const bool is_peeled = !layers.filters().empty();
  Shaped shaped{is_peeled ? &metered : &layers.source(), nullptr};
  if (plan.role == Role::seek && !is_peeled && bytes.seekable != nullptr) {
    if (bytes.host != nullptr) {
      bytes.host->start_digest(pool_);
    } else {
      TRY(drain(*shaped.source));
    }
    shaped.source = bytes.seekable;
    TRY(shaped.source->seek(0));
  } else if (plan.role == Role::seek) {
    TRY_ASSIGN(shaped.owned, make_seekable(*shaped.source, budget_));
    shaped.source = shaped.owned.get();
  } else if (bytes.on_thread && !is_peeled) {
    shaped.owned = make_read_ahead(*shaped.source, pool_);
    if (shaped.owned) shaped.source = shaped.owned.get();
  }
  return shaped;
}

Result<void> Walk::read_container(std::uint32_t container, const Bytes& bytes, Unwrapped& layers,
                                  const ContainerPlan& plan, std::string_view file_name, std::uint32_t depth) {
  const bool is_peeled = !layers.filters().empty();
  MeteredSource metered(layers.source(), budget_);
  TRY_ASSIGN(const Shaped shaped, shape(bytes, layers, plan, metered));
  ByteSource* const whole = plan.role == Role::seek ? shaped.source : is_peeled ? nullptr : bytes.host;
  if (whole != nullptr && whole->can_seek()) {
    TRY(judge_zip_behind(container, plan.format, *whole));
    TRY(judge_size(container, plan.format, *whole));
  }
  ContainerMeter meter;
  if (depth > 0) meter.size = bytes.stream.size();
  const std::string single(is_peeled ? strip_compression(file_name) : file_name);
  const std::unique_ptr<ContainerReader> reader =
      plan.format == "file"
          ? make_single_reader(single, *shaped.source, layers)
          : make_reader({plan.format, *shaped.source, sink_, budget_, pool_, nullptr, &hashes_, &shelf_});
  TRY(walk_entries(container, *reader, meter, depth));
  if (!is_peeled || budget_.is_exhausted()) return {};
  TRY(drain(metered));
  if (budget_.is_exhausted()) return {};
  sink_.aim(container);
  if (layers.is_whole()) judge_name(plan, file_name, depth);
  state_defects(container, layers);
  return {};
}

Result<void> Walk::walk_entries(std::uint32_t container, ContainerReader& reader, ContainerMeter& meter,
                                std::uint32_t depth) {
  const std::string format = contents_.containers[container].format;
  LinkRules links(contents_, budget_.limits(), sink_, format == "ar" ? Repeats::allowed : Repeats::refused,
                  root_of(contents_, container));
  while (!budget_.is_exhausted() && !meter.is_over) {
    sink_.aim(container);
    TRY_ASSIGN(const std::optional<EntryMeta> meta, reader.next());
    if (!meta || !budget_.spend_entry(meta->path.size() + meta->link_target.size())) break;
    const std::uint32_t entry = add_entry(container, *meta);
    if (format != "file") links.hear(entry);
    const bool has_bytes =
        meta->kind == EntryKind::file || (meta->kind == EntryKind::hardlink && meta->size.value_or(0) != 0);
    if (has_bytes) {
      TRY(walk_bytes(entry, *meta, reader, meter, depth));
    }
  }
  hashes_.settle();
  sink_.aim(container);
  links.finish();
  if (budget_.is_exhausted()) mark_incomplete(container, budget_.reason());
  if (meter.is_over) mark_incomplete(container, "limit crossed: the container expands too much");
  if (!reader.stopped().empty()) mark_incomplete(container, reader.stopped());
  const Container& done = contents_.containers[container];
  if (done.entry_count == 0 && done.completeness == Completeness::complete) {
    state({HazardId::empty, Weight::warning, "no entries", false});
  }
  return {};
}

/// Names longer than systems take are kept as long as they are few; then no more than shows that they are too long.
std::string_view Walk::keep_text(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return text;
  overlong_bytes_ += text.size() - longest;
  return overlong_bytes_ <= most_overlong_bytes ? text : text.substr(0, longest + 1);
}

std::uint32_t Walk::add_entry(std::uint32_t container, const EntryMeta& meta) {
  const auto index = static_cast<std::uint32_t>(contents_.entries.size());
  Entry entry;
  entry.container = container;
  entry.path = keep_text(meta.path, budget_.limits().path_bytes);
  entry.kind = meta.kind;
  entry.mode = meta.mode;
  entry.link_target = keep_text(meta.link_target, longest_target);
  entry.encrypted = meta.encrypted;
  contents_.entries.push_back(std::move(entry));
  Container& owner = contents_.containers[container];
  ++owner.entry_count;
  sink_.aim(container, index);
  const bool allows_others = allows_code_pages(owner.format) && (owner.format != "zip" || !meta.claims_utf8);
  judge_path(meta.path, meta.kind, budget_.limits(), sink_, allows_others ? Weight::note : Weight::warning);
  judge_entry(meta, sink_);
  return index;
}

Result<void> Walk::walk_bytes(std::uint32_t entry, const EntryMeta& meta, ContainerReader& reader,
                              ContainerMeter& meter, std::uint32_t depth) {
  const std::uint32_t container = contents_.entries[entry].container;
  if (meta.encrypted) {
    state({HazardId::encrypted, Weight::error, "the entry is encrypted", true});
    mark_incomplete(container, "entries are encrypted");
    return {};
  }
  const std::uint64_t most = budget_.limits().entry_bytes;
  if (meta.size.value_or(0) > most) {
    state({HazardId::limit_entry_size, Weight::error,
           fmt::format("the entry claims {} bytes, {} are allowed", *meta.size, most), true});
    mark_incomplete(container, "limit crossed: an entry is too large");
    return {};
  }
  if (meter.is_host) budget_.add_delivered(meta.size.value_or(0));
  EntryStream stream(state_, reader, meter, entry, meta.size);
  TRY_ASSIGN(const std::span<const std::byte> head, stream.peek());
  const Magic& magic = is_blank_tar(file_name_in(meta.path), head) ? find_magic("tar") : identify(head);
  contents_.entries[entry].type = magic.name;
  stream.announce();
  if (magic.role != Role::content && contents_.containers[container].format != "file") {
    TRY(walk_nested(stream, entry, reader, depth));
  }
  TRY(stream.finish());
  if (!stream.is_whole()) mark_incomplete(container, "the bytes of an entry could not all be read");
  sink_.aim(container, entry);
  if (magic.role == Role::content) {
    judge_content(entry, magic, stream.tail(), stream.has_archive_behind());
  }
  return {};
}

Result<void> Walk::walk_nested(EntryStream& stream, std::uint32_t entry, ContainerReader& reader, std::uint32_t depth) {
  const std::uint32_t outer = contents_.entries[entry].container;
  const std::uint32_t container = add_container(contents_.full_path(outer, entry), outer, entry);
  const std::string path(contents_.entries[entry].path);
  TRY(walk_container(container, {stream, reader.seekable_entry(), nullptr, false}, file_name_in(path), depth + 1));
  TRY(stream.finish());
  hashes_.settle();
  Container& nested = contents_.containers[container];
  nested.size = contents_.entries[entry].size;
  nested.sha256 = contents_.entries[entry].sha256;
  if (!stream.is_whole()) mark_incomplete(container, "its bytes could not all be read");
  const bool is_judged =
      nested.format == "zip" || nested.format == "ar" || find_magic(nested.format).role == Role::seek;
  if (!is_judged && nested.filters.empty() && ends_as_zip(stream.zip_ends())) state_polyglot(container);
  return {};
}

void Walk::refuse(std::uint32_t container, const Defect& defect) {
  sink_.aim(container);
  state(defect);
  Container& refused = contents_.containers[container];
  refused.completeness = Completeness::refused;
  refused.reason = defect.detail;
}

void Walk::mark_incomplete(std::uint32_t container, const std::string& reason) {
  Container& marked = contents_.containers[container];
  if (marked.completeness != Completeness::complete) return;
  marked.completeness = Completeness::incomplete;
  marked.reason = reason;
}

}  // namespace sluice
