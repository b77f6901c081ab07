// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// load_build_request: what the hook's CMake code wrote (cmake/SluiceRequest.cmake).
#include "base/fields_read.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "hooks/build_request.hpp"
#include "hooks/places.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view family = "sluice.request";
constexpr int newest = 1;
constexpr const char* project_file_name = "sluice.yaml";

class RequestReader {
 public:
  RequestReader(const json::Value& root, const std::string& path) : root_(root), path_(path) {}

  Result<BuildRequest> read() {
    for (const auto& [key, member] : texts) TRY(read_text(key, request_.*member));
    TRY(read_list("policies", request_.policies));
    TRY(read_list("inputs", request_.inputs));
    request_.allow_past = root_.boolean_or("allow_past", false);
    if (request_.source_folder.empty() || request_.build_folder.empty()) return refuse_at(root_, "'source_folder' and 'build_folder' must be named");
    const bool is_point = request_.point == "P0" || request_.point == "P1" || looks_at_results(request_.point);
    if (!is_point) return refuse_at(root_, "'point' must be P0, P1, P2 or P3");
    for (const json::Value& one : root_.items_of("deliveries")) TRY(read_delivery(one));
    return std::move(request_);
  }

 private:
  static constexpr std::pair<std::string_view, std::string BuildRequest::*> texts[] = {
      {"source_folder", &BuildRequest::source_folder}, {"build_folder", &BuildRequest::build_folder},
      {"config", &BuildRequest::config},               {"project_file", &BuildRequest::project_file},
      {"rung", &BuildRequest::rung},                   {"as_of", &BuildRequest::as_of},
      {"point", &BuildRequest::point},                 {"event_log", &BuildRequest::event_log},
      {"report_folder", &BuildRequest::report_folder}, {"state_file", &BuildRequest::state_file},
      {"ledger", &BuildRequest::ledger}};

  tl::unexpected<Error> refuse_at(const json::Value& value, const std::string& problem) const {
    return refuse(fmt::format("{}:{}:{}: {}", path_, value.line, value.column, problem), "configure again; the hook writes this file");
  }

  Result<void> read_text(std::string_view key, std::string& to) const {
    const json::Value* value = root_.find(key);
    if (value == nullptr) return {};
    if (value->kind != json::Value::Kind::string) return refuse_at(*value, fmt::format("'{}' must be a text", key));
    to = value->string;
    return {};
  }

  Result<void> read_list(std::string_view key, std::vector<std::string>& to) const {
    for (const json::Value& item : root_.items_of(key)) {
      if (item.kind != json::Value::Kind::string) return refuse_at(item, fmt::format("'{}' must hold texts", key));
      to.push_back(item.string);
    }
    return {};
  }

  Result<void> read_delivery(const json::Value& value) {
    DeliveryRequest delivery;
    delivery.path = value.text_or("path", "");
    delivery.supplier = value.text_or("supplier", "");
    delivery.url = value.text_or("url", "");
    if (delivery.path.empty()) return refuse_at(value, "a delivery without 'path'");
    if (const json::Value* call = value.find("taken_in")) {
      if (!places_) places_.emplace(request_.source_folder, request_.build_folder);
      delivery.taken_in = places_->call(std::string(call->text_or("path", "")), call->text_or("command", ""), call->text_or("name", ""));
      delivery.taken_in->reader = "request";
    }
    request_.deliveries.push_back(std::move(delivery));
    return {};
  }

  const json::Value& root_;
  const std::string& path_;
  std::optional<Places> places_;
  BuildRequest request_;
};

}  // namespace

Result<BuildRequest> load_build_request(const std::string& path) {
  const Limits limits;
  const Result<std::string> text = read_file(path, limits.document_bytes);
  if (!text) return refuse(text.error().message, "configure with the line that `sluice hook cmake` prints");
  TRY_ASSIGN(const json::Value root, fields::parse_format(*text, path, limits, family, newest));
  TRY_ASSIGN(BuildRequest request, RequestReader(root, path).read());
  // A project file that appears after configure counts from the next build on.
  const std::string project_file = join_path(request.source_folder, project_file_name);
  if (request.project_file.empty() && is_file(project_file)) request.project_file = project_file;
  request.inputs.push_back(project_file);
  request.inputs.push_back(path);
  return request;
}

}  // namespace sluice
