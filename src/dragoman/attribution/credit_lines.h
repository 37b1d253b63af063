// Whom an article credits for its text: the agency in a dateline or byline, or in the line that closes it.
//
//   in_dateline("TBILISI, May 16 (Caucasus Wire) -")           "Caucasus Wire"
//   in_dateline("MINSK, 3 May /Dnieper Press/ -")              "Dnieper Press"
//   in_byline("By Nana Gelashvili, Caucasus Wire")             "Caucasus Wire"
//   in_closing_line("Source: Caucasus Wire")                   "Caucasus Wire", also "— Caucasus Wire", "(Caucasus Wire)"
//   in_closing_line("Agencies contributed to this report.")    "Agencies", if it names an agency: people who contributed are authors
//
// Shapes decide; the words that introduce a credit are lexicon/cue_words.tsv, class credit_lead and credit_tail; class agency tells an agency.
#pragma once

#include <string_view>

#include "dragoman/attribution/cue_lexicon.h"
#include "dragoman/text/span.h"

namespace dragoman {

/// The name as bytes of the line; empty if there is none.
ByteSpan in_dateline(std::string_view line);
ByteSpan in_byline(std::string_view line);
ByteSpan in_closing_line(std::string_view line, const CueLexicon& cues);

}  // namespace dragoman
