// dragoman serve: the record as a page and a JSON API.
#include <chrono>
#include <cmath>
#include <iostream>
#include <optional>

#include "command.h"
#include "dragoman/postgres/live_mirror.h"
#include "dragoman/serve/access.h"
#include "dragoman/serve/http_server.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, address = "127.0.0.1", token;
  std::uint16_t port = 8777;
  double poll = 2;
};

int run(Options o) {
  const bool loopback = serve::loopback_address(o.address);
  if (!o.token.empty() && o.token.size() < 16) {
    std::cerr << "dragoman: a token shorter than 16 characters can be guessed; leave --token out to get a random one\n";
    return kUsage;
  }
  if (!loopback && o.token.empty()) o.token = serve::fresh_token();
  const auto start = std::chrono::steady_clock::now();
  const auto poll = std::chrono::milliseconds(static_cast<std::int64_t>(o.poll * 1000));
  std::optional<postgres::LiveMirror> shared;  // outlives the server that reads its file
  if (postgres::is_address(o.record)) shared.emplace(o.record, find_resources(), poll), o.record = shared->path();
  serve::Api api(o.record, find_resources());
  serve::Live live(api, poll);
  serve::HttpServer server(api, &live, {.address = o.address, .port = o.port, .token = o.token});
  server.stop_on_signals();  // who reads the link may end the server at once
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const auto index = api.index();
  std::cerr << index->articles.size() << " articles, " << index->size() << " events read in " << std::round(seconds * 100) / 100 << " s\n";
  if (index->unreadable) std::cerr << "dragoman: " << o.record << ": " << index->unreadable << " rows name nothing the record has; left out\n";
  const std::string host = o.address.find(':') == std::string::npos ? o.address : "[" + o.address + "]";
  std::cout << "http://" << host << ":" << server.port() << "/" << (o.token.empty() ? "" : "?token=" + o.token) << std::endl;
  if (!loopback)
    std::cerr << "Open to other machines, unencrypted: who has the link can read the record. Put it behind a proxy with TLS where the network is not yours.\n";
  server.run();
  return kOk;
}

}  // namespace

void declare_serve(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("serve", "The record as a page to look at and a JSON API, on this machine only unless told otherwise");
  c->add_option("record", o->record, "Record file, or postgresql://... of a shared record")->required();
  c->add_option("--port", o->port, "Port (0: any that is free)")->capture_default_str();
  c->add_option("--address", o->address, "Address to listen on; one that other machines can reach needs a token, which the printed link carries")
      ->capture_default_str();
  c->add_option("--token", o->token, "The token that every request must bring, at least 16 characters (default: none on the loopback, a random one elsewhere)");
  c->add_option("--poll", o->poll, "Look every so many seconds whether articles came into the record")->check(CLI::Range(0.1, 3600.0))->capture_default_str();
  c->footer(
      "Examples:\n  dragoman serve record.duckdb\n  dragoman serve record.duckdb --address 0.0.0.0 --port 9000\n  dragoman serve "
      "postgresql://desk@db.example/news\n  curl "
      "'http://127.0.0.1:8777/api/events?actor=SYR&format=csv'");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
