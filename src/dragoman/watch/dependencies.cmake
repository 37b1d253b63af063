# What watch needs from outside: HTTP both ways.
find_package(CURL REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(DRAGOMAN_HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
target_link_libraries(dragoman_watch PUBLIC CURL::libcurl PkgConfig::DRAGOMAN_HTTPLIB Threads::Threads)
