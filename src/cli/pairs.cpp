// dragoman pairs: rows with a marked pair of actors, coded.
#include <fstream>
#include <iostream>

#include "command.h"
#include "dragoman/events/code_pair.h"
#include "dragoman/language/analyse.h"
#include "dragoman/language/model.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/utf8.h"

namespace dragoman::cli {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t from = 0;;) {
    const std::size_t tab = line.find('\t', from);
    cells.push_back(line.substr(from, tab == std::string::npos ? tab : tab - from));
    if (tab == std::string::npos) return cells;
    from = tab + 1;
  }
}

/// For training: the row's number in the file, then each feature with its value, tab-separated.
void print_features(std::size_t number, const std::vector<Feature>& features) {
  std::cout << number;
  for (const Feature& f : features) std::cout << '\t' << f.name << ' ' << f.value;
  std::cout << '\n';
}

int run(std::istream& in, const std::string& name, bool features_only) {
  const std::string resources = find_resources();
  const LanguageModel model(resources + "/models/en.dgm", resources + "/lexicon/abbreviations.tsv");
  const EventCoder coder = EventCoder::load(resources);
  LanguageWorkspace workspace;
  std::string line;
  if (!std::getline(in, line)) {
    std::cerr << "dragoman: " << name << ": empty, a header row is needed\n";
    return kNothingRead;
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  const std::vector<std::string> header = cells_of(line);
  std::size_t column = 0;
  while (column < header.size() && header[column] != "marked_sentence") ++column;
  if (column == header.size()) {
    std::cerr << "dragoman: " << name << ": no column 'marked_sentence' in the header row\n";
    return kNothingRead;
  }
  if (!features_only) std::cout << line << "\tcameo\tplover\tquad\tconfidence\n";
  for (std::size_t number = 2; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() <= column) {
      std::cerr << "dragoman: " << name << ": line " << number << ": has " << cells.size() << " columns; left as it is\n";
      std::cout << line << "\t\t\t\t\n";
      continue;
    }
    std::string marked_text = cells[column];
    repair_utf8(marked_text);
    const MarkedSentence marked = read_marks(marked_text);
    Article article;
    article.text = marked.text;
    const Analysis analysis = analyse(article, model, workspace);
    const Tree tree(analysis);
    if (features_only) {
      print_features(number, see_pair(analysis, tree, marked, coder).features);
      continue;
    }
    const PairCode code = code_pair(analysis, tree, marked, coder);
    std::cout << line << '\t' << code.cameo << '\t' << code.plover << '\t' << code.quad << '\t' << code.confidence << '\n';
  }
  return kOk;
}

}  // namespace

void declare_pairs(CLI::App& program, int& exit_code) {
  auto file = std::make_shared<std::string>("-");
  auto features = std::make_shared<bool>(false);
  CLI::App* c = program.add_subcommand("pairs", "Code the event between two marked actors in each row of a TSV: cameo, plover, quad, confidence added");
  c->add_option("file", *file, "TSV with a column marked_sentence, actors marked <s>..</s> and <t>..</t> (default: standard input)");
  c->add_flag("--features", *features, "Print what the ranker sees of each row instead (for train/ranker.py)");
  c->footer("Example:\n  printf 'marked_sentence\\n<s>France</s> condemned <t>Belarus</t>.\\n' | dragoman pairs");
  c->callback([file, features, &exit_code] {
    if (*file == "-") {
      exit_code = run(std::cin, "standard input", *features);
      return;
    }
    std::ifstream in(*file, std::ios::binary);
    if (!in) {
      std::cerr << "dragoman: " << *file << ": cannot be opened\n";
      exit_code = kNothingRead;
      return;
    }
    exit_code = run(in, *file, *features);
  });
}

}  // namespace dragoman::cli
