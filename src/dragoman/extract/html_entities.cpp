// Character references: HTML 4's names and those of HTML 5 that pages use, decoded while white space is folded.
//
// Numbers 128-159 mean Windows-1252, as browsers read them. Names without a semicolon are decoded only before a character that
// cannot continue them, so that "&copy=1" in a URL's text stays.
#include <algorithm>
#include <iterator>

#include "dragoman/extract/html_tree.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

struct Entity {
  std::string_view name;
  char32_t code;
};

constexpr Entity kEntities[] = {
    // sorted by bytes
    {"AElig", 0xC6},    {"AMP", 0x26},       {"Aacute", 0xC1},   {"Abreve", 0x102},   {"Acirc", 0xC2},     {"Agrave", 0xC0},   {"Alpha", 0x391},
    {"Aring", 0xC5},    {"Atilde", 0xC3},    {"Auml", 0xC4},     {"Beta", 0x392},     {"COPY", 0xA9},      {"Cacute", 0x106},  {"Ccaron", 0x10C},
    {"Ccedil", 0xC7},   {"Chi", 0x3A7},      {"Dagger", 0x2021}, {"Delta", 0x394},    {"Dstrok", 0x110},   {"ETH", 0xD0},      {"Eacute", 0xC9},
    {"Ecirc", 0xCA},    {"Egrave", 0xC8},    {"Epsilon", 0x395}, {"Eta", 0x397},      {"Euml", 0xCB},      {"GT", 0x3E},       {"Gamma", 0x393},
    {"Iacute", 0xCD},   {"Icirc", 0xCE},     {"Idot", 0x130},    {"Igrave", 0xCC},    {"Iota", 0x399},     {"Iuml", 0xCF},     {"Kappa", 0x39A},
    {"LT", 0x3C},       {"Lambda", 0x39B},   {"Lstrok", 0x141},  {"Mu", 0x39C},       {"NewLine", 0xA},    {"Ntilde", 0xD1},   {"Nu", 0x39D},
    {"OElig", 0x152},   {"Oacute", 0xD3},    {"Ocirc", 0xD4},    {"Ograve", 0xD2},    {"Omega", 0x3A9},    {"Omicron", 0x39F}, {"Oslash", 0xD8},
    {"Otilde", 0xD5},   {"Ouml", 0xD6},      {"Phi", 0x3A6},     {"Pi", 0x3A0},       {"Prime", 0x2033},   {"Psi", 0x3A8},     {"QUOT", 0x22},
    {"REG", 0xAE},      {"Rho", 0x3A1},      {"Scaron", 0x160},  {"Sigma", 0x3A3},    {"THORN", 0xDE},     {"Tab", 0x9},       {"Tau", 0x3A4},
    {"Theta", 0x398},   {"Uacute", 0xDA},    {"Ucirc", 0xDB},    {"Ugrave", 0xD9},    {"Upsilon", 0x3A5},  {"Uuml", 0xDC},     {"Xi", 0x39E},
    {"Yacute", 0xDD},   {"Yuml", 0x178},     {"Zcaron", 0x17D},  {"Zeta", 0x396},     {"aacute", 0xE1},    {"abreve", 0x103},  {"acirc", 0xE2},
    {"acute", 0xB4},    {"aelig", 0xE6},     {"agrave", 0xE0},   {"alefsym", 0x2135}, {"alpha", 0x3B1},    {"amacr", 0x101},   {"amp", 0x26},
    {"and", 0x2227},    {"ang", 0x2220},     {"aogon", 0x105},   {"apos", 0x27},      {"aring", 0xE5},     {"ast", 0x2A},      {"asymp", 0x2248},
    {"atilde", 0xE3},   {"auml", 0xE4},      {"bdquo", 0x201E},  {"beta", 0x3B2},     {"bigstar", 0x2605}, {"brvbar", 0xA6},   {"bsol", 0x5C},
    {"bull", 0x2022},   {"cacute", 0x107},   {"cap", 0x2229},    {"ccaron", 0x10D},   {"ccedil", 0xE7},    {"cedil", 0xB8},    {"cent", 0xA2},
    {"check", 0x2713},  {"chi", 0x3C7},      {"circ", 0x2C6},    {"clubs", 0x2663},   {"colon", 0x3A},     {"comma", 0x2C},    {"commat", 0x40},
    {"cong", 0x2245},   {"copy", 0xA9},      {"crarr", 0x21B5},  {"cup", 0x222A},     {"curren", 0xA4},    {"dArr", 0x21D3},   {"dagger", 0x2020},
    {"darr", 0x2193},   {"dash", 0x2010},    {"deg", 0xB0},      {"delta", 0x3B4},    {"diams", 0x2666},   {"divide", 0xF7},   {"dollar", 0x24},
    {"dstrok", 0x111},  {"eacute", 0xE9},    {"ecaron", 0x11B},  {"ecirc", 0xEA},     {"egrave", 0xE8},    {"emacr", 0x113},   {"empty", 0x2205},
    {"emsp", 0x2003},   {"ensp", 0x2002},    {"eogon", 0x119},   {"epsilon", 0x3B5},  {"equals", 0x3D},    {"equiv", 0x2261},  {"eta", 0x3B7},
    {"eth", 0xF0},      {"euml", 0xEB},      {"euro", 0x20AC},   {"excl", 0x21},      {"exist", 0x2203},   {"fnof", 0x192},    {"forall", 0x2200},
    {"frac12", 0xBD},   {"frac13", 0x2153},  {"frac14", 0xBC},   {"frac34", 0xBE},    {"frasl", 0x2044},   {"gamma", 0x3B3},   {"gbreve", 0x11F},
    {"ge", 0x2265},     {"grave", 0x60},     {"gt", 0x3E},       {"hArr", 0x21D4},    {"hairsp", 0x200A},  {"half", 0xBD},     {"harr", 0x2194},
    {"hearts", 0x2665}, {"hellip", 0x2026},  {"horbar", 0x2015}, {"hyphen", 0x2010},  {"iacute", 0xED},    {"icirc", 0xEE},    {"iexcl", 0xA1},
    {"igrave", 0xEC},   {"imacr", 0x12B},    {"image", 0x2111},  {"infin", 0x221E},   {"inodot", 0x131},   {"int", 0x222B},    {"iota", 0x3B9},
    {"iquest", 0xBF},   {"isin", 0x2208},    {"iuml", 0xEF},     {"kappa", 0x3BA},    {"lArr", 0x21D0},    {"lambda", 0x3BB},  {"lang", 0x2329},
    {"laquo", 0xAB},    {"larr", 0x2190},    {"lbrace", 0x7B},   {"lbrack", 0x5B},    {"lceil", 0x2308},   {"lcub", 0x7B},     {"ldquo", 0x201C},
    {"ldquor", 0x201E}, {"le", 0x2264},      {"lfloor", 0x230A}, {"lowast", 0x2217},  {"lowbar", 0x5F},    {"loz", 0x25CA},    {"lpar", 0x28},
    {"lrm", 0x200E},    {"lsaquo", 0x2039},  {"lsqb", 0x5B},     {"lsquo", 0x2018},   {"lsquor", 0x201A},  {"lstrok", 0x142},  {"lt", 0x3C},
    {"macr", 0xAF},     {"mdash", 0x2014},   {"micro", 0xB5},    {"middot", 0xB7},    {"minus", 0x2212},   {"mu", 0x3BC},      {"nabla", 0x2207},
    {"nacute", 0x144},  {"nbsp", 0xA0},      {"ncaron", 0x148},  {"ndash", 0x2013},   {"ne", 0x2260},      {"ni", 0x220B},     {"not", 0xAC},
    {"notin", 0x2209},  {"nsub", 0x2284},    {"ntilde", 0xF1},   {"nu", 0x3BD},       {"num", 0x23},       {"numsp", 0x2007},  {"oacute", 0xF3},
    {"ocirc", 0xF4},    {"odblac", 0x151},   {"oelig", 0x153},   {"ograve", 0xF2},    {"oline", 0x203E},   {"omacr", 0x14D},   {"omega", 0x3C9},
    {"omicron", 0x3BF}, {"oplus", 0x2295},   {"or", 0x2228},     {"ordf", 0xAA},      {"ordm", 0xBA},      {"oslash", 0xF8},   {"otilde", 0xF5},
    {"otimes", 0x2297}, {"ouml", 0xF6},      {"para", 0xB6},     {"part", 0x2202},    {"percnt", 0x25},    {"period", 0x2E},   {"permil", 0x2030},
    {"perp", 0x22A5},   {"phi", 0x3C6},      {"phone", 0x260E},  {"pi", 0x3C0},       {"piv", 0x3D6},      {"plus", 0x2B},     {"plusmn", 0xB1},
    {"pound", 0xA3},    {"prime", 0x2032},   {"prod", 0x220F},   {"prop", 0x221D},    {"psi", 0x3C8},      {"quest", 0x3F},    {"quot", 0x22},
    {"rArr", 0x21D2},   {"radic", 0x221A},   {"rang", 0x232A},   {"raquo", 0xBB},     {"rarr", 0x2192},    {"rbrace", 0x7D},   {"rbrack", 0x5D},
    {"rcaron", 0x159},  {"rceil", 0x2309},   {"rcub", 0x7D},     {"rdquo", 0x201D},   {"rdquor", 0x201D},  {"real", 0x211C},   {"reg", 0xAE},
    {"rfloor", 0x230B}, {"rho", 0x3C1},      {"rlm", 0x200F},    {"rpar", 0x29},      {"rsaquo", 0x203A},  {"rsqb", 0x5D},     {"rsquo", 0x2019},
    {"rsquor", 0x2019}, {"sacute", 0x15B},   {"sbquo", 0x201A},  {"scaron", 0x161},   {"scedil", 0x15F},   {"sdot", 0x22C5},   {"sect", 0xA7},
    {"semi", 0x3B},     {"shy", 0xAD},       {"sigma", 0x3C3},   {"sigmaf", 0x3C2},   {"sim", 0x223C},     {"sol", 0x2F},      {"spades", 0x2660},
    {"star", 0x2606},   {"starf", 0x2605},   {"sub", 0x2282},    {"sube", 0x2286},    {"sum", 0x2211},     {"sup", 0x2283},    {"sup1", 0xB9},
    {"sup2", 0xB2},     {"sup3", 0xB3},      {"supe", 0x2287},   {"szlig", 0xDF},     {"tau", 0x3C4},      {"tcedil", 0x163},  {"there4", 0x2234},
    {"theta", 0x3B8},   {"thetasym", 0x3D1}, {"thinsp", 0x2009}, {"thorn", 0xFE},     {"tilde", 0x2DC},    {"times", 0xD7},    {"trade", 0x2122},
    {"uArr", 0x21D1},   {"uacute", 0xFA},    {"uarr", 0x2191},   {"ucirc", 0xFB},     {"udblac", 0x171},   {"ugrave", 0xF9},   {"umacr", 0x16B},
    {"uml", 0xA8},      {"upsih", 0x3D2},    {"upsilon", 0x3C5}, {"uuml", 0xFC},      {"verbar", 0x7C},    {"vert", 0x7C},     {"weierp", 0x2118},
    {"xi", 0x3BE},      {"yacute", 0xFD},    {"yen", 0xA5},      {"yuml", 0xFF},      {"zacute", 0x17A},   {"zcaron", 0x17E},  {"zdot", 0x17C},
    {"zeta", 0x3B6},    {"zwj", 0x200D},     {"zwnj", 0x200C},
};

