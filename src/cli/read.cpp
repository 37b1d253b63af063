// dragoman read: ingest -> extract -> language -> actors, times, places -> attribution -> events -> record.
//
// This thread reads and feeds a bounded queue, workers code articles, and the results are stored in input order.
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <thread>

#include "bounded_queue.h"
#include "command.h"
#include "dragoman/record/json.h"
#include "dragoman/record/provenance.h"
#include "dragoman/record/read_article.h"
#include "dragoman/text/resources.h"
#include "dragoman/text/tsv.h"
#include "heap.h"
#include "interrupt.h"
#include "link_counts.h"
#include "ordered_output.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::vector<std::string> inputs;
  std::string output, to, input = "auto", published, publisher, dictionaries, summary, ontology;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
  std::size_t max_document_bytes = std::size_t{16} << 20;
  double min_confidence = -1;  ///< negative: the model's own threshold
  bool quiet = false, no_link = false, keep_repeated = false, confidence_features = false;
};

/// One document through all stages, or the reason why not.
Result code(RawDocument raw, const Models& models, const RecordStore* record, LanguageWorkspace& workspace) {
  Article article = extract(std::move(raw), models.pages);
  if (const NotCoded reason = why_not_coded(article); reason != NotCoded::coded) return {.skipped = describe(reason, article)};
  if (record && record->stored_before(article)) return {.skipped = "already in the record"};  // before it costs an analysis
  Result result{.document = std::make_unique<Document>(read_article(std::move(article), models, workspace))};
  if (!record) append_json(result.json, *result.document);
  return result;
}

void work(BoundedQueue& queue, OrderedOutput& output, Progress& progress, const Models& models) {
  LanguageWorkspace workspace;
  while (std::optional<Job> job = queue.pop()) {
    if (output.failed()) continue;  // empties the queue, so that the reader does not wait for room
    const std::string origin = job->raw.origin;
    try {
      output.put(job->number, code(std::move(job->raw), models, output.record(), workspace));
    } catch (const std::exception& e) {  // one article that breaks a stage (memory, say) costs itself only
      progress.message(origin + ": could not be coded: " + e.what());
      output.put(job->number, {.skipped = "could not be coded"});
    }
  }
}

/// A user's dictionaries, with a word on what of them is not used. Throws BrokenInstallation if there are none.
std::shared_ptr<const DictionaryIndex> user_dictionaries(const std::string& path, const std::string& resources, bool quiet) {
  Dictionaries found = load_dictionaries(path);
  if (found.empty())
    throw BrokenInstallation(path + ": no TABARI or PETRARCH dictionaries there" +
                             (found.problems.empty() ? "" : " (" + found.problems.front().file + ": " + found.problems.front().reason + ")"));
  auto index = std::make_shared<const DictionaryIndex>(std::move(found), resources);
  if (!quiet && !index->problems().empty())
    std::cerr << path << ": " << index->problems().size() << " lines cannot be used as they stand; dragoman lexicon import lists them\n";
  return index;
}

/// The counts as one JSON object, for programs that run this one.
void write_summary(const std::string& path, const Counts& c) {
  std::string out = "{\"articles\":" + std::to_string(c.articles) + ",\"sentences\":" + std::to_string(c.sentences) + ",\"words\":" + std::to_string(c.words) +
                    ",\"events\":" + std::to_string(c.events) + ",\"skipped\":{";
  for (const auto& [reason, n] : c.skipped) {
    if (out.back() != '{') out += ',';
    append_json_string(out, reason);
    out += ':' + std::to_string(n);
  }
  std::ofstream file(path, std::ios::binary);
  file << out << "}}\n";
  if (!file.flush()) throw RecordError(RecordError::Code::write_failed, path + ": cannot be written");
}

