// Numbers for groups that were formed anew: a group keeps the number of the old group most of whose members it has.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dragoman {

/// `old`: for each item the number of the group it was in, or -1; `label`: its group now. Groups without an old number count on from `next`,
/// which is left at the first number not given out.
std::unordered_map<int, std::int64_t> stable_names(const std::vector<std::int64_t>& old, const std::vector<int>& label, std::int64_t& next);

}  // namespace dragoman
