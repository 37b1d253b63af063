// Files of a test's own: ctest runs each test as a process, several at a time, so a name alone is not enough.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace dragoman {

/// A path in the folder for temporary files that no other test uses, the same whenever this test runs; nothing is there, nor a DuckDB log beside it.
inline std::string temporary_path(const std::string& name) {
  const ::testing::TestInfo* test = ::testing::UnitTest::GetInstance()->current_test_info();
  std::string path = test ? std::string(test->test_suite_name()) + "_" + test->name() + "_" : std::to_string(::getpid()) + "_";  // of a whole suite
  std::replace(path.begin(), path.end(), '/', '_');
  path = ::testing::TempDir() + path + name;
  std::filesystem::remove_all(path);
  std::filesystem::remove(path + ".wal");
  return path;
}

}  // namespace dragoman
