// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "cli/terminal_progress.hpp"

#include "base/display_width.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace sluice {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::string_view erase_line = "\r\x1b[K";

class TerminalProgress final : public ReadMeter {
 public:
  explicit TerminalProgress(std::uint32_t columns) : columns_(columns), thread_([this] { draw_until_told(); }) {}
  ~TerminalProgress() override {
    {
      const std::lock_guard guard(mutex_);
      is_over_ = true;
    }
    told_.notify_one();
    thread_.join();
  }

 private:
  void draw_until_told() {
    constexpr auto quiet = std::chrono::seconds(1);
    constexpr auto pause = std::chrono::milliseconds(200);
    const auto start = Clock::now();
    std::unique_lock guard(mutex_);
    bool is_drawn = false;
    while (!told_.wait_for(guard, is_drawn ? Clock::duration(pause) : Clock::duration(quiet),
                           [this] { return is_over_; })) {
      const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
      narrate(fmt::format("{}{}", erase_line, progress_line(*this, seconds, columns_)));
      is_drawn = true;
    }
    if (is_drawn) narrate(erase_line);
  }

  const std::uint32_t columns_;
  std::mutex mutex_;
  std::condition_variable told_;
  bool is_over_ = false;
  std::thread thread_;
};

/// The last code point.
void drop_last(std::string& text) {
  const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; };
  while (text.size() > 1 && is_continuation(text.back())) text.pop_back();
  text.pop_back();
}

std::string time_left(const ReadMeter& meter, double seconds) {
  const auto done = static_cast<double>(meter.done());
  const auto size = static_cast<double>(meter.size());
  if (done <= 0 || size <= done || seconds <= 0) return "";
  const double left = (size - done) / (done / seconds);
  return fmt::format(", about {:.0f} s left", left + 0.5);
}

}  // namespace

std::shared_ptr<ReadMeter> make_terminal_progress(const Session& session) {
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  if (!session.stderr_is_terminal || is_dumb) return nullptr;
  return std::make_shared<TerminalProgress>(session.width);
}

std::string progress_line(const ReadMeter& meter, double seconds, std::uint32_t columns) {
  constexpr double megabyte = 1e6;
  const std::string tail = fmt::format(": {}, {:.1f} MB{}", count_of(meter.entries(), "entry", "entries"),
                                       static_cast<double>(meter.bytes()) / megabyte, time_left(meter, seconds));
  std::string head = "sluice: " + meter.doing();
  while (!head.empty() && display_width(head) + tail.size() + 1 > columns) drop_last(head);
  return head + tail;
}

}  // namespace sluice
