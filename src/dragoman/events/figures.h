// Figures of an event: how many were killed, injured, arrested, displaced, took part; how much money.
#pragma once

#include <vector>

#include "dragoman/document.h"
#include "dragoman/language/tree.h"

namespace dragoman {

/// Figures in the clause of `head`. "at least three" gives low 3, high 0 = open; "some 2,000" both 2000.
std::vector<Figure> find_figures(const Analysis& analysis, const Tree& tree, Index head);

/// A number written in figures or words ("2,000", "twelve", "2.5 million"); 0 if it is none.
double read_number(const Analysis& analysis, Index token);

}  // namespace dragoman
