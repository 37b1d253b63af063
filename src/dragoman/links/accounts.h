// Whose word an event is: from the chain of attributions to a key that is the same for the same origin in every article.
//
//   "..., the Azerbaijani defence ministry said."  state:AZE      "Baku said"           state:AZE
//   "..., Tasnim reported."                        paper:tasnim   (no attribution)      paper:baltic (whoever's text it is)
//   "..., witnesses told the paper."               said:witness@paper:baltic
#pragma once

#include "dragoman/links/event_mention.h"
#include "dragoman/links/parsed_record.h"
#include "dragoman/links/reactions.h"
#include "dragoman/text/utf8.h"

namespace dragoman {

class AccountFinder {
 public:
  AccountFinder(const ParsedRecord& record, const OffsetMap& offsets, const MentionContext& article, const Reactions& reactions)
      : record_(record), offsets_(offsets), article_(article), reactions_(reactions) {}

  /// Of an event. `country`: where it happens or whom it concerns, for "police said".
  Account of_event(const ParsedEvent& event, const std::string& country) const;
  /// Of whoever an attribution quotes.
  Account of_attribution(const ParsedAttribution& attribution, const std::string& country) const;
  /// Of an entity that speaks.
  Account of_entity(const ParsedEntity& entity, const std::string& country) const;
  Account own_voice() const;

  std::string words(const std::vector<CodePointSpan>& spans) const;

  /// True if it is the statement of who reacts: "condemned Armenia for the attack" takes the attack for granted.
  bool presupposes(const ParsedAttribution& attribution) const;

 private:
  const ParsedAttribution* body_of_headline(const ParsedAttribution& attribution, const ParsedEntity& speaker) const;
  const ParsedEntity* named_before(const ParsedAttribution& attribution) const;
  std::string name_after(const ParsedEntity& entity, const ParsedAttribution& attribution) const;
  const ParsedEntity* accuser_of(const ParsedEvent& event) const;
  const ParsedRecord& record_;
  const OffsetMap& offsets_;
  const MentionContext& article_;
  const Reactions& reactions_;
};

/// Stems of a name that tell it from others, sorted and joined: for keys.
std::string name_key(std::string_view name);

}  // namespace dragoman
