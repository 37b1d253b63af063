#include "copy_generator.h"

#include <algorithm>

namespace dragoman::testing {
namespace {

const std::vector<std::string> kAppeals = {
    "Independent reporting costs money. If you value what we do, please consider a monthly gift to our newsroom.",
    "You are reading one of your three free articles this month. Subscribe today for unlimited access to every story.",
    "Before you go: will you help us keep our journalism free for everybody? A donation takes less than a minute.",
    "Sign up for our evening newsletter and get the day's five most important stories in your inbox.",
    "Follow us on social media for breaking news, pictures and video from our correspondents.",
    "Our reporters depend on readers like you. Become a member from as little as two pounds a month.",
};
const std::vector<std::string> kWho = {"A correspondent of this paper",
                                       "The mayor's office",
                                       "Shopkeepers here",
                                       "Our own stringer",
                                       "A retired colonel",
                                       "Local teachers",
                                       "The harbour master",
                                       "One farmer"};
const std::vector<std::string> kDid = {
    "saw no change on the roads this morning",  "had expected nothing else",           "would not be drawn on the matter", "spoke of a long and tiring week",
    "remembered a similar case from childhood", "asked what it would mean for prices", "pointed to the empty market",      "had little to add"};
const std::vector<std::string> kWhen = {"before the offices opened",     "as the rain set in",         "for the third time this year",
                                        "while the phones kept ringing", "in a short note to readers", "after the evening prayer"};

// Pairs of house styles; each is applied in the direction that fits.
const std::vector<std::pair<std::string, std::string>> kStyles = {
    {" per cent", " percent"}, {" said ", " told reporters "}, {" about ", " around "}, {" also ", " "},
    {" however,", ""},         {" more than ", " over "},      {" on Monday", ""},      {" on Tuesday", ""},
    {" which ", " that "},     {" people ", " persons "},      {" has been ", " was "}, {" because ", " since "},
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

std::size_t words_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1; }

}  // namespace

std::vector<std::string> pieces_of(const std::string& text) {
  const auto split = [&](const std::string& by, std::size_t keep) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (from < text.size()) {
      const std::size_t at = text.find(by, from);
      std::string piece = text.substr(from, at == std::string::npos ? std::string::npos : at - from + keep);
      if (piece.find_first_not_of(" \n\t") != std::string::npos) out.push_back(std::move(piece));
      if (at == std::string::npos) break;
      from = at + by.size();
    }
    return out;
  };
  std::vector<std::string> paragraphs = split("\n", 0);
  return paragraphs.size() > 2 ? paragraphs : split(". ", 1);
}

std::string CopyGenerator::own_sentence() { return kWho[below(kWho.size())] + " " + kDid[below(kDid.size())] + " " + kWhen[below(kWhen.size())] + "."; }

CopyRecipe CopyGenerator::recipe(double kept) {
  return {.kept = kept,
          .from_end = chance(0.6),
          .moved = chance(0.3),
          .typography = chance(0.5),
          .other_words = chance(0.5) ? 0.02 : 0,
          .appeals = below(3),
          .own_words = chance(0.5) ? 0.2 : 0};
}

std::string CopyGenerator::copy(const std::string& text, const CopyRecipe& r) {
  std::vector<std::string> pieces = pieces_of(text);
  std::size_t total = 0;
  for (const std::string& p : pieces) total += words_in(p);
  const auto wanted = static_cast<std::size_t>(static_cast<double>(total) * r.kept);
  while (pieces.size() > 1 && total > wanted) {
    const std::size_t drop = r.from_end ? pieces.size() - 1 : below(pieces.size());
    if (total - words_in(pieces[drop]) < wanted * 9 / 10) break;
    total -= words_in(pieces[drop]);
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(drop));
  }
  if (r.moved && pieces.size() > 2) std::swap(pieces[below(pieces.size())], pieces[below(pieces.size())]);
  for (std::string& p : pieces) {
    for (const auto& [from, to] : kStyles) {
      if (r.other_words > 0 && chance(0.3)) replace_all(p, from, to);
    }
    if (!r.typography) continue;
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"“", "\""}, {"”", "\""}, {"’", "'"}, {"—", " - "}, {"–", "-"}})
      replace_all(p, from, to);
    if (chance(0.5)) replace_all(p, " the ", "\u00a0the ");
  }
  for (std::size_t own = 0; static_cast<double>(own) < r.own_words * static_cast<double>(total);) {
    const std::string s = own_sentence() + " " + own_sentence();
    own += words_in(s);
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(below(pieces.size() + 1)), s);
  }
  // An appeal is a paragraph to a short text as to a long one, but a text of a few lines has no room for two.
  for (std::size_t i = 0; i < std::min(r.appeals, total / 60); ++i) {
    pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(below(pieces.size() + 1)), kAppeals[below(kAppeals.size())]);
  }
  std::string out;
  for (const std::string& p : pieces) out += (out.empty() ? "" : "\n\n") + p;
  return out;
}

std::string CopyGenerator::bulletin(int kind) {
  const std::vector<std::string> places = {"Arkona", "Belmar", "Castell", "Dunmore", "Eastwick", "Falera", "Gravina", "Hollin", "Ostrava", "Petrel"};
  const auto place = [&] { return places[below(places.size())]; };
  const auto figure = [&](int least, int most) { return std::to_string(least + static_cast<int>(below(static_cast<std::size_t>(most - least)))); };
  if (kind % 3 == 0) {
    return "A magnitude " + figure(3, 7) + "." + figure(0, 9) + " earthquake occurred " + figure(5, 90) + " km from " + place() + " at " + figure(0, 23) + ":" +
           figure(10, 59) + " local time, according to the seismic service. The depth was " + figure(5, 200) + " km. The nearest town is " + place() +
           ", population " + figure(800, 90000) + ". In the past ten days there were " + figure(0, 9) + " earthquakes of magnitude " + figure(3, 5) +
           " or more near " + place() + ".";
  }
  if (kind % 3 == 1) {
    return "The crown closed at " + figure(20, 30) + "." + figure(10, 99) + " to the dollar in " + place() + ", " + figure(1, 90) +
           " points from the day before. Turnover was " + figure(100, 900) + " million. Shares of " + place() + " Mills rose " + figure(1, 9) +
           " percent while " + place() + " Shipping lost " + figure(1, 9) + " percent. The index stood at " + figure(900, 4000) + ".";
  }
  return "Maximum temperature in " + place() + " will be " + figure(10, 40) + " degrees with winds of " + figure(5, 60) + " km an hour from the north. In " +
         place() + " expect " + figure(1, 40) + " mm of rain. Waves off " + place() + " reach " + figure(1, 6) + " metres. Tomorrow " + figure(10, 40) +
         " degrees in " + place() + " and " + figure(10, 40) + " in " + place() + ".";
}

std::string CopyGenerator::quoting(const std::string& quoted, const std::string& own) {
  std::vector<std::string> theirs = pieces_of(quoted), ours = pieces_of(own);
  const std::size_t most = std::min(words_in(quoted), words_in(own)) / 3;
  std::erase_if(theirs, [&](const std::string& piece) { return words_in(piece) > most; });
  if (!theirs.empty()) ours.insert(ours.begin() + static_cast<std::ptrdiff_t>(below(ours.size() + 1)), theirs[below(theirs.size())]);
  std::string out;
  for (const std::string& piece : ours) out += piece + "\n\n";
  return out;
}

}  // namespace dragoman::testing
