# The headers that nearly every file reads, read once: without, half of a build's time is spent on them.
# For the tests in every build. For the program only in a sanitizer's: in the one that is played, each file must include
# what it uses.
set(headers <algorithm> <array> <atomic> <chrono> <cmath> <cstddef> <cstdint> <filesystem> <functional> <memory>
  <numbers> <optional> <span> <string> <string_view> <utility> <vector>)
# All or none: compilers refuse headers that were compiled without it.
target_compile_options(refrain_flags INTERFACE -pthread)
# So that ccache knows them again: the same headers are the same bytes; what they define is in what they stand for.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(refrain_flags INTERFACE -Xclang -fno-pch-timestamp)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(refrain_flags INTERFACE -fpch-preprocess)
endif()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")

# refrain_precompile(name headers...): what target_precompile_headers(... REUSE_FROM name) of others takes.
function(refrain_precompile name)
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(${name} PRIVATE refrain_flags)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

if(REFRAIN_SANITIZE)
  refrain_precompile(refrain_headers ${headers})
endif()
if(REFRAIN_TESTS)
  refrain_precompile(refrain_test_headers ${headers} <gtest/gtest.h>)
  target_link_libraries(refrain_test_headers PRIVATE GTest::gtest)
endif()
