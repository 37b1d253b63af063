// Splitting a page into blocks: one pass for what elements are, one for the words below each, one to cut the text into lines.
#include "dragoman/extract/page_blocks.h"

#include <algorithm>
#include <array>

namespace dragoman {

using html_detail::space;

namespace {

bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Elements that never hold words of an article. noscript repeats what scripts load; svg holds labels.
bool never_text(Tag t) {
  switch (t) {
    case Tag::script:
    case Tag::style:
    case Tag::head:
    case Tag::noscript:
    case Tag::svg:
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::template_:
    case Tag::select:
    case Tag::option:
    case Tag::textarea:
    case Tag::button:
    case Tag::input:
    case Tag::label:
    case Tag::audio:
    case Tag::video:
    case Tag::canvas:
    case Tag::map:
    case Tag::title:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::dialog: return true;
    default: return false;
  }
}

// Elements whose purpose is something beside the text, unless most of the page is inside (ASP pages are one <form>).
bool beside_text(Tag t) {
  switch (t) {
    case Tag::nav:
    case Tag::aside:
    case Tag::footer:
    case Tag::form:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::menu:
    case Tag::address:
    case Tag::fieldset: return true;
    default: return false;
  }
}

struct Words {
  std::uint32_t words = 0, letters = 0, stops = 0, commas = 0;
};

// Words are runs that hold a letter or digit (any byte above ASCII counts as a letter). Scripts without spaces count a word
// per two characters, so that their paragraphs are not taken for single words.
Words count_words(std::string_view s) {
  Words w;
  bool in_word = false;
  std::uint32_t wide = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char c = s[i];
    const auto u = static_cast<unsigned char>(c);
    if (space(c)) {
      in_word = false;
      continue;
    }
    ++w.letters;
    if (c == '&' && s.compare(i, 6, "&nbsp;") == 0) {
      in_word = false;
      i += 5;
      continue;
    }
    const bool wordy = lower(static_cast<char>(c | 32)) || is_digit(c) || u >= 0x80;
    if (wordy && !in_word) ++w.words;
    if (wordy) in_word = true;
    if (u >= 0xE3 && u <= 0xEF) ++wide;
    if (c == '.' || c == '!' || c == '?') {
      if (i + 1 == s.size() || !is_digit(s[i + 1])) ++w.stops;
    } else if (c == ',') {
      ++w.commas;
    }
  }
  if (wide > 8) w.words = std::max(w.words, wide / 2);
  return w;
}

bool hidden_style(std::string_view style) {
  for (std::size_t at = style.find("display"); at != style.npos; at = style.find("display", at + 7)) {
    std::size_t i = at + 7;
    while (i < style.size() && (space(style[i]) || style[i] == ':')) ++i;
    if (style.substr(i, 4) == "none") return true;
  }
  return false;
}

// Outside wins over body wins over furniture wins over aside: "article-body comments-open" is checked by its size later.
bool stronger(BlockHint a, BlockHint b) {
  constexpr auto rank = [](BlockHint h) {
    return h == BlockHint::outside ? 4 : h == BlockHint::body ? 3 : h == BlockHint::furniture ? 2 : h == BlockHint::aside ? 1 : 0;
  };
  return rank(a) > rank(b);
}

bool contains(std::string_view s, std::string_view part) { return s.find(part) != s.npos; }

}  // namespace