int run(Options o) {
  const bool duckdb = o.to == "duckdb" || (o.to.empty() && (o.output.empty() || o.output.ends_with(".duckdb")));
  if (duckdb && o.output.empty()) o.output = "record.duckdb";
  InputOptions input;
  input.kind = *parse_input_kind(o.input);
  input.published = o.published;
  input.publisher.name = o.publisher;
  input.max_document_bytes = o.max_document_bytes;

  keep_heap_small();
  const std::string resources = find_resources();
  Models models(resources);
  if (!o.dictionaries.empty()) models.dictionaries = user_dictionaries(o.dictionaries, resources, o.quiet);
  if (!o.ontology.empty()) models.ontology = std::make_shared<const UserOntology>(UserOntology::load(o.ontology, models.events));
  if (o.min_confidence >= 0) models.events.set_min_confidence(o.min_confidence);
  if (o.confidence_features) models.events.tell_features();
  Progress progress(!o.quiet && isatty(STDERR_FILENO));
  OrderedOutput output(o.output, duckdb, progress);
  if (output.record() && o.keep_repeated) output.record()->keep_repeated();
  if (output.record()) {
    Provenance now = provenance_of("dragoman " DRAGOMAN_VERSION, resources);
    if (models.dictionaries) now.dictionaries = files_hash(o.dictionaries, {""});
    if (!o.published.empty()) now.options = "published=" + o.published;
    if (!o.publisher.empty()) now.options += (now.options.empty() ? "publisher=" : " publisher=") + o.publisher;
    if (models.ontology) now.options += (now.options.empty() ? "ontology=" : " ontology=") + files_hash(o.ontology, {""});
    if (o.min_confidence >= 0) now.options += (now.options.empty() ? "" : " ") + ("min-confidence=" + CLI::detail::to_string(o.min_confidence));
    note_provenance(output.record()->database(), now);
  }

  return_free_memory();
  const Interrupt interrupt;
  BoundedQueue queue;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < o.jobs; ++i) workers.emplace_back(work, std::ref(queue), std::ref(output), std::ref(progress), std::cref(models));
  std::map<std::string, std::uint64_t> unreadable;
  std::uint64_t documents = 0;
  InputReader reader(o.inputs, input);
  while (std::optional<ReadResult> read = reader.next()) {
    if (interrupt.asked() || output.failed()) break;
    progress.input(reader.bytes_read(), reader.bytes_known());
    if (*read) {
      queue.push({documents++, std::move(**read)});
    } else {
      progress.message(describe(read->error()));
      ++unreadable[std::string(name(read->error().code))];
    }
  }
  queue.close();
  for (std::thread& w : workers) w.join();
  output.finish();

  for (const auto& [reason, n] : unreadable) output.counts.skipped[reason] += n;
  if (!o.quiet) std::cerr << closing_line(output.counts, progress.seconds()) << '\n';
  if (!o.summary.empty()) write_summary(o.summary, output.counts);
  if (output.record() && !o.no_link && !interrupt.asked()) link_with_progress(output.record()->finished(), o.quiet);
  if (interrupt.asked()) {
    progress.message(duckdb ? "interrupted; what is counted above is stored, and the same command goes on from there"
                            : "interrupted; what is counted above is written");
    return kInterrupted;
  }
  return documents == 0 && !unreadable.empty() ? kNothingRead : kOk;
}

}  // namespace

void declare_read(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("read", "Read news and record who did or said what to whom, where, when, according to whom, how surely");
  c->add_option("input", o->inputs, "Files or folders: text, HTML, JSON Lines, WARC, RSS/Atom, .gz, .zst; - for standard input")->required();
  c->add_option("-o,--output", o->output, "Where to: a .duckdb record (default record.duckdb) or, with --to jsonl, a file or standard output");
  c->add_option("--to", o->to, "jsonl or duckdb")->check(CLI::IsMember({"jsonl", "duckdb"}));
  c->add_option("--input", o->input, "What the input is: auto, text, html, jsonl, warc, feed")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "warc", "feed"}));
  c->add_option("--published", o->published, "Publication date (YYYY-MM-DD) where the input names none");
  c->add_option("--publisher", o->publisher, "Publisher where the input names none");
  c->add_option("--dictionaries", o->dictionaries, "Folder (or file) of TABARI or PETRARCH dictionaries to code with in place of ours");
  c->add_option("--ontology", o->ontology, "Your own codes: a TSV of frames and of CAMEO codes (docs/ontologies.md)")->check(CLI::ExistingFile);
  c->add_option("--min-confidence", o->min_confidence,
                "Leave out events less sure than this, 0 to 1 (default: the threshold of models/confidence.tsv, 0.3, a choice whose cost is in docs/events.md; "
                "0 keeps all, to choose by `confidence` later)")
      ->check(CLI::Range(0., 1.));
  c->add_flag("--confidence-features", o->confidence_features, "Events carry what the confidence model sees of them (for train/confidence.py)")->group("");
  c->add_option("--jobs", o->jobs, "Threads that code articles")->check(CLI::Range(1, 256));
  c->add_option("--max-document-bytes", o->max_document_bytes, "Size limit of one document, decompressed (default 16 MiB)");
  c->add_flag("--no-link", o->no_link, "Do not look for copies, stories and happenings afterwards (dragoman link does)");
  c->add_flag("--keep-repeated", o->keep_repeated, "Store articles again that the record has (for shards of a larger whole)");
  c->add_option("--summary", o->summary, "Write the closing counts to this file as a JSON object");
  c->add_flag("--quiet", o->quiet, "No progress and no closing line");
  c->footer(
      "Examples:\n  dragoman read examples/ -o record.duckdb\n  dragoman read crawl.warc.gz --to jsonl | head -1\n  cat story.txt | dragoman read - "
      "--published 2018-08-28 --publisher \"Daily Record\"");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
