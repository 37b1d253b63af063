// Building the tree: one pass over the bytes, a stack of open elements, the implied end tags of the HTML standard that change
// where text belongs (p, li, dd, table parts), and none of its rules on formatting elements, which do not.
#include "dragoman/extract/html_tree.h"

#include <array>
#include <cstring>

#include "dragoman/extract/html_tags.h"

namespace dragoman {

using html_detail::space;

namespace {

constexpr std::size_t kMaxDepth = 512;  // Blink's limit too; without one, mismatched end tags cost quadratic time

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool equal_without_case(std::string_view a, std::string_view lower_b) {
  if (a.size() != lower_b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != lower_b[i]) return false;
  }
  return true;
}

class HtmlTree::Builder {
 public:
  Builder(std::string_view source, std::vector<HtmlNode>& nodes) : source_(source), nodes_(nodes) {}

  void build() {
    nodes_.reserve(source_.size() / 40 + 16);
    nodes_.push_back({0, 0, 0, 0, Tag::html});
    open_.push_back(0);
    ++open_count_[static_cast<std::size_t>(Tag::html)];
    std::size_t at = 0;
    const std::size_t n = source_.size();
    while (at < n) {
      const void* found = std::memchr(source_.data() + at, '<', n - at);
      const std::size_t lt = found ? static_cast<std::size_t>(static_cast<const char*>(found) - source_.data()) : n;
      if (lt > at) add_text(at, lt);
      if (lt + 1 >= n) {
        if (lt < n) add_text(lt, n);
        break;
      }
      at = markup(lt);
    }
    while (!open_.empty()) pop();
  }

 private:
  // Reads what starts with '<' at `lt`; returns where reading goes on.
  std::size_t markup(std::size_t lt) {
    const char c = source_[lt + 1];
    if (letter(c)) return start_tag(lt);
    if (c == '/') {
      if (lt + 2 < source_.size() && letter(source_[lt + 2])) return end_tag(lt);
      return after_gt(lt);
    }
    if (c == '!') {
      if (source_.compare(lt, 4, "<!--") == 0) {
        const std::size_t close = find_once(comment_end_lost_, "-->", lt + 2);  // "<!-->" is closed at once
        return close == source_.npos ? after_gt(lt) : close + 3;
      }
      return after_gt(lt);
    }
    if (c == '?') return after_gt(lt);
    add_text(lt, lt + 1);  // a lone '<' is text
    return lt + 1;
  }

  std::size_t find_once(bool& lost, std::string_view needle, std::size_t from) {
    if (lost) return source_.npos;
    const std::size_t found = source_.find(needle, from);
    lost = found == source_.npos;
    return found;
  }

  std::size_t after_gt(std::size_t from) {
    const std::size_t gt = find_once(gt_lost_, ">", from);
    return gt == source_.npos ? source_.size() : gt + 1;
  }

  std::size_t name_end(std::size_t from) const {
    std::size_t i = from;
    while (i < source_.size() && !space(source_[i]) && source_[i] != '>' && source_[i] != '/' && source_[i] != '<') ++i;
    return i;
  }

  // The '>' that ends a tag whose name ended at `i`: quotes after '=' protect it. A quote never closed does not (the standard
  // would drop the rest of the page).
  std::size_t tag_end(std::size_t i) {
    bool after_equals = false;
    const std::size_t first = i;
    for (; i < source_.size(); ++i) {
      const char c = source_[i];
      if (c == '>') return i;
      if (c == '=') {
        after_equals = true;
      } else if (after_equals && (c == '"' || c == '\'')) {
        bool& lost = c == '"' ? double_quote_lost_ : single_quote_lost_;
        const std::size_t close = find_once(lost, std::string_view(&c, 1), i + 1);
        if (close == source_.npos) {
          const std::size_t gt = source_.find('>', first);
          return gt == source_.npos ? source_.size() : gt;
        }
        i = close;
        after_equals = false;
      } else if (!space(c)) {
        after_equals = false;
      }
    }
    return source_.size();
  }

