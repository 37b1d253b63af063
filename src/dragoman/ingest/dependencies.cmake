# What ingest needs from outside: decompression, JSON, character sets.
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(DRAGOMAN_ZSTD REQUIRED IMPORTED_TARGET libzstd)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(simdjson REQUIRED)
target_link_libraries(dragoman_ingest PUBLIC ZLIB::ZLIB PkgConfig::DRAGOMAN_ZSTD ICU::i18n ICU::uc simdjson::simdjson)
