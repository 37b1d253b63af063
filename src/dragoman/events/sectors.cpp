#include "dragoman/events/sectors.h"

#include <algorithm>
#include <array>

#include "dragoman/text/tsv.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 6> kColumns = {"public", "official", "politician", "armed", "everyday", "crowd"};
static_assert(kColumns.size() == static_cast<std::size_t>(Trait::crowd) + 1);

}  // namespace

Sectors Sectors::load(const std::string& path) {
  Sectors table;
  for (const TsvRow& row : read_tsv(path, {"code", "public", "official", "politician", "armed", "everyday", "crowd"})) {
    std::uint8_t& traits = table.traits_[std::string(row["code"])];
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const std::string_view cell = row[kColumns[i]];
      if (!cell.empty() && cell != "y")
        throw BrokenInstallation(path + ":" + std::to_string(row.line) + ": column " + std::string(kColumns[i]) + " is '" + std::string(cell) +
                                 "', not y or empty");
      if (cell == "y") traits |= static_cast<std::uint8_t>(1u << i);
    }
  }
  return table;
}

bool Sectors::is(std::string_view sector, Trait trait) const {
  const auto found = traits_.find(std::string(sector));
  return found != traits_.end() && (found->second >> static_cast<unsigned>(trait) & 1u);
}

bool Sectors::any(const Entity& entity, Trait trait) const {
  return std::any_of(entity.sectors.begin(), entity.sectors.end(), [&](const std::string& s) { return is(s, trait); });
}

bool Sectors::all(const Entity& entity, Trait trait) const {
  return std::all_of(entity.sectors.begin(), entity.sectors.end(), [&](const std::string& s) { return is(s, trait); });
}

bool Sectors::public_code(std::string_view code) const {
  const auto is_private = [&](std::string_view part) {
    const auto found = traits_.find(std::string(part));
    return found != traits_.end() && !is(part, Trait::public_affairs);
  };
  if (code.size() <= 3) return !code.empty() && !is_private(code);
  for (std::size_t at = 3; at + 3 <= code.size(); at += 3) {
    if (!is_private(code.substr(at, 3))) return true;
  }
  return false;
}

}  // namespace dragoman
