// Linking as commands run it: with progress on a terminal and a closing line.
#pragma once

#include <string>

#include "dragoman/links/link.h"

namespace dragoman::cli {

/// Links what is new and, unless quiet, says what came of it.
LinkCounts link_with_progress(Database& database, const LinkModels& models, bool quiet, unsigned jobs = 2);
LinkCounts link_with_progress(Database& database, bool quiet);  ///< with the installed models

}  // namespace dragoman::cli
