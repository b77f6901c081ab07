// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
#include "sbom/tag_records.hpp"

#include "base/escape.hpp"
#include "model/contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice::sbom {
namespace {

constexpr SpdxTag tags[] = {
#define SPDX_TAG(tag, owner, member, form) {tag, #owner, member, TagForm::form},
#include "sbom/spdx_tags.def"
#undef SPDX_TAG
};

struct List {
  std::string_view owner, array;
};
constexpr std::array<List, 6> lists = {{{"package", "packages"},
                                        {"file", "files"},
                                        {"snippet", "snippets"},
                                        {"license", "hasExtractedLicensingInfos"},
                                        {"relationship", "relationships"},
                                        {"review", "revieweds"}}};

bool is_section(std::string_view owner) {
  return owner == "package" || owner == "file" || owner == "snippet" || owner == "license";
}

}  // namespace

const SpdxTag* find_spdx_tag(std::string_view tag) {
  const auto at = std::ranges::find(tags, tag, &SpdxTag::tag);
  return at == std::end(tags) ? nullptr : at;
}

std::string tag_of_member(std::string_view owner, std::string_view member) {
  const auto at =
      std::ranges::find_if(tags, [&](const SpdxTag& tag) { return tag.owner == owner && tag.member == member; });
  return std::string(at == std::end(tags) ? member : at->tag);
}

TagRecords::TagRecords(Spdx2Records& records) : records_(&records) {
  root_.node = root_.tree.add(nullptr, Node::Kind::object, 1);
  root_.owner = "document";
}

void TagRecords::tag(const TagLine& line) {
  if (!judge(line)) return;
  if (line.value.empty() && !line.is_text) {
    return say("sbom.schema", line.line, fmt::format("'{}' has no value", to_visible_short(line.tag, 60)));
  }
  if (line.tag == "SPDXID") return identify(line.value, line.line);
  const SpdxTag* const tag = find_spdx_tag(line.tag);
  if (tag == nullptr) {
    return say("sbom.schema", line.line, fmt::format("'{}' is no tag of SPDX", to_visible_short(line.tag, 60)));
  }
  if (tag->form == TagForm::begin || tag->form == TagForm::relationship) begin(*tag, line.line);
  if (tag->form == TagForm::annotated) {
    annotated_ = line.value;
    return;
  }
  Open* const open = object_of(*tag);
  if (open == nullptr) {
    return say("sbom.schema", line.line, fmt::format("'{}' without what it speaks of", tag->tag),
               fmt::format("the tag that begins a {} must come before it", tag->owner));
  }
  Node& object = tag->owner == "creation" ? *creation_ : *open->node;
  const bool is_single = tag->form == TagForm::text || tag->form == TagForm::boolean || tag->form == TagForm::purpose ||
                         tag->form == TagForm::verification_code;
  if (is_single && object.find(tag->member) != nullptr) {
    return say("sbom.duplicate-key", line.line, fmt::format("'{}' comes twice", tag->tag), "the first one counts");
  }
  if (open->tree.memory() > record_memory) {
    return say("sbom.too-large", line.line, fmt::format("one {} takes too much memory", tag->owner));
  }
  const std::string wrong = add_tag_value(*tag, line.value, line.line, open->tree, object);
  if (!wrong.empty()) say("sbom.schema", line.line, fmt::format("'{}': {}", tag->tag, wrong));
}

