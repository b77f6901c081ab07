// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "intake/single_reader.hpp"

#include "intake/buffer.hpp"

#include <utility>

namespace sluice {
namespace {

class SingleReader final : public ContainerReader {
 public:
  SingleReader(std::string name, ByteSource& source, const Unwrapped& layers)
      : source_(source), layers_(layers), buffer_(256u << 10) {
    meta_.path = std::move(name);
  }

  Result<std::optional<EntryMeta>> next() override {
    if (std::exchange(is_given_, true)) return std::optional<EntryMeta>();
    if (source_.size() != 0) meta_.size = source_.size();
    return std::optional<EntryMeta>(meta_);
  }
  Result<std::span<const std::byte>> read() override {
    TRY_ASSIGN(const std::size_t got, source_.read(buffer_.span()));
    return std::span<const std::byte>(buffer_.first(got));
  }
  /// Asked at the source's end, when the decoders are done.
  bool entry_is_whole() const override { return layers_.is_whole(); }
  const std::string& stopped() const override { return stopped_; }

 private:
  ByteSource& source_;
  const Unwrapped& layers_;
  Buffer buffer_;
  EntryMeta meta_;
  bool is_given_ = false;
  std::string stopped_;
};

}  // namespace

std::unique_ptr<ContainerReader> make_single_reader(std::string name, ByteSource& source, const Unwrapped& layers) {
  return std::make_unique<SingleReader>(std::move(name), source, layers);
}

}  // namespace sluice
