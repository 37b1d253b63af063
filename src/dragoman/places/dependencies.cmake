# ISO codes of the countries in web addresses.
find_package(ICU REQUIRED COMPONENTS uc)
target_link_libraries(dragoman_places PUBLIC ICU::uc)
