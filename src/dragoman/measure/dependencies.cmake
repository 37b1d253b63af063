# JSON of gold files, Unicode classes of their characters.
find_package(nlohmann_json REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
target_link_libraries(dragoman_measure PUBLIC nlohmann_json::nlohmann_json ICU::uc)
