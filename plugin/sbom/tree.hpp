// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Sluice Authors
// A part of a structured document (JSON, YAML, or XML in the shape of JSON) as a tree with places. A document is read
// as its records, each a tree of its own that is gone when the next one comes, so that its size does not matter.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sbom {

/// A value. Lives as long as its Tree; texts are decoded and belong to the Tree.
struct Node {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string_view key;     ///< of a member of an object
  std::string_view text;    ///< of a string; of a number and a boolean as written
  std::string_view step;    ///< of XML only: this node's part of a path, "component[3]"; empty if it has none
  std::uint32_t index = 0;  ///< of an item of an array
  std::uint32_t size = 0;   ///< members or items
  std::uint32_t line = 0;   ///< where it begins, from 1
  Node* parent = nullptr;
  Node* first = nullptr;  ///< first member or item
  Node* last = nullptr;
  Node* next = nullptr;  ///< next one of the parent

  const Node* find(std::string_view member) const;          ///< null if absent, or this is no object
  std::string_view text_of(std::string_view member) const;  ///< of a string, number or boolean member; empty otherwise
  bool is_text() const { return kind == Kind::string; }
};

/// Walks the members or items of a node, or nothing for a null pointer: `for (const Node& item : children(node))`.
class Children {
 public:
  class Iterator {
   public:
    explicit Iterator(const Node* at) : at_(at) {}
    const Node& operator*() const { return *at_; }
    Iterator& operator++() {
      at_ = at_->next;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const Node* at_;
  };
  explicit Children(const Node* node) : first_(node == nullptr ? nullptr : node->first) {}
  Iterator begin() const { return Iterator(first_); }
  Iterator end() const { return Iterator(nullptr); }

 private:
  const Node* first_;
};
inline Children children(const Node* node) { return Children(node); }
inline Children children(const Node& node) { return Children(&node); }

/// Makes and owns nodes; clear() keeps the memory for the next record.
class Tree {
 public:
  /// A node below `parent` (behind its last child), or the root if that is null.
  Node* add(Node* parent, Node::Kind kind, std::uint32_t line);
  Node* add_member(Node* parent, std::string_view key, Node::Kind kind, std::uint32_t line);
  /// Copies a text into the tree's memory.
  std::string_view keep(std::string_view text);
  void clear();
  /// Bytes of its nodes and texts, to bound it.
  std::uint64_t memory() const { return text_bytes_ + used_ * sizeof(Node); }

 private:
  std::deque<Node> nodes_;
  std::size_t used_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;       ///< of texts, all of one size
  std::vector<std::unique_ptr<char[]>> large_texts_;  ///< those that a block does not hold
  std::size_t blocks_used_ = 0;
  std::size_t free_ = 0;  ///< bytes left in the last block in use
  std::uint64_t text_bytes_ = 0;
};

/// JSON pointer (RFC 6901) of a node from the root of its tree, or from a node above it: "/hashes/0/content"; "" for
/// the root.
std::string pointer_of(const Node& node, const Node* above = nullptr);

/// The same as a path of XML, made of the nodes' steps: "/hashes/hash[1]".
std::string xml_path_of(const Node& node, const Node* above = nullptr);

/// What a document is made of. A record is an item of an array that is a member of the document's root object, such as
/// "/components/12"; in a document without such arrays there are none.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// An item of the root's array `array`. It may come before other members of the root.
  virtual void record(std::string_view array, std::uint32_t index, const Node& item) = 0;
  /// A member of the root that is no array, when it is complete. It may come before or behind records.
  virtual void member(const Node& /*member*/) {}
  /// At the end: the root, its arrays of records empty but with their size.
  virtual void root(const Node& root) = 0;
};

}  // namespace sluice::sbom
