#include "app/starting_patch.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "app/table_option.hpp"
#include "patch/files/patch_file.hpp"

namespace refrain::app {
namespace {

tl::expected<patch::Patch, std::string> opened(const std::string& file) {
    if (file.empty()) {
        return patch::Patch{};
    }
    patch::PatchNotes notes;
    auto patch = patch::read_patch_file(file, &notes);
    for (const std::string& note : notes) {
        spdlog::warn("{}", note);
    }
    return patch;
}

}  // namespace

tl::expected<patch::Patch, std::string> starting_patch(const SoundOptions& options) {
    auto patch = opened(options.patch);
    if (!patch) {
        return patch;
    }
    if (options.table) {
        auto table = table_named(*options.table);
        if (!table) {
            return tl::make_unexpected(table.error());
        }
        patch->set_table(0, std::move(*table));
    }
    for (const Setting& setting : options.settings) {
        patch->set_value(setting.parameter, setting.value);
    }
    return patch;
}

}  // namespace refrain::app
