#include "dragoman/ingest/read_input.h"
