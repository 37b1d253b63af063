// What the parser joined wrongly is put right by the forms of the words; small trees written by hand.
#include "dragoman/language/coordination.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

struct Word {
  const char* form;
  Upos upos;
  const char* xpos;
  int head;  ///< from 1, 0 for the root
  Deprel deprel;
};

std::vector<Token> tree(const std::vector<Word>& words) {
  std::vector<Token> out(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    out[i].form = words[i].form;
    out[i].upos = words[i].upos;
    out[i].xpos = words[i].xpos;
    out[i].head = words[i].head == 0 ? kNone : static_cast<Index>(words[i].head - 1);
    out[i].deprel = words[i].deprel;
  }
  return out;
}

Index last(const std::vector<Token>& tokens) { return static_cast<Index>(tokens.size()); }

TEST(Coordination, AVerbWithTenseIsNoPartnerOfAnInfinitive) {
  std::vector<Token> t = tree({{"They", Upos::PRON, "PRP", 2, Deprel::nsubj},
                               {"urged", Upos::VERB, "VBD", 0, Deprel::root},
                               {"both", Upos::PRON, "DT", 2, Deprel::obj},
                               {"to", Upos::PART, "TO", 5, Deprel::mark},
                               {"wait", Upos::VERB, "VB", 2, Deprel::xcomp},
                               {"and", Upos::CCONJ, "CC", 7, Deprel::cc},
                               {"offered", Upos::VERB, "VBD", 5, Deprel::conj},
                               {"help", Upos::NOUN, "NN", 7, Deprel::obj}});
  mend_coordination(t, 0, last(t));
  EXPECT_EQ(t[6].head, 1u);
}

TEST(Coordination, ABareVerbStaysWithTheInfinitive) {
  std::vector<Token> t = tree({{"They", Upos::PRON, "PRP", 2, Deprel::nsubj},
                               {"want", Upos::VERB, "VBP", 0, Deprel::root},
                               {"to", Upos::PART, "TO", 4, Deprel::mark},
                               {"wait", Upos::VERB, "VB", 2, Deprel::xcomp},
                               {"and", Upos::CCONJ, "CC", 6, Deprel::cc},
                               {"see", Upos::VERB, "VB", 4, Deprel::conj}});
  mend_coordination(t, 0, last(t));
  EXPECT_EQ(t[5].head, 3u);
}

TEST(Coordination, ANameBeforeItsVerbIsTheSubject) {
  std::vector<Token> t = tree(
      {{"Oxfam", Upos::PROPN, "NNP", 3, Deprel::compound}, {"accused", Upos::VERB, "VBD", 0, Deprel::root}, {"police", Upos::NOUN, "NNS", 2, Deprel::obj}});
  mend_subjects(t, 0, last(t));
  EXPECT_EQ(t[0].head, 1u);
  EXPECT_EQ(t[0].deprel, Deprel::nsubj);
}

TEST(Coordination, ANameBetweenConjunctionAndVerbIsTheSubject) {
  std::vector<Token> t = tree({{"Peru", Upos::PROPN, "NNP", 2, Deprel::nsubj},
                               {"protested", Upos::VERB, "VBD", 0, Deprel::root},
                               {"after", Upos::ADP, "IN", 4, Deprel::case_},
                               {"Santiago", Upos::PROPN, "NNP", 5, Deprel::obl},
                               {"accused", Upos::VERB, "VBD", 2, Deprel::advcl},
                               {"Lima", Upos::PROPN, "NNP", 5, Deprel::obj}});
  mend_subjects(t, 0, last(t));
  EXPECT_EQ(t[3].deprel, Deprel::nsubj);
  EXPECT_EQ(t[2].head, 4u);
  EXPECT_EQ(t[2].deprel, Deprel::mark);
}

TEST(Coordination, ANameEndsBeforeAVerbInSmallLetters) {
  const std::vector<Token> t = tree({{"Oxfam", Upos::PROPN, "NNP", 3, Deprel::nsubj},
                                     {"International", Upos::PROPN, "NNP", 1, Deprel::flat},
                                     {"accused", Upos::VERB, "VBD", 0, Deprel::root},
                                     {"police", Upos::NOUN, "NNS", 3, Deprel::obj}});
  Name name{0, 4, NameType::organization, 1.f};
  cut_at_verb(t, name);
  EXPECT_EQ(name.last, 2u);
}

}  // namespace
}  // namespace dragoman
