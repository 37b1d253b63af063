#include "dragoman/dictionaries/verb_dictionary.h"

#include <algorithm>

#include "dragoman/dictionaries/verb_pattern.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxForms = 64;  // of one verb

std::string without_closing_underscore(std::string_view text) {
  while (text.ends_with('_')) text.remove_suffix(1);
  return std::string(text);
}

bool is_code(std::string_view code) {
  return code == "---" || (code.size() >= 2 && std::all_of(code.begin(), code.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }));
}

/// [A], [A:P], [:P]; the field is limited to what may be a code.
bool is_event_code(std::string_view code) {
  const std::size_t colon = code.find(':');
  if (colon == std::string_view::npos) return is_code(code);
  const std::string_view active = code.substr(0, colon), passive = code.substr(colon + 1);
  return (active.empty() || is_code(active)) && is_code(passive);
}

class Reader {
 public:
  Reader(VerbDictionary& dictionary, DictionaryProblems& problems) : out_(dictionary), problems_(problems) {}

  void read(std::string_view bytes) {
    const std::vector<DictionaryLine> lines = dictionary_lines(bytes);
    has_headers_ = std::any_of(lines.begin(), lines.end(), [](const DictionaryLine& l) { return l.text.starts_with("---"); });
    for (const DictionaryLine& line : lines) one(line);
    check_sets();
  }

 private:
  void problem(const DictionaryLine& line, std::string reason) { problems_.push_back({out_.file, line.number, line.text, std::move(reason)}); }

  void one(const DictionaryLine& line) {
    const std::string& t = line.text;
    if (t.starts_with("---")) return header(line);
    if (t.starts_with('-')) return pattern(line);
    if (t.starts_with('~')) return transformation(line);
    if (t.starts_with('&')) return begin_set(line);
    if (t.starts_with('+') && in_set_) return member(line);
    in_set_ = false;
    verb(line);
  }

  // ---- sets ----------------------------------------------------------------------------------------------------
  void begin_set(const DictionaryLine& line) {
    const std::string name = without_closing_underscore(line.text);
    in_set_ = true;
    set_plural_ = name.size() == line.text.size();
    if (name.find_first_of(" \t{}()[]*") != std::string::npos || name.size() < 2) return problem(line, "a set's name is '&' and a word");
    const auto [found, fresh] = out_.set_of_name.emplace(name, out_.sets.size());
    if (fresh) out_.sets.push_back({name, {}, line.number});
    else problem(line, "the set is defined twice: its members are added");
    set_ = found->second;
  }

  void member(const DictionaryLine& line) {
    if (out_.sets.empty()) return problem(line, "a member before any set");
    const std::string_view text = trimmed(std::string_view(line.text).substr(1));
    SynonymSet::Member m;
    m.words = phrase_words(text);
    m.plural = set_plural_ && !text.ends_with('_');
    m.line = line.number;
    if (m.words.empty()) return problem(line, "a member without words");
    if (text.find('&') != std::string_view::npos) return problem(line, "a set within a set");
    out_.sets[set_].members.push_back(std::move(m));
  }

  // ---- blocks --------------------------------------------------------------------------------------------------
  void open_block(std::string name, std::string code, std::size_t line) {
    out_.blocks.push_back({std::move(name), std::move(code), {}, {}, line});
    patterns_seen_ = false;
  }

  void header(const DictionaryLine& line) {
    in_set_ = false;
    const BracketedLine parts = split_brackets(line.text);
    std::string_view name = parts.head;
    while (name.starts_with('-')) name.remove_prefix(1);
    while (name.ends_with('-')) name.remove_suffix(1);
    std::string code = parts.brackets.empty() ? "---" : std::string(parts.brackets.front());
    if (!is_event_code(code)) {
      problem(line, quoted(code) + " is no event code: the verbs of the block have none of their own");
      code = "---";
    }
    open_block(std::string(trimmed(name)), std::move(code), line.number);
  }

