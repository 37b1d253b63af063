// Takes results from the workers in any order and stores them in the order of the input, so that one and many threads write the same.
#pragma once

#include <condition_variable>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "dragoman/record/store.h"
#include "progress.h"

namespace dragoman::cli {

/// What became of one document: an article read, or the reason why it was skipped.
struct Result {
  std::unique_ptr<Document> document;
  std::string json;     ///< the document's line, if lines are written
  std::string skipped;  ///< the reason, if there is no document
};

class OrderedOutput {
 public:
  /// To a record, or as lines to a file ("" or "-": the standard output). Throws RecordError.
  OrderedOutput(const std::string& path, bool duckdb, Progress& progress);
  ~OrderedOutput();
  OrderedOutput(const OrderedOutput&) = delete;
  OrderedOutput& operator=(const OrderedOutput&) = delete;

  /// Called by any thread. Waits while `number` is far ahead of the first result that is still missing.
  void put(std::uint64_t number, Result result);
  /// Commits what is open. Throws the RecordError that stopped the output, if one did.
  void finish();
  /// True once storing has failed: there is no use in reading on.
  bool failed() const;

  RecordStore* record() { return store_.get(); }  ///< null for lines
  Counts counts;                                  ///< to be looked at after finish()

 private:
  void store(Result& result);
  Progress& progress_;
  std::unique_ptr<RecordStore> store_;
  std::FILE* lines_ = nullptr;
  std::string path_;
  mutable std::mutex mutex_;
  std::condition_variable space_;
  std::map<std::uint64_t, Result> waiting_;
  std::uint64_t next_ = 0;
  std::exception_ptr error_;
};

}  // namespace dragoman::cli
