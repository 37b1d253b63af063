// The tree behind an event: the record keeps what was found, the model gives the way to it once more.
#pragma once

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace dragoman::serve {

class ParseAgain {
 public:
  explicit ParseAgain(std::string resources);
  ~ParseAgain();
  /// One object a token: {form, lemma, upos, deprel, head} (head: index of the token it depends on, absent for the root). Loads the
  /// model when first asked. Throws BrokenInstallation.
  nlohmann::ordered_json tree(const std::string& sentence);

 private:
  struct Loaded;
  const std::string resources_;
  std::mutex mutex_;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace dragoman::serve
