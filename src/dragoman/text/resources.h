// Where models, lexicons and tables are found at run time.
#pragma once

#include <string>

namespace dragoman {

/// The folder that holds lexicon/, models/, ontology/ and data/. Searched in order: $DRAGOMAN_HOME, ../share/dragoman beside the
/// executable, the source tree the program was built from. Throws BrokenInstallation naming all three if none has lexicon/.
std::string find_resources();

}  // namespace dragoman
