# What extract needs from outside: JSON for JSON-LD.
target_link_libraries(dragoman_extract PUBLIC simdjson::simdjson)
