#pragma once

#include <memory>

#include "bench/publication/strategy.hpp"

// One function a file beside this one.
namespace refrain::bench::publication {

std::unique_ptr<Strategy> make_bare(const Setup& setup);
std::unique_ptr<Strategy> make_mutex(const Setup& setup);
std::unique_ptr<Strategy> make_try_lock(const Setup& setup);
std::unique_ptr<Strategy> make_copying_queue(const Setup& setup);
std::unique_ptr<Strategy> make_return_queue(const Setup& setup);
std::unique_ptr<Strategy> make_double_buffer(const Setup& setup);
std::unique_ptr<Strategy> make_shared_pointer(const Setup& setup);
std::unique_ptr<Strategy> make_shared_pointer_reused(const Setup& setup);
std::unique_ptr<Strategy> make_refrain(const Setup& setup);
std::unique_ptr<Strategy> make_last_reader(const Setup& setup);
std::unique_ptr<Strategy> make_epochs(const Setup& setup);

}  // namespace refrain::bench::publication
