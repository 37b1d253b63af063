// GDELT 2.0: the 61 columns of an event and the 16 of a mention, in order, without a header row as there.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "dragoman/formats/code_tables.h"
#include "dragoman/formats/coded_events.h"

namespace dragoman {

inline constexpr std::array<std::string_view, 61> kGdeltEventColumns = {"GLOBALEVENTID",
                                                                        "SQLDATE",
                                                                        "MonthYear",
                                                                        "Year",
                                                                        "FractionDate",
                                                                        "Actor1Code",
                                                                        "Actor1Name",
                                                                        "Actor1CountryCode",
                                                                        "Actor1KnownGroupCode",
                                                                        "Actor1EthnicCode",
                                                                        "Actor1Religion1Code",
                                                                        "Actor1Religion2Code",
                                                                        "Actor1Type1Code",
                                                                        "Actor1Type2Code",
                                                                        "Actor1Type3Code",
                                                                        "Actor2Code",
                                                                        "Actor2Name",
                                                                        "Actor2CountryCode",
                                                                        "Actor2KnownGroupCode",
                                                                        "Actor2EthnicCode",
                                                                        "Actor2Religion1Code",
                                                                        "Actor2Religion2Code",
                                                                        "Actor2Type1Code",
                                                                        "Actor2Type2Code",
                                                                        "Actor2Type3Code",
                                                                        "IsRootEvent",
                                                                        "EventCode",
                                                                        "EventBaseCode",
                                                                        "EventRootCode",
                                                                        "QuadClass",
                                                                        "GoldsteinScale",
                                                                        "NumMentions",
                                                                        "NumSources",
                                                                        "NumArticles",
                                                                        "AvgTone",
                                                                        "Actor1Geo_Type",
                                                                        "Actor1Geo_FullName",
                                                                        "Actor1Geo_CountryCode",
                                                                        "Actor1Geo_ADM1Code",
                                                                        "Actor1Geo_ADM2Code",
                                                                        "Actor1Geo_Lat",
                                                                        "Actor1Geo_Long",
                                                                        "Actor1Geo_FeatureID",
                                                                        "Actor2Geo_Type",
                                                                        "Actor2Geo_FullName",
                                                                        "Actor2Geo_CountryCode",
                                                                        "Actor2Geo_ADM1Code",
                                                                        "Actor2Geo_ADM2Code",
                                                                        "Actor2Geo_Lat",
                                                                        "Actor2Geo_Long",
                                                                        "Actor2Geo_FeatureID",
                                                                        "ActionGeo_Type",
                                                                        "ActionGeo_FullName",
                                                                        "ActionGeo_CountryCode",
                                                                        "ActionGeo_ADM1Code",
                                                                        "ActionGeo_ADM2Code",
                                                                        "ActionGeo_Lat",
                                                                        "ActionGeo_Long",
                                                                        "ActionGeo_FeatureID",
                                                                        "DATEADDED",
                                                                        "SOURCEURL"};

inline constexpr std::array<std::string_view, 16> kGdeltMentionColumns = {"GLOBALEVENTID",
                                                                          "EventTimeDate",
                                                                          "MentionTimeDate",
                                                                          "MentionType",
                                                                          "MentionSourceName",
                                                                          "MentionIdentifier",
                                                                          "SentenceID",
                                                                          "Actor1CharOffset",
                                                                          "Actor2CharOffset",
                                                                          "ActionCharOffset",
                                                                          "InRawText",
                                                                          "Confidence",
                                                                          "MentionDocLen",
                                                                          "MentionDocTone",
                                                                          "MentionDocTranslationInfo",
                                                                          "Extras"};

std::string gdelt_event_row(const CodedEvent& event, const CodeTables& tables);
/// A mention of the event that `first` is the first report of (the same event, if it has one report).
std::string gdelt_mention_row(const CodedEvent& event, const CodedEvent& first);

/// YYYY.FFFF as the codebook computes it, months of 30 days in a year of 365: 2018-08-27 is 2018.6493.
std::string gdelt_fraction(std::string_view day);

}  // namespace dragoman
