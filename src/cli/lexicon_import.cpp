// dragoman lexicon import: TABARI and PETRARCH dictionaries as lexicon files of ours, and a list of what does not fit.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "command.h"
#include "dragoman/dictionaries/to_lexicon.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {
namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out.fail()) return true;
  std::cerr << "dragoman: " << path.string() << ": cannot be written\n";
  return false;
}

int import(const std::string& from, const std::string& to) {
  const Dictionaries dictionaries = load_dictionaries(from);
  if (dictionaries.files.empty()) {
    std::cerr << "dragoman: " << from << ": no TABARI or PETRARCH dictionaries there\n";
    for (const DictionaryProblem& p : dictionaries.problems) std::cerr << "  " << p.file << ": " << p.reason << '\n';
    return kNothingRead;
  }
  const LexiconFiles made = to_lexicon(dictionaries, find_resources());
  std::error_code error;
  std::filesystem::create_directories(to, error);
  std::string unfit = "file\tline\treason\ttext\n";
  for (const DictionaryProblem& p : made.unfit) {
    std::string text = p.text;
    for (char& c : text) {
      if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    unfit += p.file + "\t" + std::to_string(p.line) + "\t" + p.reason + "\t" + text + "\n";
  }
  for (const auto& [name, text] : made.files) {
    if (!write(std::filesystem::path(to) / name, text)) return kRecord;
    std::cout << name << '\t' << made.lines.at(name) << " lines\n";
  }
  if (!write(std::filesystem::path(to) / "unfit.tsv", unfit)) return kRecord;
  std::cout << "unfit.tsv\t" << made.unfit.size() << " lines that do not fit, or fit more loosely, each with its reason\n";
  return kOk;
}

}  // namespace

void declare_lexicon_import(CLI::App& lexicon, int& exit_code) {
  auto from = std::make_shared<std::string>(), to = std::make_shared<std::string>();
  CLI::App* c = lexicon.add_subcommand("import", "Convert TABARI or PETRARCH dictionaries to lexicon files of ours; what does not fit is listed in unfit.tsv");
  c->add_option("dictionaries", *from, "Folder (or file) of dictionaries")->required();
  c->add_option("-o,--output", *to, "Folder for the lexicon files")->required();
  c->footer("Example:\n  dragoman lexicon import my-dictionaries -o my-lexicon");
  c->callback([from, to, &exit_code] { exit_code = import(*from, *to); });
}

}  // namespace dragoman::cli
