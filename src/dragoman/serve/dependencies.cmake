find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
target_link_libraries(dragoman_serve PUBLIC duckdb ZLIB::ZLIB Threads::Threads)

# The page (page/) is built by Vite and compiled in; without npm the program serves the API alone.
option(DRAGOMAN_PAGE "Build the page into the program (needs npm)" ON)
find_program(NPM NAMES npm)
find_program(NODE NAMES node nodejs)
if(DRAGOMAN_PAGE AND NPM AND NODE)
  set(page ${CMAKE_SOURCE_DIR}/page)
  set(page_out ${CMAKE_BINARY_DIR}/page)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${page}/src/* ${page}/public/*)
  add_custom_command(OUTPUT ${page}/node_modules/.package-lock.json
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --silent
    WORKING_DIRECTORY ${page} DEPENDS ${page}/package-lock.json ${page}/package.json COMMENT "Fetching what the page is made with from npm")
  add_custom_command(OUTPUT ${page_out}/page_assets.cpp
    COMMAND ${NODE} node_modules/vite/bin/vite.js build --logLevel warn --outDir ${page_out}/dist --emptyOutDir
    COMMAND ${NODE} embed.mjs ${page_out}/dist ${page_out}
    WORKING_DIRECTORY ${page}
    DEPENDS ${page_sources} ${page}/index.html ${page}/vite.config.ts ${page}/embed.mjs ${page}/node_modules/.package-lock.json COMMENT "Building the page")
  target_sources(dragoman_serve PRIVATE ${page_out}/page_assets.cpp)
  target_compile_definitions(dragoman_serve PRIVATE DRAGOMAN_PAGE_BUILT)
endif()
