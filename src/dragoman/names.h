// The written forms of the record's enumerations, as in section 2 of the design.
#pragma once

#include <array>
#include <string_view>

#include "dragoman/document.h"

namespace dragoman {

inline constexpr std::array<std::string_view, 10> kPassageNames = {"headline", "dateline",  "byline",  "body",    "caption",
                                                                   "appeal",   "promotion", "contact", "related", "other"};
inline constexpr std::array<std::string_view, 8> kMentionNames = {"person", "organization", "location", "nationality", "role", "pronoun", "group", "other"};
inline constexpr std::array<std::string_view, 4> kTimeNames = {"DATE", "TIME", "DURATION", "SET"};
inline constexpr std::array<std::string_view, 4> kAttributionNames = {"quote", "indirect", "mixed", "belief"};
inline constexpr std::array<std::string_view, 4> kVeracityNames = {"factive", "neutral", "distancing", "denying"};
inline constexpr std::array<std::string_view, 6> kStatusNames = {"occurred", "ongoing", "planned", "demanded", "conditional", "denied"};
inline constexpr std::array<std::string_view, 4> kCommitmentNames = {"certain", "probable", "possible", "alleged"};
inline constexpr std::array<std::string_view, 6> kFigureNames = {"killed", "injured", "arrested", "displaced", "present", "amount"};
inline constexpr std::array<std::string_view, 6> kRelationNames = {"ally", "adversary", "member", "leads", "part_of", "mediates"};

inline std::string_view to_string(PassageKind k) { return kPassageNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(MentionType k) { return kMentionNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(TimeType k) { return kTimeNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(AttributionKind k) { return kAttributionNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(Veracity k) { return kVeracityNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(Status k) { return kStatusNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(Commitment k) { return kCommitmentNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(FigureKind k) { return kFigureNames[static_cast<std::size_t>(k)]; }
inline std::string_view to_string(RelationKind k) { return kRelationNames[static_cast<std::size_t>(k)]; }

}  // namespace dragoman
