// "I", "we", "you" inside a quotation are its speaker and the one spoken to; outside one they are nobody of the article's.
#include "dragoman/actors/find_actors.h"
#include "dragoman/actors/pronoun_kind.h"

namespace dragoman {

void resolve_quoted_pronouns(const Analysis& analysis, const std::vector<Attribution>& attributions, Actors& actors) {
  for (Mention& m : actors.mentions) {
    if (m.type != MentionType::pronoun || m.entity != kNone) continue;
    const PronounKind kind = pronoun_kind(analysis.tokens[m.head].form);
    if (kind != PronounKind::first && kind != PronounKind::second) continue;
    const Attribution* innermost = nullptr;
    std::uint32_t shortest = 0;  // of quotations in one another the shorter is the inner one
    for (const Attribution& a : attributions) {
      if (a.kind != AttributionKind::quote && a.kind != AttributionKind::mixed) continue;
      for (const ByteSpan s : a.content) {
        if (s.contains(m.span) && (!innermost || s.size() <= shortest)) innermost = &a, shortest = s.size();
      }
    }
    if (!innermost) continue;
    m.entity = kind == PronounKind::first ? innermost->speaker : innermost->addressee;
    if (m.entity != kNone) m.because = kind == PronounKind::first ? "speaker of the quotation" : "addressee of the quotation";
  }
  std::vector<Mention> kept;
  for (Mention& m : actors.mentions) {
    if (m.entity != kNone) kept.push_back(std::move(m));
  }
  actors.mentions = std::move(kept);
}

}  // namespace dragoman
