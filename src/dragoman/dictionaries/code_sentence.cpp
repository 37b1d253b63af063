#include "dragoman/dictionaries/code_sentence.h"

#include <algorithm>
#include <map>

#include "dragoman/dictionaries/sentence_coder.h"

namespace dragoman {
namespace {

using Codes = std::vector<std::string>;

Codes codes_of(const DictionaryActors& actors) {
  Codes out;
  for (const DictionaryActor& a : actors) out.push_back(a.code);
  return out;
}

/// The act a verb of the dictionary stands for in a transformation: its code without the specifier's digits may be meant ("SAY" is 010 and 013).
bool same_act(long parts, long wanted) {
  if (parts == wanted) return true;
  for (const long unit : {0x10L, 0x100L, 0x1000L}) {
    const long rest = ((parts % unit) + unit) % unit;  // towards minus infinity, so that refusals lose digits in the same way
    if (parts - rest == wanted) return true;
  }
  return false;
}

/// What the variables of a transformation were bound to.
struct Bindings {
  std::map<std::string, DictionaryActors> of;
  CodeSum any;
};

bool bind(Bindings& b, const std::string& variable, const DictionaryActors& actors) {
  if (variable == "_") return actors.empty();
  if (variable == ".") return !actors.empty();
  if (actors.empty()) return false;
  for (const auto& [name, bound] : b.of) {
    const bool same = codes_of(bound) == codes_of(actors);
    if (name == variable) return same;
    if (same) return false;  // two letters are two actors
  }
  b.of[variable] = actors;
  return true;
}

std::string shown(std::string code) {
  if (code.starts_with('~')) code.replace(0, 1, "---");
  return code;
}

}  // namespace

Meanings SentenceCoder::transform(const Meaning& m) const {
  if (!m.event) return {m};
  for (const VerbTransformation& t : index_.transformations()) {
    Bindings b;
    const Meaning* level = &m;
    bool fits = true;
    std::vector<Index> verbs = m.verbs;
    for (std::size_t i = 0; fits && i < t.levels.size(); ++i) {
      if (t.levels[i].verbs.front() == "Q") {
        b.any = level->code;
        fits = static_cast<bool>(level->code);
      } else {
        long wanted = 0;
        for (const std::string& verb : t.levels[i].verbs) {
          std::string form = verb;
          std::transform(form.begin(), form.end(), form.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
          const std::vector<VerbEntry>* entries = index_.verbs(form);
          if (entries) wanted += index_.arithmetic().parse(entries->front().code).first.parts;
        }
        fits = wanted != 0 && same_act(level->code.parts, wanted);
      }
      fits = fits && bind(b, t.levels[i].source, level->source);
      if (!fits) break;
      if (i + 1 < t.levels.size()) {
        fits = level->target_kind == Meaning::Target::event;
        if (fits) level = level->inner.get();
      } else {
        const DictionaryActors target = level->target_kind == Meaning::Target::actor ? DictionaryActors{level->target} : DictionaryActors{};
        fits = level->target_kind != Meaning::Target::event && bind(b, t.target, target);
      }
    }
    if (!fits) continue;
    Meanings out;
    CodeSum code = t.result_code == "Q" ? b.any : index_.arithmetic().parse(t.result_code).first;
    if (t.result_code != "Q") code.because = t.text;
    for (const DictionaryActor& target : b.of[t.result_target]) {
      Meaning r = m;
      r.source = b.of[t.result_source];
      r.target_kind = Meaning::Target::actor;
      r.target = target;
      r.inner = nullptr;
      r.code = code;
      out.push_back(std::move(r));
    }
    return out;
  }
  // a (b . Q) P, where Q says only of what kind: a does P+Q to b
  if (!m.source.empty() && m.code && m.target_kind == Meaning::Target::event && !m.inner->source.empty() && m.inner->code.parts >= 0 &&
      m.inner->code.parts < CodeArithmetic::kAct) {
    Meanings out;
    for (const DictionaryActor& b : m.inner->source) {
      Meaning r = m;
      r.target_kind = Meaning::Target::actor;
      r.target = b;
      r.inner = nullptr;
      r.code = CodeArithmetic::combine(m.inner->code, m.code);
      out.push_back(std::move(r));
    }
    return out;
  }
  return {m};
}

std::vector<DictionaryEvent> SentenceCoder::run() {
  std::vector<DictionaryEvent> events;
  if (tree_.root == kNone) return events;
  const auto emit = [&](const DictionaryActor& source, const DictionaryActor& target, const std::string& code, const Meaning& m) {
    DictionaryEvent e{source, target, code, m.verbs, m.code.because};
    e.source.code = shown(e.source.code);
    e.target.code = shown(e.target.code);
    std::sort(e.verbs.begin(), e.verbs.end());
    e.verbs.erase(std::unique(e.verbs.begin(), e.verbs.end()), e.verbs.end());
    const bool known = std::any_of(events.begin(), events.end(), [&](const DictionaryEvent& x) {
      return x.source.code == e.source.code && x.target.code == e.target.code && x.code == e.code;
    });
    if (!known) events.push_back(std::move(e));
  };
  for (const Index c : children(tree_.root)) {
    if (label(c) != PhraseLabel::s && label(c) != PhraseLabel::vp) continue;
    for (const Meaning& m : label(c) == PhraseLabel::vp ? verb(c) : clause(c)) {
      if (!m.event || m.target_kind == Meaning::Target::event) continue;
      const std::string code = index_.arithmetic().write(m.code);
      if (code.empty()) continue;
      if (m.target_kind == Meaning::Target::actor) {
        for (const DictionaryActor& s : m.source) emit(s, m.target, code, m);
      } else if (m.target_kind == Meaning::Target::none && m.source.size() > 1 &&
                 (code.starts_with("03") || code.starts_with("04") || code.starts_with("05") || code.starts_with("06"))) {
        for (const DictionaryActor& s : m.source) {  // "A and B met": each with the other
          for (const DictionaryActor& t : m.source) {
            if (s.code != t.code) emit(s, t, code, m);
          }
        }
      }
    }
  }
  return events;
}

std::vector<DictionaryEvent> code_sentence(const PhraseTree& phrases, const DictionaryIndex& index, int day) {
  return SentenceCoder(phrases, index, day).run();
}

std::vector<DictionaryActor> code_words(const std::vector<std::pair<Index, std::string>>& words, const DictionaryIndex& index, int day) {
  std::vector<const std::string*> forms;
  for (const auto& [token, text] : words) forms.push_back(&text);
  DictionaryActors actors, agents;
  for (std::size_t i = 0; i < words.size();) {
    NameMatch match = index.actor(forms, i, day);
    if (match.length == 0) match = index.agent(forms, i);
    if (!match.code.empty()) {
      const DictionaryActor found{match.code, words[i].first, words[i + match.length - 1].first + 1, match.origin};
      (is_agent(found) ? agents : actors).push_back(found);
    }
    i += std::max<std::size_t>(match.length, 1);
  }
  DictionaryActors mixed = mix(agents, actors);
  for (DictionaryActor& a : mixed) a.code = shown(a.code);
  return mixed;
}

}  // namespace dragoman
