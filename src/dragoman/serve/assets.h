// The page's files, built by Vite and compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace dragoman::serve {

struct Asset {
  std::string_view path;     ///< "/assets/index-3f2a.js"
  std::string_view type;     ///< "text/javascript"
  std::string_view content;  ///< gzip
};

/// Empty in a program built without the page.
std::span<const Asset> page_assets();

}  // namespace dragoman::serve
