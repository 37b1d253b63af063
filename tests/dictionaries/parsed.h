// Sentences through the language stage, for tests of phrases and of coding.
#pragma once

#include <string>

#include "dragoman/document.h"
#include "dragoman/language/analyse.h"
#include "dragoman/language/model.h"
#include "dragoman/language/tree.h"

namespace dragoman {

struct Parsed {
  Article article;
  Analysis analysis;
};

/// The article stays where it is: the analysis has views into its text.
inline std::unique_ptr<Parsed> parsed(const std::string& text) {
  static const LanguageModel model(DRAGOMAN_SOURCE_DIR "/models/en.dgm", DRAGOMAN_SOURCE_DIR "/lexicon/abbreviations.tsv");
  auto p = std::make_unique<Parsed>();
  p->article.text = text;
  p->article.passages.push_back({{0, static_cast<std::uint32_t>(text.size())}, PassageKind::body, ""});
  LanguageWorkspace workspace;
  p->analysis = analyse(p->article, model, workspace);
  return p;
}

}  // namespace dragoman
