// The language stage: an article's text to sentences, tokens, tags, lemmas, dependency trees and names.
//
// One network, one pass (see model.h). Sentences never cross passages; sentences of passages that are not headline or body are
// segmented but not codable. Example: "Tasnim reported." gives one sentence, three tokens, reported = root, Tasnim = nsubj, and
// the name Tasnim (organization).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/document.h"

namespace dragoman {

class LanguageModel;       // model.h
struct LanguageWorkspace;  // model.h: scratch memory of one thread

/// The whole stage. The result's string_views point into article.text, which must outlive it.
Analysis analyse(const Article& article, const LanguageModel& model, LanguageWorkspace& workspace);

}  // namespace dragoman
