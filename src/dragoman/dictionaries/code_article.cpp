#include "dragoman/dictionaries/code_article.h"

#include <algorithm>
#include <numeric>

#include "dragoman/dictionaries/code_sentence.h"
#include "dragoman/events/code_events.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/events/status.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

/// The code's country and its sectors, three letters each: IRNGOVMIL.
void take_apart(Entity& e) {
  e.country.clear();
  e.sectors.clear();
  const std::string_view code = e.code;
  if (code.size() < 3) return;
  if (!code.starts_with("---")) e.country = code.substr(0, 3);
  for (std::size_t i = 3; i + 3 <= code.size(); i += 3) e.sectors.emplace_back(code.substr(i, 3));
}

class ArticleCoder {
 public:
  ArticleCoder(Document& d, const Tree& tree, const DictionaryIndex& index, const EventCoder& ontology)
      : d_(d), tree_(tree), index_(index), ontology_(ontology), day_(day_number(d.article.published)) {}

  std::vector<Event> run() {
    recode_entities();
    std::vector<Event> events;
    std::vector<bool> skip(d_.analysis.sentences.size(), false);
    for (Index s = 0; s < d_.analysis.sentences.size(); ++s) {
      const DiscardEntry* discard = index_.discard(words(s));
      if (discard && discard->whole_article) return {};
      skip[s] = discard != nullptr;
    }
    for (Index s = 0; s < d_.analysis.sentences.size(); ++s) {
      if (skip[s] || !d_.analysis.sentences[s].codable) continue;
      const std::vector<DictionaryEvent> coded = code_sentence(build_phrases(tree_, s, index_.object_control()), index_, day_);
      if (coded.empty()) continue;
      std::vector<std::string> issues;
      for (const auto& [code, times] : index_.issues(words(s))) issues.push_back(code);
      for (const DictionaryEvent& c : coded) events.push_back(event(c, s, issues));
    }
    note_mirrors(events);
    sort_mentions(events);
    add_circumstances(events, d_, tree_, ontology_);
    return events;
  }

 private:
  const Token& token(Index t) const { return d_.analysis.tokens[t]; }

  /// The sentence's words as the lists have them: hyphenated words whole, no punctuation.
  std::vector<std::string> words(Index s) const {
    std::vector<std::string> out;
    const Sentence& sentence = d_.analysis.sentences[s];
    for (Index t = sentence.first_token; t < sentence.last_token; ++t) {
      const bool glued = t > sentence.first_token && token(t).span.begin == token(t - 1).span.end && (token(t).xpos == "HYPH" || token(t - 1).xpos == "HYPH");
      if (glued && !out.empty()) out.back() += to_lower(token(t).form);
      else if (token(t).upos != Upos::PUNCT) out.push_back(to_lower(token(t).form));
    }
    return out;
  }

  /// Our lexicon's codes go; a name or title that the dictionary knows gives its entity the dictionary's code.
  void recode_entities() {
    for (Entity& e : d_.actors.entities) {
      e.code.clear();
      e.country.clear();
      e.sectors.clear();
    }
    for (const Mention& m : d_.actors.mentions) {
      if (m.entity == kNone || m.type == MentionType::pronoun || m.last_token <= m.first_token) continue;
      Entity& e = d_.actors.entities[m.entity];
      if (!e.code.empty() && !e.code.starts_with("---")) continue;
      std::vector<std::pair<Index, std::string>> forms;
      for (Index t = m.first_token; t < m.last_token; ++t) forms.emplace_back(t, to_lower(token(t).form));
      const std::vector<DictionaryActor> found = code_words(forms, index_, day_);
      if (found.size() != 1 || (!e.code.empty() && found.front().code.starts_with("---"))) continue;  // several: a mention of more than one
      e.code = found.front().code;
      e.because = found.front().because;
      take_apart(e);
    }
  }

