// Shared by names_to_lexicon.cpp and verbs_to_frames.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/dictionaries/to_lexicon.h"

namespace dragoman {

class LexiconWriter {
 public:
  LexiconWriter(const Dictionaries& dictionaries, const std::string& resources);
  LexiconFiles run();

 private:
  void row(const std::string& file, const std::vector<std::string>& cells);
  void unfit(const std::string& file, std::size_t line, const std::string& text, std::string reason) {
    out_.unfit.push_back({file, line, text, std::move(reason)});
  }

  // names_to_lexicon.cpp
  void actor(const std::string& file, const ActorEntry& entry);
  void agent(const std::string& file, const AgentEntry& entry);

  // verbs_to_frames.cpp
  struct FrameLine {
    std::string object, where;
    std::vector<std::string> target;
    bool possible = true;
  };
  void set(const std::string& file, const SynonymSet& set);
  void block(const std::string& file, const VerbBlock& block);
  void pattern(const std::string& file, const VerbBlock& block, const VerbPattern& pattern);
  void frame(const std::string& file, std::size_t line, const std::string& text, const std::vector<const DictionaryVerb*>& verbs, const std::string& code,
             const FrameLine& with);
  bool filler(const PatternNoun& noun, std::string& head, std::string& modifiers) const;
  bool known_code(const std::string& code) const { return codes_.contains(code); }

  const Dictionaries& in_;
  LexiconFiles out_;
  std::unordered_set<std::string> codes_;
  std::unordered_map<std::string, std::string> kind_of_form_;  ///< our countries.tsv: lower-case form -> kind
  std::unordered_map<std::string, std::string> headers_;
};

}  // namespace dragoman
