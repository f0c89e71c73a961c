# The headers that nearly every file reads, read once for each sanitizer: without, half of such a build is spent on them.
# Not in the build that is played: there each file must include what it uses.
set(headers <algorithm> <array> <atomic> <chrono> <cmath> <cstddef> <cstdint> <filesystem> <functional> <memory>
  <numbers> <optional> <span> <string> <string_view> <utility> <vector>)
# All or none: clang refuses headers that were compiled without it.
target_compile_options(refrain_flags INTERFACE -pthread)
# The same headers are the same bytes, so that ccache knows them again.
target_compile_options(refrain_flags INTERFACE -Xclang -fno-pch-timestamp)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")

# refrain_precompile(name headers...): what target_precompile_headers(... REUSE_FROM name) of others takes.
function(refrain_precompile name)
  add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(${name} PRIVATE refrain_flags)
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

refrain_precompile(refrain_headers ${headers})
if(REFRAIN_TESTS)
  refrain_precompile(refrain_test_headers ${headers} <gtest/gtest.h>)
  target_link_libraries(refrain_test_headers PRIVATE GTest::gtest)
endif()
