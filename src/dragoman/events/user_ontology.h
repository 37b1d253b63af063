// A user's own ontology: a TSV of frames and of CAMEO codes, each with a code of the user's, put over ours without a rebuild.
//
//   code   label              cameo  head    pos  particle  object   where          source  target   flags  comment
//   @UNION union|workforce|staff                                                                            a word class, for the frames below
//   STRIKE strike             143    strike  V                                      subj    against|at      workers struck
//   TALKS  negotiation        04*                                                                           whatever we code 04x
//   PACT   settlement         057    sign    V              @ACCORD  with:@UNION    subj    with     recip
//
// A line with a head is a frame (lexicon/README.md) that goes before ours; `cameo` is the nearest CAMEO code, which gives quad class, Goldstein scale and
// PLOVER type. A line without one gives its code to events of a CAMEO code, "04*" to all that begin so, "*" to all others. The most exact line holds.
// Events that no line names are left out: the record is in the user's ontology. docs/ontologies.md has a worked example.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "dragoman/document.h"
#include "dragoman/events/event_coder.h"

namespace dragoman {

class UserOntology {
 public:
  /// Reads the file and adds its classes and frames to `coder`. Throws BrokenInstallation with file, line and column.
  static UserOntology load(const std::string& path, EventCoder& coder);

  /// Codes and labels of the ontology in the file's order, each once.
  const std::vector<std::pair<std::string, std::string>>& codes() const { return codes_; }

  /// Gives events their codes; drops those that have none. `mirror_of` is kept right.
  void recode(std::vector<Event>& events) const;

 private:
  struct Line {
    std::string code, origin, cameo;
  };
  const Line* line_for(const Event& e) const;
  std::vector<std::pair<std::string, std::string>> codes_;
  std::unordered_map<std::string, Line> frames_;            ///< by the frame's origin, which events name in `because`
  std::unordered_map<std::string, Line> exact_, prefixes_;  ///< by CAMEO code, by its beginning
};

}  // namespace dragoman
