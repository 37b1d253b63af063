// Coding with dictionaries, rule by rule: sentences of ours with their trees (coded.conllu) and the dictionaries in own/. Independent of the model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "dragoman/dictionaries/code_article.h"
#include "dragoman/events/event_coder.h"
#include "dragoman/language/conllu.h"
#include "dragoman/language/labels.h"

namespace dragoman {
namespace {

/// The sentence with its gold tree, as a document of one sentence.
Document document_of(const ConlluSentence& s) {
  Document d;
  std::vector<std::uint32_t> begins;
  for (std::size_t i = 0; i < s.forms.size(); ++i) {
    begins.push_back(static_cast<std::uint32_t>(d.article.text.size()));
    d.article.text += s.forms[i];
    if (s.misc[i].find("SpaceAfter=No") == std::string::npos) d.article.text += ' ';
  }
  Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(d.article.text.size())};
  sentence.last_token = static_cast<Index>(s.forms.size());
  for (Index i = 0; i < s.forms.size(); ++i) {
    Token t;
    t.span = {begins[i], begins[i] + static_cast<std::uint32_t>(s.forms[i].size())};
    t.form = s.forms[i];
    t.lemma = s.lemma[i];
    t.upos = parse_upos(s.upos[i]).value();
    t.xpos = intern_xpos(s.xpos[i]);
    t.deprel = parse_deprel(s.deprel[i]).value();
    t.head = s.head[i] == 0 ? kNone : static_cast<Index>(s.head[i] - 1);
    if (t.head == kNone) sentence.root = i;
    d.analysis.tokens.push_back(std::move(t));
  }
  d.analysis.sentences.push_back(sentence);
  return d;
}

std::string comment(const ConlluSentence& s, const std::string& key) {
  for (const std::string& c : s.comments) {
    const std::string begin = "# " + key + " = ";
    if (c.starts_with(begin)) return c.substr(begin.size());
  }
  return {};
}

std::vector<std::string> triples(const std::vector<Event>& events) {
  std::vector<std::string> out;
  for (const Event& e : events) out.push_back(e.source[0].code + " " + e.target[0].code + " " + e.cameo);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> wanted(const std::string& text) {
  std::vector<std::string> out;
  if (text == "none") return out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("; ", at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  std::sort(out.begin(), out.end());
  return out;
}

const DictionaryIndex& own() {
  static const DictionaryIndex index(load_dictionaries(DRAGOMAN_SOURCE_DIR "/tests/dictionaries/own"), DRAGOMAN_SOURCE_DIR);
  return index;
}

const EventCoder& ontology() {
  static const EventCoder coder = EventCoder::load(DRAGOMAN_SOURCE_DIR);
  return coder;
}

std::vector<ConlluSentence> sentences() {
  std::vector<ConlluSentence> out;
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/dictionaries/coded.conllu");
  read_conllu(
      in, [&](ConlluSentence&& s) { out.push_back(std::move(s)); }, [](const ConlluError& e) { ADD_FAILURE() << e.line << ": " << e.reason; });
  return out;
}

TEST(DictionaryCoding, OwnDictionariesAreWhole) {
  for (const DictionaryProblem& p : own().problems()) ADD_FAILURE() << p.file << ":" << p.line << ": " << p.reason;
}

TEST(DictionaryCoding, RuleByRule) {
  std::size_t cases = 0;
  for (const ConlluSentence& s : sentences()) {
    SCOPED_TRACE(comment(s, "name") + ": " + comment(s, "text"));
    Document d = document_of(s);
    if (comment(s, "date") != "unknown") d.article.published = comment(s, "date");
    const Tree tree(d.analysis);
    const std::vector<Event> events = code_with_dictionaries(d, tree, own(), ontology());
    EXPECT_EQ(triples(events), wanted(comment(s, "events"))) << bracketed(build_phrases(tree, 0, own().object_control()));
    ++cases;
  }
  EXPECT_GE(cases, 40u);
}

/// Participants point at mentions that hold the words the code came from, entities carry it, mentions stay in order.
TEST(DictionaryCoding, EventsPointIntoTheText) {
  for (const ConlluSentence& s : sentences()) {
    Document d = document_of(s);
    const Tree tree(d.analysis);
    const std::vector<Event> events = code_with_dictionaries(d, tree, own(), ontology());
    for (const Event& e : events) {
      EXPECT_FALSE(e.trigger.empty());
      EXPECT_FALSE(e.because.empty());
      for (const Participant& p : {e.source[0], e.target[0]}) {
        ASSERT_LT(p.mention, d.actors.mentions.size());
        EXPECT_EQ(d.actors.mentions[p.mention].entity, p.entity);
        EXPECT_FALSE(d.actors.entities[p.entity].code.empty());
      }
    }
    EXPECT_TRUE(
        std::is_sorted(d.actors.mentions.begin(), d.actors.mentions.end(), [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; }));
  }
}

TEST(DictionaryCoding, MirrorsAndOntology) {
  for (const ConlluSentence& s : sentences()) {
    if (comment(s, "name") != "each with the other") continue;
    Document d = document_of(s);
    const std::vector<Event> events = code_with_dictionaries(d, Tree(d.analysis), own(), ontology());
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[1].mirror_of, 0u);
    EXPECT_EQ(events[0].plover, "CONSULT");
    EXPECT_EQ(events[0].quad, 1);
  }
}

TEST(DictionaryCoding, ListsOfTheSentence) {
  using Words = std::vector<std::string>;
  EXPECT_THAT(own().issues(Words{"the", "harvest", "failed", "harvests", "fail"}), ::testing::ElementsAre(std::pair<std::string, int>{"FARMING", 2}));
  EXPECT_TRUE(own().issues(Words{"a", "harvest", "under", "the", "harvest", "moon"}).empty());
  EXPECT_TRUE(own().discard(Words{"the", "world", "chess", "cup"})->whole_article);
  EXPECT_FALSE(own().discard(Words{"a", "football", "match"})->whole_article);
  EXPECT_EQ(own().discard(Words{"world", "chess"}), nullptr);
}

TEST(CodeArithmetic, AddsUp) {
  const CodeArithmetic a = CodeArithmetic::load(DRAGOMAN_SOURCE_DIR "/ontology/petrarch_codes.tsv");
  const auto sum = [&](const char* upper, const char* lower) { return a.write(CodeArithmetic::combine(a.parse(upper).first, a.parse(lower).first)); };
  EXPECT_EQ(sum("030", "070"), "033");
  EXPECT_EQ(sum("020", "0831"), "");  // no code for it
  EXPECT_EQ(sum("100", "071"), "1031");
  EXPECT_EQ(sum("130", "190"), "138");
  EXPECT_EQ(sum("030", "190"), "138");
  EXPECT_EQ(sum("---", "046"), "046");  // as written, although 044 has the same parts
  EXPECT_EQ(sum("010", "111"), "111");
  EXPECT_EQ(a.write(CodeArithmetic::refuse(a.parse("060").first)), "121");
  EXPECT_EQ(a.write(a.parse("1411").first), "1411");
  EXPECT_EQ(a.write(a.parse("LC1").first), "LC1");  // a code of the user's own
  EXPECT_EQ(a.write(a.parse("042:043").second), "043");
  EXPECT_FALSE(a.parse("---").first);
}

}  // namespace
}  // namespace dragoman
