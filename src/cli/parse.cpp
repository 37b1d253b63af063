// dragoman parse: text or tokenised CoNLL-U in, CoNLL-U out.
#include <fstream>
#include <iostream>
#include <sstream>

#include "command.h"
#include "dragoman/extract/extract.h"
#include "dragoman/language/analyse.h"
#include "dragoman/language/conllu.h"
#include "dragoman/language/model.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/utf8.h"

namespace dragoman::cli {
namespace {

int run_conllu(std::istream& in, const LanguageModel& model) {
  constexpr std::size_t kBatch = 256;  // sentences parsed at once
  LanguageWorkspace workspace;
  std::vector<ConlluSentence> batch;
  const auto flush = [&] {
    Analysis analysis = analysis_of(batch);
    model.tag(analysis, workspace);
    for (Index i = 0; i < batch.size(); ++i) write_conllu(std::cout, analysis, i, &batch[i], {});
    batch.clear();
  };
  read_conllu(
      in,
      [&](ConlluSentence&& s) {
        batch.push_back(std::move(s));
        if (batch.size() == kBatch) flush();
      },
      [](const ConlluError& e) { std::cerr << "dragoman: line " << e.line << ": " << e.reason << "; sentence skipped\n"; });
  flush();
  return kOk;
}

int run_text(std::istream& in, const LanguageModel& model, bool rules_alone) {
  std::stringstream all;
  all << in.rdbuf();
  Article article;
  article.text = all.str();
  repair_utf8(article.text);
  LanguageWorkspace workspace;
  Analysis analysis = segment(article, model.rules(), rules_alone ? nullptr : &model.boundaries());
  model.tag(analysis, workspace);
  for (Index i = 0; i < analysis.sentences.size(); ++i) write_conllu(std::cout, analysis, i, nullptr, article.text);
  return kOk;
}

}  // namespace

void declare_parse(CLI::App& program, int& exit_code) {
  struct Options {
    bool conllu = false;
    std::string sentences = "learned";
    std::string file = "-";
  };
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("parse", "Tags, lemmas, dependencies and names: text or tokenised CoNLL-U in, CoNLL-U out");
  c->add_flag("--conllu", o->conllu, "The input is CoNLL-U: its words are kept, every other column is predicted");
  c->add_option("--sentences", o->sentences, "Sentence boundaries of text: learned, or by the rules alone (what train/segment.py learns to correct)")
      ->check(CLI::IsMember({"learned", "rules"}))
      ->capture_default_str();
  c->add_option("file", o->file, "File (default: standard input)");
  c->footer("Examples:\n  echo \"Iran and Syria signed a deal.\" | dragoman parse\n  dragoman parse --conllu < gold.conllu > predicted.conllu");
  c->callback([o, &exit_code] {
    const std::string resources = find_resources();
    const LanguageModel model(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv");
    std::ifstream file;
    if (o->file != "-") {
      file.open(o->file, std::ios::binary);
      if (!file) {
        std::cerr << "dragoman: " << o->file << ": cannot be opened\n";
        exit_code = kNothingRead;
        return;
      }
    }
    std::istream& in = o->file == "-" ? std::cin : file;
    exit_code = o->conllu ? run_conllu(in, model) : run_text(in, model, o->sentences == "rules");
  });
}

}  // namespace dragoman::cli
