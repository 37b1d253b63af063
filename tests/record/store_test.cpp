#include "dragoman/record/store.h"
#include "../temporary_path.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>

#include "../loaded_models.h"
#include "dragoman/record/schema.h"

namespace dragoman {
namespace {

std::string fresh(const std::string& name) { return temporary_path(name + ".duckdb"); }

Document numbered(int n) {
  Document d = read_text("Iran and Oman signed a pact on Monday, officials said. It was meeting number " + std::to_string(n) + ".");
  d.article.id = "a" + std::to_string(n);
  return d;
}

TEST(Database, OneWriterOrAnyNumberOfReadersInOneProcess) {
  const std::string path = fresh("one_process");
  { Database(path, true).run("CREATE TABLE t (a VARCHAR)"); }
  {
    const Database writer(path, true);
    EXPECT_THROW(Database(path, false), RecordError);
  }
  const Database reader(path, false), second(testing::TempDir() + "./" + path.substr(testing::TempDir().size()), false);
  EXPECT_THROW(Database(path, true), RecordError);  // after six seconds; the path has two spellings
}

TEST(Database, AWriterWaitsForTheReadersOfItsProcess) {
  const std::string path = fresh("waits");
  { Database(path, true).run("CREATE TABLE t (a VARCHAR)"); }
  auto reader = std::make_unique<Database>(path, false);
  std::thread leaves([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    reader.reset();
  });
  EXPECT_NO_THROW(Database(path, true));
  leaves.join();
}

TEST(Store, KeepsWholeArticlesAndSkipsKnownOnes) {
  const std::string path = fresh("keeps");
  {
    RecordStore store(path);
    for (int n = 0; n < 3; ++n) {
      const Document d = numbered(n);
      EXPECT_FALSE(store.seen(d.article));
      store.add(d);
    }
    store.commit();
  }
  RecordStore again(path);
  EXPECT_TRUE(again.seen(numbered(1).article));
  EXPECT_FALSE(again.seen(numbered(7).article));
  const Table t =
      again.database().query("SELECT count(*) FROM articles WHERE article IN (SELECT article FROM sentences) AND article IN (SELECT article FROM events)");
  EXPECT_EQ(*t.rows[0][0], "3");
}

TEST(Store, WhatWasNotCommittedIsNotThere) {
  const std::string path = fresh("uncommitted");
  {
    RecordStore store(path);
    store.add(numbered(1));
    store.commit();
    store.add(numbered(2));
  }
  Database database(path, false);
  EXPECT_EQ(*database.query("SELECT count(*) FROM articles").rows[0][0], "1");
  EXPECT_EQ(*database.query("SELECT count(DISTINCT article) FROM mentions").rows[0][0], "1");
}

TEST(Store, RefusesNewerSchemasForeignFilesAndUnwritablePlaces) {
  const std::string newer = fresh("newer");
  { RecordStore(newer).note("schema", "999"); }
  const auto code = [](const std::string& path) {
    try {
      RecordStore store(path);
    } catch (const RecordError& e) {
      EXPECT_NE(std::string(e.what()).find(path), std::string::npos);
      return static_cast<int>(e.code);
    }
    return -1;
  };
  EXPECT_EQ(code(newer), static_cast<int>(RecordError::Code::newer_schema));
  const std::string foreign = fresh("foreign");
  { Database(foreign, true).run("CREATE TABLE other (x INTEGER)"); }
  EXPECT_EQ(code(foreign), static_cast<int>(RecordError::Code::not_a_record));
  const std::string text = temporary_path("text.duckdb");
  std::ofstream(text) << "this is no database, but it is long enough to look like a file of some kind";
  EXPECT_EQ(code(text), static_cast<int>(RecordError::Code::cannot_open));
  EXPECT_EQ(code("/nowhere/at/all.duckdb"), static_cast<int>(RecordError::Code::cannot_open));
}

}  // namespace
}  // namespace dragoman
