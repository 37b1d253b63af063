#include "dragoman/actors/link_several.h"

#include <algorithm>

#include "dragoman/language/labels.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr Index kSentencesBack = 4;

/// Countries of whom the sentence names as that argument of the verb.
template <typename Test>
std::vector<std::string> countries_at(Index verb, Index sentence, const Analysis& a, const EntityBook& book, Test is_role) {
  std::vector<std::string> out;
  for (const Mention& m : book.out.mentions) {
    if (m.entity == kNone || m.head == kNone || m.sentence != sentence || book.entity(m.entity).country.empty()) continue;
    if (a.tokens[m.head].head == verb && is_role(a.tokens[m.head].deprel)) out.push_back(book.entity(m.entity).country);
  }
  return out;
}

/// "told the American envoy that the two countries in the Middle East": who says where they are does not mean the one he speaks to. Countries of that
/// hearer; without a "where" the two may well be speaker and hearer.
std::vector<std::string> hearer_countries(const MentionFacts& f, const Analysis& a, const EntityBook& book) {
  const Sentence& s = a.sentences[a.tokens[f.mention.head].sentence];
  bool where = false;
  for (Index t = f.mention.head + 1; t < s.last_token; ++t) {
    where |= a.tokens[t].head == f.mention.head && a.tokens[t].deprel == Deprel::nmod && a.tokens[t].upos == Upos::PROPN;
  }
  if (!where) return {};
  Index clause = f.mention.head;  // what is told, and the verb that tells it
  while (clause != kNone && a.tokens[clause].deprel != Deprel::ccomp) clause = a.tokens[clause].head;
  const Index verb = clause == kNone ? kNone : a.tokens[clause].head;
  if (verb == kNone) return {};
  return countries_at(verb, f.mention.sentence, a, book, [](Deprel d) { return d == Deprel::iobj || d == Deprel::obj; });
}

/// "China urged both sides": who acts on them is none of them. Countries of the subject of the verb whose object the phrase is.
std::vector<std::string> doer_countries(const MentionFacts& f, const Analysis& a, const EntityBook& book) {
  const Token& phrase = a.tokens[f.mention.head];
  if (phrase.head == kNone || (phrase.deprel != Deprel::obj && phrase.deprel != Deprel::iobj && base(phrase.deprel) != Deprel::obl)) return {};
  Index verb = phrase.head;
  while (a.tokens[verb].deprel == Deprel::xcomp && a.tokens[verb].head != kNone) verb = a.tokens[verb].head;  // "offered to mediate between the two"
  return countries_at(verb, f.mention.sentence, a, book, [](Deprel d) { return base(d) == Deprel::nsubj; });
}

/// How many the phrase speaks of: 0 if it does not say.
std::size_t counted(const MentionFacts& f, const Analysis& a, const ActorLexicon& lexicon) {
  std::size_t count = 0;
  for (Index t = f.mention.first_token; t < f.mention.last_token; ++t) {
    const std::string w = to_lower(a.tokens[t].form);
    if (w == "both") count = 2;
    else if (const std::size_t n = lexicon.count(w)) count = n;
  }
  return count;
}

bool ends_in(std::string_view title, std::string_view word) {
  return title == word || (title.size() > word.size() && title.ends_with(word) && title[title.size() - word.size() - 1] == ' ');
}

/// Is one who has no name called so: "minister" of "the French defence minister", "leader" of "the president"?
bool called(const EntityState& s, const std::string& noun, const ActorLexicon& lexicon) {
  return std::any_of(s.titles.begin(), s.titles.end(), [&](const EntityTitle& title) {
    const std::vector<std::string>& offices = lexicon.offices(noun);
    return !title.former &&
           (ends_in(title.words, noun) || std::any_of(offices.begin(), offices.end(), [&](const std::string& office) { return ends_in(title.words, office); }));
  });
}

/// What a phrase asks of those it means.
struct Asked {
  std::string noun;
  bool states = false, people = false;
};

bool fits(Index e, const Asked& asked, const ActorLexicon& lexicon, const EntityBook& book) {
  const EntityState& s = book.state(e);
  const MentionType type = book.entity(e).type;
  if (asked.people && s.human && (type == MentionType::person || (type == MentionType::role && !s.plural && called(s, asked.noun, lexicon)))) return true;
  return asked.states && !book.entity(e).country.empty() && book.is_state(e);
}

}  // namespace

bool link_several(MentionFacts& f, const Analysis& a, const ActorLexicon& lexicon, const EntityBook& book) {
  const std::string head = to_lower(a.tokens[f.mention.head].lemma);
  const Asked asked{head, lexicon.is(head, ActorWord::state_noun), lexicon.is(head, ActorWord::office_noun)};
  if (!asked.states && !asked.people) return false;
  const std::size_t count = counted(f, a, lexicon);
  std::vector<std::string> others = hearer_countries(f, a, book);
  for (std::string& country : doer_countries(f, a, book)) others.push_back(std::move(country));
  const auto other = [&](Index e) { return e != kNone && std::find(others.begin(), others.end(), book.entity(e).country) != others.end(); };
  const bool bare = f.definite && f.mention.last_token - f.mention.first_token == 2;
  if (count == 0 && !bare) return false;
  // those spoken of together before: "the two leaders", then "the leaders"
  for (std::size_t i = book.sets.size(); i-- > 0;) {
    const EntitySet& s = book.sets[i];
    if (std::any_of(s.members.begin(), s.members.end(), other)) continue;
    if (s.last_sentence + kSentencesBack < f.mention.sentence || (count && s.members.size() != count)) continue;
    if (!std::all_of(s.members.begin(), s.members.end(), [&](Index e) { return fits(e, asked, lexicon, book); })) continue;
    f.mention.members = s.members;
    f.because = "those named together last";
    return true;
  }
  if (count == 0) return false;
  std::vector<Index> members;
  for (std::size_t i = book.out.mentions.size(); i-- > 0 && members.size() < count;) {
    const Mention& m = book.out.mentions[i];
    if (other(m.entity)) continue;
    if (m.entity == kNone || m.sentence + kSentencesBack < f.mention.sentence) continue;
    if (fits(m.entity, asked, lexicon, book) && std::find(members.begin(), members.end(), m.entity) == members.end()) members.push_back(m.entity);
  }
  if (members.size() != count) return false;
  std::reverse(members.begin(), members.end());
  f.mention.members = std::move(members);
  f.because = "the " + std::to_string(count) + " named last";
  return true;
}

}  // namespace dragoman
