// Inside the container most lines are the article's. Left out are lists of links, lines that repeat the title, and headings
// with nothing under them. What is known by its words (boilerplate.tsv) stays in the text and is marked (passages.cpp).
#include "dragoman/extract/body_lines.h"

#include <algorithm>

namespace dragoman {
namespace {

bool heading(Tag t) { return t >= Tag::h1 && t <= Tag::h6; }

std::string text_of(const HtmlTree& tree, const PageBlock& b) {
  std::string out;
  for (std::uint32_t i = b.first; i < b.last; ++i) {
    const HtmlNode& n = tree[i];
    if (n.tag == Tag::text) append_folded(out, tree.raw(i));
    else if (n.tag == Tag::script || n.tag == Tag::style || n.tag == Tag::noscript || n.tag == Tag::svg || n.tag == Tag::button || n.tag == Tag::iframe)
      i = n.after - 1;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (!out.empty() && out.front() == ' ') out.erase(0, 1);
  return out;
}

bool link_line(const PageBlock& b) {
  if (b.link_words == 0) return false;
  // A whole line in a link leads away, in a paragraph too ("Read: ...", "Get access to ...").
  if (b.link_words * 10 >= b.words * 9 && (b.tag == Tag::li || b.stops == 0 || b.words >= 4)) return true;
  return b.tag == Tag::li && b.link_words * 2 > b.words && b.stops == 0;
}

bool running(const PageBlock& b) { return b.words >= 10 && b.stops > 0 && b.link_words * 3 < b.words; }

// Elements inside the container that were taken for something beside the text, but hold so much of its running text that their
// names must mislead: a report told in captions, a body in a box called "widget". On the pages looked at, what is rightly left
// out of a container holds at most a fifth of its running words.
std::vector<std::uint32_t> wrongly_dropped(const HtmlTree& tree, const PageBlocks& page, std::uint32_t container) {
  struct Dropped {
    std::uint32_t node, words;
  };
  std::vector<Dropped> dropped;
  std::uint32_t kept = 0, all_dropped = 0;
  for (const PageBlock& b : page.blocks) {
    if (b.first < container || b.first >= tree[container].after || !running(b)) continue;
    if (!b.outside) {
      kept += b.words;
      continue;
    }
    std::uint32_t top = b.first;
    bool certain = false;
    for (std::uint32_t up = b.first; up != container && up != 0; up = tree[up].parent) {
      if (!page.dropped[up]) break;
      top = up;
      const Tag t = tree[up].tag;
      certain = certain || page.hints[up] == BlockHint::outside || t == Tag::nav || t == Tag::footer || t == Tag::aside || t == Tag::form;
    }
    if (certain) continue;
    all_dropped += b.words;
    if (dropped.empty() || dropped.back().node != top) dropped.push_back({top, 0});
    dropped.back().words += b.words;
  }
  std::vector<std::uint32_t> wrong;
  for (const Dropped& d : dropped) {
    if (d.words >= 40 && (d.words * 10 > kept * 2 || all_dropped * 10 > kept * 3)) wrong.push_back(d.node);
  }
  return wrong;
}

}  // namespace

std::string write_lines(const HtmlTree& tree, const PageBlocks& page, std::uint32_t container, std::string_view title) {
  struct Line {
    const PageBlock* block;
    std::string text;
    bool keep = true;
  };
  std::vector<Line> lines;
  const std::vector<std::uint32_t> wrong = wrongly_dropped(tree, page, container);
  for (const PageBlock& b : page.blocks) {
    if (b.first < container || b.first >= tree[container].after) continue;
    if (b.outside && std::none_of(wrong.begin(), wrong.end(), [&](std::uint32_t w) { return b.first >= w && b.first < tree[w].after; })) continue;
    Line line{&b, text_of(tree, b)};
    if (line.text.empty()) continue;
    if (link_line(b)) line.keep = false;
    if (b.tag == Tag::h1 || b.tag == Tag::figcaption || line.text == title) line.keep = false;
    lines.push_back(std::move(line));
  }
  bool text_follows = false;
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (!lines[i].keep) continue;
    if (heading(lines[i].block->tag)) lines[i].keep = text_follows;
    else text_follows = true;
  }
  std::string out;
  for (const Line& line : lines) {
    if (!line.keep) continue;
    if (!out.empty()) out += '\n';
    out += line.text;
  }
  return out;
}

}  // namespace dragoman