BlockHint hint_of_names(std::string_view names, const PageLexicon::Tables& lexicon) {
  std::array<char, 64> lowered{};
  BlockHint found = BlockHint::none;
  std::size_t previous = 0, previous_size = 0, used = 0;  // the part before, in `lowered`
  const auto take = [&](std::string_view word) {
    const auto entry = lexicon.block_words.find(word);
    if (entry == lexicon.block_words.end()) return;
    if (stronger(entry->second, found)) found = entry->second;
  };
  for (std::size_t i = 0; i < names.size();) {
    while (i < names.size() && !lower(static_cast<char>(names[i] | 32))) {
      if (space(names[i])) previous_size = 0;  // pairs do not cross names
      ++i;
    }
    const std::size_t from = i;
    while (i < names.size() && lower(static_cast<char>(names[i] | 32)) && !(i > from && upper(names[i]) && lower(names[i - 1]))) ++i;
    const std::size_t size = i - from;
    if (size == 0) continue;
    // WordPress lists an article's own keywords in its class: "category-cookies tag-sharing" say nothing of the element.
    if (i < names.size() && names[i] == '-' && (from == 0 || space(names[from - 1]))) {
      const std::string_view word = names.substr(from, size);
      if (word == "category" || word == "tag" || word == "tags" || word == "topic" || word == "section" || word == "author") {
        while (i < names.size() && !space(names[i])) ++i;
        continue;
      }
    }
    if (used + size + 1 > lowered.size()) {
      used = previous_size = 0;
      if (size + 1 > lowered.size()) continue;
    }
    if (previous_size > 0) lowered[used++] = ' ';
    for (std::size_t k = 0; k < size; ++k) lowered[used + k] = static_cast<char>(names[from + k] | 32);
    take(std::string_view(lowered.data() + used, size));
    if (previous_size > 0) take(std::string_view(lowered.data() + previous, previous_size + 1 + size));
    previous = used;
    previous_size = size;
    used += size;
  }
  return found;
}

