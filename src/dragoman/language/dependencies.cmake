# oneDNN for the matrix products; the kernels' loops are only fast when reductions may be reordered. Its own CMake package asks for OpenCL's
# headers, which Debian's libdnnl-dev does not bring along and processors do not need: the library is looked for by name.
find_library(DRAGOMAN_DNNL dnnl REQUIRED)
find_path(DRAGOMAN_DNNL_INCLUDE oneapi/dnnl/dnnl.h REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenMP COMPONENTS CXX)  # only to tell oneDNN to stay on the calling thread
target_include_directories(dragoman_language SYSTEM PUBLIC ${DRAGOMAN_DNNL_INCLUDE})
target_link_libraries(dragoman_language PUBLIC ${DRAGOMAN_DNNL} nlohmann_json::nlohmann_json)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/dragoman/language/kernels.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffast-math")
if(OpenMP_CXX_FOUND)
  target_link_libraries(dragoman_language PUBLIC OpenMP::OpenMP_CXX)
  set_property(SOURCE ${CMAKE_SOURCE_DIR}/src/dragoman/language/kernels.cpp APPEND PROPERTY COMPILE_DEFINITIONS DRAGOMAN_OPENMP)
endif()
