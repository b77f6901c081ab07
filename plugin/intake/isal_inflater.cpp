// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// ISA-L 2.30: twice as fast as zlib. It reads up to eight bytes ahead into its state, decodes through a window of its
// own, and counts a match whose distance is wrong as written although it is not. So both ends of a stream need care.
#include "intake/inflater.hpp"

#ifdef SLUICE_HAVE_ISAL
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <array>
#include <vector>
#endif

namespace sluice {

#ifdef SLUICE_HAVE_ISAL
namespace {

std::uint32_t clamp(std::size_t size) {
  return static_cast<std::uint32_t>(std::min<std::size_t>(size, std::size_t{1} << 30));
}

constexpr std::size_t longest_match = 258;
constexpr std::size_t small_room = 2048;

class IsalInflater final : public Inflater {
 public:
  IsalInflater() : state_(std::make_unique_for_overwrite<inflate_state>()) { isal_inflate_init(state_.get()); }

  void reset() override {
    isal_inflate_reset(state_.get());
    state_->crc_flag = ISAL_DEFLATE;
    ending_ = Step::more;
    held_.clear();
    unused_count_ = 0;
  }

  Step step(std::span<const std::byte>& in, std::span<std::byte>& out, bool last) override {
    give(out, ending_ == Step::more ? longest_match : 0);
    while (ending_ == Step::more && !out.empty()) {
      const std::size_t in_before = in.size();
      const std::size_t made = out.size() > small_room ? decode_into(in, out) : decode_aside(in, out);
      if (made == 0 && in.size() == in_before && ending_ == Step::more) {
        if (!last || !in.empty()) break;
        if (is_header_broken()) ending_ = Step::malformed;
        give(out, 0);
        break;
      }
    }
    return held_.empty() ? ending_ : Step::more;
  }

  std::span<const std::byte> unused() const override { return std::span(unused_).first(unused_count_); }

  std::uint32_t checksum(std::uint32_t before, std::span<const std::byte> bytes) const override {
    return crc32_gzip_refl(before, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }

 private:
  /// Gives what is held but for the last `kept` bytes.
  void give(std::span<std::byte>& out, std::size_t kept) {
    const std::size_t count = std::min(out.size(), held_.size() - std::min(kept, held_.size()));
    std::copy_n(held_.begin(), count, out.begin());
    held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
    out = out.subspan(count);
  }

  /// Decodes behind what is held straight to `out`, and holds the last bytes anew.
  std::size_t decode_into(std::span<const std::byte>& in, std::span<std::byte>& out) {
    std::ranges::copy(held_, out.begin());
    const std::size_t made = run(in, out.subspan(held_.size()));
    const std::span<std::byte> all = out.first(held_.size() + made);
    const std::size_t kept = std::min(all.size(), longest_match);
    held_.assign(all.end() - static_cast<std::ptrdiff_t>(kept), all.end());
    out = out.subspan(all.size() - kept);
    settle(out);
    return made;
  }

  std::size_t decode_aside(std::span<const std::byte>& in, std::span<std::byte>& out) {
    const std::size_t before = held_.size();
    held_.resize(before + small_room);
    const std::size_t made = run(in, std::span(held_).subspan(before));
    held_.resize(before + made);
    settle(out);
    return made;
  }

  std::size_t run(std::span<const std::byte>& in, std::span<std::byte> room) {
    const std::uint32_t given = clamp(in.size());
    const std::uint32_t wanted = clamp(room.size());
    // ISA-L takes input without const and does not write to it.
    state_->next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(in.data()));
    state_->avail_in = given;
    state_->next_out = reinterpret_cast<std::uint8_t*>(room.data());
    state_->avail_out = wanted;
    status_ = isal_inflate(state_.get());
    in = in.subspan(given - state_->avail_in);
    return wanted - state_->avail_out;
  }

  /// What the last run ended with.
  void settle(std::span<std::byte>& out) {
    if (status_ < 0) {
      take_window();
      if (status_ != ISAL_INVALID_BLOCK) held_.resize(held_.size() - std::min(held_.size(), longest_match));
      ending_ = Step::malformed;
    } else if (state_->block_state == ISAL_BLOCK_FINISH) {
      keep_unused();
      ending_ = Step::end;
    }
    give(out, ending_ == Step::more ? longest_match : 0);
  }

  /// An error comes at once, with bytes from before it still in the window.
  void take_window() {
    const auto window = std::as_bytes(std::span(state_->tmp_out_buffer));
    const auto from = static_cast<std::size_t>(std::max(0, state_->tmp_out_processed));
    const auto end = std::min(window.size(), static_cast<std::size_t>(std::max(0, state_->tmp_out_valid)));
    if (from < end)
      held_.insert(held_.end(), window.begin() + static_cast<std::ptrdiff_t>(from),
                   window.begin() + static_cast<std::ptrdiff_t>(end));
  }

  /// ISA-L judges a block's header once it is there in full. Where the input ends within one, zlib tells whether it was
  /// cut or wrong.
  bool is_header_broken() const {
    if (state_->block_state != ISAL_BLOCK_HDR) return false;
    const auto bits = static_cast<std::uint32_t>(std::clamp(state_->read_in_length, 0, 64));
    const auto size =
        std::min(sizeof(state_->tmp_in_buffer), static_cast<std::size_t>(std::max<int>(0, state_->tmp_in_size)));
    std::vector<std::byte> header((bits + 7) / 8 + size);
    const auto add = [&](std::size_t at, std::uint32_t value) {
      if (at / 8 < header.size()) header[at / 8] |= static_cast<std::byte>(value << (at % 8) & 0xff);
      if (at / 8 + 1 < header.size()) header[at / 8 + 1] |= static_cast<std::byte>(value << (at % 8) >> 8 & 0xff);
    };
    for (std::uint32_t bit = 0; bit < bits; ++bit) add(bit, static_cast<std::uint32_t>(state_->read_in >> bit & 1));
    for (std::size_t i = 0; i < size; ++i) add(bits + 8 * i, state_->tmp_in_buffer[i]);
    header.resize((bits + 8 * size) / 8);
    std::span<const std::byte> in = header;
    std::byte unused_room{};
    std::span<std::byte> out(&unused_room, 1);
    return make_zlib_inflater()->step(in, out, true) == Step::malformed;
  }

  /// The stream ends within a byte; whole bytes behind it lie in the bit buffer, first one lowest.
  void keep_unused() {
    const auto bits = static_cast<std::uint32_t>(std::clamp(state_->read_in_length, 0, 63));
    std::uint64_t rest = state_->read_in >> (bits % 8);
    unused_count_ = bits / 8;
    for (std::size_t i = 0; i < unused_count_; ++i, rest >>= 8) unused_[i] = static_cast<std::byte>(rest & 0xff);
  }

  std::unique_ptr<inflate_state> state_;
  int status_ = ISAL_DECOMP_OK;
  Step ending_ = Step::more;     ///< once it is known, and after held_ was given
  std::vector<std::byte> held_;  ///< came out and is not given yet
  std::array<std::byte, 8> unused_{};
  std::size_t unused_count_ = 0;
};

}  // namespace

std::unique_ptr<Inflater> make_isal_inflater() { return std::make_unique<IsalInflater>(); }
#else
std::unique_ptr<Inflater> make_isal_inflater() { return nullptr; }
#endif

}  // namespace sluice
