#include "dragoman/language/conllu.h"

#include <algorithm>
#include <charconv>

#include "dragoman/language/labels.h"
#include "dragoman/language/segmentation.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxWords = 100000;

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t from = 0;;) {
    const std::size_t tab = line.find('\t', from);
    cells.push_back(line.substr(from, tab == std::string::npos ? tab : tab - from));
    if (tab == std::string::npos) return cells;
    from = tab + 1;
  }
}

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Comments and text must not break the line structure.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

}  // namespace

void read_conllu(std::istream& in, const std::function<void(ConlluSentence&&)>& each, const std::function<void(const ConlluError&)>& error) {
  ConlluSentence sentence;
  std::string line;
  bool bad = false;
  std::size_t number = 0;
  const auto finish = [&] {
    if (!bad && !sentence.forms.empty()) each(std::move(sentence));
    sentence = ConlluSentence();
    bad = false;
  };
  const auto fail = [&](std::string reason) {
    if (!bad) error({number, std::move(reason)});
    bad = true;
  };
  while (std::getline(in, line)) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) {
      finish();
      continue;
    }
    if (line[0] == '#') {
      sentence.comments.push_back(line);
      continue;
    }
    std::vector<std::string> cells = columns_of(line);
    if (cells.size() != 10) {
      fail("a word line has 10 columns, this one " + std::to_string(cells.size()));
      continue;
    }
    if (!all_digits(cells[0])) {
      if (cells[0].find('-') != std::string::npos) sentence.ranges.emplace_back(sentence.forms.size(), line);
      else if (cells[0].find('.') == std::string::npos) fail("column ID is '" + cells[0] + "'");
      continue;  // empty nodes (8.1) have no place in a basic tree
    }
    if (sentence.forms.size() >= kMaxWords) {
      fail("a sentence of more than " + std::to_string(kMaxWords) + " words");
      continue;
    }
    if (!valid_utf8(cells[1]) || cells[1].empty()) {
      fail("column FORM is not valid UTF-8 text");
      continue;
    }
    int head = -1;
    std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), head);
    sentence.forms.push_back(std::move(cells[1]));
    sentence.lemma.push_back(std::move(cells[2]));
    sentence.upos.push_back(std::move(cells[3]));
    sentence.xpos.push_back(std::move(cells[4]));
    sentence.head.push_back(head);
    sentence.deprel.push_back(std::move(cells[7]));
    sentence.misc.push_back(std::move(cells[9]));
  }
  finish();
}

Analysis analysis_of(const std::vector<ConlluSentence>& sentences) {
  Analysis analysis;
  for (const ConlluSentence& s : sentences) {
    Sentence sentence;
    sentence.first_token = static_cast<Index>(analysis.tokens.size());
    for (const std::string& form : s.forms) {
      Token token;
      token.form = form;
      token.sentence = static_cast<Index>(analysis.sentences.size());
      analysis.tokens.push_back(std::move(token));
    }
    sentence.last_token = static_cast<Index>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
  }
  return analysis;
}

void write_conllu(std::ostream& out, const Analysis& analysis, Index index, const ConlluSentence* given, std::string_view text) {
  const Sentence& sentence = analysis.sentences[index];
  if (given) {
    for (const std::string& comment : given->comments) out << comment << '\n';
  } else {
    out << "# sent_id = " << index + 1 << "\n# text = " << one_line(slice(text, sentence.span)) << '\n';
  }
  std::vector<const Name*> name_of(sentence.last_token - sentence.first_token, nullptr);
  for (const Name& name : analysis.names) {
    if (name.first < sentence.first_token || name.last > sentence.last_token) continue;
    for (Index t = name.first; t < name.last; ++t) name_of[t - sentence.first_token] = &name;
  }
  std::size_t range = 0;
  for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
    const Token& token = analysis.tokens[t];
    const std::size_t i = t - sentence.first_token;
    const bool last = t + 1 == sentence.last_token;
    if (given) {
      for (; range < given->ranges.size() && given->ranges[range].first == i; ++range) out << given->ranges[range].second << '\n';
    } else if (!last && joined_word(token, analysis.tokens[t + 1])) {
      out << i + 1 << '-' << i + 2 << '\t' << token.form << analysis.tokens[t + 1].form << "\t_\t_\t_\t_\t_\t_\t_\t";
      const bool glued = t + 2 < sentence.last_token && analysis.tokens[t + 2].span.begin == analysis.tokens[t + 1].span.end;
      out << (glued ? "SpaceAfter=No" : "_") << '\n';
    }
    out << i + 1 << '\t' << token.form << '\t' << token.lemma << '\t' << to_string(token.upos) << '\t' << token.xpos << "\t_\t"
        << (token.head == kNone ? 0 : token.head - sentence.first_token + 1) << '\t' << to_string(token.deprel) << "\t_\t";
    std::string misc = given ? given->misc[i] : "";
    if (misc == "_") misc.clear();
    if (!given && !last && analysis.tokens[t + 1].span.begin == token.span.end) misc = "SpaceAfter=No";
    if (const Name* name = name_of[i]) {
      if (!misc.empty()) misc += '|';
      misc += "Entity=" + std::string(name->first == t ? "B-" : "I-") + std::string(to_string(name->type));
    }
    out << (misc.empty() ? "_" : misc) << '\n';
  }
  out << '\n';
}

}  // namespace dragoman
