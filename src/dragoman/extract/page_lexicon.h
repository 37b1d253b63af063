// What the extract stage knows by name, loaded once and shared by all threads.
//
//   lexicon/boilerplate.tsv  phrases that tell what a paragraph or a block of a page is (appeal, promotion, related, ...)
//   lexicon/page_blocks.tsv  words in class and id attributes that tell what an element of a page is
//   lexicon/languages.tsv    the commonest function words of languages, to tell English from the others
#pragma once

#include <memory>
#include <string>

namespace dragoman {

class PageLexicon {
 public:
  /// Throws BrokenInstallation with file, line and column if a file is missing or malformed.
  static PageLexicon load(const std::string& folder);

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const Tables> tables_;
};

}  // namespace dragoman