  void verb(const DictionaryLine& line) {
    std::string_view text = line.text;
    DictionaryVerb v;
    v.line = line.number;
    v.comment = line.comment;
    const BracketedLine parts = split_brackets(text);
    if (parts.unclosed) problem(line, "'[' without ']'");
    else if (!parts.tail.empty()) problem(line, "words after the code are not read");
    if (!parts.brackets.empty()) {
      v.code = parts.brackets.front();
      if (!is_event_code(v.code)) return problem(line, quoted(v.code) + " is no event code");
    }
    std::string_view head = parts.head;
    std::vector<std::string> irregular;
    bool listed = false;
    if (const std::size_t open = head.find('{'); open != std::string_view::npos) {
      const std::size_t close = head.find('}', open);
      if (close == std::string_view::npos) problem(line, "'{' without '}': the forms up to the line's end are taken");
      for (std::string& form : split_trimmed(head.substr(open + 1, close == std::string_view::npos ? close : close - open - 1), ' '))
        irregular.push_back(std::move(form));
      head = trimmed(head.substr(0, open));
      listed = true;
    }
    std::vector<std::string> words = split_trimmed(head, ' ');
    if (words.empty()) return problem(line, "a line that begins no entry");
    if (words.size() > 1) {  // forms without braces
      irregular.insert(irregular.begin(), words.begin() + 1, words.end());
      listed = true;
    }
    v.text = words.front();
    std::string stem;
    if (!split_compound(line, words.front(), stem, v.front, v.back)) return;
    if (listed) {
      v.forms.push_back(to_lower(stem));
      for (const std::string& form : irregular) {
        std::vector<std::string> front, back;
        std::string inflected;
        if (!split_compound(line, form, inflected, front, back)) continue;
        if (form.find('_') != std::string::npos && (front != v.front || back != v.back)) {
          problem(line, "the form '" + form + "' has other words beside its verb than '" + v.text + "': only its verb is taken");
        }
        if (v.forms.size() < kMaxForms) v.forms.push_back(to_lower(inflected));
        else problem(line, "too many forms");
      }
    } else {
      v.forms = regular_verb_forms(to_lower(stem));
    }
    if (out_.blocks.empty() || (!has_headers_ && (patterns_seen_ || line.after_gap))) {
      // TABARI and PETRARCH 1 have no headers: a verb begins a block, its synonyms follow without a gap
      open_block(v.text, v.code.empty() ? "---" : v.code, line.number);
    }
    if (v.code.empty()) v.code = out_.blocks.back().code;
    out_.blocks.back().verbs.push_back(std::move(v));
  }

  /// "+BEEF_UP", "RE_+ARM", "GIVE": the word that inflects and the others.
  bool split_compound(const DictionaryLine& line, std::string_view text, std::string& stem, std::vector<std::string>& front, std::vector<std::string>& back) {
    const std::size_t plus = text.find('+');
    if (plus == std::string_view::npos) {
      text = std::string_view(text).substr(0, text.find_last_not_of('_') == std::string_view::npos ? 0 : text.find_last_not_of('_') + 1);
      if (text.empty()) {
        problem(line, "a verb without letters");
        return false;
      }
      if (text.find('_') != std::string_view::npos) {
        problem(line, quoted(text) + " has several words and no '+' before the one that inflects: the first is taken to");
        const std::vector<std::string> words = phrase_words(text);
        stem = words.front();
        back.assign(words.begin() + 1, words.end());
        return true;
      }
      stem = text;
      return true;
    }
    front = phrase_words(text.substr(0, plus));
    back = phrase_words(text.substr(plus + 1));
    if (back.empty()) {
      problem(line, "'+' without the word that inflects");
      return false;
    }
    stem = back.front();
    back.erase(back.begin());
    return true;
  }

  void pattern(const DictionaryLine& line) {
    in_set_ = false;
    if (out_.blocks.empty()) return problem(line, "a pattern before any verb");
    patterns_seen_ = true;
    const BracketedLine parts = split_brackets(std::string_view(line.text).substr(1));
    if (parts.brackets.empty()) return problem(line, "a pattern needs a code in brackets");
    if (parts.brackets.size() > 1) problem(line, "more than one code: the first is taken");
    else if (!parts.tail.empty()) problem(line, "words after the code are not read");
    std::string reason;
    std::optional<VerbPattern> p = read_verb_pattern(parts.head, reason);
    if (!p) return problem(line, reason);
    p->code = parts.brackets.front();
    if (!is_event_code(p->code)) return problem(line, quoted(p->code) + " is no event code");
    p->text = trimmed(std::string_view(line.text).substr(1));
    p->comment = line.comment;
    p->line = line.number;
    out_.blocks.back().patterns.push_back(std::move(*p));
  }

