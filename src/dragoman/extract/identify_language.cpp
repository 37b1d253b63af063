// Which language a text is in: the share of its words that are among a language's commonest function words, and for other
// scripts the script. About a third of running English are words of such a list (Zipf), so two hundred words decide.
#include <algorithm>
#include <array>

#include "dragoman/extract/extract.h"
#include "dragoman/extract/page_tables.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kWords = 1000;  // more than this changes no answer

enum Script { latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, tamil, thai, georgian, kana, hangul, han, other_script, scripts };
constexpr std::array<const char*, scripts> kLanguageOfScript = {"", "el", "ru", "hy", "he", "ar", "hi", "bn", "ta", "th", "ka", "ja", "ko", "zh", "und"};

Script script_of(char32_t c) {
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) return latin;
  if (c >= 0x370 && c < 0x400) return greek;
  if (c >= 0x400 && c < 0x530) return cyrillic;
  if (c >= 0x530 && c < 0x590) return armenian;
  if (c >= 0x590 && c < 0x600) return hebrew;
  if (c >= 0x600 && c < 0x780) return arabic;
  if (c >= 0x900 && c < 0x980) return devanagari;
  if (c >= 0x980 && c < 0xA00) return bengali;
  if (c >= 0xB80 && c < 0xC00) return tamil;
  if (c >= 0xE00 && c < 0xE80) return thai;
  if (c >= 0x10A0 && c < 0x1100) return georgian;
  if (c >= 0x3040 && c < 0x3100) return kana;
  if ((c >= 0x1100 && c < 0x1200) || (c >= 0xAC00 && c < 0xD7B0)) return hangul;
  if (c >= 0x4E00 && c < 0xA000) return han;
  return other_script;
}

}  // namespace

std::string identify_language(std::string_view text, const PageLexicon& lexicon) {
  const PageLexicon::Tables& tables = lexicon.tables();
  std::array<std::size_t, scripts> letters{};
  std::array<std::size_t, 32> hits{};
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size() && words < kWords;) {
    std::string word;
    while (at < text.size()) {
      const auto c = static_cast<unsigned char>(text[at]);
      if (c < 0x80) {
        const char l = static_cast<char>(c | 32);
        if (!(l >= 'a' && l <= 'z')) break;
        word += l;
        ++letters[latin];
        ++at;
      } else {
        const std::size_t from = at;
        const char32_t p = next_code_point(text, at);
        if (p < 0xC0 || (p >= 0x2000 && p < 0x2C00) || p == 0xFEFF || p == 0xFFFD) break;
        ++letters[script_of(p)];
        word += to_lower(text.substr(from, at - from));
        if (word.size() > 60) break;  // scripts without spaces
      }
    }
    if (word.empty()) {
      if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
      continue;
    }
    ++words;
    if (const auto found = tables.function_words.find(word); found != tables.function_words.end()) {
      for (std::size_t l = 0; l < tables.languages.size(); ++l) hits[l] += found->second >> l & 1;
    }
  }
  std::size_t all = 0;
  for (const std::size_t n : letters) all += n;
  if (all < 10) return "und";
  const auto script = static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  if (letters[kana] * 10 > all) return "ja";
  if (script != latin) return kLanguageOfScript[script];
  if (words < 3) return "und";
  std::size_t best = 0, second = 0;
  for (std::size_t l = 0; l < tables.languages.size(); ++l) {
    if (hits[l] > hits[best]) second = hits[best], best = l;
    else if (l != best) second = std::max(second, hits[l]);
  }
  // A headline may have no function word at all; a list of names in English neither. Only a clear other language is one.
  if (hits[best] * 12 < words || hits[best] == 0 || (words < 12 && hits[best] < second + 2)) return "und";
  return tables.languages[best];
}

}  // namespace dragoman
