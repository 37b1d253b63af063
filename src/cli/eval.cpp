// dragoman eval: scores against gold, with confidence intervals.
#include <cstdio>
#include <iostream>

#include "command.h"
#include "dragoman/measure/measure.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string set, format = "table";
  bool notes = false;
  MeasureOptions measure;
};

std::string figure(double value, int decimals = 4) {
  char out[32];
  std::snprintf(out, sizeof out, "%.*f", decimals, value);
  return out;
}

void print(const std::vector<Report>& reports, const Options& o) {
  if (o.format == "json") {
    nlohmann::json all = nlohmann::json::array();
    for (const Report& r : reports) {
      nlohmann::json scores = nlohmann::json::object();
      for (const Score& s : r.scores) scores[s.name] = {{"value", s.value}, {"low", s.low}, {"high", s.high}};
      all.push_back({{"set", r.set}, {"n", r.units}, {"unit", r.unit}, {"scores", scores}});
    }
    std::cout << all.dump(2) << '\n';
    return;
  }
  if (o.format == "tsv") std::cout << "set\tn\tunit\tscore\tvalue\tlow\thigh\n";
  if (o.format == "markdown") std::cout << "| set | score | value | 95% interval | n |\n| --- | --- | --- | --- | --- |\n";
  for (const Report& r : reports) {
    if (o.format == "table") std::cout << r.set << ", " << r.units << ' ' << r.unit << " (95% intervals by bootstrap over them)\n";
    for (const Score& s : r.scores) {
      if (o.format == "tsv") {
        std::cout << r.set << '\t' << r.units << '\t' << r.unit << '\t' << s.name << '\t' << figure(s.value) << '\t' << figure(s.low) << '\t' << figure(s.high)
                  << '\n';
      } else if (o.format == "markdown") {
        std::cout << "| " << r.set << " | " << s.name << " | " << figure(s.value, 3) << " | " << figure(s.low, 3) << " to " << figure(s.high, 3) << " | "
                  << r.units << ' ' << r.unit << " |\n";
      } else {
        std::cout << "  " << s.name << std::string(s.name.size() < 18 ? 18 - s.name.size() : 1, ' ') << figure(s.value) << "  " << figure(s.low) << " to "
                  << figure(s.high) << '\n';
      }
    }
  }
}

int run(const Options& o) {
  try {
    const std::vector<Report> reports = measure(o.set, o.measure, find_resources());
    print(reports, o);
    std::size_t notes = 0;
    for (const Report& r : reports) {
      notes += r.notes.size();
      if (!o.notes) continue;
      for (const std::string& n : r.notes) std::cerr << n << '\n';
    }
    if (notes && !o.notes) std::cerr << notes << " notes; --notes prints them\n";
    return kOk;
  } catch (const MeasureError& e) {
    std::cerr << "dragoman: " << e.what() << '\n';
  } catch (const nlohmann::json::exception& e) {
    std::cerr << "dragoman: " << o.measure.path << ": a record without a field that the set needs (" << e.what() << ")\n";
  }
  return kNothingRead;
}

}  // namespace

void declare_eval(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c =
      program.add_subcommand("eval", "Score against gold: conllu, ner, polnear, timeml, places, plover, petrarch, extract, with confidence intervals");
  c->add_option("set", o->set, "What the gold is of")->required()->check(CLI::IsMember(measured_sets()));
  c->add_option("path", o->measure.path,
                "Gold: CoNLL-U; JSON Lines (ner, polnear, timeml, places, petrarch); a folder of brat .txt and .ann (polnear); TSV (plover); a folder of pages "
                "(extract)")
      ->required();
  c->add_option("--dictionaries", o->measure.dictionaries, "petrarch: the dictionaries to code with");
  c->add_option("--limit", o->measure.limit, "Only the first so many documents, sentences or rows");
  c->add_option("--resamples", o->measure.bootstrap.resamples, "Bootstrap resamples (default 1000; 0 = no intervals)")->check(CLI::Range(0, 100000));
  c->add_option("--seed", o->measure.bootstrap.seed, "Seed of the bootstrap (default 1): the same seed gives the same intervals");
  c->add_option("--format", o->format, "table, tsv, markdown or json")->check(CLI::IsMember({"table", "tsv", "markdown", "json"}));
  c->add_flag("--notes", o->notes, "Print what could not be read and (petrarch) what was missed, on the standard error");
  c->footer(
      "Examples:\n  dragoman eval conllu gold.conllu\n  dragoman eval polnear brat-folder/ --format markdown\n  dragoman eval petrarch sentences.jsonl "
      "--dictionaries my-dictionaries --notes");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
