// Reading articles for Python: models loaded once, many threads, every outcome a value.
//
// What crosses into Python is the record as JSON, the same bytes that `dragoman read --to jsonl` writes (record/json.h): the dataclasses
// of python/dragoman/record.py are built from that, so that the two cannot say different things. Nothing here needs the interpreter.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/record/read_article.h"

namespace dragoman::python {

/// Why one document gave no record. The same fields as ReadError, as text.
struct Problem {
  std::string code;  ///< a name of ReadErrorCode, or "no_article_text", "not_english", "not_coded"
  std::string file;  ///< path, or "text 3" for the third text of a list
  std::string place;
  std::string reason;
  std::string advice;
};

/// One document's record, or why there is none.
struct Outcome {
  std::string json;
  std::optional<Problem> problem;
};

/// Const after construction and safe to call from many threads at once.
class Reader {
 public:
  /// `resources` = "": found as the program finds them (text/resources.h). Throws BrokenInstallation.
  explicit Reader(const std::string& resources);

  /// The documents' outcomes in the order given. Uses `threads` threads, at most one a document.
  std::vector<Outcome> read(std::vector<RawDocument> documents, unsigned threads) const;

  const std::string& resources() const { return resources_; }

 private:
  Outcome read_one(RawDocument document, LanguageWorkspace& workspace) const;
  std::unique_ptr<LanguageWorkspace> take_workspace() const;
  void give_workspace(std::unique_ptr<LanguageWorkspace> workspace) const;
  std::string resources_;
  Models models_;
  // Workspaces hold caches that take a while to fill: they outlive a call.
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<LanguageWorkspace>> idle_;
};

/// Files and folders as `dragoman read` takes them, a batch of outcomes at a time and in constant memory. For one thread at a time.
class FileStream {
 public:
  FileStream(std::shared_ptr<const Reader> reader, std::vector<std::string> paths, InputOptions options, unsigned threads);
  /// The next outcomes in input order; empty at the end.
  std::vector<Outcome> next();

 private:
  std::shared_ptr<const Reader> reader_;
  InputReader input_;
  unsigned threads_;
};

}  // namespace dragoman::python
