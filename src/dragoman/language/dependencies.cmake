# oneDNN for the matrix products; the kernels' loops are only fast when reductions may be reordered.
find_package(dnnl REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenMP COMPONENTS CXX)  # only to tell oneDNN to stay on the calling thread
target_link_libraries(dragoman_language PUBLIC DNNL::dnnl nlohmann_json::nlohmann_json)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/dragoman/language/kernels.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffast-math")
if(OpenMP_CXX_FOUND)
  target_link_libraries(dragoman_language PUBLIC OpenMP::OpenMP_CXX)
  set_property(SOURCE ${CMAKE_SOURCE_DIR}/src/dragoman/language/kernels.cpp APPEND PROPERTY COMPILE_DEFINITIONS DRAGOMAN_OPENMP)
endif()
