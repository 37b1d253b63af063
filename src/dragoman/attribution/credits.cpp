#include "dragoman/attribution/credits.h"

#include <algorithm>
#include <string>

#include "dragoman/attribution/credit_lines.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

class CreditFinder {
 public:
  CreditFinder(const Article& article, const Analysis& analysis, const Actors& actors, const CueLexicon& cues)
      : article_(article), analysis_(analysis), actors_(actors), cues_(cues) {}

  std::vector<Attribution> run() {
    for (const Passage& p : article_.passages) {
      const std::string_view line = std::string_view(article_.text).substr(p.span.begin, p.span.size());
      if (p.kind == PassageKind::dateline) add(p.span.begin, in_dateline(line), "credit in the dateline");
      if (p.kind == PassageKind::byline) each_line(p.span, "credit in the byline", true);
      if (p.kind == PassageKind::other || p.kind == PassageKind::promotion) each_line(p.span, "credit in a line apart", false);
    }
    closing_line();
    return std::move(out_);
  }

 private:
  void each_line(ByteSpan passage, const char* because, bool byline) {
    for (std::uint32_t begin = passage.begin; begin < passage.end;) {
      const std::size_t found = article_.text.find('\n', begin);
      const std::uint32_t end = found == std::string::npos ? passage.end : std::min(passage.end, static_cast<std::uint32_t>(found));
      const std::string_view line = std::string_view(article_.text).substr(begin, end - begin);
      ByteSpan name = byline && !line.starts_with('(') ? in_byline(line) : ByteSpan{};
      if (name.empty()) name = in_closing_line(line, cues_);
      add(begin, name, because);
      begin = end + 1;
    }
  }

  /// The last line of the text, whatever it was taken for.
  void closing_line() {
    const std::string& text = article_.text;
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    if (last == std::string::npos) return;
    const std::size_t line = text.rfind('\n', last);
    if (line == std::string::npos) return;
    add(static_cast<std::uint32_t>(line + 1), in_closing_line(std::string_view(text).substr(line + 1, last - line), cues_), "credit in the last line");
  }

  void add(std::uint32_t at, ByteSpan name, const char* because) {
    if (name.empty()) return;
    const ByteSpan span{at + name.begin, at + name.end};
    const std::string words = to_lower(article_.text.substr(span.begin, span.size()));
    Attribution a;
    a.source = {span};
    a.because = because;
    for (const Mention& m : actors_.mentions) {
      if (a.speaker == kNone && m.span.overlaps(span)) a.speaker = m.entity;
    }
    for (Index e = 0; e < actors_.entities.size() && a.speaker == kNone; ++e) {  // named in the text, but not recognised in its credit
      if (to_lower(actors_.entities[e].name) == words) a.speaker = e;
    }
    for (Index s = 0; s < analysis_.sentences.size(); ++s) {
      if (analysis_.sentences[s].span.begin <= span.begin) a.sentence = s;
    }
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const Attribution& o) {
      return o.source.front().overlaps(span) || to_lower(article_.text.substr(o.source.front().begin, o.source.front().size())) == words;
    });
    if (!known) out_.push_back(std::move(a));
  }

  const Article& article_;
  const Analysis& analysis_;
  const Actors& actors_;
  const CueLexicon& cues_;
  std::vector<Attribution> out_;
};

}  // namespace

std::vector<Attribution> credit_links(const Article& article, const Analysis& analysis, const Actors& actors, const CueLexicon& cues) {
  return CreditFinder(article, analysis, actors, cues).run();
}

}  // namespace dragoman
