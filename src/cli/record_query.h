// The questions to a record are the library's; the commands use them by their short names.
#pragma once

#include "dragoman/record/event_query.h"

namespace dragoman::cli {

using dragoman::article_record;
using dragoman::event_query;
using dragoman::EventFilter;

}  // namespace dragoman::cli
