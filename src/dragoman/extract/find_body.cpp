// Choosing the container and writing out its text.
//
// Every block gets a value: running text counts its words, link lists count against. The sum over a subtree is then the worth of
// an element (maximum subsequence segmentation, Pasternack and Roth 2009, on the tree instead of the token line). From the root
// we go down as long as one child holds nearly all of the worth; where the worth is spread over several children, we stop.
#include "dragoman/extract/find_body.h"

#include <algorithm>

#include "dragoman/extract/body_lines.h"

namespace dragoman {
namespace {

bool running_text(const PageBlock& b, std::uint32_t box_words) {
  if (b.outside || b.words == 0 || b.link_words * 2 > b.words) return false;
  // A short line counts as text where its paragraph is long: verses, lists cut by <br>.
  return b.words >= 10 || (b.stops > 0 && b.words >= 4) || (box_words >= 20 && b.link_words == 0);
}

bool link_block(const PageBlock& b) { return b.words > 0 && b.link_words * 2 > b.words; }

constexpr double kFullRun = 120;  // words from which on a run of text counts in full

// The worth of each block. Text that is cut by links every few dozen words is a list of teasers, not an article, so what a
// run of text between two link lines is worth grows with the square of its length up to kFullRun.
std::vector<double> worth_of_blocks(const std::vector<PageBlock>& blocks, std::size_t nodes) {
  std::vector<std::uint32_t> box_words(nodes, 0);
  for (const PageBlock& b : blocks)
    if (!b.outside) box_words[b.box] += b.words;
  std::vector<double> worth(blocks.size(), 0);
  for (std::size_t i = 0; i < blocks.size();) {
    std::size_t end = i;
    double run = 0;
    for (; end < blocks.size() && (blocks[end].outside || !link_block(blocks[end])); ++end) {
      if (running_text(blocks[end], box_words[blocks[end].box])) run += blocks[end].words - blocks[end].link_words;
    }
    const double factor = std::max(0.1, std::min(1.0, run / kFullRun));
    for (; i < end; ++i) {
      const PageBlock& b = blocks[i];
      if (b.outside || b.words == 0) continue;
      if (running_text(b, box_words[b.box])) worth[i] = factor * (b.words - b.link_words + (b.stops > 0 ? 3 : 0) + (b.tag == Tag::p ? 3 : 0));
      else if (b.tag < Tag::h1 || b.tag > Tag::h6) worth[i] = -1;
    }
    for (; i < blocks.size() && !blocks[i].outside && link_block(blocks[i]); ++i) worth[i] = -1.0 - 0.5 * std::min<std::uint32_t>(blocks[i].link_words, 12);
  }
  return worth;
}

// The heading that carries the page's title; 0 if there is none.
std::uint32_t title_node(const HtmlTree& tree, const PageBlocks& page, std::string_view title) {
  std::uint32_t h1 = 0;
  for (const PageBlock& b : page.blocks) {
    if (b.tag < Tag::h1 || b.tag > Tag::h3) continue;
    if (b.tag == Tag::h1 && h1 == 0) h1 = b.first;
    const std::string text = tree.text(b.box);
    if (!title.empty() && text.size() + 3 >= title.size() && text.starts_with(title.substr(0, title.size() < 30 ? title.size() : 30))) return b.first;
  }
  return h1;
}

// The element that holds the body.
std::uint32_t choose_container(const HtmlTree& tree, const PageBlocks& page, const std::vector<double>& worth, std::string_view title) {
  const auto& nodes = tree.nodes();
  const std::uint32_t heading = title_node(tree, page, title);
  std::uint32_t best = 0;
  while (true) {
    std::uint32_t child = 0, titled = 0, articles = 0;
    for (std::uint32_t i = best + 1; i < nodes[best].after; i = nodes[i].after) {
      if (nodes[i].tag != Tag::text && (traits(nodes[i].tag).block || nodes[i].tag == Tag::unknown || nodes[i].tag == Tag::span || nodes[i].tag == Tag::font)) {
        if (child == 0 || worth[i] > worth[child]) child = i;
        if (nodes[i].tag == Tag::article && worth[i] > 0) ++articles;
        if (heading > i && heading < nodes[i].after) titled = i;
      }
    }
    // Several articles side by side (endless scrolling): the one under the page's own title, however short.
    if (articles > 1 && titled != 0 && nodes[titled].tag == Tag::article && worth[titled] > 20) {
      best = titled;
      continue;
    }
    if (child == 0 || worth[child] < 0.8 * worth[best] || worth[child] <= 0) break;
    best = child;
  }
  // What itemprop or a class name calls the body is taken where it holds enough.
  std::uint32_t named = 0;
  for (std::uint32_t node : page.body_nodes) {
    if (page.dropped[node]) continue;
    if (node > best && node < nodes[best].after && worth[node] >= 0.7 * worth[best] && (named == 0 || worth[node] > worth[named])) named = node;
  }
  if (named) return named;
  for (std::uint32_t node : page.marked_body_nodes) {
    if (!page.dropped[node] && worth[node] >= 0.3 * worth[best] && (named == 0 || worth[node] > worth[named])) named = node;
  }
  return named ? named : best;
}

}  // namespace

std::string find_body(const HtmlTree& tree, const PageBlocks& page, std::string_view title) {
  const auto& nodes = tree.nodes();
  std::vector<double> worth(nodes.size(), 0);
  const std::vector<double> of_block = worth_of_blocks(page.blocks, nodes.size());
  for (std::size_t b = 0; b < page.blocks.size(); ++b) worth[page.blocks[b].box] += of_block[b];
  for (std::uint32_t i = static_cast<std::uint32_t>(nodes.size()); i-- > 1;) worth[nodes[i].parent] += worth[i];
  const std::uint32_t body = choose_container(tree, page, worth, title);
  return write_lines(tree, page, body, title);
}

}  // namespace dragoman
