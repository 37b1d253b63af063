#include "dragoman/events/mode_shift.h"

#include <array>
#include <string_view>
#include <utility>

namespace dragoman {
namespace {

using Shift = std::pair<std::string_view, std::string_view>;

// The longest matching beginning of a code decides; CAMEO manual, chapters 03, 12 and 13.
constexpr std::array<Shift, 26> kIntent = {{{"04", "036"},    {"045", "039"},   {"05", "032"},    {"057", "030"},   {"06", "031"},   {"061", "0311"},
                                            {"062", "0312"},  {"063", "0313"},  {"064", "0314"},  {"07", "033"},    {"071", "0331"}, {"072", "0332"},
                                            {"073", "0333"},  {"074", "0334"},  {"08", "035"},    {"081", "0351"},  {"082", "0352"}, {"083", "034"},
                                            {"0831", "0341"}, {"0832", "0342"}, {"0833", "0343"}, {"0834", "0344"}, {"084", "0353"}, {"085", "0354"},
                                            {"086", "0355"},  {"087", "0356"}}};
constexpr std::array<Shift, 27> kRefusal = {{{"03", "120"},    {"04", "125"},   {"045", "126"},  {"05", "120"},    {"057", "127"},   {"06", "121"},
                                             {"061", "1211"},  {"062", "1212"}, {"07", "122"},   {"071", "1221"},  {"072", "1222"},  {"08", "124"},
                                             {"081", "1241"},  {"082", "1242"}, {"083", "123"},  {"0831", "1231"}, {"0832", "1232"}, {"0833", "1233"},
                                             {"0834", "1234"}, {"084", "1243"}, {"085", "1244"}, {"086", "1245"},  {"087", "1246"},  {"063", "1213"},
                                             {"064", "1214"},  {"073", "1223"}, {"074", "1224"}}};
constexpr std::array<Shift, 24> kThreat = {{{"15", "130"},    {"16", "131"},   {"161", "1313"}, {"162", "1311"},  {"163", "1312"},  {"164", "134"},
                                            {"165", "135"},   {"166", "136"},  {"17", "132"},   {"1721", "1321"}, {"1722", "1322"}, {"1723", "1323"},
                                            {"1724", "1324"}, {"175", "137"},  {"18", "138"},   {"181", "1383"},  {"183", "1383"},  {"19", "138"},
                                            {"191", "1381"},  {"192", "1382"}, {"194", "1384"}, {"195", "1384"},  {"20", "138"},    {"204", "1385"}}};

template <std::size_t N>
std::string look_up(const std::array<Shift, N>& table, const std::string& cameo) {
  std::string_view best, to;
  for (const auto& [from, code] : table) {
    if (cameo.starts_with(from) && from.size() > best.size()) best = from, to = code;
  }
  return to.empty() ? cameo : std::string(to);
}

}  // namespace

std::string shift_by_mode(const std::string& cameo, const Certainty& certainty) {
  switch (certainty.mode) {
    case Mode::intent: return cameo < "14" ? look_up(kIntent, cameo) : look_up(kThreat, cameo);
    case Mode::refusal: return look_up(kRefusal, cameo);
    case Mode::plain: break;
  }
  return cameo;
}

}  // namespace dragoman
