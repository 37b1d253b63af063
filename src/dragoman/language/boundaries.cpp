// The features are those of train/segment.py, value for value: tests/language/boundaries_test.cpp holds scores computed there.
#include "dragoman/language/boundaries.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include "dragoman/language/features.h"
#include "dragoman/text/tsv.h"
#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr char kMagic[] = "DRGNSENT";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 8 + 4 + 4 + 4 + 4;

/// What the features see of a token.
struct Seen {
  std::uint64_t word = 0, shape = 0;
  bool terminator = false, lower = false;
};

Seen look_at(std::string_view raw) {
  const std::string form = normalize_form(raw);
  std::string low = to_lower(form);
  std::replace_if(
      low.begin(), low.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  Seen s;
  s.word = feature_hash(low, 21);
  s.shape = feature_hash(shape_of(form), 22);
  s.terminator = form == "." || form == "..." || form.find_first_not_of("!?") == std::string::npos;
  s.lower = form[0] >= 'a' && form[0] <= 'z';
  return s;
}

template <typename... Parts>
std::uint64_t combine(std::uint64_t feature, Parts... parts) {
  std::uint64_t h = feature * 0x9E3779B97F4A7C15ull;
  ((h = (h ^ static_cast<std::uint64_t>(parts)) * 0xFF51AFD7ED558CCDull, h ^= h >> 32), ...);
  return h;
}

int line_breaks(std::string_view text, std::uint32_t from, std::uint32_t to) {
  return static_cast<int>(std::count(text.begin() + from, text.begin() + to, '\n'));
}

}  // namespace

BoundaryModel BoundaryModel::load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw BrokenInstallation(path + ": cannot be opened");
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (bytes.size() < kHeader || bytes.compare(0, 8, kMagic) != 0) throw BrokenInstallation(path + ": not a file of sentence boundaries");
  std::uint32_t version = 0;
  BoundaryModel m;
  std::memcpy(&version, bytes.data() + 8, 4);
  std::memcpy(&m.bits_, bytes.data() + 12, 4);
  std::memcpy(&m.scale_, bytes.data() + 16, 4);
  std::memcpy(&m.threshold_, bytes.data() + 20, 4);
  if (version != kVersion) throw BrokenInstallation(path + ": version " + std::to_string(version) + ", this program reads version " + std::to_string(kVersion));
  if (m.bits_ < 8 || m.bits_ > 24 || bytes.size() != kHeader + (std::size_t{1} << m.bits_)) throw BrokenInstallation(path + ": cut short or of the wrong size");
  m.weights_.assign(bytes.begin() + kHeader, bytes.end());
  return m;
}

void BoundaryModel::correct(std::string_view text, const std::vector<ByteSpan>& tokens, std::vector<bool>& ends) const {
  const std::vector<float> score = scores(text, tokens, ends);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (line_breaks(text, tokens[i].end, tokens[i + 1].begin) == 0) ends[i] = score[i] > threshold_;
  }
}

std::vector<float> BoundaryModel::scores(std::string_view text, const std::vector<ByteSpan>& tokens, const std::vector<bool>& ends) const {
  std::vector<float> out(tokens.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + 1 < tokens.size() && line_breaks(text, tokens[i].end, tokens[i + 1].begin) < 2) continue;
    score_paragraph(text, tokens, first, i + 1, ends, out);
    first = i + 1;
  }
  return out;
}

void BoundaryModel::score_paragraph(std::string_view text, const std::vector<ByteSpan>& tokens, std::size_t first, std::size_t last,
                                    const std::vector<bool>& ends, std::vector<float>& out) const {
  const std::size_t n = last - first;
  constexpr std::size_t kBefore = 2, kAfter = 3;  // tokens looked at before and after
  std::vector<Seen> seen(n + kBefore + kAfter);   // padded with "no token"
  for (std::size_t i = 0; i < n; ++i) seen[i + kBefore] = look_at(slice(text, tokens[first + i]));
  bool careless = false;
  for (std::size_t i = 0; i + 1 < n; ++i) careless |= seen[i + kBefore].terminator && seen[i + kBefore + 1].lower;
  const unsigned shift = 64 - bits_;
  std::size_t since = 0;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const Seen* t = &seen[i + kBefore];  // t[0] is the token before the place
    const std::string_view gap = text.substr(tokens[first + i].end, tokens[first + i + 1].begin - tokens[first + i].end);
    const std::uint64_t space = gap.empty() ? 0 : gap.find('\n') != std::string_view::npos ? 2 : 1;
    const std::uint64_t rule = ends[first + i], both = space * 2 + rule;
    int sum = 0;
    const auto add = [&](std::uint64_t h) { sum += weights_[h >> shift]; };
    add(combine(0, 0));
    add(combine(1, space));
    add(combine(2, rule));
    add(combine(3, both, t[1].shape));
    for (int k = -2; k <= 3; ++k) {
      add(combine(std::uint64_t{10} + static_cast<std::uint64_t>(k), t[k].word));
      add(combine(std::uint64_t{20} + static_cast<std::uint64_t>(k), t[k].shape));
    }
    add(combine(30, t[0].word, t[1].word));
    add(combine(31, t[0].shape, t[1].shape));
    add(combine(32, t[0].word, t[1].shape, both));
    add(combine(33, t[-1].shape, t[0].shape, t[1].shape));
    add(combine(34, t[0].shape, t[1].shape, t[2].shape));
    add(combine(35, std::min<std::size_t>(since / 5, 8), both));
    add(combine(36, rule, t[0].word));
    add(combine(37, careless, both));
    add(combine(38, careless, both, t[1].shape));
    add(combine(39, t[-1].word, t[0].word));
    add(combine(40, t[0].shape, t[1].word, rule));
    add(combine(41, t[1].word, t[2].word));
    since = rule ? 0 : since + 1;
    out[first + i] = static_cast<float>(sum) * scale_;
  }
}

}  // namespace dragoman