bool TagRecords::judge(const TagLine& line) {
  switch (line.fault) {
    case TagLine::Fault::none:
      return true;
    case TagLine::Fault::no_tag:
      say("sbom.syntax", line.line, fmt::format("no tag in '{}'", to_visible_short(line.value, 60)),
          "a line is 'Tag: value'; longer values stand between <text> and </text>");
      break;
    case TagLine::Fault::text_behind_end:
      say("sbom.syntax", line.line, fmt::format("text behind the </text> of '{}'", to_visible_short(line.tag, 60)));
      break;
    case TagLine::Fault::too_long:
      say("sbom.too-large", line.line, fmt::format("the text of '{}' is too long", to_visible_short(line.tag, 60)));
      break;
    case TagLine::Fault::not_utf8:
      say("sbom.encoding", line.line, fmt::format("the text of '{}' is not UTF-8", to_visible_short(line.tag, 60)));
      break;
    case TagLine::Fault::cut:
      say("sbom.cut", line.line, fmt::format("the <text> of '{}' has no end", to_visible_short(line.tag, 60)));
      break;
  }
  is_whole_ = false;
  return false;
}

void TagRecords::identify(std::string_view id, std::uint32_t line) {
  Open& open = section_.node == nullptr ? root_ : section_;
  if (open.node->find("SPDXID") != nullptr) {
    return say("sbom.duplicate-key", line, "'SPDXID' comes twice", "the first one counts");
  }
  open.tree.add_member(open.node, "SPDXID", Node::Kind::string, line)->text = open.tree.keep(id);
}

void TagRecords::begin(const SpdxTag& tag, std::uint32_t line) {
  close(relationship_);
  if (tag.owner != "relationship") close(annotation_);
  Open& open = is_section(tag.owner) ? section_ : tag.owner == "relationship" ? relationship_ : annotation_;
  close(open);
  open.owner = tag.owner;
  open.node = open.tree.add(nullptr, Node::Kind::object, line);
}

TagRecords::Open* TagRecords::object_of(const SpdxTag& tag) {
  if (tag.owner == "creation" && creation_ == nullptr) {
    creation_ = root_.tree.add_member(root_.node, "creationInfo", Node::Kind::object, 1);
  }
  if (tag.owner == "document" || tag.owner == "creation") return &root_;
  for (Open* const open : {&section_, &relationship_, &annotation_}) {
    if (open->node != nullptr && open->owner == tag.owner) return open;
  }
  return nullptr;
}

void TagRecords::close(Open& open) {
  if (open.node == nullptr) return;
  if (open.owner == "annotation") {
    if (annotated_.empty())
      say("sbom.schema", open.node->line, "'SPDXREF' is missing", "it says what the annotation is about");
    records_->annotation_of(annotated_, *open.node);
    annotated_.clear();
  } else {
    const auto list = std::ranges::find(lists, open.owner, &List::owner);
    records_->record(list->array, counts_[static_cast<std::size_t>(list - lists.begin())]++, *open.node);
  }
  if (open.owner == "package") {
    package_ = open.node->text_of("filesAnalyzed") == "false" ? "" : open.node->text_of("SPDXID");
  }
  if (open.owner == "file") contain(*open.node);
  open.tree.clear();
  open.node = nullptr;
}

/// A file behind a package is one of its files (clause 8.1).
void TagRecords::contain(const Node& file) {
  const std::string_view id = file.text_of("SPDXID");
  if (!package_.empty() && !id.empty()) records_->contain(package_, id, file.line);
}

bool TagRecords::finish() {
  for (Open* const open : {&relationship_, &annotation_, &section_}) close(*open);
  hand_over_documents();
  records_->root(*root_.node);
  return is_whole_;
}

/// As JSON's, the root has its lists empty but with their size.
void TagRecords::hand_over_documents() {
  constexpr std::string_view array = "externalDocumentRefs";
  for (Node* child = root_.node->first; child != nullptr; child = child->next) {
    if (child->key != array) continue;
    for (Node* item = child->first; item != nullptr; item = item->next) records_->record(array, item->index, *item);
    child->first = child->last = nullptr;
  }
}

void TagRecords::say(std::string_view term, std::uint32_t line, std::string detail, std::string help) {
  records_->problem(
      {.term = std::string(term), .detail = std::move(detail), .help = std::move(help), .place = "", .line = line});
}

}  // namespace sluice::sbom
