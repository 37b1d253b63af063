// Verb blocks and patterns as frames (predicates.tsv) and word classes (classes.tsv).
#include <algorithm>
#include <map>

#include "dragoman/dictionaries/lexicon_writer.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

// where a target is sought when the pattern does not say: the object, then the phrases PETRARCH takes an actor from
const std::vector<std::string> kTargets = {"obj", "with", "to", "against", "at", "on", "from", "into", "for", "of", "between"};

std::string joined(const std::vector<std::string>& parts, char by) {
  std::string out;
  for (const std::string& p : parts) {
    if (!out.empty()) out += by;
    out += p;
  }
  return out;
}

bool plain(std::string_view w) { return !w.empty() && w.find_first_of("|;:\t@*") == std::string_view::npos; }

bool writable(const DictionaryVerb& v) { return v.front.empty() && v.back.size() <= 1 && plain(v.forms.front()) && (v.back.empty() || plain(v.back.front())); }

std::string class_name(std::string_view set) {
  while (set.ends_with('_')) set.remove_suffix(1);
  return "@D_" + std::string(set.substr(1));
}

}  // namespace

void LexiconWriter::set(const std::string& file, const SynonymSet& s) {
  std::vector<std::string> lemmas;
  for (const SynonymSet::Member& m : s.members) {
    const std::string words = joined(m.words, ' ');
    if (m.words.size() > 2) unfit(file, m.line, words, "more than two words in a class: ours match two");
    else if (plain(words)) lemmas.push_back(words);
    else unfit(file, m.line, words, "a sign that lexicons use between words");
  }
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  if (!lemmas.empty()) row("classes.tsv", {class_name(s.name), joined(lemmas, '|'), file + ":" + std::to_string(s.line)});
}

/// The head of a noun as a filler, its other words as a condition on modifiers.
bool LexiconWriter::filler(const PatternNoun& noun, std::string& head, std::string& modifiers) const {
  for (std::size_t i = 0; i < noun.words.size(); ++i) {
    const std::string& w = noun.words[i];
    std::string f;
    if (w == "+" || w == "$" || w == "%") f = "ACTOR";
    else if (w == "^") f = "";
    else if (w.front() == '&') f = class_name(w);
    else if (plain(w)) f = w;
    else return false;
    if (i + 1 == noun.words.size()) {
      head = f;
    } else {
      if (f.empty() || f == "ACTOR") return false;
      modifiers += (modifiers.empty() ? "" : ";") + ("mod:" + f);
    }
  }
  return true;
}

void LexiconWriter::frame(const std::string& file, std::size_t line, const std::string& text, const std::vector<const DictionaryVerb*>& verbs,
                          const std::string& code, const FrameLine& with) {
  const std::size_t colon = code.find(':');
  std::string active = code.substr(0, colon), passive = colon == std::string::npos ? "" : code.substr(colon + 1), flags;
  std::string source = "subj";
  std::vector<std::string> target = with.target.empty() ? kTargets : with.target;
  if ((active.empty() || active == "---") && !passive.empty() && passive != "---") {  // what happens to the subject
    active = passive;
    source = "by|from|obj";
    target = {"subj"};
  } else if (!passive.empty() && passive != "---") {
    if (passive == active) flags = "recip";
    else unfit(file, line, text, "loosely: the other side's code " + passive + " is not written, ours give an act one code");
  }
  if (active.empty() || active == "---")
    return unfit(file, line, text, "[---]: in ours what has no frame is no event; a frame of fewer conditions may code it");
  if (!known_code(active)) return unfit(file, line, text, "no code '" + active + "' in ontology/cameo.tsv");
  std::map<std::string, std::vector<std::string>> heads;  // by particle
  for (const DictionaryVerb* v : verbs) {
    const std::string& lemma = v->forms.front();
    if (writable(*v)) heads[v->back.empty() ? "" : v->back.front()].push_back(lemma);
  }
  for (auto& [particle, lemmas] : heads) {
    std::sort(lemmas.begin(), lemmas.end());
    lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
    row("predicates.tsv",
        {joined(lemmas, '|'), "V", particle, with.object, with.where, source, joined(target, '|'), active, flags, file + ":" + std::to_string(line)});
  }
}