constexpr char32_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                       0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool alnum(char c) { return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads a reference at s[at] == '&'. Returns its code point and moves `at` behind it, or 0 if it is none.
char32_t reference(std::string_view s, std::size_t& at) {
  std::size_t i = at + 1;
  if (i < s.size() && s[i] == '#') {
    ++i;
    const bool hex = i < s.size() && (s[i] | 32) == 'x';
    if (hex) ++i;
    const std::size_t from = i;
    char32_t code = 0;
    for (; i < s.size(); ++i) {
      const char c = s[i];
      char32_t d;
      if (digit(c)) d = static_cast<char32_t>(c - '0');
      else if (hex && (c | 32) >= 'a' && (c | 32) <= 'f') d = static_cast<char32_t>((c | 32) - 'a' + 10);
      else break;
      code = std::min<char32_t>(code * (hex ? 16 : 10) + d, 0x110000);
    }
    if (i == from) return 0;
    if (i < s.size() && s[i] == ';') ++i;
    at = i;
    if (code >= 128 && code < 160) return kWindows1252[code - 128];
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
    return code;
  }
  const std::size_t from = i;
  while (i < s.size() && i - from < 10 && alnum(s[i])) ++i;
  const std::string_view word = s.substr(from, i - from);
  const auto* found = std::lower_bound(std::begin(kEntities), std::end(kEntities), word, [](const Entity& e, std::string_view w) { return e.name < w; });
  if (found == std::end(kEntities) || found->name != word) return 0;
  if (i < s.size() && s[i] == ';') ++i;
  else if (i < s.size() && s[i] == '=') return 0;
  at = i;
  return found->code;
}

void put(std::string& out, char32_t c) {
  if (c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x85 || c <= 0x20) {
    if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    return;
  }
  if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060) return;  // invisible
  append_utf8(out, c);
}

}  // namespace

void append_folded(std::string& out, std::string_view s) {
  std::size_t i = 0;
  while (i < s.size()) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c == '&') {
      std::size_t at = i;
      if (const char32_t code = reference(s, at)) {
        put(out, code);
        i = at;
      } else {
        out += '&';
        ++i;
      }
    } else if (c <= ' ') {
      if (!out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
      ++i;
    } else if (c < 0x80) {
      std::size_t j = i + 1;
      while (j < s.size() && static_cast<unsigned char>(s[j]) > ' ' && static_cast<unsigned char>(s[j]) < 0x80 && s[j] != '&') ++j;
      out.append(s.substr(i, j - i));
      i = j;
    } else if (c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF) {  // where the spaces and invisible characters live
      put(out, next_code_point(s, i));
    } else {
      out += s[i++];
    }
  }
}

std::string decode_folded(std::string_view source) {
  std::string out;
  append_folded(out, source);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace dragoman
