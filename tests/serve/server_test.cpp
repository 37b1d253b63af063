// Limits that only a socket shows: a client that does not read, a question that must end, a signal before anybody listens.
#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

#include "dragoman/serve/http_server.h"
#include "made_record.h"

namespace dragoman::serve {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

int connected(std::uint16_t port, int receive_buffer = 0) {
  const int s = socket(AF_INET, SOCK_STREAM, 0);
  if (receive_buffer) setsockopt(s, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  sockaddr_in to{};
  to.sin_family = AF_INET, to.sin_port = htons(port), to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  return s;
}

TEST(Server, AClientThatDoesNotReadItsAnswerIsCutOff) {
  const std::string path = made::fresh_path("slow_reader");
  {
    RecordStore store(path);
    for (unsigned i = 0; i < 150; ++i) store.add(made::article(std::string(1, 'a').append(std::to_string(i)), i, 200));  // more than sockets buffer
    store.commit();
  }
  Api api(path, DRAGOMAN_SOURCE_DIR);
  ServerOptions options;
  options.piece_time = 500ms;
  HttpServer server(api, nullptr, options);
  std::thread serving([&] { server.run(); });
  const int slow = connected(server.port(), 4096);
  const std::string ask = "GET /api/events?format=csv HTTP/1.1\r\nHost: localhost\r\n\r\n";
  ASSERT_EQ(send(slow, ask.data(), ask.size(), 0), static_cast<ssize_t>(ask.size()));
  std::this_thread::sleep_for(3s);  // the server fills the buffers, waits half a second, and lets go
  std::size_t got = 0;
  std::string all;
  char piece[65536];
  const auto start = Clock::now();
  for (ssize_t n; (n = recv(slow, piece, sizeof piece, 0)) > 0; got += static_cast<std::size_t>(n)) all.append(piece, static_cast<std::size_t>(n));
  EXPECT_LT(Clock::now() - start, 5s);
  EXPECT_GT(got, 0U);
  EXPECT_THAT(all.substr(all.size() - 5), testing::Not("0\r\n\r\n"));  // the answer was not whole, and does not look it
  close(slow);
  server.stop();
  serving.join();
}

TEST(Server, ASignalBeforeItRunsEndsItAtOnce) {
  Api api(made::record("signal", 1), DRAGOMAN_SOURCE_DIR);
  HttpServer server(api, nullptr, {});
  server.stop_on_signals();
  raise(SIGTERM);
  const auto start = Clock::now();
  server.run();
  EXPECT_LT(Clock::now() - start, 5s);
}

TEST(RecordFile, InterruptsAQueryWhoseTimeIsSpentOrWhoseClientHasGone) {
  RecordFile record(made::record("interrupt", 1));
  const auto endless = [](Database& d) { d.query("SELECT sum(a.range * b.range % 7) FROM range(10000000) a, range(10000000) b"); };
  const auto start = Clock::now();
  EXPECT_THROW(record.use(Budget(300ms), endless), Cancelled);
  const Budget left(10min);
  std::thread leaving([&] { std::this_thread::sleep_for(300ms), left.gone()->store(true); });
  EXPECT_THROW(record.use(left, endless), Cancelled);
  leaving.join();
  EXPECT_LT(Clock::now() - start, 20s);
  record.use(Budget(10s), [](Database& d) { EXPECT_EQ(*d.query("SELECT count(*) FROM articles").rows[0][0], "1"); });  // and it goes on
}

std::string articles(RecordFile& record) {
  std::string out;
  record.use(Budget(10s), [&](Database& d) { out = *d.query("SELECT count(*) FROM articles").rows[0][0]; });
  return out;
}

TEST(RecordFile, ARecordThatTakesAnothersPlaceIsReadAtOnce) {
  const std::string path = made::record("replaced", 2), other = made::record("replacement", 5);
  RecordFile record(path);
  EXPECT_EQ(articles(record), "2");
  std::filesystem::rename(other, path);  // the first one is still open
  EXPECT_EQ(articles(record), "5");
}

// Another process that wants to write, as DuckDB does it: opens, locks, and where that fails closes and tries again after 20 ms. Returns a
// function that lets it begin and gives the milliseconds it took.
std::function<long()> writer_elsewhere(const std::string& path) {
  int begin[2] = {}, took[2] = {};
  if (pipe(begin) != 0 || pipe(took) != 0) throw std::runtime_error("no pipe");
  if (fork() == 0) {
    char go = 0;
    long ms = -1;
    if (read(begin[0], &go, 1) == 1) {
      const auto start = Clock::now();
      for (int tries = 0; tries < 300 && ms < 0; ++tries) {
        const int file = open(path.c_str(), O_RDWR);
        struct flock whole {};
        whole.l_type = F_WRLCK, whole.l_whence = SEEK_SET;
        if (fcntl(file, F_SETLK, &whole) == 0) ms = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
        close(file);
        usleep(20000);
      }
    }
    _exit(write(took[1], &ms, sizeof ms) == sizeof ms ? 0 : 1);
  }
  return [=] {
    long ms = -1;
    if (write(begin[1], "x", 1) != 1 || read(took[0], &ms, sizeof ms) != sizeof ms) return -1L;
    return ms;
  };
}

TEST(RecordFile, IsLetGoForAWriterAndKeptForQuestions) {
  const std::string path = made::record("wanted", 2);
  const auto write = writer_elsewhere(path);
  RecordFile record(path);
  record.use(Budget(10s), [](Database& d) { d.run("CREATE TEMP TABLE mark AS SELECT 1"); });  // there as long as the record is not opened anew
  const auto marked = [&] {
    bool out = false;
    record.use(Budget(10s), [&](Database& d) { out = *d.query("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mark'").rows[0][0] == "1"; });
    return out;
  };
  for (const auto start = Clock::now(); Clock::now() - start < 4s; std::this_thread::sleep_for(50ms)) ASSERT_TRUE(marked());
  std::atomic<bool> done = false;
  std::thread asking([&] {
    while (!done) marked(), std::this_thread::sleep_for(1ms);
  });
  const long ms = write();
  done = true;
  asking.join();
  EXPECT_GE(ms, 0);
  EXPECT_LT(ms, 2000);
  EXPECT_FALSE(marked());
}

TEST(RecordFile, SaysWhichStateItAsked) {
  const std::string path = made::record("stale", 2);
  RecordFile record(path);
  std::uint64_t before = 0, during = 0, after = 0;
  const auto nothing = [](Database&) {};
  {
    Database writer(path, true);  // of this process
    before = record.use(Budget(10s), nothing);
    EXPECT_EQ(articles(record), "2");
    writer.run("INSERT INTO articles SELECT * REPLACE ('z' AS article) FROM articles LIMIT 1");
    during = record.use(Budget(10s), nothing);  // the copy is younger than two seconds: it answers, and is not taken for what is there now
    EXPECT_EQ(articles(record), "2");
  }
  after = record.use(Budget(10s), nothing);
  EXPECT_EQ(before, during);
  EXPECT_NE(during, after);
  EXPECT_EQ(after, record.stamp());
  EXPECT_EQ(articles(record), "3");
}

}  // namespace
}  // namespace dragoman::serve
