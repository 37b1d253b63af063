// The label inventories of the language stage and their written forms (Universal Dependencies 2, Penn Treebank tags).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "dragoman/document.h"

namespace dragoman {

inline constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                                "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
inline constexpr std::array<std::string_view, 51> kDeprelNames = {
    "acl",         "acl:relcl",   "advcl",      "advcl:relcl", "advmod",     "amod",         "appos",      "aux",          "aux:pass",
    "case",        "cc",          "cc:preconj", "ccomp",       "compound",   "compound:prt", "conj",       "cop",          "csubj",
    "csubj:outer", "csubj:pass",  "dep",        "det",         "det:predet", "discourse",    "dislocated", "expl",         "fixed",
    "flat",        "goeswith",    "iobj",       "list",        "mark",       "nmod",         "nmod:desc",  "nmod:poss",    "nmod:unmarked",
    "nsubj",       "nsubj:outer", "nsubj:pass", "nummod",      "obj",        "obl",          "obl:agent",  "obl:unmarked", "orphan",
    "parataxis",   "punct",       "reparandum", "root",        "vocative",   "xcomp"};
inline constexpr std::array<std::string_view, 50> kXposNames = {"NN",  "IN",  "DT",  "NNP", "PRP", "JJ",  "RB",   ".",    "VB",    "NNS",   ",",   "CC",  "VBP",
                                                                "VBD", "VBZ", "VBN", "CD",  "VBG", "MD",  "TO",   "PRP$", "-RRB-", "-LRB-", "WDT", ":",   "WRB",
                                                                "``",  "WP",  "''",  "RP",  "UH",  "POS", "HYPH", "NNPS", "JJR",   "JJS",   "EX",  "NFP", "ADD",
                                                                "RBR", "GW",  "$",   "SYM", "PDT", "FW",  "LS",   "RBS",  "AFX",   "WP$",   "#"};
inline constexpr std::array<std::string_view, 8> kNameTypeNames = {"person", "organization", "location", "nationality", "group", "role", "event", "other"};

inline std::string_view to_string(Upos u) { return kUposNames[static_cast<std::size_t>(u)]; }
inline std::string_view to_string(Deprel d) { return kDeprelNames[static_cast<std::size_t>(d)]; }
inline std::string_view to_string(NameType t) { return kNameTypeNames[static_cast<std::size_t>(t)]; }

/// The universal part of a relation: acl for acl:relcl, nsubj for nsubj:pass.
Deprel base(Deprel d);

std::optional<Upos> parse_upos(std::string_view name);
std::optional<Deprel> parse_deprel(std::string_view name);  ///< an unknown subtype gives its base relation
std::optional<NameType> parse_name_type(std::string_view name);
std::string_view intern_xpos(std::string_view name);  ///< the same tag in static storage; "_" if unknown

}  // namespace dragoman
