// The tree on markup as it is met: unclosed, misnested, cut off, hostile.
#include "dragoman/extract/html_tree.h"

#include <gtest/gtest.h>

#include <chrono>

namespace dragoman {
namespace {

// "div(p('a'),p('b'))": the tree below the root in one line.
std::string shape(std::string_view html) {
  const HtmlTree tree(html);
  std::string out;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t i = 1; i < tree.nodes().size(); ++i) {
    while (!ends.empty() && ends.back() <= i) out += ')', ends.pop_back();
    if (!out.empty() && out.back() != '(') out += ',';
    if (tree[i].tag == Tag::text) {
      out.append(1, '\'').append(tree.raw(i)).append(1, '\'');
    } else {
      const std::size_t lt = html.rfind('<', tree[i].begin);
      out += std::string(html.substr(lt + 1, tree[i].begin - lt - 1));
      if (tree[i].after > i + 1) out += '(', ends.push_back(tree[i].after);
    }
  }
  while (!ends.empty()) out += ')', ends.pop_back();
  return out;
}

TEST(HtmlTree, NestsAndImpliesEndTags) {
  EXPECT_EQ(shape("<div><p>a<p>b</div>c"), "div(p('a'),p('b')),'c'");
  EXPECT_EQ(shape("<ul><li>a<li>b<ul><li>c</ul></ul>"), "ul(li('a'),li('b',ul(li('c'))))");
  EXPECT_EQ(shape("<p>a<div>b</div>c"), "p('a'),div('b'),'c'");
  EXPECT_EQ(shape("<table><tr><td>a<td>b<tr><td>c</table>d"), "table(tr(td('a'),td('b')),tr(td('c'))),'d'");
  EXPECT_EQ(shape("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt('a'),dd('b'),dt('c'))");
  EXPECT_EQ(shape("a<br>b<img src=x>c"), "'a',br,'b',img,'c'");
}

TEST(HtmlTree, StrayAndMisnestedEndTagsDoNotTearTheTree) {
  EXPECT_EQ(shape("<div>a</span></p></b>b</div>"), "div('a','b')");
  EXPECT_EQ(shape("<span><div>a</span>b</div>"), "span(div('a','b'))");
  EXPECT_EQ(shape("<b><i>a</b>b</i>c"), "b(i('a')),'b','c'");
  EXPECT_EQ(shape("<div><table><tr><td>a</div>b</td></tr></table></div>"), "div(table(tr(td('a','b'))))");
  EXPECT_EQ(shape("a</body></html>b"), "'a','b'");
}

TEST(HtmlTree, RawTextAndCommentsHoldNoMarkup) {
  EXPECT_EQ(shape("<script>if (a<b) '</p>'</script>x"), "script('if (a<b) '</p>''),'x'");
  EXPECT_EQ(shape("<!-- <p>no</p> -->x<!-->y<!doctype html>z"), "'x','y','z'");
  EXPECT_EQ(shape("<style>p{}</STYLE >x"), "style('p{}'),'x'");
  EXPECT_EQ(shape("<script>never closed <p>x"), "script('never closed <p>x')");
}

TEST(HtmlTree, CutOffMarkupIsRead) {
  EXPECT_EQ(shape("a<"), "'a','<'");
  EXPECT_EQ(shape("a<p"), "'a'");
  EXPECT_EQ(shape("a<p class=\"x"), "'a'");
  EXPECT_EQ(shape("3 < 4 and <b>x"), "'3 ','<',' 4 and ',b('x')");
  EXPECT_EQ(shape("<p title=\"a>b\">x</p>"), "p('x')");
  EXPECT_EQ(shape("<p title=\"never closed>x</p><p>y</p>"), "p('x'),p('y')");
}

TEST(HtmlTree, Attributes) {
  const HtmlTree tree("<div class='a b' ID=x data-y=\"1 > 0\" hidden empty=>t</div>");
  EXPECT_EQ(tree.attribute(1, "class"), "a b");
  EXPECT_EQ(tree.attribute(1, "id"), "x");
  EXPECT_EQ(tree.attribute(1, "data-y"), "1 > 0");
  EXPECT_TRUE(tree.has_attribute(1, "hidden"));
  EXPECT_FALSE(tree.has_attribute(1, "nothing"));
}

TEST(HtmlTree, EntitiesAndWhiteSpace) {
  EXPECT_EQ(decode_folded("  a\n\t b&nbsp;&amp;&#8217;&#x2019;&mdash; c "), "a b &’’— c");
  EXPECT_EQ(decode_folded("&#150;&#0;&#xD800;&#99999999;"), "–\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decode_folded("AT&T &unknown; &copy=1 &eacute;t&eacute"), "AT&T &unknown; &copy=1 été");
  EXPECT_EQ(decode_folded("co\u00ADoperate zero\u200Bwidth"), "cooperate zerowidth");
}

TEST(HtmlTree, HostileDepthAndMisnestingTakeLinearTime) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* tag : {"<div>", "<b>", "<p><b>", "<table><td>", "<li>", "<a href=x>"}) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += tag;
    deep += "text";
    for (int i = 0; i < 100000; ++i) deep += "</u></i></div>";
    const HtmlTree tree(deep);
    EXPECT_NE(tree.text(0).find("text"), std::string::npos);
  }
  std::string open;
  for (int i = 0; i < 100000; ++i) open += "<p a=\"<!--'<script";
  EXPECT_FALSE(HtmlTree(open).nodes().empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace dragoman
