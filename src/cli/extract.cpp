// dragoman extract: HTML pages to their articles, one JSON object a line.
#include <filesystem>
#include <iostream>

#include "command.h"
#include "dragoman/extract/extract.h"
#include "dragoman/record/json.h"
#include "dragoman/text/resources.h"

namespace dragoman::cli {
namespace {

int run(const std::vector<std::string>& pages) {
  const PageLexicon lexicon = PageLexicon::load(find_resources() + "/lexicon");
  InputOptions options;
  options.kind = InputKind::html;
  InputReader reader(pages, options);
  std::size_t read_count = 0, errors = 0;
  std::string line;
  while (auto read = reader.next()) {
    if (!*read) {
      std::cerr << "dragoman: " << describe(read->error()) << '\n';
      ++errors;
      continue;
    }
    const std::string id = (*read)->id;
    const Article a = extract(std::move(**read), lexicon);
    line = "{\"id\":";
    append_json_string(line, id);
    line += ",\"url\":";
    append_json_string(line, a.url);
    line += ",\"title\":";
    append_json_string(line, a.title);
    line += ",\"articleBody\":";
    append_json_string(line, article_body(a));
    line += ",\"published\":";
    append_json_string(line, a.published);
    line += ",\"authors\":[";
    for (std::size_t i = 0; i < a.authors.size(); ++i) {
      if (i) line += ',';
      append_json_string(line, a.authors[i]);
    }
    line += "],\"publisher\":";
    append_json_string(line, a.publisher.name);
    line += ",\"language\":";
    append_json_string(line, a.language);
    line += "}\n";
    std::cout << line;
    ++read_count;
  }
  return read_count == 0 && errors > 0 ? kNothingRead : kOk;
}

}  // namespace

void declare_extract(CLI::App& program, int& exit_code) {
  auto pages = std::make_shared<std::vector<std::string>>();
  CLI::App* c = program.add_subcommand("extract", "HTML pages to articles: {id, url, title, articleBody, published, authors, publisher, language} a line");
  c->add_option("page", *pages, "HTML files; - for standard input")->required();
  c->footer("Example:\n  dragoman extract page.html | python3 -m json.tool");
  c->callback([pages, &exit_code] { exit_code = run(*pages); });
}

}  // namespace dragoman::cli
