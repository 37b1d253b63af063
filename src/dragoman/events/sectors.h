// What the event stage asks of an actor's sector (GOV, MIL, BUS): ontology/sectors.tsv, one sector a line, y or nothing in each column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dragoman/document.h"

namespace dragoman {

/// In the order of the table's columns.
enum class Trait : std::uint8_t {
  public_affairs,  ///< column public: a state's body, an armed or political group; not people, students, patients, firms or the press
  official,        ///< visits on behalf of others
  politician,      ///< holds or seeks office
  armed,           ///< can use force
  everyday,        ///< an arrest or a blow among such people is a private matter
  crowd            ///< marches where police stand
};

class Sectors {
 public:
  /// Throws BrokenInstallation with file, line and column.
  static Sectors load(const std::string& path);

  bool is(std::string_view sector, Trait trait) const;
  bool any(const Entity& entity, Trait trait) const;  ///< of the entity's sectors
  bool all(const Entity& entity, Trait trait) const;

  /// An actor code of somebody of public affairs: a country alone, or a country or body of states with a sector that is. Roles the table does not
  /// have (religions, numbers of organisations) are nobody private.
  bool public_code(std::string_view code) const;

 private:
  std::unordered_map<std::string, std::uint8_t> traits_;  ///< sector -> bits
};

}  // namespace dragoman
