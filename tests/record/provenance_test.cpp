// What a record says of its making, and records of older versions.
#include "dragoman/record/provenance.h"
#include "../temporary_path.h"

#include <gmock/gmock.h>

#include <fstream>

#include "../loaded_models.h"
#include "dragoman/record/schema.h"
#include "dragoman/record/store.h"
#include "old_record.h"

namespace dragoman {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string fresh(const std::string& name) { return temporary_path("provenance_" + name + ".duckdb"); }

Document numbered(int n) {
  Document d = read_text("Kenya and Uganda signed treaty number " + std::to_string(n) + " on Monday.");
  d.article.id = "a" + std::to_string(n);
  return d;
}

std::vector<std::string> column(Database& d, const std::string& sql) {
  std::vector<std::string> out;
  for (const auto& row : d.query(sql).rows) out.push_back(row[0].value_or("-"));
  return out;
}

TEST(Provenance, ALineForEachStretchOfArticles) {
  const std::string path = fresh("stretches");
  const Provenance first{"dragoman 1", "m1", "l1", "g1", "", "published=2018-08-28"};
  Provenance second = first;
  second.lexicon = "l2";
  for (const Provenance& now : {first, first, second}) {
    RecordStore store(path);
    note_provenance(store.database(), now);
    for (int n = 0; n < 2; ++n) {
      Document d = numbered(static_cast<int>(std::stoi(*store.database().query("SELECT count(*) FROM articles").rows[0][0])) + n);
      store.add(std::move(d));
    }
    store.commit();
  }
  Database record(path, false);
  EXPECT_THAT(column(record, "SELECT first_row FROM runs ORDER BY run"), ElementsAre("0", "4"));
  EXPECT_THAT(column(record, "SELECT lexicon FROM runs ORDER BY run"), ElementsAre("l1", "l2"));
  EXPECT_THAT(column(record, "SELECT value FROM meta WHERE key = 'earlier lexicon'"), ElementsAre("l1"));
  const std::vector<std::string> lines = describe_provenance(record, first);
  EXPECT_THAT(lines, Contains("model\tm1\tas installed"));
  EXPECT_THAT(lines, Contains("lexicon\tl2\tinstalled is l1"));
  EXPECT_THAT(lines, Contains(StartsWith("run 1\t4 articles since 2")));
  EXPECT_THAT(lines, Contains(testing::AllOf(StartsWith("run 2\t2 articles"), HasSubstr("lexicon l2"), HasSubstr("options published=2018-08-28"))));
}

TEST(Provenance, HashesChangeWithAnyByteAndWithNothingElse) {
  const std::string folder = temporary_path("provenance_files");
  std::filesystem::create_directories(folder + "/a/b");
  std::ofstream(folder + "/a/x.tsv") << "one";
  std::ofstream(folder + "/a/b/y.tsv") << "two";
  const std::string before = files_hash(folder, {"a"});
  EXPECT_EQ(files_hash(folder, {"a", "missing"}), before);
  std::ofstream(folder + "/a/b/y.tsv") << "twO";
  EXPECT_NE(files_hash(folder, {"a"}), before);
  std::ofstream(folder + "/a/b/y.tsv") << "two";
  EXPECT_EQ(files_hash(folder, {"a"}), before);
  std::filesystem::rename(folder + "/a/x.tsv", folder + "/a/z.tsv");
  EXPECT_NE(files_hash(folder, {"a"}), before);
}

TEST(OldRecord, OfSchema1IsReadAsItIs) {
  const std::string path = schema_1_record(fresh("schema_1_read"));
  Database record(path, false);
  EXPECT_EQ(check_schema(record), 1);
  EXPECT_THAT(column(record, "SELECT cameo FROM events"), ElementsAre("161"));
  const std::vector<std::string> lines = describe_provenance(record, {.program = "dragoman 0.1.0"});
  EXPECT_THAT(lines, Contains("program\tdragoman 0.1.0\tas installed"));
  EXPECT_THAT(lines, Contains("schema\t1"));
}

TEST(OldRecord, OfSchema1IsUpgradedByWriting) {
  const std::string path = schema_1_record(fresh("schema_1_write"));
  {
    RecordStore store(path);
    note_provenance(store.database(), {"dragoman 9", "m9", "l9", "g9", "", ""});
    Article known = numbered(0).article;
    known.url = "https://paper.example/old";
    EXPECT_TRUE(store.stored_before(known));
    store.add(numbered(1));
    store.commit();
  }
  Database record(path, false);
  EXPECT_EQ(check_schema(record), kSchemaVersion);
  EXPECT_THAT(column(record, "SELECT article FROM articles ORDER BY rowid"), ElementsAre("old", "a1"));
  EXPECT_THAT(column(record, "SELECT first_row FROM runs ORDER BY run"), ElementsAre("0", "1"));
  EXPECT_THAT(column(record, "SELECT program FROM runs ORDER BY run"), ElementsAre("dragoman 0.1.0", "dragoman 9"));
  EXPECT_THAT(column(record, "SELECT value FROM meta WHERE key = 'earlier model'"), ElementsAre("00000000000000aa"));
}

TEST(OldRecord, AnEmptyOneHasNoRunBeforeItsFirst) {
  const std::string path = schema_1_record(fresh("schema_1_empty"));
  Database(path, true).run("DELETE FROM articles");
  RecordStore store(path);
  note_provenance(store.database(), {"dragoman 9", "m9", "l9", "g9", "", ""});
  EXPECT_THAT(column(store.database(), "SELECT run || ' ' || program FROM runs"), ElementsAre("1 dragoman 9"));
}

}  // namespace
}  // namespace dragoman