  std::size_t start_tag(std::size_t lt) {
    const std::size_t stop = name_end(lt + 1);
    const Tag tag = find_tag(source_.substr(lt + 1, stop - lt - 1));
    const std::size_t gt = tag_end(stop);
    if (gt >= source_.size()) return source_.size();  // a tag cut off by the end of the page
    const TagTraits& t = traits(tag);
    const bool self_closed = source_[gt - 1] == '/' && tag == Tag::unknown;
    if (tag == Tag::html || tag == Tag::body || tag == Tag::head) {
      if (tag == Tag::html && nodes_[0].end == 0) {  // the root takes the attributes of the first <html>
        nodes_[0].begin = static_cast<std::uint32_t>(stop);
        nodes_[0].end = static_cast<std::uint32_t>(gt);
        return gt + 1;
      }
      if (tag == Tag::html || open_count(tag) > 0) return gt + 1;
      if (tag == Tag::body) pop_through(Tag::head);
    }
    imply_ends(tag, t);
    const std::uint32_t node = add(tag, stop, gt);
    if (t.empty || self_closed) return gt + 1;
    if (t.raw) return raw_content(tag, source_.substr(lt + 1, stop - lt - 1), node, gt + 1);
    if (open_.size() < kMaxDepth) {
      open_.push_back(node);
      ++open_count_[static_cast<std::size_t>(tag)];
    }
    return gt + 1;
  }

