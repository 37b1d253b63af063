// Whom an article credits for its text: the agency in the dateline, the byline or the line that closes it.
//
//   credited_agency("TBILISI, May 16 (Caucasus Wire) -")  == "Caucasus Wire"
//   credited_agency("By Nana Gelashvili, Caucasus Wire")   == "Caucasus Wire"
//   closing_credit("...\n\nSource: Caucasus Wire")         == "Caucasus Wire"
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

/// The agency that a dateline or byline names; empty if none.
std::string credited_agency(std::string_view line);

/// The credit on the last line of a text; empty if that is running text.
std::string closing_credit(std::string_view text);

/// A name as credits are compared: lower case, letters and digits only, without "the", "news agency", ".com" and the like.
std::string credit_key(std::string_view name);

}  // namespace dragoman
