// Article text from HTML pages (article-extraction-benchmark): bags of 4-word shingles a page; precision and recall averaged over pages.
#include <unicode/uchar.h>

#include <filesystem>
#include <unordered_map>

#include "dragoman/extract/extract.h"
#include "dragoman/ingest/read_input.h"
#include "dragoman/measure/measure.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

enum : std::uint32_t { kPages, kPrecision, kPrecisionOf, kRecall, kRecallOf, kExact, kPositions };

/// Runs of letters, digits and underscores.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c == '_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK))) word += text.substr(from, at - from);
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::unordered_map<std::string, double> shingles(const std::vector<std::string>& words) {
  constexpr std::size_t kSize = 4;
  std::unordered_map<std::string, double> out;
  for (std::size_t i = 0; i == 0 || i + kSize <= words.size(); ++i) {
    std::string s;
    for (std::size_t k = i; k < std::min(words.size(), i + kSize); ++k) s += words[k] + "\n";
    if (!s.empty()) ++out[s];
  }
  return out;
}

}  // namespace

std::vector<Report> measure_pages(const MeasureOptions& options, const PageLexicon& pages) {
  Report report{"extract", 0, "pages", {}, {}};
  std::string text;
  for (const std::string& line : gold_lines(options.path + "/ground-truth.json")) text += line + "\n";
  const nlohmann::json gold = nlohmann::json::parse(text, nullptr, false);
  if (!gold.is_object()) throw MeasureError(options.path + "/ground-truth.json: not a JSON object of pages");
  std::vector<UnitCounts> units;
  for (const auto& [id, page] : gold.items()) {
    if (options.limit && units.size() == options.limit) break;
    std::string path = options.path + "/html/" + id + ".html";
    if (!std::filesystem::exists(path)) path += ".gz";
    InputOptions input;
    input.kind = InputKind::html;
    InputReader reader({path}, input);
    std::string body;
    if (auto read = reader.next(); !read) report.notes.push_back(path + ": empty");
    else if (!*read) report.notes.push_back(describe(read->error()));
    else body = article_body(extract(std::move(**read), pages));
    const std::vector<std::string> wanted = words_of(page.value("articleBody", "")), found = words_of(body);
    const auto a = shingles(wanted), b = shingles(found);
    double tp = 0, all_a = 0, all_b = 0;
    for (const auto& [s, n] : a) {
      all_a += n;
      if (const auto at = b.find(s); at != b.end()) tp += std::min(n, at->second);
    }
    for (const auto& [s, n] : b) all_b += n;
    UnitCounts unit{{kPages, 1}, {kExact, wanted == found}};
    if (all_b > 0) unit.push_back({kPrecision, tp / all_b}), unit.push_back({kPrecisionOf, 1});
    if (all_a > 0) unit.push_back({kRecall, tp / all_a}), unit.push_back({kRecallOf, 1});
    units.push_back(std::move(unit));
  }
  if (units.empty()) throw MeasureError(options.path + ": no pages could be read");
  report.units = units.size();
  const auto p = [](const Counts& c) { return ratio(c[kPrecision], c[kPrecisionOf]); };
  const auto r = [](const Counts& c) { return ratio(c[kRecall], c[kRecallOf]); };
  report.scores = bootstrap(units, kPositions,
                            {{"P", p},
                             {"R", r},
                             {"F", [=](const Counts& c) { return f_measure(p(c), r(c)); }},
                             {"accuracy", [](const Counts& c) { return ratio(c[kExact], c[kPages]); }}},
                            options.bootstrap);
  return {report};
}

}  // namespace dragoman
