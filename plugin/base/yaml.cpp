// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// The only file that knows yaml-cpp. Its events build our own tree, because its Node accepts duplicate keys, aliases,
// cycles, further documents and unclosed quotes (measured with 0.7.0).
#include "base/yaml.hpp"

#include "base/escape.hpp"
#include "base/text.hpp"
#include "base/yaml_text.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

namespace sluice::yaml {
namespace {

constexpr std::size_t most_problems = 100;        ///< one hostile manifest must not cost a diagnostic per byte
constexpr std::size_t longest_shown_line = 4096;  ///< nor its whole text per diagnostic

/// A collection under construction.
struct Frame {
  Node node;
  bool is_flow = false;
  int block_column = -1;  ///< column from 0 of the innermost block collection
  bool has_key = false;   ///< of a mapping: the next node is the value
  std::string key;
  Span key_span;
  std::map<std::string, Span, std::less<>> seen;
};

class Builder final : public YAML::EventHandler {
 public:
  Builder(const Document& document, const Limits& limits)
      : document_(document), limits_(limits), lines_(document.text) {}

  const Lines& lines() const { return lines_; }
  std::vector<Diagnostic> problems;
  Node root;
  bool has_document = false;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (has_document) {
      add(mark, 3, "yaml-second-document", "a second document begins here", "expected the end of the file",
          "keep one document in a file; remove the line with ---");
    }
    has_document = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (wants_key()) {
      add(mark, 1, "yaml-key", "a key is empty", "expected a name", "write the key, or put it in quotes");
      return take_key(mark, {});
    }
    Node node;
    node.text = null_word(mark);
    node.span = span(mark, node.text.size());
    take(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse_alias(mark);
    wants_key() ? take_key(mark, {}) : take(Node{});
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    refuse_tab(mark);
    refuse_lost_quote(mark);
    if (wants_key()) {
      if (value == "<<" && !is_quoted(mark)) {
        add(mark, 2, "yaml-merge-key", "a merge key `<<`", "expected a plain key",
            "write the merged keys out, or use `extends`");
      }
      return take_key(mark, value);
    }
    Node node;
    node.quoted = is_quoted(mark) || byte_at(mark) == '|' || byte_at(mark) == '>';
    node.text = value;
    node.span = span(mark, scalar_length(mark, value));
    take(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Node::Kind::sequence, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Node::Kind::mapping, mark, tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  /// What yaml-cpp could not read. A lost quote or an alias without its anchor is the cause more often than the place
  /// it names.
  void refuse_syntax(const YAML::Mark& mark, std::string message) {
    if (!problems.empty()) return;
    if (const auto lost = find_lost_quote(lines_.text())) return add_lost_quote(*lost);
    const std::size_t at = offset(mark);
    if (byte_at(mark) == '*') return refuse_alias(mark);
    if (lines_.line_around(at).substr(0, 1) == "\t" || message.find("tab") != std::string::npos) return add_tab(at);
    if (const std::size_t word = message.find("illegal"); word != std::string::npos)
      message.replace(word, 7, "invalid");
    const char before = at > 0 ? lines_.text()[at - 1] : '\0';
    const bool after_quote = before == '"' || before == '\'';
    add_at(at, 1, "yaml-syntax", after_quote ? "text follows a closing quote" : message,
           after_quote ? "expected the end of the value" : "reading stopped here",
           after_quote ? "double a single quote inside single quotes, write \\\" inside double quotes"
                       : "check the indent and the brackets here; put a value that holds `: ` or ` #` in quotes");
  }

  void refuse_bytes(const BadByte& bad) {
    const auto byte = static_cast<unsigned char>(lines_.text()[bad.offset]);
    const std::string seen = bad.is_control ? fmt::format("the control character U+{:04X}", byte)
                                            : fmt::format("the byte 0x{:02x}, which is no UTF-8 here", byte);
    add_at(bad.offset, 1, bad.is_control ? "yaml-control" : "yaml-utf8", seen, "expected UTF-8 text",
           "save the file as UTF-8 text");
  }

  void refuse_empty() {
    add_at(0, 1, "yaml-empty", "the file holds no document", "expected a mapping",
           "write at least the format line, `sluice: 1`");
  }

 private:
  std::size_t offset(const YAML::Mark& mark) const { return lines_.offset_of(mark.line, mark.column); }
  char byte_at(const YAML::Mark& mark) const {
    const std::size_t at = offset(mark);
    return at < lines_.text().size() ? lines_.text()[at] : '\0';
  }
  bool is_quoted(const YAML::Mark& mark) const { return byte_at(mark) == '"' || byte_at(mark) == '\''; }
  bool wants_key() const {
    return !frames_.empty() && frames_.back().node.kind == Node::Kind::mapping && !frames_.back().has_key;
  }

  Span span_at(std::size_t offset, std::size_t length) const {
    const Position position = lines_.position_of(offset);
    return {document_.file, position.line, position.column,
            static_cast<std::uint32_t>(std::max<std::size_t>(1, length))};
  }
  Span span(const YAML::Mark& mark, std::size_t length) const { return span_at(offset(mark), length); }

  /// Code points of a scalar as it stands in the file, up to the end of its first line.
  std::size_t scalar_length(const YAML::Mark& mark, const std::string& value) const {
    const std::size_t at = offset(mark);
    const std::size_t end = is_quoted(mark) ? find_quote_end(lines_.text(), at) : at + value.size();
    const std::string_view source = lines_.text().substr(at, end == std::string_view::npos ? end : end - at);
    return code_points(source.substr(0, source.find_first_of("\r\n")));
  }

  void add_at(std::size_t offset, std::size_t length, std::string code, std::string message, std::string label,
              std::string help) {
    if (problems.size() >= most_problems) return;
    Diagnostic problem;
    problem.code = std::move(code);
    problem.message = std::move(message);
    problem.primary = document_.label(span_at(offset, length), std::move(label));
    problem.help = std::move(help);
    problems.push_back(std::move(problem));
  }
  void add(const YAML::Mark& mark, std::size_t length, std::string code, std::string message, std::string label,
           std::string help) {
    add_at(offset(mark), length, std::move(code), std::move(message), std::move(label), std::move(help));
  }

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    add(mark, 1, "yaml-anchor", "an anchor `&`", "expected a plain value", "write the value out where it is needed");
  }
  void refuse_alias(const YAML::Mark& mark) {
    add(mark, 1, "yaml-alias", "an alias `*`", "expected a plain value",
        "write the value out; put a text that begins with * in quotes");
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || (tag == "!" && byte_at(mark) != '!')) return;
    add(mark, 1, "yaml-tag", fmt::format("a tag `{}`", to_visible_short(tag, 60)), "expected a plain value",
        "remove it; the schema gives the type. Put a text that begins with ! in quotes");
  }
  void refuse_tab(const YAML::Mark& mark) {
    const std::string_view before = lines_.line_before(offset(mark));
    const bool in_flow = !frames_.empty() && frames_.back().is_flow;
    if (!in_flow && is_blank(before) && before.find('\t') != std::string_view::npos) add_tab(offset(mark));
  }
  void add_tab(std::size_t near) {
    const std::string_view line = lines_.line_around(near);
    const std::size_t start = near - lines_.line_before(near).size();
    const std::size_t tab = std::min(line.find('\t'), line.size());
    add_at(start + tab, 1, "yaml-tab-indent", "a tab in the indent", "expected blanks", "indent with blanks");
  }
  void refuse_lost_quote(const YAML::Mark& mark) {
    const int column = frames_.empty() ? -1 : frames_.back().block_column;
    if (is_quoted(mark) && is_lost_quote(lines_.text(), offset(mark), column)) add_lost_quote(offset(mark));
  }
  void add_lost_quote(std::size_t open) {
    add_at(open, 1, "yaml-unclosed-quote", "a quote is opened here and not closed before the next line of its block",
           "opened here", "close the quote; indent the further lines of a wrapped value deeper than its key");
  }

