// Any bytes as a CoNLL-U file: reading ends, and what is read can be written.
#include <cstdint>
#include <sstream>
#include <string>

#include "dragoman/language/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::vector<dragoman::ConlluSentence> sentences;
  dragoman::read_conllu(
      in, [&](dragoman::ConlluSentence&& s) { sentences.push_back(std::move(s)); }, [](const dragoman::ConlluError&) {});
  const dragoman::Analysis analysis = dragoman::analysis_of(sentences);
  std::ostringstream out;
  for (dragoman::Index i = 0; i < sentences.size(); ++i) dragoman::write_conllu(out, analysis, i, &sentences[i], {});
  return 0;
}
