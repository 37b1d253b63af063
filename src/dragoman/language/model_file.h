// The model file: one memory-mapped container of named tensors and a JSON header. Described in docs/language.md.
//
// Layout: "DRAGOMAN", u32 version, u32 header length, header (JSON: configuration, label lists, tensor table), tensors at
// 64-byte alignment. A corrupt, short or wrong-version file throws BrokenInstallation naming it and what is wrong.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

class ModelFile {
 public:
  static constexpr std::uint32_t kVersion = 2;
  explicit ModelFile(const std::string& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  /// The tensor's elements; throws BrokenInstallation if it is absent or not of `size` elements of T (size 0: any).
  template <typename T>
  std::span<const T> tensor(std::string_view name, std::size_t size = 0) const {
    const auto [data, bytes] = find(name, size * sizeof(T));
    return {reinterpret_cast<const T*>(data), bytes / sizeof(T)};
  }
  /// A number of the configuration.
  std::size_t number(std::string_view key) const;
  /// A list of strings in the header ("lemmas").
  std::vector<std::string> strings(std::string_view key) const;
  const std::string& path() const { return path_; }

 private:
  struct Header;
  std::pair<const std::byte*, std::size_t> find(std::string_view name, std::size_t bytes) const;
  std::string path_;
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::unique_ptr<Header> header_;
};

}  // namespace dragoman
