#include "app/starting_patch.hpp"

#include <utility>

#include "app/harmonics_file.hpp"

namespace refrain::app {

tl::expected<patch::Patch, std::string> starting_patch(const SoundOptions& options) {
    auto harmonics = table_harmonics(options.table);
    if (!harmonics) {
        return tl::make_unexpected(harmonics.error());
    }
    patch::Patch patch;
    patch.set_table(0, patch::drawn_table(std::move(*harmonics)));
    for (const Setting& setting : options.settings) {
        patch.set_value(setting.parameter, setting.value);
    }
    return patch;
}

}  // namespace refrain::app
