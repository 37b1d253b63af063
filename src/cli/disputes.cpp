// dragoman disputes: accounts of one happening that cannot both hold, each side with its chains and quotes.
#include <algorithm>
#include <iostream>
#include <map>

#include "command.h"
#include "dragoman/record/json.h"
#include "happening_query.h"
#include "table_output.h"

namespace dragoman::cli {
namespace {

struct Options {
  std::string record, happening, kind, format = "table";
};

struct Telling {
  std::string origin, name, article, event, publisher, published, chain, quote, copy_of;
};
struct Dispute {
  std::string happening, kind;
  std::map<long, std::pair<std::string, std::vector<Telling>>> sides;  ///< side -> value, tellings
};

std::map<long, Dispute> load(Database& database, const Options& o) {
  std::string sql = "SELECT dispute, happening, kind, side, value, article, event FROM disputes WHERE true";
  std::vector<std::string> parameters;
  if (!o.happening.empty()) parameters.push_back(happening_of(database, o.happening)), sql += " AND happening = $1::BIGINT";
  if (!o.kind.empty()) parameters.push_back(o.kind), sql += " AND kind = $" + std::to_string(parameters.size());
  std::map<long, Dispute> out;
  std::map<std::string, std::map<std::pair<std::string, std::string>, Telling>> told;  // happening -> (article, event)
  for (const auto& row : database.query(sql + " ORDER BY dispute, side", parameters).rows) {
    Dispute& d = out[std::stol(*row[0])];
    d.happening = *row[1];
    d.kind = *row[2];
    if (!told.contains(d.happening)) {
      const Table t = tellings_of(database, d.happening);
      for (const auto& r : t.rows) {
        const auto cell = [&](const char* name) { return r[column(t, name)].value_or(""); };
        told[d.happening][{cell("article"), cell("event")}] = {cell("origin"),    cell("name"),  cell("article"), cell("event"),  cell("publisher"),
                                                               cell("published"), cell("chain"), cell("quote"),   cell("copy_of")};
      }
    }
    auto& [value, tellings] = d.sides[std::stol(*row[3])];
    value = *row[4];
    tellings.push_back(told[d.happening][{*row[5], *row[6]}]);
  }
  return out;
}

void print(Database& database, const std::map<long, Dispute>& disputes) {
  for (const auto& [number, d] : disputes) {
    std::cout << happening_line(database, d.happening) << "\n  "
              << (d.kind == "actor"    ? "who did it"
                  : d.kind == "denied" ? "whether it happened"
                                       : d.kind)
              << '\n';
    for (const auto& [side, value] : d.sides) {
      std::cout << "    " << value.first << '\n';
      for (const Telling& t : value.second) {
        std::cout << "      " << (t.chain.empty() ? t.name : t.chain) << (t.publisher.empty() ? "" : " in " + t.publisher)
                  << (t.published.empty() ? "" : ", " + t.published) << (t.copy_of.empty() ? "" : " (copy of " + t.copy_of + ")") << " [" << t.article << ':'
                  << t.event << "]\n        \"" << t.quote << "\"\n";
      }
    }
    std::cout << '\n';
  }
  std::cout << disputes.size() << " disputes\n";
}

void print_lines(const std::map<long, Dispute>& disputes) {
  for (const auto& [number, d] : disputes) {
    std::string line = "{\"dispute\":" + std::to_string(number) + ",\"happening\":\"h" + d.happening + "\",\"kind\":\"" + d.kind + "\",\"sides\":[";
    bool first_side = true;
    for (const auto& [side, value] : d.sides) {
      line += std::string(first_side ? "" : ",") + "{\"value\":";
      first_side = false;
      append_json_string(line, value.first);
      line += ",\"tellings\":[";
      for (std::size_t i = 0; i < value.second.size(); ++i) {
        const Telling& t = value.second[i];
        line += i ? ",{" : "{";
        const std::pair<const char*, const std::string*> fields[] = {{"origin", &t.origin}, {"name", &t.name},           {"article", &t.article},
                                                                     {"event", &t.event},   {"publisher", &t.publisher}, {"published", &t.published},
                                                                     {"chain", &t.chain},   {"copy_of", &t.copy_of},     {"quote", &t.quote}};
        bool first = true;
        for (const auto& [name, text] : fields) {
          if (text->empty()) continue;
          line += std::string(first ? "\"" : ",\"") + name + "\":";
          first = false;
          append_json_string(line, *text);
        }
        line += '}';
      }
      line += "]}";
    }
    std::cout << line << "]}\n";
  }
}

int run(const Options& o) {
  Database database(o.record, false);
  require_links(database);
  const std::map<long, Dispute> disputes = load(database, o);
  if (o.format == "jsonl") print_lines(disputes);
  else print(database, disputes);
  return kOk;
}

}  // namespace

void declare_disputes(CLI::App& program, int& exit_code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = program.add_subcommand("disputes", "Accounts of one happening that cannot both hold: each side, who says it, in which words");
  c->add_option("record", o->record, "Record file")->required();
  c->add_option("--happening", o->happening, "Only of this happening (h12) or of what tells of it (ARTICLE:v7, ARTICLE:a2)");
  c->add_option("--kind", o->kind, "denied, actor, figures, date or place")->check(CLI::IsMember({"denied", "actor", "figures", "date", "place"}));
  c->add_option("--format", o->format, "table or jsonl")->check(CLI::IsMember({"table", "jsonl"}));
  c->footer("Examples:\n  dragoman disputes record.duckdb --kind figures\n  dragoman disputes record.duckdb --happening h12");
  c->callback([o, &exit_code] { exit_code = run(*o); });
}

}  // namespace dragoman::cli
