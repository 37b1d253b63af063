// When: time expressions and their TIMEX3 values (TimeML; ISO 8601), resolved against the publication date and the text's course.
//
// "On Monday" in an article of 2018-08-28 (a Tuesday) told in the past tense is 2018-08-27; "a two-day visit" is P2D.
// Without a publication date weekdays stay relative (XXXX-WXX-1), never resolved against today's clock.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

class TimeLexicon;  // time_lexicon.h: lexicon/times.tsv

std::vector<TimeExpression> find_times(const Article& article, const Analysis& analysis, const Tree& tree, const TimeLexicon& lexicon);

}  // namespace dragoman
