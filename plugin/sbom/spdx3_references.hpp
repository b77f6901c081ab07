// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// What objects of SPDX 3 say about others by identifier, until all are known.
#pragma once

#include "sbom/spdx_draft.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::sbom {

struct Spdx3Agent {
  enum class Kind : std::uint8_t { agent, person, organization, tool };
  Kind kind = Kind::agent;
  std::string name;
  std::string email;
};

struct Spdx3License {
  enum class Kind : std::uint8_t { text, all_of, any_of, or_later, with };
  Kind kind = Kind::text;
  std::string text;                  ///< an expression, or an id
  std::vector<std::string> members;  ///< of a set; of `with` the license and the addition
};

struct Spdx3Hash {
  std::string field;  ///< of sbom_fields.def
  std::string value;
  std::vector<std::string> excluded;  ///< of a verification code
};

struct Spdx3Creation {
  std::string version, created, comment;
  std::vector<std::string> created_by, created_using;
  std::string place;
  std::uint32_t line = 0;
};

/// What kind of object a reference leads to, and so how it becomes text.
enum class Spdx3Target : std::uint8_t { agent, license, hash, creation };

struct Spdx3Reference {
  Spdx3Target target = Spdx3Target::agent;
  std::uint32_t from = 0;   ///< of Sbom::text: id of the element that it is a statement of; 0: the document
  std::uint32_t field = 0;  ///< the same: its name, of agents and licenses
  std::uint32_t to = 0;     ///< the same: id
  std::uint32_t place = 0;  ///< the same: behind the element's
  std::uint32_t line = 0;
};

/// "NOASSERTION" or "NONE" for the individuals that mean so (SPDX 3.0.1: NoAssertionElement, NoneLicense, ...); empty
/// for any other identifier.
std::string_view spdx3_nothing(std::string_view id);

class Spdx3References {
 public:
  void agent(std::string_view id, Spdx3Agent agent) { agents_.try_emplace(std::string(id), std::move(agent)); }
  void license(std::string_view id, Spdx3License license) {
    licenses_.try_emplace(std::string(id), std::move(license));
  }
  void hash(std::string_view id, Spdx3Hash hash) { hashes_.try_emplace(std::string(id), std::move(hash)); }
  void creation(std::string_view id, Spdx3Creation creation) {
    creations_.try_emplace(std::string(id), std::move(creation));
  }
  void add(const Spdx3Reference& reference) { references_.push_back(reference); }

  /// States in the draft what the references lead to. `creation`: id of the document's own.
  void resolve(SpdxDraft& draft, std::string_view creation);
  /// A license as an expression.
  std::string license_text(std::string_view id) const;

 private:
  void state_agent(const Spdx3Reference& reference, SpdxDraft& draft) const;
  void state_hash(const Spdx3Reference& reference, SpdxDraft& draft) const;
  void state_annotation(const Spdx3Reference& reference, SpdxDraft& draft) const;
  void state_creation(const Spdx3Creation& creation, SpdxDraft& draft) const;
  std::string license_text(std::string_view id, bool is_inner, unsigned depth, unsigned& visited) const;

  std::unordered_map<std::string, Spdx3Agent> agents_;
  std::unordered_map<std::string, Spdx3License> licenses_;
  std::unordered_map<std::string, Spdx3Hash> hashes_;
  std::unordered_map<std::string, Spdx3Creation> creations_;
  std::vector<Spdx3Reference> references_;
};

}  // namespace sluice::sbom
