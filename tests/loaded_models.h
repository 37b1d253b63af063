// The shipped models and lexicons, loaded once a test program, and a text read through all stages.
#pragma once

#include <string>

#include "dragoman/record/read_article.h"

namespace dragoman {

inline const Models& loaded_models() {
  static const Models models(DRAGOMAN_SOURCE_DIR);
  return models;
}

inline Document read_text(const std::string& text, const std::string& published = "2018-08-28") {
  Article article;
  article.id = "test";
  article.text = text;
  article.published = published;
  mark_passages(article, loaded_models().pages);
  LanguageWorkspace workspace;
  return read_article(std::move(article), loaded_models(), workspace);
}

}  // namespace dragoman
