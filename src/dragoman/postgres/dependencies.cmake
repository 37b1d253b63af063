# What the shared record needs from outside: PostgreSQL's client library.
find_package(PkgConfig REQUIRED)
pkg_check_modules(DRAGOMAN_PQ REQUIRED IMPORTED_TARGET libpq)
target_link_libraries(dragoman_postgres PUBLIC PkgConfig::DRAGOMAN_PQ)
