#include "dragoman/serve/assets.h"

namespace dragoman::serve {
std::span<const Asset> page_assets() {
  return {};
}
}  // namespace dragoman::serve
