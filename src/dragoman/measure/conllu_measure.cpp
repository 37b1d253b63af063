// Tags, lemmas and trees on given words.
#include <fstream>
#include <sstream>

#include "dragoman/language/conllu.h"
#include "dragoman/language/labels.h"
#include "dragoman/measure/measure.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kWords, kUpos, kLemma, kUas, kLas, kPositions };

std::string_view universal(std::string_view relation) { return relation.substr(0, relation.find(':')); }

void tag_and_count(std::vector<ConlluSentence>& batch, const LanguageModel& model, LanguageWorkspace& workspace, std::vector<UnitCounts>& units) {
  Analysis analysis = analysis_of(batch);
  model.tag(analysis, workspace);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const ConlluSentence& gold = batch[i];
    const Sentence& s = analysis.sentences[i];
    double upos = 0, lemma = 0, uas = 0, las = 0;
    for (std::size_t w = 0; w < gold.forms.size(); ++w) {
      const Token& t = analysis.tokens[s.first_token + w];
      upos += gold.upos[w] == to_string(t.upos);
      lemma += to_lower(gold.lemma[w]) == to_lower(t.lemma);
      const int head = t.head == kNone ? 0 : static_cast<int>(t.head - s.first_token) + 1;
      if (gold.head[w] != head) continue;
      ++uas;
      las += universal(gold.deprel[w]) == to_string(base(t.deprel));
    }
    units.push_back({{kWords, static_cast<double>(gold.forms.size())}, {kUpos, upos}, {kLemma, lemma}, {kUas, uas}, {kLas, las}});
  }
  batch.clear();
}

}  // namespace

std::vector<Report> measure_conllu(const MeasureOptions& options, const LanguageModel& model) {
  Report report{"conllu", 0, "sentences", {}, {}};
  std::string text;
  for (const std::string& line : gold_lines(options.path)) text += line + "\n";
  std::istringstream in(text + "\n");
  std::vector<ConlluSentence> batch;
  std::vector<UnitCounts> units;
  LanguageWorkspace workspace;
  constexpr std::size_t kBatch = 256;
  read_conllu(
      in,
      [&](ConlluSentence&& s) {
        if (options.limit && units.size() + batch.size() >= options.limit) return;
        batch.push_back(std::move(s));
        if (batch.size() == kBatch) tag_and_count(batch, model, workspace, units);
      },
      [&](const ConlluError& e) { report.notes.push_back(options.path + ":" + std::to_string(e.line) + ": " + e.reason + ", sentence left out"); });
  if (!batch.empty()) tag_and_count(batch, model, workspace, units);
  if (units.empty()) throw MeasureError(options.path + ": no sentences of CoNLL-U in it");
  report.units = units.size();
  const auto share = [](std::uint32_t at) { return [at](const Counts& c) { return ratio(c[at], c[kWords]); }; };
  report.scores =
      bootstrap(units, kPositions, {{"UPOS", share(kUpos)}, {"lemma", share(kLemma)}, {"UAS", share(kUas)}, {"LAS", share(kLas)}}, options.bootstrap);
  return {report};
}

}  // namespace dragoman
