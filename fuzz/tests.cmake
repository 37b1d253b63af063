# A test a fuzz target, labelled `fuzz`: its program in DRAGOMAN_FUZZ_PROGRAMS runs DRAGOMAN_FUZZ_SECONDS on its kept corpus, from one seed, so that what
# passed once passes again as far as it got. Used by the fuzz build, and by a release build beside it (`./test --fuzz SECONDS`).
# What a run finds goes to found/NAME of the build; corpus/NAME stays as it is until somebody adds an input to it.
set(DRAGOMAN_FUZZ_SECONDS 60 CACHE STRING "How long the test of each fuzz target runs")
math(EXPR DRAGOMAN_FUZZ_LIMIT "${DRAGOMAN_FUZZ_SECONDS} + 240")
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/fuzz_*.cpp)
foreach(source ${sources})
  get_filename_component(program ${source} NAME_WE)
  string(REGEX REPLACE "^fuzz_" "" name ${program})
  set(found ${CMAKE_BINARY_DIR}/found/${name})
  file(MAKE_DIRECTORY ${found})
  add_test(NAME ${program} COMMAND ${DRAGOMAN_FUZZ_PROGRAMS}/${program} -seed=1 -max_total_time=${DRAGOMAN_FUZZ_SECONDS} -print_final_stats=1
    -rss_limit_mb=4096 -timeout=25 -artifact_prefix=${found}/crash- ${found} ${CMAKE_CURRENT_LIST_DIR}/corpus/${name})
  set_tests_properties(${program} PROPERTIES LABELS fuzz TIMEOUT ${DRAGOMAN_FUZZ_LIMIT})
endforeach()
