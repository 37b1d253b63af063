#include "dragoman/serve/compress.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dragoman::serve {
namespace {

constexpr int kGzipWindow = 15 + 16;

Bytef* bytes(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

}  // namespace

std::string gzip(std::string_view text) {
  z_stream z{};
  if (deflateInit2(&z, 4, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib: no memory");
  std::string out(deflateBound(&z, static_cast<uLong>(text.size())) + 32, '\0');
  z.next_in = bytes(text), z.avail_in = static_cast<uInt>(text.size());
  z.next_out = bytes(out), z.avail_out = static_cast<uInt>(out.size());
  const int state = deflate(&z, Z_FINISH);
  out.resize(z.total_out);
  deflateEnd(&z);
  if (state != Z_STREAM_END) throw std::runtime_error("zlib: cannot compress");
  return out;
}

std::string gunzip(std::string_view packed) {
  z_stream z{};
  if (inflateInit2(&z, kGzipWindow) != Z_OK) throw std::runtime_error("zlib: no memory");
  z.next_in = bytes(packed), z.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  std::array<char, 65536> piece{};
  int state = Z_OK;
  while (state == Z_OK) {
    z.next_out = reinterpret_cast<Bytef*>(piece.data()), z.avail_out = piece.size();
    state = inflate(&z, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - z.avail_out);
  }
  inflateEnd(&z);
  if (state != Z_STREAM_END) throw std::runtime_error("zlib: no gzip");
  return out;
}

bool accepts_gzip(std::string_view header) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view one = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::string_view name = one.substr(0, one.find(';'));
    if (name.find("gzip") != std::string_view::npos) return one.find("q=0") == std::string_view::npos || one.find("q=0.") != std::string_view::npos;
  }
  return false;
}

}  // namespace dragoman::serve
