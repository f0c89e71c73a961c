#include "jack/library.hpp"

#include <dlfcn.h>
#include <jack/jack.h>

#include <mutex>
#include <string_view>

namespace refrain::jack {

namespace {

std::mutex complaint_mutex;
std::string complaint;

void keep(const char* text) {
    // jackd2 says this of memory that it never had, behind the reason why it has none.
    if (std::string_view(text).find("Init not done for") != std::string_view::npos) {
        return;
    }
    const std::lock_guard lock(complaint_mutex);
    complaint = text;
    while (!complaint.empty() && (complaint.back() == '\n' || complaint.back() == '.')) {
        complaint.pop_back();
    }
}

void ignore(const char*) {}

}  // namespace

void silence_library() {
    jack_set_error_function(&keep);
    jack_set_info_function(&ignore);
}

std::string last_complaint() {
    const std::lock_guard lock(complaint_mutex);
    return complaint;
}

bool library_is_pipewire() {
    // Asked of the loader: jackd2's own version function crashes before the library has been used.
    Dl_info info{};
    const void* const function = dlsym(RTLD_DEFAULT, "jack_client_open");
    return function != nullptr && dladdr(function, &info) != 0 && info.dli_fname != nullptr &&
           std::string_view(info.dli_fname).find("pipewire") != std::string_view::npos;
}

}  // namespace refrain::jack
