// Articles read through all stages into a test's record.
#pragma once

#include "../loaded_models.h"
#include "link_fixture.h"

namespace dragoman::testing {

inline void add_read(RecordStore& store, const Paper& p) {
  Article a;
  a.id = p.id;
  a.publisher.name = p.publisher;
  a.published = p.published;
  a.text = p.text;
  mark_passages(a, loaded_models().pages);
  LanguageWorkspace workspace;
  store.add(read_article(std::move(a), loaded_models(), workspace));
}

}  // namespace dragoman::testing
