#include "dragoman/dictionaries/text_lists.h"

#include "dragoman/dictionaries/agent_dictionary.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxForms = 256;  // of one issue phrase: four markers of four forms
constexpr std::size_t kMaxWords = 64;

std::vector<std::string> verb_forms(const std::string& root) {
  if (root.empty()) return {root};
  const bool silent = root.back() == 'e';
  return {root, root + "s", silent ? root + "d" : root + "ed", (silent ? root.substr(0, root.size() - 1) : root) + "ing"};
}

/// Every form of a phrase word by word: n:, v:, a+b.
bool expand(const std::vector<std::string>& words, std::size_t at, std::vector<std::string>& so_far, std::vector<std::vector<std::string>>& out) {
  if (out.size() > kMaxForms || words.size() > kMaxWords) return false;
  if (at == words.size()) {
    out.push_back(so_far);
    return true;
  }
  const std::string& word = words[at];
  std::vector<std::vector<std::string>> forms{{}};  // each form is one or more words
  for (std::size_t begin = 0; begin <= word.size();) {
    const std::size_t plus = word.find('+', begin);
    const std::string part = word.substr(begin, plus == std::string::npos ? plus : plus - begin);
    std::vector<std::string> variants;
    if (part.starts_with("n:")) variants = {part.substr(2), regular_plural(part.substr(2))};
    else if (part.starts_with("v:")) variants = verb_forms(part.substr(2));
    else variants = {part};
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& form : forms) {
      for (const std::string& variant : variants) {
        longer.push_back(form);
        longer.back().push_back(variant);
        if (!form.empty()) {  // also with the hyphen
          longer.push_back(form);
          longer.back().back() += "-" + variant;
        }
        if (longer.size() > kMaxForms) return false;
      }
    }
    forms = std::move(longer);
    if (plus == std::string::npos) break;
    begin = plus + 1;
  }
  for (const std::vector<std::string>& form : forms) {
    const std::size_t before = so_far.size();
    for (const std::string& w : form) {
      if (!w.empty()) so_far.push_back(w);
    }
    const bool fits = expand(words, at + 1, so_far, out);
    so_far.resize(before);
    if (!fits) return false;
  }
  return true;
}

}  // namespace

DiscardList read_discard_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  DiscardList list;
  list.file = file;
  for (const DictionaryLine& line : dictionary_lines(bytes)) {
    DiscardEntry entry;
    std::string_view text = line.text;
    if (text.starts_with('+')) entry.whole_article = true, text = trimmed(text.substr(1));
    if (const std::size_t bracket = text.find('['); bracket != std::string_view::npos) text = trimmed(text.substr(0, bracket));  // TABARI writes [###]
    entry.words = phrase_words(text);
    entry.text = text;
    entry.comment = line.comment;
    entry.line = line.number;
    if (entry.words.empty()) problems.push_back({file, line.number, line.text, "a discard phrase without words"});
    else list.entries.push_back(std::move(entry));
  }
  return list;
}

IssueList read_issue_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  IssueList list;
  list.file = file;
  std::string category;
  for (const DictionaryLine& line : dictionary_lines(bytes)) {
    const auto problem = [&](std::string reason) { problems.push_back({file, line.number, line.text, std::move(reason)}); };
    std::string_view text = line.text;
    if (text.starts_with("<")) {
      category.clear();
      if (text.starts_with("</")) continue;
      const std::size_t begin = text.find("CATEGORY=\"");
      const std::size_t end = begin == std::string_view::npos ? begin : text.find('"', begin + 10);
      if (end == std::string_view::npos) problem("a section begins with <ISSUE CATEGORY=\"NAME\">");
      else category = text.substr(begin + 10, end - begin - 10);
      continue;
    }
    IssueEntry entry;
    entry.category = category;
    entry.comment = line.comment;
    entry.line = line.number;
    if (text.starts_with('~')) {
      entry.effect = text.starts_with("~~") ? IssueEntry::Effect::cancels_in_article : IssueEntry::Effect::cancels_in_sentence;
      while (text.starts_with('~')) text.remove_prefix(1);
      if (const std::size_t bracket = text.find('['); bracket != std::string_view::npos) text = text.substr(0, bracket);
    } else {
      const BracketedLine parts = split_brackets(text);
      if (parts.brackets.empty() || parts.brackets.front().empty()) {
        problem("an issue needs a code in brackets");
        continue;
      }
      entry.code = parts.brackets.front();
      text = parts.head;
    }
    entry.text = trimmed(text);
    std::vector<std::string> so_far;
    if (!expand(phrase_words(entry.text), 0, so_far, entry.phrases)) {
      problem("too many words or forms");
      continue;
    }
    if (entry.phrases.empty() || entry.phrases.front().empty()) {
      problem("an issue without words");
      continue;
    }
    list.entries.push_back(std::move(entry));
  }
  return list;
}

PrepositionList read_preposition_list(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  PrepositionList list;
  list.file = file;
  for (const DictionaryLine& line : dictionary_lines(bytes)) {
    std::string joined;
    for (const std::string& word : phrase_words(line.text)) joined += (joined.empty() ? "" : " ") + word;
    if (joined.empty()) problems.push_back({file, line.number, line.text, "no word"});
    else list.words.push_back(std::move(joined));
  }
  return list;
}

}  // namespace dragoman