PageBlocks split_page(const HtmlTree& tree, const PageLexicon::Tables& lexicon) {
  const auto& nodes = tree.nodes();
  const auto count = static_cast<std::uint32_t>(nodes.size());
  PageBlocks page;
  page.hints.assign(count, BlockHint::none);
  page.dropped.assign(count, false);
  std::vector<std::uint32_t> words(count, 0);  // words of running text below, links left out
  std::vector<bool> never(count, false);
  std::vector<Words> counted(count);

  for (std::uint32_t i = 0; i < count; ++i) {
    const HtmlNode& n = nodes[i];
    never[i] = i > 0 && (never[n.parent] || never_text(n.tag));
    if (never[i]) continue;
    if (n.tag == Tag::text) {
      counted[i] = count_words(tree.raw(i));
      words[i] = counted[i].words;
      continue;
    }
    if (n.end == n.begin || n.tag == Tag::a || n.tag == Tag::img || n.tag == Tag::br || n.tag == Tag::link || n.tag == Tag::meta) continue;
    bool hidden = false, body = false;
    BlockHint hint = BlockHint::none;
    tree.each_attribute(i, [&](std::string_view key, std::string_view value) {
      if (key == "class" || key == "id" || key == "data-component" || key == "data-testid" || key == "data-type" || key == "data-module") {
        const BlockHint h = hint_of_names(value, lexicon);
        if (stronger(h, hint)) hint = h;
      } else if (key == "itemprop") {
        body = body || contains(value, "articleBody") || contains(value, "reviewBody");
        if (contains(value, "commentText") || value == "comment") hint = BlockHint::outside;
        if (value == "author" || value == "datePublished" || value == "caption") hint = BlockHint::aside;
      } else if (key == "property") {
        body = body || contains(value, "articleBody");
      } else if (key == "role") {
        if (value == "navigation" || value == "complementary" || value == "banner" || value == "contentinfo" || value == "search" || value == "dialog" ||
            value == "toolbar" || value == "menu")
          hint = BlockHint::furniture;
      } else if (key == "style") {
        hidden = hidden || hidden_style(value);
      } else if (key == "hidden" || (key == "aria-hidden" && value == "true")) {
        hidden = true;
      }
    });
    if (body) {
      page.hints[i] = BlockHint::body;
      page.body_nodes.push_back(i);
      page.marked_body_nodes.push_back(i);
    } else if (hidden) {
      page.hints[i] = BlockHint::aside;
    } else {
      page.hints[i] = hint;
      if (hint == BlockHint::body && n.tag != Tag::body) page.body_nodes.push_back(i);
    }
  }
  for (std::uint32_t i = count; i-- > 1;) {
    if (never[i] || nodes[i].tag == Tag::a) continue;  // the words of links do not count
    words[nodes[i].parent] += words[i];
  }

  const std::uint32_t all = words[0];
  for (std::uint32_t i = 1; i < count; ++i) {
    const HtmlNode& n = nodes[i];
    bool drop = page.dropped[n.parent] || never[i];
    if (!drop && n.tag != Tag::text && n.tag != Tag::body && n.tag != Tag::main) {
      const BlockHint hint = page.hints[i];
      // A wrapper may be named after one of its parts ("with-sidebar", "has-comments"): what holds most of the words is kept.
      // An <article> is named after what it is about, so its names count only where it is small.
      const std::uint32_t share = n.tag == Tag::article ? 1 : 4;
      if (hint == BlockHint::outside) drop = words[i] * 10 < all * 8;
      else if (hint == BlockHint::aside || hint == BlockHint::furniture || (hint == BlockHint::none && beside_text(n.tag))) drop = words[i] * 10 < all * share;
      else if (hint == BlockHint::body && (n.tag == Tag::aside || n.tag == Tag::nav || n.tag == Tag::figcaption)) drop = words[i] * 10 < all * 4;
    }
    page.dropped[i] = drop;
  }

  // Cutting the text into lines.
  std::vector<std::uint32_t> box(count, 0), line_box(count, 0);
  std::vector<std::uint32_t> ends;  // where open block elements end
  bool cut = true;
  std::uint32_t link_until = 0, emphasis_until = 0;
  for (std::uint32_t i = 1; i < count; ++i) {
    const HtmlNode& n = nodes[i];
    while (!ends.empty() && ends.back() <= i) {
      ends.pop_back();
      cut = true;
    }
    const bool block = n.tag != Tag::text && traits(n.tag).block;
    box[i] = block ? i : box[n.parent];
    if (never[i]) {
      if (n.after > i) i = n.after - 1;
      continue;
    }
    if (block) {
      cut = true;
      ends.push_back(n.after);
      continue;
    }
    if (n.tag == Tag::br) {
      cut = true;
      continue;
    }
    if (n.tag == Tag::a && n.after > link_until) link_until = n.after;
    if ((n.tag == Tag::b || n.tag == Tag::strong || n.tag == Tag::em || n.tag == Tag::i) && n.after > emphasis_until) emphasis_until = n.after;
    if (n.tag != Tag::text) continue;
    const Words& w = counted[i];
    if (w.letters == 0) continue;
    if (cut || page.blocks.empty() || page.blocks.back().outside != page.dropped[i]) {
      PageBlock b;
      b.first = i;
      b.box = box[i];
      b.outside = page.dropped[i];
      Tag tag = nodes[b.box].tag;
      for (std::uint32_t up = b.box, steps = 0; up != 0 && steps < 5; up = nodes[up].parent, ++steps) {
        const Tag t = nodes[up].tag;
        if ((t >= Tag::h1 && t <= Tag::h6) || t == Tag::li || t == Tag::td || t == Tag::th || t == Tag::blockquote || t == Tag::figcaption || t == Tag::pre ||
            t == Tag::dd || t == Tag::dt) {
          tag = t;
          break;
        }
      }
      b.tag = tag;
      page.blocks.push_back(b);
      cut = false;
    }
    PageBlock& b = page.blocks.back();
    b.last = i + 1;
    b.words += w.words;
    b.letters += w.letters;
    b.stops += w.stops;
    b.commas += w.commas;
    if (i < link_until) b.link_words += w.words;
    if (i < emphasis_until) b.emphasis_words += w.words;
  }
  return page;
}

}  // namespace dragoman
