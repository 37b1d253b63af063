// Sectors of actor codes by whose word they speak, for telling one origin from another; what coding asks of a sector stands in
// ontology/sectors.tsv. party() in record/schema.cpp says the organs again in SQL.
#pragma once

#include <span>
#include <string_view>

namespace dragoman {

inline constexpr std::string_view kOrganSectors[] = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG"};
inline constexpr std::span kStateOrgans = kOrganSectors;          ///< a state's
inline constexpr std::span kExecutive = kStateOrgans.first<4>();  ///< speak with its one voice; courts and parliament have their own
inline constexpr std::string_view kArmedSectors[] = {"REB", "INS", "SEP", "IMG", "UAF", "CRM"};
inline constexpr std::span kInArms = kArmedSectors;          ///< against a state
inline constexpr std::span kMovements = kInArms.first<4>();  ///< who lead and speak for one are it

}  // namespace dragoman
