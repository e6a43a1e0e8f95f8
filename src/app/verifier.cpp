// The verifier of proofs for browsers, and for whatever else runs WebAssembly. The module imports nothing: it reads the
// bytes that it is given and answers with JSON, the same that `moot verify --json` prints.
//
//   moot_alloc(size) -> pointer                      room for the file
//   moot_verify(file, size, id) -> pointer           id: 32 bytes that are remembered, or 0. The answer: its length
//                                                    (u32, little-endian), then so many bytes of JSON
//   moot_free(pointer)
#include <cstdlib>

#include "proof/report.h"

// What the C++ library prints when it gives up would need an import; here it stops without words.
_LIBCPP_BEGIN_NAMESPACE_STD
[[noreturn]] void __libcpp_verbose_abort(const char* /*format*/, ...) { __builtin_trap(); }
_LIBCPP_END_NAMESPACE_STD
extern "C" [[noreturn]] void abort_message(const char* /*format*/, ...) { __builtin_trap(); }

#define MOOT_EXPORT(name) extern "C" __attribute__((export_name(#name), visibility("default")))

MOOT_EXPORT(moot_alloc) void* moot_alloc(std::uint32_t size) { return std::malloc(size == 0 ? 1 : size); }
MOOT_EXPORT(moot_free) void moot_free(void* pointer) { std::free(pointer); }

MOOT_EXPORT(moot_verify) void* moot_verify(const std::uint8_t* file, std::uint32_t size, const std::uint8_t* id) {
  using namespace folkmoot;
  proof::Remembered remembered;
  if (id != nullptr) remembered.id = Hash::from({id, Hash::kSize});
  const BytesView bytes(file, size);
  const std::string json = proof::json_of(proof::verify(bytes, remembered), size);
  auto* out = static_cast<std::uint8_t*>(std::malloc(sizeof(std::uint32_t) + json.size()));
  if (out == nullptr) return nullptr;
  Bytes length;
  append_little_endian(length, static_cast<std::uint32_t>(json.size()));
  std::memcpy(out, length.data(), length.size());
  std::memcpy(out + length.size(), json.data(), json.size());
  return out;
}
