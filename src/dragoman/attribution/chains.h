// From candidates to attributions: which stand, what each says of whom, and which lies within which.
#pragma once

#include "dragoman/attribution/candidate.h"

namespace dragoman {

std::vector<Attribution> build_chains(const Reading& r, Candidates candidates);

}  // namespace dragoman
