# oneDNN for the matrix products; the kernels' loops are only fast when reductions may be reordered.
find_package(dnnl REQUIRED)
find_package(nlohmann_json REQUIRED)
target_link_libraries(dragoman_language PUBLIC DNNL::dnnl nlohmann_json::nlohmann_json)
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/dragoman/language/kernels.cpp PROPERTIES COMPILE_OPTIONS "-O3;-ffast-math")
