// Measuring against gold: what `dragoman eval SET PATH` prints. The measures are those of the sets' own papers where there are any:
//
//   conllu   UPOS, lemma, UAS, LAS on given words (CoNLL 2018 without segmentation)
//   ner      names by exact span and type, and by overlap
//   polnear  attribution: characters of source, cue and content; whole attributions (content overlap of half or more, sources that touch)
//   timeml   TIMEX3: strict, relaxed, value, type (TempEval-3)
//   places   toponyms found; resolved within 161 km (Gritta et al. 2018)
//   plover   events: PLOVER root and quad of marked pairs, and of `read` without marks, macro-averaged
//   petrarch triples of source, target and code with a user's dictionaries, exact set a sentence
//   extract  article text: 4-gram shingles (article-extraction-benchmark)
//
// Each comes with a bootstrap interval (bootstrap.h).
#pragma once

#include <string>
#include <vector>

#include "dragoman/measure/bootstrap.h"
#include "dragoman/measure/gold.h"

namespace dragoman {

struct MeasureOptions {
  std::string path;
  std::string dictionaries;  ///< petrarch only
  std::size_t limit = 0;     ///< first so many units; 0 = all
  BootstrapOptions bootstrap;
};

/// Names of the sets, for the command line.
const std::vector<std::string>& measured_sets();

/// Throws MeasureError for gold that cannot be read, BrokenInstallation.
std::vector<Report> measure(const std::string& set, const MeasureOptions& options, const std::string& resources);

// One a set; `measure` loads what each needs.
std::vector<Report> measure_conllu(const MeasureOptions& options, const LanguageModel& model);
std::vector<Report> measure_names(const MeasureOptions& options, const Models& models);
std::vector<Report> measure_attributions(const MeasureOptions& options, const Models& models);
std::vector<Report> measure_times(const MeasureOptions& options, const Models& models);
std::vector<Report> measure_places(const MeasureOptions& options, const Models& models);
std::vector<Report> measure_pairs(const MeasureOptions& options, const Models& models);
std::vector<Report> measure_petrarch(const MeasureOptions& options, Models& models, const std::string& resources);
std::vector<Report> measure_pages(const MeasureOptions& options, const PageLexicon& pages);

}  // namespace dragoman
