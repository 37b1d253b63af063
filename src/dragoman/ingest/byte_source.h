// Bytes of a file, of the standard input or of a buffer, decompressed on the way, with a window that can be looked into.
//
// gzip (RFC 1952, many members one after the other, as .warc.gz has them) and zstd (RFC 8878, many frames) are told by their
// first bytes. Memory is two buffers of 256 KB, whatever the size of the input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

class ByteSource {
 public:
  enum class Trouble : std::uint8_t { none, cannot_open, cannot_read, corrupt };

  static ByteSource open_file(const std::string& path);   ///< "-" is the standard input
  static ByteSource from_memory(std::string_view bytes);  ///< views `bytes`
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ~ByteSource();

  /// At least `wanted` bytes ahead if there are so many, up to 1 MiB; a shorter view means the end or trouble. Valid until the next call.
  std::string_view peek(std::size_t wanted);
  /// Drops up to `n` of the bytes ahead; returns how many there were.
  std::uint64_t skip(std::uint64_t n);
  /// Appends up to `n` bytes; returns how many there were.
  std::uint64_t read(std::string& out, std::uint64_t n);

  enum class LineEnd : std::uint8_t { newline, end_of_input, too_long };
  /// Appends a line without its '\n' to `out`. A line over `limit` is dropped up to its end.
  LineEnd read_line(std::string& out, std::size_t limit);

  /// Puts bytes back before what is ahead: for a record whose length was wrong and held the beginning of the next.
  void put_back(std::string_view bytes);
  /// After damaged gzip data: goes on at the next member, if one follows. Clears the trouble.
  bool resume();

  bool at_end() { return peek(1).empty(); }
  std::uint64_t offset() const;     ///< decompressed bytes consumed
  std::uint64_t raw_bytes() const;  ///< compressed bytes taken from the file
  Trouble trouble() const;          ///< why the bytes ended
  std::string trouble_reason() const;

 private:
  struct State;
  explicit ByteSource(std::unique_ptr<State> state);
  bool fill();
  std::unique_ptr<State> state_;
};

/// Undoes gzip or deflate (with or without zlib's header) of a whole buffer; nullopt if it is damaged. `limit` bytes at most:
/// more sets `over`.
std::optional<std::string> inflate_all(std::string_view bytes, std::size_t limit, bool& over);

}  // namespace dragoman
