#include <spdlog/spdlog.h>

#include "app/app.hpp"
#include "patch/files/patch_file.hpp"
#include "rt/thread_role.hpp"

// How App opens and saves patches.
namespace refrain::app {

tl::expected<void, std::string> App::open_patch(const std::filesystem::path& file) {
    rt::assert_role(rt::ThreadRole::ui);
    patch::PatchNotes notes;
    const auto opened = patch::read_patch_file(file, &notes);
    if (!opened) {
        return tl::make_unexpected(opened.error());
    }
    for (const std::string& note : notes) {
        spdlog::warn("{}", note);
    }
    set_patch(*opened);
    patch_file_ = file;
    return {};
}

tl::expected<void, std::string> App::save_patch(const std::filesystem::path& file) {
    rt::assert_role(rt::ThreadRole::ui);
    patch::Patch saved = patch_;
    if (file != patch_file_) {
        saved.name = file.stem().string();
    }
    if (const auto written = patch::write_patch_file(saved, file); !written) {
        return written;
    }
    patch_.name = saved.name;
    patch_file_ = file;
    modified_ = false;
    return {};
}

}  // namespace refrain::app
