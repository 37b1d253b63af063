#include "dragoman/dictionaries/agent_dictionary.h"

#include <algorithm>
#include <map>
#include <optional>

#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

class Reader {
 public:
  Reader(AgentDictionary& dictionary, DictionaryProblems& problems) : out_(dictionary), problems_(problems) {}

  void line(const DictionaryLine& line) {
    const BracketedLine parts = split_brackets(line.text);
    if (parts.brackets.empty()) {
      if (line.text.find('!') != std::string::npos && line.text.find('=') != std::string::npos) define(line);
      else problem(line, "an agent needs a code: [~GOV]");
      return;
    }
    if (!parts.tail.empty()) problem(line, "words after the code are not read");
    if (parts.brackets.size() > 1) problem(line, "more than one code: the first is taken");
    AgentEntry entry;
    entry.line = line.number;
    entry.comment = line.comment;
    std::string_view code = parts.brackets.front();
    if (code.ends_with('~')) entry.before_country = true, code.remove_suffix(1);
    else if (code.starts_with('~')) code.remove_prefix(1);
    else return problem(line, "an agent's code has a tilde where the country's code goes: [~GOV]");
    entry.code = code;
    if (!is_actor_code(entry.code) || entry.code == "---") return problem(line, quoted(entry.code) + " is no actor code (capitals and digits)");

    std::string_view singular = parts.head;
    std::optional<std::string> plural;
    if (const std::size_t open = singular.find('{'); open != std::string_view::npos) {
      const std::size_t close = singular.find('}', open);
      if (close == std::string_view::npos) return problem(line, "'{' without '}'");
      plural = trimmed(singular.substr(open + 1, close - open - 1));
      singular = trimmed(singular.substr(0, open));
    }
    while (singular.ends_with('_')) singular.remove_suffix(1);
    entry.text = singular;
    const bool marked = singular.find('!') != std::string_view::npos;
    if (!marked && !plural && !singular.empty()) plural = regular_plural(singular);
    if (std::count(singular.begin(), singular.end(), '!') > kMaxMarks) return problem(line, "too many sets in one phrase");
    if (!expand(line, std::string(singular), entry)) return;
    if (plural && std::count(plural->begin(), plural->end(), '!') > kMaxMarks) return problem(line, "too many sets in one phrase");
    if (plural && !plural->empty() && !expand(line, *plural, entry)) return;
    if (entry.phrases.empty()) return problem(line, "an agent without words");
    out_.entries.push_back(std::move(entry));
  }

 private:
  void problem(const DictionaryLine& line, std::string reason) { problems_.push_back({out_.file, line.number, line.text, std::move(reason)}); }

  void define(const DictionaryLine& line) {
    const std::string& t = line.text;
    const std::size_t open = t.find('!'), close = t.find('!', open + 1), equals = t.find('=');
    if (close == std::string::npos || equals < close) return problem(line, "a set is defined as !NAME! = WORD, WORD");
    std::vector<std::string>& words = sets_[t.substr(open, close + 1 - open)];
    words.clear();
    for (std::string& word : split_trimmed(std::string_view(t).substr(equals + 1), ',')) words.push_back(std::move(word));
    if (words.empty()) problem(line, "a set without words");
  }

  /// Adds the phrase with every word of the set put in for its marker.
  bool expand(const DictionaryLine& line, const std::string& phrase, AgentEntry& entry) {
    const std::size_t open = phrase.find('!');
    if (open == std::string::npos) {
      std::vector<std::string> words = phrase_words(phrase);
      if (!words.empty()) entry.phrases.push_back(std::move(words));
      return true;
    }
    const std::size_t close = phrase.find('!', open + 1);
    const auto found = close == std::string::npos ? sets_.end() : sets_.find(phrase.substr(open, close + 1 - open));
    if (found == sets_.end()) {
      problem(line, "the set '" + phrase.substr(open, close == std::string::npos ? close : close + 1 - open) + "' is not defined");
      return false;
    }
    for (const std::string& word : found->second) {
      if (entry.phrases.size() > kMaxForms || word.find('!') != std::string::npos) {
        problem(line, "too many forms, or a set within a set");
        return false;
      }
      if (!expand(line, phrase.substr(0, open) + word + phrase.substr(close + 1), entry)) return false;
    }
    return true;
  }

  static constexpr std::size_t kMaxForms = 1000;  // three markers of ten words; a hostile file could ask for more than there is memory
  static constexpr std::ptrdiff_t kMaxMarks = 8;
  AgentDictionary& out_;
  DictionaryProblems& problems_;
  std::map<std::string, std::vector<std::string>> sets_;
};

}  // namespace

std::string regular_plural(std::string_view phrase) {
  std::string out(phrase);
  if (out.empty()) return out;
  const char last = static_cast<char>(out.back() & ~0x20);  // ASCII capital
  if (last == 'Y') {
    const bool lower = (out.back() & 0x20) != 0;
    out.pop_back();
    return out + (lower ? "ies" : "IES");
  }
  const bool lower = (out.back() & 0x20) != 0;
  return out + (last == 'S' ? (lower ? "es" : "ES") : (lower ? "s" : "S"));
}

AgentDictionary read_agent_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  AgentDictionary dictionary;
  dictionary.file = file;
  Reader reader(dictionary, problems);
  for (const DictionaryLine& line : dictionary_lines(bytes)) reader.line(line);
  return dictionary;
}

}  // namespace dragoman