  /// "null" or "~" as written, or empty where nothing is written (the mark then names what follows).
  std::string null_word(const YAML::Mark& mark) const {
    const std::string_view rest = lines_.text().substr(offset(mark));
    const bool in_flow = !frames_.empty() && frames_.back().is_flow;
    for (const std::string_view word : std::array<std::string_view, 4>{"~", "null", "Null", "NULL"}) {
      if (!rest.starts_with(word)) continue;
      const std::string_view after = rest.substr(word.size(), 1);
      if (after.empty() || is_blank(after) || (in_flow && after.find_first_of(",]}") == 0)) return std::string(word);
    }
    return {};
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    refuse_tab(mark);
    if (wants_key()) {
      add(mark, 1, "yaml-key", "a key is a list or a mapping", "expected a name",
          "use a plain or quoted text as the key");
    }
    if (frames_.size() == limits_.document_depth) {
      add(mark, 1, "yaml-depth", fmt::format("more than {} levels of nesting", limits_.document_depth),
          "expected a value", "");
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = span(mark, 1);
    frame.is_flow = style == YAML::EmitterStyle::Flow;
    frame.block_column = !frame.is_flow ? mark.column : frames_.empty() ? -1 : frames_.back().block_column;
    frames_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    if (!wants_key()) return take(std::move(node));
    frames_.back().key.clear();  // a collection as key, refused when it was opened
    frames_.back().has_key = true;
  }

  void take(Node node) {
    if (frames_.empty()) {
      root = std::move(node);
    } else if (Frame& frame = frames_.back(); frame.node.kind == Node::Kind::sequence) {
      frame.node.items.push_back(std::move(node));
    } else {
      frame.node.members.push_back({std::move(frame.key), std::move(frame.key_span), std::move(node)});
      frame.has_key = false;
    }
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Frame& frame = frames_.back();
    frame.key = key;
    frame.key_span = span(mark, scalar_length(mark, key));
    frame.has_key = true;
    const auto [first, is_new] = frame.seen.emplace(key, frame.key_span);
    if (is_new || key.empty() || problems.size() >= most_problems) return;
    add(mark, frame.key_span.length, "yaml-duplicate-key",
        fmt::format("key `{}` is given twice", to_visible_short(key, 80)), "given again here",
        "merge the two, or remove one");
    problems.back().secondary.push_back(document_.label(first->second, "first given here"));
  }

  const Document& document_;
  const Limits& limits_;
  Lines lines_;
  std::vector<Frame> frames_;
};

void read_events(const std::string& text, Builder& builder) {
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder) && builder.problems.size() < most_problems) {
    }
    if (!builder.has_document) builder.refuse_empty();
  } catch (const YAML::Exception& exception) {
    builder.refuse_syntax(exception.mark, to_visible_short(exception.msg, 200));
  }
}

