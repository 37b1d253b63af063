#include "news_generator.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "dragoman/times/calendar.h"

namespace dragoman::benchmark {
namespace {

constexpr int kArticlesADay = 280;  // 100,000 in a year
constexpr std::size_t kVocabulary = 40000, kPlaces = 4000, kOpenStories = 150;

struct Act {
  const char *cameo, *verb;
};
constexpr Act kActs[] = {{"190", "attacked"},   {"195", "bombed"},   {"173", "arrested"},   {"042", "visited"},  {"057", "signed"},
                         {"111", "criticised"}, {"112", "accused"},  {"163", "sanctioned"}, {"161", "expelled"}, {"141", "protested"},
                         {"036", "met"},        {"102", "demanded"}, {"130", "threatened"}, {"070", "aided"}};

std::string invented(std::mt19937& random, std::size_t syllables) {
  static constexpr const char* kOnsets[] = {"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "kl", "br"};
  static constexpr const char* kVowels[] = {"a", "e", "i", "o", "u", "ai", "ou"};
  std::string out;
  for (std::size_t i = 0; i < syllables; ++i) {
    out += kOnsets[random() % std::size(kOnsets)];
    out += kVowels[random() % std::size(kVowels)];
  }
  return out + (random() % 2 ? "n" : "r");
}

std::string capital(std::string s) {
  s[0] = static_cast<char>(s[0] - 32);
  return s;
}

/// Appends words to an article's text and says where they stand.
class Text {
 public:
  explicit Text(std::string& text) : text_(text) {}
  ByteSpan add(const std::string& words) {
    if (!text_.empty() && text_.back() != '\n') text_ += ' ';
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += words;
    return {begin, static_cast<std::uint32_t>(text_.size())};
  }

 private:
  std::string& text_;
};

}  // namespace

NewsGenerator::NewsGenerator(unsigned seed) : random_(seed) {
  for (std::size_t i = 0; i < kVocabulary; ++i) vocabulary_.push_back(invented(random_, 1 + i % 4));
  for (std::size_t i = 0; i < kPlaces; ++i) places_.push_back(capital(invented(random_, 2 + i % 2)));
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'F'; ++b) countries_.push_back(std::string() + a + b + 'X');
  }
}

// Words as frequent as in a language: the n-th with 1/n.
std::string NewsGenerator::word() {
  const double u = std::uniform_real_distribution<>(0, 1)(random_);
  return vocabulary_[std::min(vocabulary_.size() - 1, static_cast<std::size_t>(std::exp(u * std::log(static_cast<double>(vocabulary_.size())))))];
}

NewsGenerator::Party NewsGenerator::party(const std::string& country, bool proper) {
  static constexpr const char* kSectors[] = {"GOV", "MIL", "COP", "CVL", "REB", "OPP"};
  const std::size_t c = static_cast<std::size_t>(std::find(countries_.begin(), countries_.end(), country) - countries_.begin());
  if (proper) return {country, country + "GOV", capital(invented(random_, 2)) + " " + capital(invented(random_, 3))};
  return {country, country + kSectors[below(std::size(kSectors))], "the " + vocabulary_[1000 + c] + " " + vocabulary_[2000 + below(50)]};
}

NewsGenerator::Story NewsGenerator::make_story() {
  Story s{.day = day_};
  // most stories have an article or two, a few have hundreds
  s.left = 1 + static_cast<int>(std::min(400.0, std::pow(std::uniform_real_distribution<>(0.002, 1)(random_), -0.9) - 1));
  const std::string
      a = countries_[static_cast<std::size_t>(std::pow(std::uniform_real_distribution<>(0, 1)(random_), 2) * static_cast<double>(countries_.size()))],
      b = chance(0.4) ? a : countries_[below(countries_.size())];
  for (int w = 0; w < 15; ++w) s.words.push_back(vocabulary_[below(vocabulary_.size())]);
  const std::size_t happenings = 1 + below(4), place = below(places_.size());
  for (std::size_t h = 0; h < happenings; ++h) {
    const Act& act = kActs[below(std::size(kActs))];
    s.happenings.push_back({.cameo = act.cameo,
                            .verb = act.verb,
                            .source = party(h % 2 ? b : a, chance(0.6)),
                            .target = party(h % 2 ? a : b, chance(0.3)),
                            .day = day_ - static_cast<int>(below(3)),
                            .place = static_cast<int>(chance(0.7) ? place : below(places_.size())),
                            .killed = act.cameo[0] == '1' && act.cameo[1] == '9' ? 1 + static_cast<int>(below(80)) : 0});
    if (past_.size() < 5000) past_.push_back(s.happenings.back());
    else past_[below(past_.size())] = s.happenings.back();
  }
  return s;
}