void LexiconWriter::pattern(const std::string& file, const VerbBlock& b, const VerbPattern& p) {
  if (p.kind == VerbPattern::Kind::words) return unfit(file, p.line, p.text, "a pattern of words in order: ours are of phrases");
  FrameLine with;
  std::vector<std::string> where;
  const auto add = [&](const std::string& at, const PatternNoun& noun) {
    std::string head, modifiers;
    if (!filler(noun, head, modifiers)) return false;
    where.push_back(at + ":" + head);
    for (std::size_t found = 0; (found = modifiers.find("mod:", found)) != std::string::npos;)
      modifiers.replace(found, 4, "in:");  // ours ask for modifiers of objects only
    if (!modifiers.empty()) where.push_back(modifiers);
    return true;
  };
  bool good = true;
  for (const PatternNoun& n : p.before.nouns) {
    if (n.words.back() == "$" || n.words.back() == "+" || n.words.back() == "%" || n.words.back() == "^") continue;  // the subject is the source as it is
    good = good && add("in", n);
    unfit(file, p.line, p.text, "loosely: the subject's word is asked for anywhere in the clause");
  }
  if (!p.before.prepositions.empty()) unfit(file, p.line, p.text, "loosely: the phrase before the verb is asked for anywhere in the clause");
  for (const PatternPreposition& q : p.before.prepositions) {
    for (const PatternNoun& n : q.nouns) good = good && add("in", n);
  }
  for (std::size_t i = 0; i < p.after.nouns.size(); ++i) {
    if (i > 0) {
      good = good && add("in", p.after.nouns[i]);
      continue;
    }
    std::string modifiers;
    good = good && filler(p.after.nouns[0], with.object, modifiers);
    if (!modifiers.empty()) where.push_back(modifiers);
    if (with.object == "ACTOR") with.target = {"obj"};
    else with.target = {};
  }
  for (const PatternPreposition& q : p.after.prepositions) {
    if (q.preposition.front() == '&' || !plain(q.preposition) || q.preposition.find('/') != std::string::npos) {
      good = false;
      continue;
    }
    if (q.nouns.empty()) where.push_back(q.preposition + ":");
    for (const PatternNoun& n : q.nouns) {
      good = good && add(q.preposition, n);
      if (n.words.back() == "+") with.target = {q.preposition};
    }
  }
  if (!good) return unfit(file, p.line, p.text, "words or signs that a frame has no place for");
  if (!with.object.empty() && with.object != "ACTOR" && with.target.empty())
    with.target = {"obj.of", "obj.poss", "obj.with", "obj.to", "obj.on", "obj.against", "with", "to", "against", "on", "from", "for", "at", "into", "in"};
  with.where = joined(where, ';');
  std::vector<const DictionaryVerb*> verbs;
  for (const DictionaryVerb& v : b.verbs) verbs.push_back(&v);
  frame(file, p.line, p.text, verbs, p.code, with);
}

void LexiconWriter::block(const std::string& file, const VerbBlock& b) {
  for (const DictionaryVerb& v : b.verbs) {
    if (!writable(v)) unfit(file, v.line, v.text, "a verb with words before its own, with more than one after, or with a sign that lexicons use between words");
  }
  std::map<std::string, std::vector<const DictionaryVerb*>> by_code;
  for (const DictionaryVerb& v : b.verbs) by_code[v.code].push_back(&v);
  for (const auto& [code, verbs] : by_code) {
    if (code == "---") continue;  // the verb alone is no event: no frame says the same
    frame(file, verbs.front()->line, verbs.front()->text, verbs, code, {});
  }
  for (const VerbPattern& p : b.patterns) pattern(file, b, p);
}

LexiconWriter::LexiconWriter(const Dictionaries& dictionaries, const std::string& resources) : in_(dictionaries) {
  for (const TsvRow& r : read_tsv(resources + "/ontology/cameo.tsv", {"cameo"})) codes_.emplace(r["cameo"]);
  for (const TsvRow& r : read_tsv(resources + "/lexicon/countries.tsv", {"form", "kind", "country"})) kind_of_form_.emplace(to_lower(r["form"]), r["kind"]);
  headers_ = {{"countries.tsv", "form\tkind\tcountry\tsource\tpreferred"},
              {"organizations.tsv", "name\taliases\tcode\tkind\tcountry\tsource"},
              {"people.tsv", "name\taliases\tcountry\tsectors\toffice\tfrom\tto\tsource"},
              {"agents.tsv", "noun\tsectors\tnumber\tsource"},
              {"predicates.tsv", "head\tpos\tparticle\tobject\twhere\tsource\ttarget\tcameo\tflags\tcomment"},
              {"classes.tsv", "class\tlemmas\tcomment"}};
  for (const auto& [file, header] : headers_) out_.files[file] = header + "\n", out_.lines[file] = 0;
}

void LexiconWriter::row(const std::string& file, const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += '\t';
    for (const char c : cells[i]) line += c == '\t' || c == '\n' ? ' ' : c;
  }
  if (line.starts_with('#')) line.insert(0, " ");
  out_.files[file] += line + "\n";
  ++out_.lines[file];
}

LexiconFiles LexiconWriter::run() {
  out_.unfit = in_.problems;
  for (const ActorDictionary& d : in_.actors) {
    for (const ActorEntry& e : d.entries) actor(d.file, e);
  }
  for (const AgentDictionary& d : in_.agents) {
    for (const AgentEntry& e : d.entries) agent(d.file, e);
  }
  for (const VerbDictionary& d : in_.verbs) {
    for (const SynonymSet& s : d.sets) set(d.file, s);
    for (const VerbBlock& b : d.blocks) block(d.file, b);
    for (const VerbTransformation& t : d.transformations) unfit(d.file, t.line, t.text, "a transformation: ours codes what is said of others by attribution");
  }
  for (const DiscardList& l : in_.discards) {
    for (const DiscardEntry& e : l.entries) unfit(l.file, e.line, e.text, "a discard phrase: ours has none, it tells passages and sports by other means");
  }
  for (const IssueList& l : in_.issues) {
    for (const IssueEntry& e : l.entries) unfit(l.file, e.line, e.text, "an issue: ours has PLOVER contexts by event code");
  }
  return std::move(out_);
}

LexiconFiles to_lexicon(const Dictionaries& dictionaries, const std::string& resources) { return LexiconWriter(dictionaries, resources).run(); }

}  // namespace dragoman
