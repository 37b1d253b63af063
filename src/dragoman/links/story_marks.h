// What an article was read to be about, as terms beside its words: the days it names, the countries, the kinds of acts in them.
//
//   "Soldiers opened fire on demonstrators in Bahri on Wednesday"  ->  day 2021-11-17, in SDN, act 17 SDN
//
// Two reports of one march may share few words ("marched", "demonstrators", Khartoum, Bahri) and share these; two arrests in one town in one
// week share the words and not the day.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "dragoman/links/story_terms.h"
#include "dragoman/record/database.h"

namespace dragoman {

/// Of the numbered articles those that have any.
std::unordered_map<std::int64_t, std::vector<StoryTerm>> story_marks(Database& database, const std::vector<std::int64_t>& numbers);

}  // namespace dragoman
