// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// HTML by templates. Text becomes harmless when it is set, not when it is used: whatever a template does with a value,
// a stranger's text adds no element, no attribute and no script.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sluice {

/// HTML that may stand in a page as it is: only templates and escaping make any.
class Markup {
 public:
  Markup() = default;
  /// Visible (base/escape.hpp), cut after `most` code points, and escaped.
  static Markup text(std::string_view raw, std::size_t most = 1000);
  /// A file of the program itself: a style, a script. Never anything that was read.
  static Markup asset(std::string_view own);

  Markup& operator+=(const Markup& more);
  const std::string& html() const { return html_; }
  bool is_empty() const { return html_.empty(); }

 private:
  friend class Template;
  std::string html_;
};

/// The values that a template is filled with. What is empty is as if it were not set.
class Fields {
 public:
  Fields();
  ~Fields();
  Fields(Fields&&) noexcept;
  Fields& operator=(Fields&&) noexcept;

  /// A stranger's text, as Markup::text() shows it.
  Fields& text(const char* name, std::string_view raw);
  Fields& number(const char* name, std::uint64_t value);
  /// Set if it is true: {{#name}} ... {{/name}}.
  Fields& flag(const char* name, bool value);
  Fields& markup(const char* name, const Markup& value);
  bool has(const char* name) const;

 private:
  friend class Template;
  struct State;
  std::unique_ptr<State> state_;
};

/// A mustache template (mustache(5)), read once and filled often.
class Template {
 public:
  explicit Template(std::string_view source);
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;

  /// Where and why the source is none; empty if it is one.
  const std::string& defect() const;
  Markup fill(const Fields& fields);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sluice
