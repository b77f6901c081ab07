// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "license/tokens.hpp"

#include <algorithm>
#include <utility>

namespace sluice::license {
namespace {

template <class T>
void move_to(std::unique_ptr<T[]>& column, std::size_t size, std::size_t capacity) {
  std::unique_ptr<T[]> larger(new T[capacity]);  // not initialized
  std::copy_n(column.get(), size, larger.get());
  column = std::move(larger);
}

}  // namespace

void Tokens::start(std::size_t text_size, bool is_cut) {
  size_ = 0;
  is_cut_ = is_cut;
  const std::size_t expected = text_size / 4 + 64;
  if (capacity_ < expected) grow(expected);
}

void Tokens::blank(std::size_t first, std::size_t end) {
  std::fill(words_.get() + first, words_.get() + end, WordHash{0});
}

void Tokens::flag_from(std::size_t first) {
  std::fill(flags_.get() + first, flags_.get() + size_, TokenFlag::copyright);
}

void Tokens::grow(std::size_t capacity) {
  move_to(words_, size_, capacity);
  move_to(offsets_, size_, capacity);
  move_to(ends_, size_, capacity);
  move_to(lines_, size_, capacity);
  move_to(flags_, size_, capacity);
  capacity_ = capacity;
}

}  // namespace sluice::license
