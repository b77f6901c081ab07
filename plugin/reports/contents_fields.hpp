// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The field tables of what intake saw (model/contents.hpp, model/origin.hpp), for sluice.facts and sluice.report.
#pragma once

#include "base/fields.hpp"
#include "model/contents.hpp"
#include "model/origin.hpp"

namespace sluice::fields {

template <>
struct Table<Origin> {
  static constexpr std::string_view name = "origin";
  static constexpr std::string_view meaning =
      "where a fact was seen; inside a delivery 'outer.zip!/inner.tar!/a', in a build relative to the source folder "
      "where it lies there";
  static constexpr auto fields = std::tuple{
      always("path", &Origin::path, "file or entry"),
      maybe("line", &Origin::line, "from 1"),
      maybe("column", &Origin::column, "from 1"),
      maybe("pointer", &Origin::pointer, "JSON pointer or field path"),
      maybe("reader", &Origin::reader, "the reader that said so"),
  };
};

template <>
struct Table<Unknown> {
  static constexpr std::string_view name = "unknown";
  static constexpr std::string_view meaning = "something that could not be read and therefore was not judged";
  static constexpr auto fields = std::tuple{
      always("fact", &Unknown::fact, "what is missing"),
      always("reason", &Unknown::reason, "why"),
      maybe("origin", &Unknown::origin, "where it was looked for"),
  };
};

template <>
struct Table<Container> {
  static constexpr std::string_view name = "container";
  static constexpr std::string_view meaning = "an archive, compressed file, folder or single file that was opened";
  static constexpr auto fields = std::tuple{
      always("path", &Container::path, "from the delivery's name on"),
      maybe("parent", &Container::parent, "index of the container it lies in; absent for the outermost"),
      maybe("entry", &Container::entry, "index of the entry that it is"),
      always("format", &Container::format, "tar, zip, 7z, folder, file, ..."),
      maybe("filters", &Container::filters, "compression, outermost first"),
      always("size", &Container::size, "bytes as delivered"),
      maybe("sha256", &Container::sha256, "of the bytes as delivered"),
      always("completeness", &Container::completeness, "how far it was looked at; only 'complete' can pass"),
      maybe("reason", &Container::reason, "why it is not complete"),
      always("entry_count", &Container::entry_count, "entries seen"),
  };
};

template <>
struct Table<Entry> {
  static constexpr std::string_view name = "entry";
  static constexpr std::string_view meaning = "an entry of a container";
  static constexpr auto fields = std::tuple{
      always("container", &Entry::container, "index into containers"),
      always("path", &Entry::path, "as written in the archive"),
      always("kind", &Entry::kind, ""),
      always("size", &Entry::size, "bytes produced"),
      maybe("mode", &Entry::mode, "permission bits"),
      maybe("link_target", &Entry::link_target, "of a link, as written"),
      maybe("sha256", &Entry::sha256, "of a file whose bytes were all read"),
      maybe("type", &Entry::type, "content type by its first bytes"),
      maybe("encrypted", &Entry::encrypted, ""),
  };
};

template <>
struct Table<Hazard> {
  static constexpr std::string_view name = "hazard";
  static constexpr std::string_view meaning = "something about the bytes of an archive that a rule may judge";
  static constexpr auto fields = std::tuple{
      always("term", &Hazard::id, "which one"),
      always("weight", &Hazard::weight, "by the bytes alone"),
      always("container", &Hazard::container, "index into containers"),
      maybe("entry", &Hazard::entry, "index into entries"),
      always("place", &Hazard::place, "full path of the entry or container"),
      maybe("detail", &Hazard::detail, "what was seen"),
  };
};

template <>
struct Table<MoreDigest> {
  static constexpr std::string_view name = "digest";
  static constexpr std::string_view meaning = "a digest besides SHA-256 that a document or a rule asked for";
  static constexpr auto fields = std::tuple{
      always("container", &MoreDigest::container, "index into containers"),
      maybe("entry", &MoreDigest::entry, "index into entries; absent for the container's own bytes"),
      always("algorithm", &MoreDigest::algorithm, "sha1, sha512, git-blob, ..."),
      always("hex", &MoreDigest::hex, "lower-case"),
  };
};

template <>
struct Table<Contents> {
  static constexpr std::string_view name = "contents";
  static constexpr std::string_view meaning = "everything seen in the deliveries, in the order of the bytes";
  static constexpr auto fields = std::tuple{
      always("containers", &Contents::containers, ""),
      always("entries", &Contents::entries, ""),
      always("hazards", &Contents::hazards, ""),
      maybe("digests", &Contents::digests, "besides SHA-256"),
      maybe("hazards_not_kept", &Contents::hazards_not_kept, "hazards that were only counted"),
  };
};

}  // namespace sluice::fields
