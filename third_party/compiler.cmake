# The flags that everything of ours is compiled with.
add_library(refrain_flags INTERFACE)
target_compile_features(refrain_flags INTERFACE cxx_std_20)
target_include_directories(refrain_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)
# Contracted multiply-adds would make a sample depend on how the compiler cut a loop, and so on the block size.
target_compile_options(refrain_flags INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Werror -ffp-contract=off)
# Its assertions print and abort, which nothing on the audio thread may do.
target_compile_definitions(refrain_flags INTERFACE BOOST_DISABLE_ASSERTS)
# Highway compiles each kernel once for every instruction set. These are enough: AVX-512 (bit 8 of Highway's targets),
# AVX2 (9), SSE4 (11), SSE2 (14), NEON with and without AES (28, 29), and the fallback (61, 62).
# A sanitizer's build is checked, not played: there the least of them (every x86-64 has SSE2) and AVX2 will do.
set(targets "1LL<<9|1LL<<14|1LL<<28|1LL<<29|1LL<<61|1LL<<62")
if(NOT REFRAIN_SANITIZE)
  string(APPEND targets "|1LL<<8|1LL<<11")
endif()
target_compile_definitions(refrain_flags INTERFACE "HWY_DISABLED_TARGETS=(~(${targets}))")

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of every optimized `"text" + std::string` (GCC bug 105651, mended in 13).
  target_compile_options(refrain_flags INTERFACE -Wno-restrict)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 20)
  target_compile_options(refrain_flags INTERFACE -Wfunction-effects -Werror=function-effects)
endif()

if(REFRAIN_SANITIZE)
  target_compile_options(refrain_flags INTERFACE
    -fsanitize=${REFRAIN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # For tests that must do less where everything is many times slower.
  target_compile_definitions(refrain_flags INTERFACE REFRAIN_SANITIZED)
  target_link_options(refrain_flags INTERFACE -fsanitize=${REFRAIN_SANITIZE})
endif()

include(${CMAKE_CURRENT_LIST_DIR}/precompiled.cmake)
