// Quotations that run on: over several sentences and paragraphs under one speaker named once, before or after.
#pragma once

#include "dragoman/attribution/candidate.h"

namespace dragoman {

/// Gives quoted sentences that no candidate claims to the speaker who was speaking, or to the one named where the quotation ends.
void run_quotations_on(const Reading& r, Candidates& candidates);

}  // namespace dragoman
