#include "reader.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "dragoman/record/json.h"
#include "dragoman/text/resources.h"

namespace dragoman::python {
namespace {

Problem problem_of(const ReadError& e) { return {std::string(name(e.code)), e.file, e.place, e.reason, std::string(advice(e.code))}; }

}  // namespace

Reader::Reader(const std::string& resources) : resources_(resources.empty() ? find_resources() : resources), models_(resources_) {}

std::unique_ptr<LanguageWorkspace> Reader::take_workspace() const {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<LanguageWorkspace>();
  std::unique_ptr<LanguageWorkspace> workspace = std::move(idle_.back());
  idle_.pop_back();
  return workspace;
}

void Reader::give_workspace(std::unique_ptr<LanguageWorkspace> workspace) const {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(workspace));
}

Outcome Reader::read_one(RawDocument document, LanguageWorkspace& workspace) const {
  const std::string origin = document.origin;
  try {
    Article article = extract(std::move(document), models_.pages);
    if (const NotCoded reason = why_not_coded(article); reason != NotCoded::coded) {
      const bool empty = reason == NotCoded::no_text;
      return {.problem = Problem{empty ? "no_article_text" : "not_english", origin, "", describe(reason, article),
                                 empty ? "look at the document: no article was found in it" : "leave it out: only English is read"}};
    }
    Outcome outcome;
    append_json(outcome.json, read_article(std::move(article), models_, workspace));
    return outcome;
  } catch (const std::exception& e) {  // one article that breaks a stage (memory, say) costs itself only
    return {.problem = Problem{"not_coded", origin, "", e.what(), "leave it out, and tell the authors of Dragoman"}};
  }
}

std::vector<Outcome> Reader::read(std::vector<RawDocument> documents, unsigned threads) const {
  std::vector<Outcome> outcomes(documents.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    std::unique_ptr<LanguageWorkspace> workspace = take_workspace();
    for (std::size_t i = next++; i < documents.size(); i = next++) outcomes[i] = read_one(std::move(documents[i]), *workspace);
    give_workspace(std::move(workspace));
  };
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min<std::size_t>(std::max(threads, 1u), documents.size()); ++i) helpers.emplace_back(work);
  work();
  helpers.clear();  // joins
  return outcomes;
}

FileStream::FileStream(std::shared_ptr<const Reader> reader, std::vector<std::string> paths, InputOptions options, unsigned threads)
    : reader_(std::move(reader)), input_(std::move(paths), std::move(options)), threads_(std::max(threads, 1u)) {}

std::vector<Outcome> FileStream::next() {
  // Enough for every thread to be busy most of the time, little enough for Ctrl-C to be heard within a second or so.
  const std::size_t most = std::size_t{16} * threads_, most_bytes = std::size_t{4} << 20;
  std::vector<RawDocument> documents;
  std::vector<std::optional<Problem>> order;  // nullopt: the next document's outcome stands here
  std::size_t bytes = 0;
  while (order.size() < most && bytes < most_bytes) {
    std::optional<ReadResult> read = input_.next();
    if (!read) break;
    if (*read) {
      bytes += (*read)->content.size();
      documents.push_back(std::move(**read));
      order.emplace_back(std::nullopt);
    } else {
      order.emplace_back(problem_of(read->error()));
    }
  }
  std::vector<Outcome> read = reader_->read(std::move(documents), threads_), outcomes;
  outcomes.reserve(order.size());
  std::size_t at = 0;
  for (std::optional<Problem>& problem : order) outcomes.push_back(problem ? Outcome{.problem = std::move(problem)} : std::move(read[at++]));
  return outcomes;
}

}  // namespace dragoman::python
