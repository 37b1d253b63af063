find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
target_link_libraries(dragoman_serve PUBLIC duckdb ZLIB::ZLIB Threads::Threads)
