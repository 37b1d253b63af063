// What linking found, from a mirror of the shared record back into it, whole and at once.
#pragma once

#include "dragoman/postgres/mirror.h"

namespace dragoman::postgres {

/// `mirror` was linked after it was pulled. Articles that came since stay unlinked until the next time. Throws RecordError, also if articles were
/// replaced meanwhile: what was found speaks of events that are no more.
void push_links(Mirror& mirror, const std::string& address);

}  // namespace dragoman::postgres
