#include "dragoman/measure/gold.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "dragoman/extract/extract.h"
#include "dragoman/ingest/byte_source.h"
#include "dragoman/ingest/dates.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::string whole(const std::string& path) {
  std::string found = path;
  if (!fs::exists(found) && fs::exists(found + ".gz")) found += ".gz";
  ByteSource source = ByteSource::open_file(found);
  std::string bytes;
  source.read(bytes, std::uint64_t{1} << 32);
  if (source.trouble() != ByteSource::Trouble::none) throw MeasureError(path + ": " + source.trouble_reason());
  return bytes;
}

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> out;
  for (std::size_t from = 0;;) {
    const std::size_t at = text.find(by, from);
    out.emplace_back(text.substr(from, at == std::string_view::npos ? at : at - from));
    if (at == std::string_view::npos) return out;
    from = at + 1;
  }
}

bool number(std::string_view text, std::uint32_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::vector<std::string> gold_lines(const std::string& path) {
  std::vector<std::string> lines = split(whole(path), '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  for (std::string& line : lines) {
    if (line.ends_with('\r')) line.pop_back();
  }
  return lines;
}

std::vector<nlohmann::json> gold_objects(const std::string& path, std::vector<std::string>& notes) {
  std::vector<nlohmann::json> out;
  const std::vector<std::string> lines = gold_lines(path);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find_first_not_of(" \t") == std::string::npos) continue;
    nlohmann::json object = nlohmann::json::parse(lines[i], nullptr, false);
    if (object.is_object()) out.push_back(std::move(object));
    else notes.push_back(path + ":" + std::to_string(i + 1) + ": not a JSON object, left out");
  }
  if (out.empty()) throw MeasureError(path + ": no JSON objects, one a line, in it");
  return out;
}

void for_each_gold(const std::string& path, std::size_t limit, std::vector<std::string>& notes, const std::function<void(const nlohmann::json&)>& each) {
  std::size_t done = 0, number = 0;
  for (const nlohmann::json& object : gold_objects(path, notes)) {
    ++number;
    if (limit && done == limit) return;
    try {
      each(object);
      ++done;
    } catch (const nlohmann::json::exception& e) {
      notes.push_back(path + ": record " + std::to_string(number) + " (" + gold_id(object) + "): " + e.what() + ", left out");
    }
  }
  if (done == 0) throw MeasureError(path + ": no record with the fields that the set needs; the first: " + notes.back());
}

std::string gold_id(const nlohmann::json& object) {
  const auto id = object.find("id");
  return id == object.end() ? "" : id->is_string() ? id->get<std::string>() : id->dump();
}

std::vector<std::map<std::string, std::string>> gold_rows(const std::string& path, const std::vector<std::string>& columns) {
  const std::vector<std::string> lines = gold_lines(path);
  if (lines.empty()) throw MeasureError(path + ": empty");
  const std::vector<std::string> header = split(lines[0], '\t');
  for (const std::string& c : columns) {
    if (std::find(header.begin(), header.end(), c) == header.end()) throw MeasureError(path + ": no column '" + c + "' in the header row");
  }
  std::vector<std::map<std::string, std::string>> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> cells = split(lines[i], '\t');
    std::map<std::string, std::string> row;
    for (std::size_t c = 0; c < header.size(); ++c) row[header[c]] = c < cells.size() ? cells[c] : "";
    rows.push_back(std::move(row));
  }
  return rows;
}

BratDocument parse_brat(std::string text, std::string_view annotations, const std::string& id, std::vector<std::string>& notes) {
  BratDocument d;
  d.id = id;
  repair_utf8(text);
  d.text = std::move(text);
  const auto length = static_cast<std::uint32_t>(count_code_points(d.text));
  const std::vector<std::string> lines = split(annotations, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string line = lines[i];
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    const auto bad = [&](const char* why) { notes.push_back(id + ".ann:" + std::to_string(i + 1) + ": " + why); };
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 2) {
      bad("no tab");
      continue;
    }
    if (line[0] == 'T') {  // T1 <tab> Type 0 5;8 10 <tab> words
      const std::size_t gap = cells[1].find(' ');
      BratDocument::Bound bound{cells[1].substr(0, gap), {}};
      bool good = gap != std::string::npos;
      for (const std::string& part : good ? split(std::string_view(cells[1]).substr(gap + 1), ';') : std::vector<std::string>{}) {
        const std::vector<std::string> ends = split(part, ' ');
        CodePointSpan span;
        good = good && ends.size() == 2 && number(ends[0], span.begin) && number(ends[1], span.end) && span.begin < span.end && span.end <= length;
        if (good) bound.spans.push_back(span);
      }
      if (good) d.bound[cells[0]] = std::move(bound);
      else bad("not a span of the text");
    } else if (line[0] == 'E' || line[0] == 'R') {  // E1 <tab> Type:T1 role:T2 ..., R1 <tab> Type Arg1:T1 Arg2:T2
      std::pair<std::string, std::vector<std::pair<std::string, std::string>>> group;
      for (const std::string& part : split(cells[1], ' ')) {
        if (part.empty()) continue;
        const std::size_t colon = part.find(':');
        if (group.first.empty()) group.first = part.substr(0, colon);
        if (colon != std::string::npos) group.second.emplace_back(part.substr(0, colon), part.substr(colon + 1));
      }
      d.groups.push_back(std::move(group));
    } else if (line[0] != 'A' && line[0] != 'M' && line[0] != '#' && line[0] != 'N' && line[0] != '*') {
      bad("not a line of brat standoff");
    }
  }
  return d;
}

std::vector<BratDocument> read_brat(const std::string& folder, std::vector<std::string>& notes) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".ann") found.push_back(at->path());
  }
  if (error) throw MeasureError(folder + ": " + error.message());
  std::sort(found.begin(), found.end());
  std::vector<BratDocument> out;
  for (const fs::path& p : found) {
    fs::path text = p;
    text.replace_extension(".txt");
    if (!fs::exists(text)) {
      notes.push_back(p.string() + ": no .txt beside it");
      continue;
    }
    out.push_back(parse_brat(whole(text.string()), whole(p.string()), p.stem().string(), notes));
  }
  if (out.empty()) throw MeasureError(folder + ": no .ann files with their .txt in it");
  return out;
}

Document read_gold(const std::string& id, const std::string& text, const std::string& published, const Models& models, LanguageWorkspace& workspace) {
  RawDocument raw;
  raw.kind = DocumentKind::text;
  raw.content = text;
  raw.id = id;
  raw.id_given = true;
  raw.published = published;
  if (const std::string iso = iso_date(published); !iso.empty()) raw.published = iso;
  Article article = extract(std::move(raw), models.pages);
  if (why_not_coded(article) != NotCoded::coded) {
    Document empty;
    empty.article = std::move(article);
    return empty;
  }
  return read_article(std::move(article), models, workspace);
}

}  // namespace dragoman
