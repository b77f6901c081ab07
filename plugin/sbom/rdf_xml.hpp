// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#pragma once

#include "base/limits.hpp"
#include "model/sbom.hpp"
#include "sbom/rdf_graph.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace sluice::sbom {

/// Feeds an XML document (XML 1.0) to a graph, in pieces as they come. Refuses a document type declaration, and a graph
/// that takes too much memory.
class RdfXml {
 public:
  explicit RdfXml(const Limits& limits);
  ~RdfXml();
  RdfXml(const RdfXml&) = delete;
  RdfXml& operator=(const RdfXml&) = delete;

  void feed(std::string_view chunk);
  /// The end; true if the document is whole and well-formed.
  bool finish();
  const RdfGraph& graph() const { return graph_; }
  /// Why it was given up; absent if finish() is true.
  const std::optional<SbomProblem>& problem() const { return problem_; }

  // What the parser's callbacks call.
  void open(std::string_view space, std::string_view name, std::span<const RdfAttribute> attributes);
  void refuse(std::string_view term, std::string_view detail);
  void note_error(std::string_view message, std::uint32_t line, bool is_end);
  RdfGraph& building() { return graph_; }

 private:
  struct Parser;
  std::uint32_t line() const;

  Limits limits_;
  std::unique_ptr<Parser> parser_;
  RdfGraph graph_;
  std::optional<SbomProblem> problem_;
};

}  // namespace sluice::sbom
