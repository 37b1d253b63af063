// dragoman lexicon check: loads every lexicon as `read` does and reports what is wrong, file, line and column.
#include <iostream>

#include "command.h"
#include "dragoman/language/lemma_list.h"
#include "dragoman/links/event_knowledge.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/tsv.h"

namespace dragoman::cli {

void declare_lexicon(CLI::App& program, int& exit_code) {
  CLI::App* lexicon = program.add_subcommand("lexicon", "Validate the lexicons; convert dictionaries of others");
  lexicon->require_subcommand(1);
  lexicon->footer("Examples:\n  dragoman lexicon check\n  dragoman lexicon import --help");
  declare_lexicon_import(*lexicon, exit_code);
  auto folder = std::make_shared<std::string>();
  CLI::App* c = lexicon->add_subcommand("check", "Load every lexicon and report what is wrong: file, line, column");
  c->add_option("resources", *folder, "Folder that holds lexicon/ and ontology/ (default: the installed one)");
  auto ontology = std::make_shared<std::string>();
  c->add_option("--ontology", *ontology, "Also look at an ontology of your own (docs/ontologies.md)");
  c->footer("Examples:\n  dragoman lexicon check\n  dragoman lexicon check --ontology ontology/examples/labour.tsv");
  c->callback([folder, ontology, &exit_code] {
    const std::string resources = folder->empty() ? find_resources() : *folder;
    int bad = 0;
    const auto check = [&](const char* what, auto&& load) {
      try {
        load();
        std::cout << "ok  " << what << '\n';
      } catch (const BrokenInstallation& e) {
        std::cout << "BAD " << e.what() << '\n';
        ++bad;
      }
    };
    check("countries.tsv, organizations.tsv, people.tsv, agents.tsv, actor_words.tsv, place_words.tsv", [&] { ActorLexicon::load(resources + "/lexicon"); });
    check("predicates.tsv, classes.tsv, certainty.tsv, ontology/cameo.tsv, ontology/sectors.tsv", [&] {
      const std::vector<std::string> idle = EventCoder::load(resources).idle_classes();
      if (!idle.empty()) throw BrokenInstallation(resources + "/lexicon/classes.tsv: no frame and no code uses class " + idle.front());
    });
    check("cues.tsv, cue_words.tsv", [&] { CueLexicon::load(resources + "/lexicon/cues.tsv", resources + "/lexicon/cue_words.tsv"); });
    check("times.tsv", [&] { TimeLexicon::load(resources + "/lexicon/times.tsv"); });
    check("regions.tsv, city_names.tsv, not_places.tsv, data/gazetteer.tsv", [&] { Gazetteer::load(resources); });
    check("abbreviations.tsv", [&] { SegmentationRules::load(resources + "/lexicon/abbreviations.tsv"); });
    check("lemmas.tsv", [&] { LemmaList::load(resources + "/lexicon/lemmas.tsv"); });
    check("object_control.tsv", [&] { read_tsv(resources + "/lexicon/object_control.tsv", {"lemma"}); });
    check("boilerplate.tsv, languages.tsv, page_blocks.tsv", [&] { PageLexicon::load(resources + "/lexicon"); });
    check("irregular_verbs.tsv, word_counts.tsv, happening_weights.tsv", [&] { EventKnowledge{resources}; });
    if (!ontology->empty()) {
      check(ontology->c_str(), [&] {
        EventCoder coder = EventCoder::load(resources);
        const UserOntology own = UserOntology::load(*ontology, coder);
        for (const auto& [code, label] : own.codes()) std::cout << "    " << code << '\t' << label << '\n';
      });
    }
    exit_code = bad ? kInstallation : kOk;
  });
}

}  // namespace dragoman::cli