  // ---- transformations -----------------------------------------------------------------------------------------
  void transformation(const DictionaryLine& line) {
    in_set_ = false;
    VerbTransformation t;
    t.text = line.text;
    t.line = line.number;
    const std::string_view text = std::string_view(line.text).substr(1);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return problem(line, "a transformation needs '='");
    std::string left(text.substr(0, equals));
    std::replace_if(
        left.begin(), left.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
    std::vector<std::string> words = split_trimmed(left, ' ');
    const std::vector<std::string> result = split_trimmed(text.substr(equals + 1), ' ');
    if (words.size() % 2 == 0 || words.size() < 3 || words.size() > 9 || result.size() != 3)
      return problem(line, "a transformation is: ~ a (b c VERB) VERB = a b CODE");
    // post-fix: sources from the left, verbs from the right, the innermost target in the middle
    for (std::size_t i = 0; i + 1 < words.size() - i; ++i) t.levels.push_back({words[i], split_trimmed(words[words.size() - 1 - i], '_')});
    t.target = words[words.size() / 2];
    t.result_source = result[0];
    t.result_target = result[1];
    t.result_code = result[2];
    for (const std::string& variable : {t.result_source, t.result_target}) {
      const bool bound = variable == t.target || std::any_of(t.levels.begin(), t.levels.end(), [&](const auto& l) { return l.source == variable; });
      if (!bound || variable == "_" || variable == ".") return problem(line, quoted(variable) + " of the result is not on the left");
    }
    if (t.result_code != "Q" && !is_event_code(t.result_code)) return problem(line, quoted(t.result_code) + " is no event code");
    out_.transformations.push_back(std::move(t));
  }

  // ---- afterwards ----------------------------------------------------------------------------------------------
  bool known(const PatternWord& w) const { return w.empty() || w.front() != '&' || out_.set(w); }

  std::string undefined_set(const PatternSide& side) const {
    for (const PatternNoun& n : side.nouns) {
      for (const PatternWord& w : n.words) {
        if (!known(w)) return w;
      }
    }
    for (const PatternPreposition& p : side.prepositions) {
      if (!known(p.preposition)) return p.preposition;
      for (const PatternNoun& n : p.nouns) {
        for (const PatternWord& w : n.words) {
          if (!known(w)) return w;
        }
      }
    }
    return {};
  }

  void check_sets() {
    for (VerbBlock& block : out_.blocks) {
      std::erase_if(block.patterns, [&](const VerbPattern& p) {
        std::string missing = undefined_set(p.before);
        if (missing.empty()) missing = undefined_set(p.after);
        for (const auto* steps : {&p.steps_before, &p.steps_after}) {
          for (const PatternStep& s : *steps) {
            if (missing.empty() && !known(s.word)) missing = s.word;
          }
        }
        if (missing.empty()) return false;
        problems_.push_back({out_.file, p.line, "- " + p.text, "the set '" + missing + "' is not defined"});
        return true;
      });
    }
  }

  VerbDictionary& out_;
  DictionaryProblems& problems_;
  bool has_headers_ = false, in_set_ = false, set_plural_ = true, patterns_seen_ = false;
  std::size_t set_ = 0;  // the one whose members follow
};

}  // namespace

const SynonymSet* VerbDictionary::set(std::string_view name) const {
  while (name.ends_with('_')) name.remove_suffix(1);
  const auto found = set_of_name.find(std::string(name));
  return found == set_of_name.end() ? nullptr : &sets[found->second];
}

std::vector<std::string> regular_verb_forms(const std::string& stem) {
  if (stem.empty()) return {};
  const char last = stem.back();
  const std::string cut = stem.substr(0, stem.size() - 1);
  const auto vowel = [](char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; };
  const std::string third = last == 's' || last == 'x' || last == 'z' ? stem + "es" : last == 'y' ? cut + "ies" : stem + "s";
  const std::string past = last == 'e' ? stem + "d" : stem + "ed";
  const bool silent = last == 'e' && stem.size() > 1 && !vowel(stem[stem.size() - 2]);
  return {stem, third, past, (silent ? cut : stem) + "ing"};
}

VerbDictionary read_verb_dictionary(std::string_view bytes, const std::string& file, DictionaryProblems& problems) {
  VerbDictionary dictionary;
  dictionary.file = file;
  Reader(dictionary, problems).read(bytes);
  return dictionary;
}

}  // namespace dragoman
