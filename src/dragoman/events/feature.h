// A feature of the learned models: its name, kept so that `explain` can show it, and its value.
#pragma once

#include <string>

namespace dragoman {

struct Feature {
  std::string name;
  float value = 1;
};

}  // namespace dragoman
