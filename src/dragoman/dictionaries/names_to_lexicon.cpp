// Actors and agents of dictionaries as lines of countries.tsv, organizations.tsv, people.tsv and agents.tsv.
#include <algorithm>
#include <array>

#include "dragoman/dictionaries/lexicon_writer.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

std::string sectors_of(const std::string& code, std::size_t from) {
  std::string out;
  for (std::size_t at = from; at < code.size(); at += 3) out += (out.empty() ? "" : ";") + code.substr(at, 3);
  return out;
}

std::string iso(int day) {
  if (day == 0) return {};
  std::string digits = std::to_string(day);
  digits.insert(0, 8 - std::min<std::size_t>(digits.size(), 8), '0');
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

struct Office {
  std::string code;
  int from = 0, until = 0;
  std::size_t line = 0;
};

/// The code of every stretch of time: what code_on says, written out, the undated code in the gaps.
std::vector<Office> offices_of(const std::vector<ActorCode>& codes) {
  std::vector<int> bounds{0};
  for (const ActorCode& c : codes) {
    for (const int day : {c.from, c.until}) {
      if (day != 0) bounds.push_back(day);
    }
  }
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<Office> out;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const int end = i + 1 < bounds.size() ? bounds[i + 1] : 0;
    const ActorCode* code = code_on(codes, std::max(bounds[i], 1));
    if (!code || code->code == "---") continue;
    if (!out.empty() && out.back().code == code->code && out.back().until == bounds[i]) out.back().until = end;
    else out.push_back({code->code, bounds[i], end, code->line});
  }
  return out;
}

std::string name_of(const DictionaryPhrase& p) { return with_initials(p.words); }

}  // namespace

std::string with_initials(const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 22> kSmall = {"of",  "the", "and", "for", "in",  "on",  "to",  "de",  "la",  "le", "du",
                                                              "des", "del", "al",  "el",  "bin", "ibn", "van", "von", "der", "da", "dos"};
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += ' ';
    const bool small = i > 0 && std::find(kSmall.begin(), kSmall.end(), words[i]) != kSmall.end();
    bool begin = !small;
    for (const char c : words[i]) {
      out += begin && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      begin = !small && (c == '-' || c == '.' || c == '\'' || c == '(');
    }
    if (out.ends_with("'S")) out.back() = 's';
  }
  return out;
}

void LexiconWriter::actor(const std::string& file, const ActorEntry& entry) {
  const DictionaryPhrase& first = entry.phrases.front();
  const std::string origin = file + ":" + std::to_string(first.line);
  const bool dated = std::any_of(entry.codes.begin(), entry.codes.end(), [](const ActorCode& c) { return c.restricted(); });
  std::string aliases;
  for (std::size_t i = 1; i < entry.phrases.size(); ++i) {
    const std::string alias = name_of(entry.phrases[i]);
    if (alias.find(';') != std::string::npos) unfit(file, entry.phrases[i].line, entry.phrases[i].text, "a name with ';'");
    else aliases += (aliases.empty() ? "" : ";") + alias;
  }
  if (!dated) {
    const ActorCode& code = *code_on(entry.codes, 0);
    if (code.code == "---") return unfit(file, first.line, first.text, "[---]: ours has no names that are known to be nobody");
    if (code.code.size() == 3) {  // a country: each name by itself, told apart as ours are
      for (const DictionaryPhrase& p : entry.phrases) {
        std::string joined;
        for (const std::string& w : p.words) joined += (joined.empty() ? "" : " ") + w;
        const auto kind = kind_of_form_.find(joined);
        row("countries.tsv", {name_of(p), kind == kind_of_form_.end() ? "name" : kind->second, code.code, file + ":" + std::to_string(p.line), ""});
      }
      return;
    }
    row("organizations.tsv", {name_of(first), aliases, code.code, "other", "", origin});
    return;
  }
  for (const Office& o : offices_of(entry.codes)) {
    if (o.code.size() < 3) {
      unfit(file, o.line, o.code, "a code of less than three letters");
      continue;
    }
    row("people.tsv",
        {name_of(first), aliases, o.code.substr(0, 3), sectors_of(o.code, 3), "", iso(o.from), iso(o.until), file + ":" + std::to_string(o.line)});
  }
}

void LexiconWriter::agent(const std::string& file, const AgentEntry& entry) {
  if (entry.before_country) unfit(file, entry.line, entry.text, "loosely: the code goes before the country's, ours puts it after");
  if (entry.code.size() % 3 != 0) return unfit(file, entry.line, entry.text, "a code that is not of sectors of three letters");
  // ours are lemmas: of a singular and its plural the first is enough, of a set each is a noun
  const bool set = entry.text.find('!') != std::string::npos;
  const std::size_t n = set ? entry.phrases.size() : 1;
  for (std::size_t i = 0; i < n; ++i) {
    std::string noun;
    for (const std::string& w : entry.phrases[i]) noun += (noun.empty() ? "" : " ") + w;
    row("agents.tsv", {noun, sectors_of(entry.code, 0), "person", file + ":" + std::to_string(entry.line)});
  }
}

}  // namespace dragoman
