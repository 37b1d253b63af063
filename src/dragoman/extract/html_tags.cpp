// The table of HTML's element names, in the order of Tag, and a hash to find them.
#include "dragoman/extract/html_tags.h"

#include <array>
#include <cstdint>

namespace dragoman {
namespace {

struct Row {
  const char* name;
  TagTraits traits;  // block, empty, raw
};

constexpr std::array<Row, static_cast<std::size_t>(Tag::count_)> kTags{{
    {"", {false, false, false}},         {"", {false, false, false}},          {"a", {false, false, false}},         {"abbr", {false, false, false}},
    {"address", {true, false, false}},   {"amp-img", {false, false, false}},   {"area", {false, true, false}},       {"article", {true, false, false}},
    {"aside", {true, false, false}},     {"audio", {false, false, false}},     {"b", {false, false, false}},         {"base", {false, true, false}},
    {"bdi", {false, false, false}},      {"bdo", {false, false, false}},       {"blockquote", {true, false, false}}, {"body", {true, false, false}},
    {"br", {false, true, false}},        {"button", {false, false, false}},    {"canvas", {false, false, false}},    {"caption", {true, false, false}},
    {"center", {true, false, false}},    {"cite", {false, false, false}},      {"code", {false, false, false}},      {"col", {false, true, false}},
    {"colgroup", {false, false, false}}, {"data", {false, false, false}},      {"dd", {true, false, false}},         {"del", {false, false, false}},
    {"details", {true, false, false}},   {"dfn", {false, false, false}},       {"dialog", {true, false, false}},     {"div", {true, false, false}},
    {"dl", {true, false, false}},        {"dt", {true, false, false}},         {"em", {false, false, false}},        {"embed", {false, true, false}},
    {"fieldset", {true, false, false}},  {"figcaption", {true, false, false}}, {"figure", {true, false, false}},     {"font", {false, false, false}},
    {"footer", {true, false, false}},    {"form", {true, false, false}},       {"frame", {true, true, false}},       {"h1", {true, false, false}},
    {"h2", {true, false, false}},        {"h3", {true, false, false}},         {"h4", {true, false, false}},         {"h5", {true, false, false}},
    {"h6", {true, false, false}},        {"head", {true, false, false}},       {"header", {true, false, false}},     {"hr", {true, true, false}},
    {"html", {true, false, false}},      {"i", {false, false, false}},         {"iframe", {false, false, true}},     {"img", {false, true, false}},
    {"input", {false, true, false}},     {"ins", {false, false, false}},       {"kbd", {false, false, false}},       {"label", {false, false, false}},
    {"legend", {true, false, false}},    {"li", {true, false, false}},         {"link", {false, true, false}},       {"main", {true, false, false}},
    {"map", {false, false, false}},      {"mark", {false, false, false}},      {"menu", {true, false, false}},       {"meta", {false, true, false}},
    {"nav", {true, false, false}},       {"noembed", {false, false, true}},    {"noframes", {true, false, true}},    {"noscript", {false, false, false}},
    {"object", {false, false, false}},   {"ol", {true, false, false}},         {"optgroup", {false, false, false}},  {"option", {false, false, false}},
    {"output", {false, false, false}},   {"p", {true, false, false}},          {"param", {false, true, false}},      {"picture", {false, false, false}},
    {"pre", {true, false, false}},       {"progress", {false, false, false}},  {"q", {false, false, false}},         {"s", {false, false, false}},
    {"samp", {false, false, false}},     {"script", {false, false, true}},     {"section", {true, false, false}},    {"select", {false, false, false}},
    {"small", {false, false, false}},    {"source", {false, true, false}},     {"span", {false, false, false}},      {"strike", {false, false, false}},
    {"strong", {false, false, false}},   {"style", {false, false, true}},      {"sub", {false, false, false}},       {"summary", {true, false, false}},
    {"sup", {false, false, false}},      {"svg", {false, false, false}},       {"table", {true, false, false}},      {"tbody", {true, false, false}},
    {"td", {true, false, false}},        {"template", {false, false, false}},  {"textarea", {false, false, true}},   {"tfoot", {true, false, false}},
    {"th", {true, false, false}},        {"thead", {true, false, false}},      {"time", {false, false, false}},      {"title", {false, false, true}},
    {"tr", {true, false, false}},        {"track", {false, true, false}},      {"tt", {false, false, false}},        {"u", {false, false, false}},
    {"ul", {true, false, false}},        {"var", {false, false, false}},       {"video", {false, false, false}},     {"wbr", {false, true, false}},
}};

constexpr std::size_t kSlots = 512;

constexpr std::size_t slot_of(const char* name, std::size_t size) {
  std::uint32_t h = static_cast<std::uint32_t>(size) * 0x9E3779B1u;
  for (std::size_t i = 0; i < size; ++i) h = (h ^ static_cast<std::uint8_t>(name[i] | 32)) * 16777619u;
  return (h ^ (h >> 15)) % kSlots;
}

struct Slots {
  std::array<std::uint8_t, kSlots> tag{};  // 0 (Tag::text) = free
  constexpr Slots() {
    for (std::size_t t = 2; t < kTags.size(); ++t) {
      std::size_t size = 0;
      while (kTags[t].name[size]) ++size;
      std::size_t s = slot_of(kTags[t].name, size);
      while (tag[s]) s = (s + 1) % kSlots;
      tag[s] = static_cast<std::uint8_t>(t);
    }
  }
};
constexpr Slots kIndex;

}  // namespace

const TagTraits& traits(Tag tag) { return kTags[static_cast<std::size_t>(tag)].traits; }

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > 12) return Tag::unknown;
  for (std::size_t s = slot_of(name.data(), name.size()); kIndex.tag[s]; s = (s + 1) % kSlots) {
    if (equal_without_case(name, kTags[kIndex.tag[s]].name)) return static_cast<Tag>(kIndex.tag[s]);
  }
  return Tag::unknown;
}

}  // namespace dragoman
