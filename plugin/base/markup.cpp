// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The adapter of kainjow mustache 4.1, which is named here only. Its own escaping is off: values come escaped.
#include "base/markup.hpp"

#include "base/escape.hpp"
#include "base/html_text.hpp"
#include "base/text.hpp"

#include <kainjow/mustache.hpp>

#include <utility>

namespace sluice {

namespace mustache = kainjow::mustache;

Markup Markup::text(std::string_view raw, std::size_t most) {
  Markup made;
  made.html_ = escape_html(to_visible_short(trim(raw), most));
  return made;
}

Markup Markup::asset(std::string_view own) {
  Markup made;
  made.html_ = own;
  return made;
}

Markup& Markup::operator+=(const Markup& more) {
  html_ += more.html_;
  return *this;
}

struct Fields::State {
  mustache::data values;
};

Fields::Fields() : state_(std::make_unique<State>()) {}
Fields::~Fields() = default;
Fields::Fields(Fields&&) noexcept = default;
Fields& Fields::operator=(Fields&&) noexcept = default;

Fields& Fields::text(const char* name, std::string_view raw) { return markup(name, Markup::text(raw)); }

Fields& Fields::number(const char* name, std::uint64_t value) {
  state_->values[name] = mustache::data(std::to_string(value));
  return *this;
}

Fields& Fields::flag(const char* name, bool value) {
  if (value) state_->values[name] = mustache::data(true);
  return *this;
}

Fields& Fields::markup(const char* name, const Markup& value) {
  if (!value.is_empty()) state_->values[name] = mustache::data(value.html());
  return *this;
}

bool Fields::has(const char* name) const { return state_->values.get(name) != nullptr; }

struct Template::State {
  mustache::mustache source;
};

Template::Template(std::string_view source)
    : state_(std::make_unique<State>(State{mustache::mustache(std::string(source))})) {
  state_->source.set_custom_escape([](const std::string& value) { return value; });
}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

const std::string& Template::defect() const { return state_->source.error_message(); }

Markup Template::fill(const Fields& fields) {
  Markup made;
  state_->source.render(fields.state_->values, [&made](const std::string& part) { made.html_ += part; });
  return made;
}

}  // namespace sluice