// One sentence: "Kelon Bratir attacked the stan polor in Mourain on Monday killing 12 , Nivar said ."
void NewsGenerator::tell(Document& d, const Happening& h, const Story& story) {
  Text text(d.article.text);
  const auto sentence = static_cast<Index>(d.analysis.sentences.size());
  const auto begin = static_cast<std::uint32_t>(d.article.text.empty() ? 0 : d.article.text.size() + 1);
  const auto add_entity = [&](const Party& p) {
    const ByteSpan span = text.add(p.name);
    const bool proper = p.name[0] < 'a';
    for (Index e = 0; e < d.actors.entities.size(); ++e) {
      if (d.actors.entities[e].name != p.name) continue;
      d.actors.mentions.push_back({.span = span, .type = d.actors.entities[e].type, .entity = e, .sentence = sentence});
      return Participant{.mention = static_cast<Index>(d.actors.mentions.size() - 1), .entity = e, .code = p.code};
    }
    const auto e = static_cast<Index>(d.actors.entities.size());
    const MentionType type = proper ? MentionType::person : MentionType::group;
    d.actors.entities.push_back({.name = p.name, .type = type, .country = p.country, .sectors = {p.code.substr(3)}, .code = p.code});
    d.actors.mentions.push_back({.span = span, .type = type, .entity = e, .sentence = sentence});
    return Participant{.mention = static_cast<Index>(d.actors.mentions.size() - 1), .entity = e, .code = p.code};
  };
  Event e{.cameo = h.cameo, .quad = 4, .sentence = sentence};
  const Participant source = add_entity(h.source);
  e.source = {source};
  e.trigger = {text.add(h.verb)};
  e.target = {add_entity(h.target)};
  if (chance(0.6)) {
    text.add("in");
    const std::string& name = places_[static_cast<std::size_t>(h.place)];
    d.places.push_back({.span = text.add(name),
                        .name = name,
                        .geonames = 100000 + h.place,
                        .lat = h.place % 120 - 60.0,
                        .lon = h.place % 300 - 150.0,
                        .located = true,
                        .country = h.source.country,
                        .feature = "PPL",
                        .sentence = sentence});
    e.place = static_cast<Index>(d.places.size() - 1);
  }
  if (chance(0.6)) {
    text.add("on");
    e.date = day_value(Day(std::chrono::days(h.day)));
    d.times.push_back({.span = text.add(vocabulary_[3000 + static_cast<std::size_t>(h.day) % 7]), .value = e.date, .sentence = sentence});
    e.date_time = static_cast<Index>(d.times.size() - 1);
  } else {
    e.date = d.article.published;
    e.date_published = true;
  }
  if (h.killed) {
    text.add("killing");
    const double n = chance(0.9) ? h.killed : h.killed + 3;
    e.figures = {{.kind = FigureKind::killed, .low = n, .high = n, .span = text.add(std::to_string(static_cast<int>(n)))}};
  }
  for (std::size_t w = 0; w < 8 + below(10); ++w) text.add(chance(0.3) ? story.words[below(story.words.size())] : word());
  if (chance(0.5)) {
    const auto end = static_cast<std::uint32_t>(d.article.text.size());
    const Participant speaker = add_entity(chance(0.5) ? h.source : h.target);
    const ByteSpan said = text.add("said");
    d.attributions.push_back(
        {.source = {d.actors.mentions[speaker.mention].span}, .cue = {said}, .content = {{begin, end}}, .speaker = speaker.entity, .sentence = sentence});
    e.according_to = {static_cast<Index>(d.attributions.size() - 1)};
  }
  d.article.text += ".";
  d.analysis.sentences.push_back({.span = {begin, static_cast<std::uint32_t>(d.article.text.size())}});
  e.confidence = 0.7;
  e.because = {"generated"};
  d.events.push_back(std::move(e));
}

Document NewsGenerator::write(const Story& story) {
  Document d;
  d.article.publisher.name = "Paper " + std::to_string(below(400));
  const int day = story.day + static_cast<int>(below(4));
  d.article.published = day_value(Day(std::chrono::days(day)));
  const std::size_t sentences = 7 + below(6);
  for (std::size_t s = 0; s < sentences; ++s) {
    if (s && s % 3 == 0) d.article.text += "\n";
    if (chance(0.7)) tell(d, story.happenings[below(story.happenings.size())], story);
    else if (chance(0.2) && !past_.empty()) tell(d, past_[below(past_.size())], story);
    else {
      const Act& act = kActs[below(std::size(kActs))];
      tell(d,
           {.cameo = act.cameo,
            .verb = act.verb,
            .source = party(story.happenings[0].source.country, chance(0.5)),
            .target = party(countries_[below(countries_.size())], false),
            .day = day,
            .place = static_cast<int>(below(places_.size()))},
           story);
    }
  }
  d.article.passages = {{.span = {0, static_cast<std::uint32_t>(d.article.text.size())}, .kind = PassageKind::body, .reason = "generated"}};
  return d;
}

Document NewsGenerator::next() {
  if (++today_ >= kArticlesADay) today_ = 0, ++day_;
  Document d;
  if (recent_.size() > 20 && chance(0.3)) {
    d = recent_[below(recent_.size())];
    d.article.publisher.name = "Paper " + std::to_string(below(400));
    d.article.published = day_value(Day(std::chrono::days(day_)));
  } else {
    while (open_.size() < kOpenStories) open_.push_back(make_story());
    const std::size_t s = below(open_.size());
    d = write(open_[s]);
    if (--open_[s].left <= 0) {
      open_[s] = std::move(open_.back());
      open_.pop_back();
    }
    if (recent_.size() < 100) recent_.push_back(d);
    else recent_[below(recent_.size())] = d;
  }
  d.article.id = "n" + std::to_string(++number_);
  return d;
}

}  // namespace dragoman::benchmark
