// Who may ask: the rules that stand before every answer, as plain functions of the request's header.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::serve {

/// True for a Host header that names this machine's loopback, with any port. A page elsewhere whose name was made to point at 127.0.0.1
/// (DNS rebinding) comes with its own name and is refused.
bool loopback_host(std::string_view host);
/// True for addresses that only this machine can reach.
bool loopback_address(std::string_view address);

/// Compares in a time that does not depend on where the two differ.
bool same_secret(std::string_view a, std::string_view b);
/// 128 random bits in hex. Throws std::runtime_error if the system has none.
std::string fresh_token();

/// The token a request brings: "Authorization: Bearer ...", or the cookie that the link with ?token= left. Empty if none.
std::string token_of(std::string_view authorization, std::string_view cookie);
inline constexpr std::string_view kTokenCookie = "dragoman_token";

/// The headers that every answer carries: nothing but this server's own files runs, loads or frames.
inline constexpr std::pair<std::string_view, std::string_view> kSafetyHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
     "form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    {"X-Frame-Options", "DENY"},
};

}  // namespace dragoman::serve