  // script, style, textarea, title, ...: text up to their own end tag.
  std::size_t raw_content(Tag, std::string_view tag_name, std::uint32_t node, std::size_t from) {
    std::size_t at = from;
    std::size_t close = source_.npos;
    while (true) {
      const std::size_t lt = source_.find('<', at);
      if (lt == source_.npos || lt + 2 + tag_name.size() > source_.size()) break;
      if (source_[lt + 1] == '/' && same_name(source_.substr(lt + 2, tag_name.size()), tag_name)) {
        close = lt;
        break;
      }
      at = lt + 1;
    }
    const std::size_t stop = close == source_.npos ? source_.size() : close;
    if (stop > from) {
      nodes_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(stop), node, 0, Tag::text});
      nodes_.back().after = static_cast<std::uint32_t>(nodes_.size());
    }
    nodes_[node].after = static_cast<std::uint32_t>(nodes_.size());
    if (close == source_.npos) return source_.size();
    const std::size_t gt = source_.find('>', close);
    return gt == source_.npos ? source_.size() : gt + 1;
  }

  static bool same_name(std::string_view a, std::string_view b) {
    for (std::size_t i = 0; i < a.size(); ++i)
      if ((a[i] | 32) != (b[i] | 32)) return false;
    return true;
  }

  std::size_t end_tag(std::size_t lt) {
    const std::size_t stop = name_end(lt + 2);
    const Tag tag = find_tag(source_.substr(lt + 2, stop - lt - 2));
    const std::size_t after = after_gt(stop);
    // Text behind </body> still belongs to the page; unknown elements are told apart by nothing, so the innermost is closed.
    if (tag == Tag::html || tag == Tag::body || traits(tag).empty || open_count(tag) == 0) return after;
    const bool inline_tag = !traits(tag).block;
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag open = nodes_[open_[i]].tag;
      if (open == tag) {
        while (open_.size() > i) pop();
        break;
      }
      if (inline_tag && traits(open).block) break;  // a stray </span> must not close the <div> around it
      if (!table_part(tag) && (open == Tag::td || open == Tag::th || open == Tag::table)) break;
      if (tag == Tag::p && open != Tag::p && traits(open).block) break;
    }
    return after;
  }

  static bool table_part(Tag t) {
    return t == Tag::table || t == Tag::tbody || t == Tag::thead || t == Tag::tfoot || t == Tag::tr || t == Tag::td || t == Tag::th;
  }

  void imply_ends(Tag tag, const TagTraits& t) {
    if (tag == Tag::li) close_open({Tag::li}, {Tag::ul, Tag::ol, Tag::menu, Tag::nav, Tag::div, Tag::section, Tag::article, Tag::table});
    if (tag == Tag::dd || tag == Tag::dt) close_open({Tag::dd, Tag::dt}, {Tag::dl, Tag::div, Tag::table});
    if (tag == Tag::td || tag == Tag::th) close_open({Tag::td, Tag::th}, {Tag::table, Tag::tr});
    if (tag == Tag::tr) close_open({Tag::tr}, {Tag::table});
    if (tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot) close_open({Tag::tbody, Tag::thead, Tag::tfoot}, {Tag::table});
    if (tag == Tag::option) close_open({Tag::option}, {Tag::select});
    if (tag == Tag::body) return;
    if (t.block && open_count(Tag::p) > 0) {
      // <p> holds no blocks; only within the same cell or box
      for (std::size_t i = open_.size(); i-- > 1;) {
        const Tag open = nodes_[open_[i]].tag;
        if (open == Tag::p) {
          while (open_.size() > i) pop();
          break;
        }
        if (traits(open).block) break;
      }
    }
    if (heading(tag) && heading(nodes_[open_.back()].tag)) pop();
  }

  static bool heading(Tag t) { return t >= Tag::h1 && t <= Tag::h6; }

  void close_open(std::initializer_list<Tag> these, std::initializer_list<Tag> up_to) {
    bool any = false;
    for (Tag t : these) any = any || open_count(t) > 0;
    if (!any) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag open = nodes_[open_[i]].tag;
      for (Tag t : these) {
        if (open == t) {
          while (open_.size() > i) pop();
          return;
        }
      }
      for (Tag t : up_to)
        if (open == t) return;
    }
  }

  void pop_through(Tag tag) {
    if (open_count(tag) == 0) return;
    while (open_.size() > 1) {
      const Tag top = nodes_[open_.back()].tag;
      pop();
      if (top == tag) return;
    }
  }

  std::uint32_t open_count(Tag tag) const { return open_count_[static_cast<std::size_t>(tag)]; }

  void pop() {
    HtmlNode& node = nodes_[open_.back()];
    node.after = static_cast<std::uint32_t>(nodes_.size());
    --open_count_[static_cast<std::size_t>(node.tag)];
    open_.pop_back();
  }

  std::uint32_t add(Tag tag, std::size_t begin, std::size_t end) {
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), open_.back(), index + 1, tag});
    return index;
  }

  void add_text(std::size_t begin, std::size_t end) { add(Tag::text, begin, end); }

  std::string_view source_;
  std::vector<HtmlNode>& nodes_;
  std::vector<std::uint32_t> open_;
  std::array<std::uint32_t, static_cast<std::size_t>(Tag::count_)> open_count_{};
  bool comment_end_lost_ = false, gt_lost_ = false, double_quote_lost_ = false, single_quote_lost_ = false;
};

HtmlTree::HtmlTree(std::string_view source) : source_(source) { Builder(source, nodes_).build(); }

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  std::string_view found;
  bool done = false;
  each_attribute(node, [&](std::string_view key, std::string_view value) {
    if (!done && equal_without_case(key, name)) found = value, done = true;
  });
  return found;
}

bool HtmlTree::has_attribute(std::uint32_t node, std::string_view name) const {
  bool found = false;
  each_attribute(node, [&](std::string_view key, std::string_view) { found = found || equal_without_case(key, name); });
  return found;
}

std::string HtmlTree::text(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t i = node; i < nodes_[node].after; ++i) {
    const HtmlNode& n = nodes_[i];
    if (n.tag == Tag::text) {
      append_folded(out, raw(i));
    } else if ((n.tag == Tag::script || n.tag == Tag::style) && n.after > i) {
      i = n.after - 1;
    } else if (n.tag == Tag::br || (traits(n.tag).block && i != node)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return out;
}

}  // namespace dragoman
