// A program built without the page has its API.
#include "dragoman/serve/assets.h"

#ifndef DRAGOMAN_PAGE_BUILT
namespace dragoman::serve {
std::span<const Asset> page_assets() { return {}; }
}  // namespace dragoman::serve
#endif
