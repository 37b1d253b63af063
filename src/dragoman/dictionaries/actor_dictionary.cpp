#include "dragoman/dictionaries/actor_dictionary.h"

#include <optional>

namespace dragoman {
namespace {

class Reader {
 public:
  Reader(ActorDictionary& dictionary, DictionaryProblems& problems) : out_(dictionary), problems_(problems) {}

  void line(const DictionaryLine& line) {
    const BracketedLine parts = split_brackets(line.text);
    if (parts.unclosed) problem(line, "'[' without ']'");
    else if (!parts.tail.empty()) problem(line, "words after the code are not read");
    std::string_view name = parts.head;
    if (name.empty()) {  // codes of the name above
      if (!open_) {
        problem(line, "a code before any name");
        return;
      }
    } else if (name.front() == '+') {
      if (!open_) {
        problem(line, "a synonym before any name");
        return;
      }
      phrase(line, trimmed(name.substr(1)));
    } else {
      close();
      open_ = true;
      out_.entries.emplace_back();
      phrase(line, name);
    }
    for (const std::string_view bracket : parts.brackets) {
      if (const std::optional<ActorCode> code = read_code(line, bracket)) out_.entries.back().codes.push_back(*code);
    }
  }

  /// The entry is complete: one without names or codes says nothing.
  void close() {
    if (!open_) return;
    ActorEntry& entry = out_.entries.back();
    if (entry.phrases.empty()) {
      out_.entries.pop_back();
    } else if (entry.codes.empty()) {
      for (const DictionaryPhrase& p : entry.phrases) problems_.push_back({out_.file, p.line, p.text, "a name without a code"});
      out_.entries.pop_back();
    }
    open_ = false;
  }

 private:
  void problem(const DictionaryLine& line, std::string reason) { problems_.push_back({out_.file, line.number, line.text, std::move(reason)}); }

  void phrase(const DictionaryLine& line, std::string_view text) {
    DictionaryPhrase p;
    p.words = phrase_words(text);
    while (!text.empty() && text.back() == '_') text.remove_suffix(1);
    p.text = text;
    p.comment = line.comment;
    p.line = line.number;
    if (p.words.empty()) {
      problem(line, "a name without words");
      return;
    }
    out_.entries.back().phrases.push_back(std::move(p));
  }

  std::optional<ActorCode> read_code(const DictionaryLine& line, std::string_view bracket) {
    const std::size_t gap = bracket.find_first_of(" \t<>");
    ActorCode code;
    code.code = bracket.substr(0, gap);
    code.line = line.number;
    if (!is_actor_code(code.code)) {
      problem(line, quoted(code.code) + " is no actor code (capitals and digits)");
      return std::nullopt;
    }
    if (gap == std::string_view::npos) return code;
    std::string_view dates = trimmed(bracket.substr(gap));
    if (dates.empty()) return code;
    bool understood = false;
    if (dates.front() == '<' || dates.front() == '>') {
      int& bound = dates.front() == '<' ? code.until : code.from;
      bound = dictionary_date(dates.substr(1));
      understood = bound != 0;
    } else if (const std::size_t dash = dates.find('-'); dash != std::string_view::npos) {
      code.from = dictionary_date(dates.substr(0, dash));
      code.until = dictionary_date(dates.substr(dash + 1));
      understood = code.from != 0 && code.until != 0;
      if (understood && code.until <= code.from) {
        problem(line, "the code's last day is not after its first: it never holds");
        return std::nullopt;
      }
    }
    if (understood) return code;
    problem(line, quoted(dates) + " is no date restriction (<D, >D or D-D with D = YYMMDD or YYYYMMDD, a day of the calendar)");
    return std::nullopt;
  }

  ActorDictionary& out_;
  DictionaryProblems& problems_;
  bool open_ = false;
};

}  // namespace

ActorDictionary read_actor_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  ActorDictionary dictionary;
  dictionary.file = file;
  Reader reader(dictionary, problems);
  for (const DictionaryLine& line : dictionary_lines(bytes)) reader.line(line);
  reader.close();
  return dictionary;
}

const ActorCode* code_on(const std::vector<ActorCode>& codes, int day) {
  const ActorCode* otherwise = nullptr;
  for (const ActorCode& code : codes) {
    if (!code.restricted()) {
      if (!otherwise) otherwise = &code;
    } else if (day != 0 && code.holds(day)) {
      return &code;
    }
  }
  return otherwise;
}

}  // namespace dragoman
