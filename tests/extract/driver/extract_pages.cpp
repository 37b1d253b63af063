// Prints {id, title, articleBody, published, authors, language, url} for each page given, and with --time the pages per second.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dragoman/extract/extract.h"
#include "dragoman/text/resources.h"

namespace {

std::string quoted(std::string_view s) {
  std::string out = "\"";
  for (const char c : s) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) < 32) out += ' ';
    else out += c;
  }
  return out + '"';
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dragoman;
  const PageLexicon lexicon = PageLexicon::load(find_resources() + "/lexicon");
  std::vector<std::string> pages, names;
  bool timed = false, lines = false;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "extract") continue;
    if (a == "--time") {
      timed = true;
      continue;
    }
    if (a == "--lines") {
      lines = true;
      continue;
    }
    std::ifstream in(a, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    names.push_back(a.substr(a.rfind('/') + 1));
  }
  const auto start = std::chrono::steady_clock::now();
  const int rounds = timed ? 10 : 1;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      RawDocument document;
      document.kind = DocumentKind::html;
      document.content = pages[i];
      document.id = names[i];
      document.id_given = true;
      const Article article = extract(std::move(document), lexicon);
      if (timed) continue;
      if (lines) {
        for (const Passage& p : article.passages)
          std::printf("%d\t%s\t%s\n", static_cast<int>(p.kind), p.reason.c_str(), article.text.substr(p.span.begin, p.span.size()).c_str());
        continue;
      }
      std::string authors;
      for (const std::string& name : article.authors) authors += (authors.empty() ? "" : ",") + quoted(name);
      std::printf("{\"id\":%s,\"title\":%s,\"articleBody\":%s,\"published\":%s,\"authors\":[%s],\"language\":%s,\"url\":%s,\"publisher\":%s}\n",
                  quoted(article.id).c_str(), quoted(article.title).c_str(), quoted(article_body(article)).c_str(), quoted(article.published).c_str(),
                  authors.c_str(), quoted(article.language).c_str(), quoted(article.url).c_str(), quoted(article.publisher.name).c_str());
    }
  }
  if (timed) {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%zu pages x %d in %.3f s: %.0f pages/s\n", pages.size(), rounds, took.count(), static_cast<double>(pages.size()) * rounds / took.count());
  }
}
