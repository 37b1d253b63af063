// The shipped lexicon, loaded once for all tests of the stage.
#pragma once

#include "dragoman/extract/extract.h"

namespace dragoman::testing {

inline const PageLexicon& lexicon() {
  static const PageLexicon loaded = PageLexicon::load(DRAGOMAN_SOURCE_DIR "/lexicon");
  return loaded;
}

}  // namespace dragoman::testing
