#include "dragoman/record/known_articles.h"

#define XXH_INLINE_ALL  // the header alone: nothing to link
#include <xxhash.h>

#include <cstdio>

namespace dragoman {
namespace {

/// One hash a kind of fact; the parts are separated so that "ab"+"c" is not "a"+"bc".
std::uint64_t fact(char kind, std::string_view first, std::string_view second = {}) {
  std::string joined;
  joined.reserve(first.size() + second.size() + 2);
  joined += kind;
  joined += first;
  joined += '\0';
  joined += second;
  return XXH3_64bits(joined.data(), joined.size());
}

std::string_view host(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string_view paper(const KnownArticles::Identity& a) { return !a.domain.empty() ? a.domain : !a.publisher.empty() ? a.publisher : host(a.url); }

}  // namespace

std::size_t HashSet::place(std::uint64_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != 0 && slots_[at] != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

bool HashSet::contains(std::uint64_t hash) const { return !slots_.empty() && slots_[place(hash | (hash == 0))] != 0; }

bool HashSet::insert(std::uint64_t hash) {
  hash |= hash == 0;  // 0 marks an empty slot
  if (2 * (size_ + 1) > slots_.size()) {
    std::vector<std::uint64_t> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const std::uint64_t h : old) {
      if (h != 0) slots_[place(h)] = h;
    }
  }
  std::uint64_t& slot = slots_[place(hash)];
  if (slot != 0) return false;
  slot = hash;
  ++size_;
  return true;
}

void HashSet::merge(const HashSet& other) {
  for (const std::uint64_t hash : other.slots_) {
    if (hash != 0) insert(hash);
  }
}

bool KnownArticles::holds(const Identity& a) const {
  return (!a.url.empty() && hashes_.contains(fact('u', a.url))) || hashes_.contains(fact('c', a.content_hash, paper(a)));
}

bool KnownArticles::add(const Identity& a) {
  const bool new_url = a.url.empty() || hashes_.insert(fact('u', a.url));
  const bool new_text = hashes_.insert(fact('c', a.content_hash, paper(a)));
  return new_url && new_text;
}

bool KnownArticles::holds_id(std::string_view id) const { return hashes_.contains(fact('i', id)); }
void KnownArticles::add_id(std::string_view id) { hashes_.insert(fact('i', id)); }

std::string content_hash(const Article& article) {
  const XXH128_hash_t h = XXH3_128bits(article.text.data(), article.text.size());
  char out[33];
  std::snprintf(out, sizeof out, "%016llx%016llx", static_cast<unsigned long long>(h.high64), static_cast<unsigned long long>(h.low64));
  return out;
}

}  // namespace dragoman
