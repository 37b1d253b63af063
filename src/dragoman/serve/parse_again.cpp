#include "dragoman/serve/parse_again.h"

#include "dragoman/language/analyse.h"
#include "dragoman/language/labels.h"
#include "dragoman/language/model.h"

namespace dragoman::serve {

struct ParseAgain::Loaded {
  explicit Loaded(const std::string& resources) : model(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv") {}
  const LanguageModel model;
  LanguageWorkspace workspace;
};

ParseAgain::ParseAgain(std::string resources) : resources_(std::move(resources)) {}
ParseAgain::~ParseAgain() = default;

nlohmann::ordered_json ParseAgain::tree(const std::string& sentence) {
  const std::lock_guard lock(mutex_);
  if (!loaded_) loaded_ = std::make_unique<Loaded>(resources_);
  Article one;
  one.text = sentence;
  const Analysis a = analyse(one, loaded_->model, loaded_->workspace);
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Token& token : a.tokens) {
    nlohmann::ordered_json t = {{"form", token.form}, {"lemma", token.lemma}, {"upos", to_string(token.upos)}, {"deprel", to_string(token.deprel)}};
    if (token.head != kNone) t["head"] = token.head;
    out.push_back(std::move(t));
  }
  return out;
}

}  // namespace dragoman::serve
