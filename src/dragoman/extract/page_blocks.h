// A page as a list of blocks: the lines and paragraphs a reader would see, each with counts and with what the markup around it says.
//
// Counts are taken on the source bytes without copying; only the blocks that end up in the article are decoded.
#pragma once

#include <cstdint>
#include <vector>

#include "dragoman/extract/html_tree.h"
#include "dragoman/extract/page_tables.h"

namespace dragoman {

/// Text nodes [first, last) of the tree without a line break between them.
struct PageBlock {
  std::uint32_t first = 0, last = 0;
  std::uint32_t box = 0;  ///< the innermost block element around it
  std::uint32_t words = 0, link_words = 0, emphasis_words = 0;
  std::uint32_t letters = 0;  ///< bytes that are no white space
  std::uint32_t stops = 0;    ///< . ! ? and their kin
  std::uint32_t commas = 0;
  Tag tag = Tag::div;    ///< what kind of line: p, li, h2, td, blockquote, pre, figcaption, ... of the box or around it
  bool outside = false;  ///< in an element that holds no part of the article
};

struct PageBlocks {
  std::vector<PageBlock> blocks;
  std::vector<BlockHint> hints;                  ///< per node: what its own names say
  std::vector<bool> dropped;                     ///< per node: it or one above it is left out
  std::vector<std::uint32_t> body_nodes;         ///< nodes that itemprop or class names call the body
  std::vector<std::uint32_t> marked_body_nodes;  ///< those of them with itemprop="articleBody"
};

PageBlocks split_page(const HtmlTree& tree, const PageLexicon::Tables& lexicon);

/// What a class or id attribute's value says. Words are split at punctuation and at capitals; pairs win over single words.
BlockHint hint_of_names(std::string_view names, const PageLexicon::Tables& lexicon);

}  // namespace dragoman
