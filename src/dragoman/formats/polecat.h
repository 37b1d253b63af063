// POLECAT: 40 columns with a header row, in PLOVER's types and modes; what is not known reads "None", as there.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dragoman/formats/code_tables.h"
#include "dragoman/formats/coded_events.h"

namespace dragoman {

inline constexpr std::array<std::string_view, 40> kPolecatColumns = {"Event ID",
                                                                     "Event Date",
                                                                     "Event Type",
                                                                     "Event Mode",
                                                                     "Intensity",
                                                                     "Quad Code",
                                                                     "Contexts",
                                                                     "Actor Name",
                                                                     "Actor Country",
                                                                     "Actor COW",
                                                                     "Primary Actor Sector",
                                                                     "Actor Sectors",
                                                                     "Actor Title",
                                                                     "Actor Name Raw",
                                                                     "Wikipedia Actor ID",
                                                                     "Recipient Name",
                                                                     "Recipient Country",
                                                                     "Recipient COW",
                                                                     "Primary Recipient Sector",
                                                                     "Recipient Sectors",
                                                                     "Recipient Title",
                                                                     "Recipient Name Raw",
                                                                     "Wikipedia Recipient ID",
                                                                     "Placename",
                                                                     "City",
                                                                     "District",
                                                                     "Province",
                                                                     "Country",
                                                                     "Latitude",
                                                                     "Longitude",
                                                                     "GeoNames ID",
                                                                     "Raw Placename",
                                                                     "Feature Type",
                                                                     "Source",
                                                                     "Publication Date",
                                                                     "Story People",
                                                                     "Story Organizations",
                                                                     "Story Locations",
                                                                     "Language",
                                                                     "Version"};

/// Empty for an event without a PLOVER type (CAMEO root 01): POLECAT has no such rows.
std::string polecat_row(const CodedEvent& event, const CodeTables& tables, std::string_view version);

}  // namespace dragoman
