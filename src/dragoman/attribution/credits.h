// The agencies an article credits are sources of all of it: "KHARTOUM, March 3 (Nile Wire) -", "By Nana Gelashvili, Caucasus Wire", "Agencies
// contributed to this report", "— AFP". Each is an attribution without cue and without content of its own: its content is the article, and it is
// the outermost link of every chain in it, before the publisher.
#pragma once

#include <vector>

#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/document.h"

namespace dragoman {

/// True for an attribution made by credit_links().
inline bool is_credit(const Attribution& a) { return a.cue.empty(); }

std::vector<Attribution> credit_links(const Article& article, const Analysis& analysis, const Actors& actors, const CueLexicon& cues);

}  // namespace dragoman