std::string headline(const std::vector<Diagnostic>& problems) {
  const Diagnostic& first = problems.front();
  const std::string more = problems.size() == 1 ? "" : fmt::format(" (and {} more)", problems.size() - 1);
  return fmt::format("{}: {}{}", to_visible(to_string(first.primary.span)), first.message, more);
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const Member* member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

const Member* Node::find_member(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

std::string Document::line(std::uint32_t number) const {
  if (number == 0) return {};
  std::string_view rest = text;
  for (std::uint32_t at = 1; at < number; ++at) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  const std::string_view found = rest.substr(0, rest.find('\n'));
  return std::string(found.ends_with('\r') ? found.substr(0, found.size() - 1) : found);
}

Label Document::label(const Span& span, std::string label_text) const {
  std::string source = line(span.line);
  if (source.size() > longest_shown_line) source.clear();
  return {span, std::move(label_text), std::move(source)};
}

Result<Document> parse(std::string text, std::string file, const Limits& limits) {
  if (text.size() > limits.document_bytes) {
    Diagnostic problem;
    problem.code = "yaml-size";
    problem.message = fmt::format("{} bytes, expected at most {}", text.size(), limits.document_bytes);
    problem.primary.span.file = file;
    return refuse(fmt::format("{}: {}", to_visible(file), problem.message), std::vector<Diagnostic>{problem});
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  Document document{std::move(file), std::move(text), {}};
  Builder builder(document, limits);
  if (const auto bad = find_bad_byte(document.text)) {
    builder.refuse_bytes(*bad);
  } else {
    read_events(document.text, builder);
  }
  if (!builder.problems.empty()) {
    std::string message = headline(builder.problems);
    return refuse(std::move(message), std::move(builder.problems));
  }
  document.root = std::move(builder.root);
  return document;
}

}  // namespace sluice::yaml
