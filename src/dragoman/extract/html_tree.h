// A tolerant HTML tree in one flat array, in document order.
//
// Pages are read for their text, not shown, so the tree keeps what that needs: elements, their attributes (as bytes of the
// source, read on demand) and text. A node's subtree is the range [node, after), so every pass over the tree is a loop forwards
// (top-down) or backwards (bottom-up); nothing recurses, however deep a page is nested. As in browsers' engines, elements
// deeper than 512 levels become children of the last level.
//
// Measured on the pages of the article-extraction set (174 KB a page): see docs/extract.md; gumbo and libxml2 build the same
// tree several times slower, which is why this exists.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

enum class Tag : std::uint8_t {
  text,
  unknown,
  a,
  abbr,
  address,
  amp_img,
  area,
  article,
  aside,
  audio,
  b,
  base,
  bdi,
  bdo,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  data,
  dd,
  del,
  details,
  dfn,
  dialog,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  ins,
  kbd,
  label,
  legend,
  li,
  link,
  main,
  map,
  mark,
  menu,
  meta,
  nav,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  output,
  p,
  param,
  picture,
  pre,
  progress,
  q,
  s,
  samp,
  script,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  count_
};

/// What the HTML standard says of an element, as far as it matters here.
struct TagTraits {
  bool block = false;  ///< starts and ends a line
  bool empty = false;  ///< has no content ("void")
  bool raw = false;    ///< its content is no markup
};
const TagTraits& traits(Tag tag);

struct HtmlNode {
  std::uint32_t begin = 0, end = 0;  ///< source bytes: of a text, or of an element's attributes
  std::uint32_t parent = 0;          ///< the root is its own parent
  std::uint32_t after = 0;           ///< one past the last node of the subtree
  Tag tag = Tag::text;
};

class HtmlTree {
 public:
  /// Views `source`, which must outlive the tree and be under 4 GB. Linear in its size.
  explicit HtmlTree(std::string_view source);

  std::string_view source() const { return source_; }
  const std::vector<HtmlNode>& nodes() const { return nodes_; }  ///< nodes()[0] is the root (Tag::html)
  const HtmlNode& operator[](std::uint32_t i) const { return nodes_[i]; }
  std::string_view raw(std::uint32_t i) const { return source_.substr(nodes_[i].begin, nodes_[i].end - nodes_[i].begin); }

  /// The attribute's value as in the source (entities not decoded), empty if absent. Names compare without case.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  bool has_attribute(std::uint32_t node, std::string_view name) const;

  /// Calls `use(name, value)` for each attribute of an element.
  template <class F>
  void each_attribute(std::uint32_t node, F use) const;

  /// The text below a node, entities decoded, white space folded.
  std::string text(std::uint32_t node) const;

 private:
  class Builder;
  std::string_view source_;
  std::vector<HtmlNode> nodes_;
};

/// Appends text with entities decoded and white space runs folded to one space; soft hyphens and zero-width characters are left out.
void append_folded(std::string& out, std::string_view source);
/// Decodes entities, folds and trims.
std::string decode_folded(std::string_view source);
bool equal_without_case(std::string_view a, std::string_view lower_b);

// ---- template ------------------------------------------------------------------------------------------------
namespace html_detail {
inline bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
}  // namespace html_detail

template <class F>
void HtmlTree::each_attribute(std::uint32_t node, F use) const {
  using html_detail::space;
  const std::string_view s = raw(node);
  std::size_t i = 0;
  while (i < s.size()) {
    while (i < s.size() && (space(s[i]) || s[i] == '/')) ++i;
    const std::size_t name = i;
    while (i < s.size() && !space(s[i]) && s[i] != '=' && s[i] != '/') ++i;
    const std::string_view key = s.substr(name, i - name);
    while (i < s.size() && space(s[i])) ++i;
    std::string_view value;
    if (i < s.size() && s[i] == '=') {
      ++i;
      while (i < s.size() && space(s[i])) ++i;
      if (i < s.size() && (s[i] == '"' || s[i] == '\'')) {
        const std::size_t close = s.find(s[i], i + 1);
        const std::size_t stop = close == s.npos ? s.size() : close;
        value = s.substr(i + 1, stop - i - 1);
        i = stop + (close != s.npos);
      } else {
        const std::size_t from = i;
        while (i < s.size() && !space(s[i])) ++i;
        value = s.substr(from, i - from);
      }
    } else if (key.empty()) {
      ++i;  // a stray '='
    }
    if (!key.empty()) use(key, value);
  }
}

}  // namespace dragoman
