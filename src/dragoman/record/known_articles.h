// Which articles a record has: what makes reading again skip them, and what keeps forty copies of one report apart.
//
// An article is known if its URL is, or if the *same publisher* has had the same text. The same text at another publisher is a copy,
// which is evidence (the table `copies`), not a repetition: three papers with one agency's report are three articles.
// Every fact is kept as a 64-bit hash in one flat table: 50 to 100 bytes an article, where a set of strings took 400.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

/// A set of 64-bit hashes, open addressing with linear probing.
class HashSet {
 public:
  /// True if it was not there.
  bool insert(std::uint64_t hash);
  bool contains(std::uint64_t hash) const;
  std::size_t size() const { return size_; }
  void merge(const HashSet& other);

 private:
  std::size_t place(std::uint64_t hash) const;
  std::vector<std::uint64_t> slots_;  ///< 0 = empty
  std::size_t size_ = 0;
};

class KnownArticles {
 public:
  /// What identifies an article, as the table `articles` keeps it too.
  struct Identity {
    std::string_view url, publisher, domain, content_hash;
  };

  bool holds(const Identity& article) const;
  /// Makes it known; false if it was.
  bool add(const Identity& article);
  bool holds_id(std::string_view id) const;
  void add_id(std::string_view id);
  /// Makes known what `other` knows.
  void merge(const KnownArticles& other) { hashes_.merge(other.hashes_); }

 private:
  HashSet hashes_;
};

/// Hash of an article's text (128 bits, hex).
std::string content_hash(const Article& article);

}  // namespace dragoman
