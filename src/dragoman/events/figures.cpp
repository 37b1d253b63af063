#include "dragoman/events/figures.h"

#include <cstdlib>
#include <unordered_map>

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

const std::unordered_map<std::string, double>& number_words() {
  static const std::unordered_map<std::string, double> words = {
      {"one", 1},        {"two", 2},       {"three", 3},     {"four", 4},    {"five", 5},      {"six", 6},         {"seven", 7},     {"eight", 8},
      {"nine", 9},       {"ten", 10},      {"eleven", 11},   {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14},   {"fifteen", 15},  {"sixteen", 16},
      {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30},   {"forty", 40},      {"fifty", 50},    {"sixty", 60},
      {"seventy", 70},   {"eighty", 80},   {"ninety", 90},   {"dozen", 12},  {"hundred", 100}, {"thousand", 1000}, {"million", 1e6}, {"billion", 1e9}};
  return words;
}

}  // namespace

double read_number(const Analysis& analysis, Index t) {
  std::string plain;
  for (const char c : analysis.tokens[t].form) {
    if (c != ',') plain += c;
  }
  const std::string low = to_lower(plain);
  double value = 0;
  if (!plain.empty() && plain[0] >= '0' && plain[0] <= '9') value = std::atof(plain.c_str());
  else if (const auto found = number_words().find(low); found != number_words().end()) value = found->second;
  if (value > 0 && t + 1 < analysis.tokens.size()) {
    const auto scale = number_words().find(to_lower(analysis.tokens[t + 1].form));
    if (scale != number_words().end() && scale->second >= 100) value *= scale->second;
  }
  return value;
}

std::vector<Figure> find_figures(const Analysis& analysis, const Tree& tree, Index head) {
  static const std::unordered_map<std::string, FigureKind> kinds = {
      {"kill", FigureKind::killed},         {"die", FigureKind::killed},     {"slay", FigureKind::killed},        {"massacre", FigureKind::killed},
      {"injure", FigureKind::injured},      {"wound", FigureKind::injured},  {"hurt", FigureKind::injured},       {"arrest", FigureKind::arrested},
      {"detain", FigureKind::arrested},     {"jail", FigureKind::arrested},  {"displace", FigureKind::displaced}, {"flee", FigureKind::displaced},
      {"evacuate", FigureKind::displaced},  {"attend", FigureKind::present}, {"march", FigureKind::present},      {"protest", FigureKind::present},
      {"demonstrate", FigureKind::present}, {"rally", FigureKind::present},  {"gather", FigureKind::present}};
  std::vector<Figure> out;
  const Sentence& s = analysis.sentences[analysis.tokens[head].sentence];
  for (Index t = s.first_token; t < s.last_token; ++t) {
    if (analysis.tokens[t].upos != Upos::NUM || !tree.dominates(head, t)) continue;
    const double value = read_number(analysis, t);
    if (value <= 0) continue;
    // the nearest verb above, through the counted noun
    Index verb = analysis.tokens[t].head;
    while (verb != kNone && analysis.tokens[verb].upos != Upos::VERB) verb = analysis.tokens[verb].head;
    const bool counted = analysis.tokens[t].deprel == Deprel::nummod || analysis.tokens[t].deprel == Deprel::obj ||
                         analysis.tokens[t].deprel == Deprel::nsubj_pass || analysis.tokens[t].deprel == Deprel::nsubj;
    if (verb == kNone || !counted) continue;
    const auto kind = kinds.find(to_lower(analysis.tokens[verb].lemma));
    const bool money = t > s.first_token && (analysis.tokens[t - 1].form == "$" || analysis.tokens[t - 1].form == "€" || analysis.tokens[t - 1].form == "£");
    if (kind == kinds.end() && !money) continue;
    Figure f;
    f.kind = money ? FigureKind::amount : kind->second;
    f.low = f.high = value;
    f.span = analysis.tokens[t].span;
    if (money) f.unit = std::string(analysis.tokens[t - 1].form);
    for (Index k = s.first_token; k < t; ++k) {
      const std::string w = to_lower(analysis.tokens[k].form);
      if (k + 1 == t && w == "least") f.high = 0;
      if (k + 2 == t && w == "more") f.high = 0;
    }
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace dragoman
