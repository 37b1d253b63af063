// Element names to Tag, without allocation.
#pragma once

#include <string_view>

#include "dragoman/extract/html_tree.h"

namespace dragoman {

/// The tag of an element name in any case; Tag::unknown if it is none of ours.
Tag find_tag(std::string_view name);

}  // namespace dragoman
