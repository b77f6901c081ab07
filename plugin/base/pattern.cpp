// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "base/pattern.hpp"

#include <re2/re2.h>

namespace sluice {
namespace {

re2::RE2::Options quiet_options(Pattern::Reads reads) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  if (reads == Pattern::Reads::bytes) {
    options.set_encoding(re2::RE2::Options::EncodingLatin1);  // bytes, whatever they are
  }
  options.set_max_mem(1 << 20);
  return options;
}

}  // namespace

struct Pattern::Compiled {
  re2::RE2 expression;
  Compiled(std::string_view text, Reads reads)
      : expression(re2::StringPiece(text.data(), text.size()), quiet_options(reads)) {}
};

Pattern::Pattern(std::string_view text, Reads reads) : compiled_(std::make_unique<Compiled>(text, reads)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_valid() const { return compiled_->expression.ok(); }
std::string Pattern::error() const { return compiled_->expression.error(); }

bool Pattern::matches(std::string_view text) const {
  return is_valid() && re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

}  // namespace sluice
