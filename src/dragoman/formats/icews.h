// ICEWS: 20 columns with a header row, sectors and countries by name.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dragoman/formats/code_tables.h"
#include "dragoman/formats/coded_events.h"

namespace dragoman {

inline constexpr std::array<std::string_view, 20> kIcewsColumns = {"Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
                                                                   "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
                                                                   "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
                                                                   "District",       "Province",   "Country",         "Latitude",       "Longitude"};

std::string icews_row(const CodedEvent& event, const CodeTables& tables);

}  // namespace dragoman
