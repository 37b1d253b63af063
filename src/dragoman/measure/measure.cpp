#include "dragoman/measure/measure.h"

namespace dragoman {

const std::vector<std::string>& measured_sets() {
  static const std::vector<std::string> kSets = {"conllu", "ner", "polnear", "timeml", "places", "plover", "petrarch", "extract"};
  return kSets;
}

std::vector<Report> measure(const std::string& set, const MeasureOptions& options, const std::string& resources) {
  if (set == "conllu") return measure_conllu(options, LanguageModel(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv"));
  if (set == "extract") return measure_pages(options, PageLexicon::load(resources + "/lexicon"));
  Models models(resources);
  if (set == "ner") return measure_names(options, models);
  if (set == "polnear") return measure_attributions(options, models);
  if (set == "timeml") return measure_times(options, models);
  if (set == "places") return measure_places(options, models);
  if (set == "plover") return measure_pairs(options, models);
  if (set == "petrarch") return measure_petrarch(options, models, resources);
  throw MeasureError("no set '" + set + "'");
}

}  // namespace dragoman