  /// The mention the actor's words are in, made if there is none.
  Participant participant(const DictionaryActor& actor, Index sentence) {
    Index best = kNone;
    for (Index m = 0; m < d_.actors.mentions.size(); ++m) {
      const Mention& x = d_.actors.mentions[m];
      if (x.entity == kNone || x.first_token > actor.first || x.last_token < actor.last) continue;
      // the whole title ("Iranian foreign minister") rather than the adjective within it, as long as it is not of two actors ("Iran and Syria")
      if (best == kNone || (d_.actors.entities[x.entity].code == actor.code && d_.actors.entities[d_.actors.mentions[best].entity].code != actor.code))
        best = m;
    }
    if (best == kNone) {
      Entity e;
      e.name = std::string(slice(d_.article.text, tree_.span(actor.first, actor.last)));
      e.type = MentionType::other;
      e.code = actor.code;
      e.because = actor.because;
      take_apart(e);
      Mention m;
      m.span = tree_.span(actor.first, actor.last);
      m.entity = static_cast<Index>(d_.actors.entities.size());
      m.sentence = sentence;
      m.head = actor.last - 1;
      m.first_token = actor.first;
      m.last_token = actor.last;
      m.because = "words of the dictionary";
      best = static_cast<Index>(d_.actors.mentions.size());
      d_.actors.entities.push_back(std::move(e));
      d_.actors.mentions.push_back(std::move(m));
    }
    return {best, d_.actors.mentions[best].entity, actor.code};
  }

  Event event(const DictionaryEvent& c, Index sentence, const std::vector<std::string>& issues) {
    Event e;
    // a code that our table lacks is of the kind of the one above it
    std::string like = c.code;
    if (!ontology_.code(like) && like.size() > 3) like.resize(3);
    if (!ontology_.code(like) && like.size() >= 2) like = like.substr(0, 2) + "0";
    ontology_.set_code(e, like);
    e.cameo = c.code;
    e.contexts.insert(e.contexts.end(), issues.begin(), issues.end());
    e.sentence = sentence;
    e.head = c.verbs.empty() ? d_.analysis.sentences[sentence].root : c.verbs.front();
    for (const Index v : c.verbs) e.trigger.push_back(token(v).span);
    if (e.trigger.empty()) e.trigger.push_back(token(e.head).span);
    e.source = {participant(c.source, sentence)};
    e.target = {participant(c.target, sentence)};
    const Certainty certainty = read_certainty(tree_, e.head, ontology_.certainty());
    e.status = certainty.status;
    e.commitment = certainty.commitment;
    e.confidence = 1;  // the dictionary's rules say so or not
    e.because = {c.because.empty() ? "dictionary" : c.because, "source " + c.source.because, "target " + c.target.because};
    return e;
  }

  /// "A and B met" is one act coded both ways.
  static void note_mirrors(std::vector<Event>& events) {
    for (Index i = 0; i < events.size(); ++i) {
      for (Index k = 0; k < i; ++k) {
        const Event &a = events[k], &b = events[i];
        if (a.mirror_of == kNone && a.sentence == b.sentence && a.cameo == b.cameo && a.head == b.head && a.source[0].code == b.target[0].code &&
            a.target[0].code == b.source[0].code) {
          events[i].mirror_of = k;
          break;
        }
      }
    }
  }

  /// Mentions made here were added at the end; their order is by place.
  void sort_mentions(std::vector<Event>& events) {
    std::vector<Index> order(d_.actors.mentions.size()), place(order.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
      const ByteSpan x = d_.actors.mentions[a].span, y = d_.actors.mentions[b].span;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    std::vector<Mention> sorted;
    for (const Index i : order) place[i] = static_cast<Index>(sorted.size()), sorted.push_back(std::move(d_.actors.mentions[i]));
    d_.actors.mentions = std::move(sorted);
    for (Event& e : events) {
      for (auto* side : {&e.source, &e.target}) {
        for (Participant& p : *side) p.mention = place[p.mention];
      }
    }
  }

  Document& d_;
  const Tree& tree_;
  const DictionaryIndex& index_;
  const EventCoder& ontology_;
  int day_;
};

}  // namespace

std::vector<Event> code_with_dictionaries(Document& document, const Tree& tree, const DictionaryIndex& index, const EventCoder& ontology) {
  return ArticleCoder(document, tree, index, ontology).run();
}

}  // namespace dragoman
