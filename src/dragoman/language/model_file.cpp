#include "dragoman/language/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "dragoman/text/tsv.h"

namespace dragoman {

struct ModelFile::Header {
  nlohmann::json json;
};

ModelFile::ModelFile(const std::string& path) : path_(path), header_(std::make_unique<Header>()) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw BrokenInstallation(path + ": the model cannot be opened");
  struct stat info {};
  ::fstat(file, &info);
  size_ = static_cast<std::size_t>(info.st_size);
  void* mapped = size_ < 16 ? MAP_FAILED : ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (mapped == MAP_FAILED) throw BrokenInstallation(path + ": the model file is too short to be one");
  data_ = static_cast<const std::byte*>(mapped);
  std::uint32_t version = 0, length = 0;
  std::memcpy(&version, data_ + 8, 4);
  std::memcpy(&length, data_ + 12, 4);
  if (std::memcmp(data_, "DRAGOMAN", 8) != 0) throw BrokenInstallation(path + ": not a Dragoman model file");
  if (version != kVersion) throw BrokenInstallation(path + ": model format " + std::to_string(version) + ", this program reads " + std::to_string(kVersion));
  if (16 + static_cast<std::size_t>(length) > size_) throw BrokenInstallation(path + ": the model's header is cut off");
  header_->json = nlohmann::json::parse(reinterpret_cast<const char*>(data_) + 16, reinterpret_cast<const char*>(data_) + 16 + length, nullptr, false);
  if (header_->json.is_discarded() || !header_->json.contains("tensors")) throw BrokenInstallation(path + ": the model's header is corrupt");
}

ModelFile::~ModelFile() {
  if (data_) ::munmap(const_cast<std::byte*>(data_), size_);
}

std::pair<const std::byte*, std::size_t> ModelFile::find(std::string_view name, std::size_t bytes) const {
  const auto& tensors = header_->json["tensors"];
  const auto found = tensors.find(std::string(name));
  if (found == tensors.end()) throw BrokenInstallation(path_ + ": no tensor '" + std::string(name) + "'");
  const std::size_t begin = (*found)[0], length = (*found)[1];
  if (begin > size_ || length > size_ - begin) throw BrokenInstallation(path_ + ": tensor '" + std::string(name) + "' is cut off");
  if (bytes && bytes != length)
    throw BrokenInstallation(path_ + ": tensor '" + std::string(name) + "' has " + std::to_string(length) + " bytes, not " + std::to_string(bytes));
  return {data_ + begin, length};
}

std::size_t ModelFile::number(std::string_view key) const {
  const auto found = header_->json.find(std::string(key));
  if (found == header_->json.end() || !found->is_number()) throw BrokenInstallation(path_ + ": no number '" + std::string(key) + "' in the model's header");
  return found->get<std::size_t>();
}

std::vector<std::string> ModelFile::strings(std::string_view key) const {
  const auto found = header_->json.find(std::string(key));
  if (found == header_->json.end() || !found->is_array()) throw BrokenInstallation(path_ + ": no list '" + std::string(key) + "' in the model's header");
  return found->get<std::vector<std::string>>();
}

}  // namespace dragoman
