// Records made of invented events, for tests that need many and know what is in them: no model is loaded.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>
#include <string>

#include "../temporary_path.h"
#include "dragoman/record/store.h"

namespace dragoman::made {

inline std::string fresh_path(const std::string& name) { return temporary_path("serve_" + name + ".duckdb"); }

struct Who {
  const char* code;
  const char* name;
};
inline constexpr std::array<Who, 12> kWho = {{{"SYR", "Syria"},
                                              {"SYRGOV", "Syrian government"},
                                              {"SYRMIL", "Syrian army"},
                                              {"IRN", "Iran"},
                                              {"IRNGOV", "Hassan Rouhani"},
                                              {"IGOUNO", "United Nations"},
                                              {"TUR", "Türkiye"},
                                              {"TURGOV", "Ankara"},
                                              {"", "the Free Riders"},
                                              {"MIL", "warplanes"},
                                              {"", "ÉMILE DUPONT"},
                                              {"USA", "United States"}}};
inline constexpr std::array<const char*, 10> kDates = {"2018-08-27", "2018-08",          "2018", "2018-W35", "2018-Q3",
                                                       "2019-01-02", "2019-01-02T10:00", "",     "PAST_REF", "2017-12-31"};
struct What {
  const char* cameo;
  const char* plover;
  int quad;
  double goldstein;
};
inline constexpr std::array<What, 6> kWhat = {
    {{"057", "SUPPORT", 1, 8}, {"040", "CONSULT", 1, 1}, {"010", "", 1, 0}, {"112", "ACCUSE", 3, -2}, {"190", "ASSAULT", 4, -10}, {"073", "AID", 2, 7.4}}};
inline constexpr std::array<const char*, 4> kPublishers = {"Harbour Times", "Tasnim Daily", "", "Levant \"Register\", The"};

/// An article with `events` invented events; the same seed gives the same article.
inline Document article(const std::string& id, unsigned seed, int events) {
  std::mt19937 random(seed);
  const auto pick = [&](const auto& list) -> const auto& { return list[random() % list.size()]; };
  Document d;
  d.article.id = id;
  d.article.url = "https://news.example/" + id;
  d.article.title = "Article " + id + " on " + pick(kWho).name;
  d.article.publisher.name = pick(kPublishers);
  d.article.published = std::string("2019-01-0").append(std::to_string(1 + random() % 9));
  d.article.text = "𝄞 Articles are told here. " + d.article.title + ". They met, a spokesman said, in the old town hall of Łódź on a cold day.";
  const auto size = static_cast<std::uint32_t>(d.article.text.size());
  d.article.passages.push_back({{0, size}, PassageKind::body, "running text"});
  Sentence s;
  s.span = {0, size};
  d.analysis.sentences.push_back(s);
  for (const Who& who : kWho) {
    Entity e;
    e.name = who.name;
    e.code = who.code;
    if (std::string_view(who.name) == "Ankara") e.sectors = {"MED"};  // in its role as a paper, for filters by agency
    d.actors.entities.push_back(e);
    Mention m;
    m.span = {5, 12};
    m.entity = static_cast<Index>(d.actors.entities.size() - 1);
    d.actors.mentions.push_back(m);
  }
  for (const char* place : {"Łódź", "Geneva", "Sana'a"}) {
    Place p;
    p.span = {5, 12}, p.name = place, p.country = place[0] == 'G' ? "CHE" : "POL", p.lat = 51.7, p.lon = 19.4, p.located = true,
    p.geonames = 9007199254740993;  // beyond what a double holds
    d.places.push_back(p);
  }
  for (const char* cue : {"said", "denied", "allegedly"}) {
    Attribution a;
    a.cue = {{5, 12}};
    a.content = {{5, 20}};
    if (std::string_view(cue) == "said") a.source = {{5, 9}}, a.speaker = static_cast<Index>(random() % kWho.size());
    if (std::string_view(cue) == "denied") a.source = {{5, 9}};
    d.attributions.push_back(a);
  }
  Attribution credit;  // of an agency: it has no cue
  credit.source = {{0, 4}}, credit.content = {{5, 20}};
  d.attributions.push_back(credit);
  for (int i = 0; i < events; ++i) {
    const What& what = pick(kWhat);
    Event e;
    e.cameo = what.cameo, e.plover = what.plover, e.quad = what.quad, e.goldstein = what.goldstein;
    e.trigger = {{5, 12}};
    e.date = pick(kDates);
    if (random() % 3) e.place = static_cast<Index>(random() % 3);
    e.status = static_cast<Status>(random() % 6);
    e.commitment = static_cast<Commitment>(random() % 4);
    e.confidence = static_cast<double>(random() % 1001) / 1000;
    for (std::vector<Participant>* side : {&e.source, &e.target}) {
      for (unsigned n = random() % 3; n > 0; --n) {
        const auto w = static_cast<Index>(random() % kWho.size());
        side->push_back({w, w, kWho[w].code});
      }
    }
    for (unsigned n = random() % 3; n > 0; --n) e.according_to.push_back(static_cast<Index>(random() % 4));
    e.because = {"invented"};
    d.events.push_back(e);
    if (what.quad == 1 && random() % 2) {
      Event mirror = e;
      std::swap(mirror.source, mirror.target);
      mirror.mirror_of = static_cast<Index>(d.events.size() - 1);
      d.events.push_back(mirror);
    }
  }
  return d;
}

/// A record of `articles` articles of up to 14 events each; every third has more than nine, so that v10 sorts before v2.
inline std::string record(const std::string& name, int articles, unsigned seed = 1) {
  std::string path = fresh_path(name);
  RecordStore store(path);
  for (int i = 0; i < articles; ++i) store.add(article(std::string(1, 'a').append(std::to_string(i)), seed + static_cast<unsigned>(i), i % 3 ? i % 5 : 12));
  store.commit();
  return path;
}

}  // namespace dragoman::made
