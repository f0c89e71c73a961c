#include "app/table_option.hpp"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "app/harmonics_file.hpp"
#include "app/nearest_word.hpp"
#include "wavetable/factory.hpp"

namespace refrain::app {
namespace {

std::string nearest_table(const std::string& typed) {
    std::vector<std::string> names;
    for (const wavetable::FactoryTable& table : wavetable::factory_tables()) {
        names.emplace_back(table.name);
    }
    return nearest_word(typed, names);
}

}  // namespace

tl::expected<patch::TableSourcePtr, std::string> table_named(const std::string& name_or_path) {
    if (auto frames = wavetable::factory_frames(name_or_path); !frames.empty()) {
        return std::make_shared<patch::TableSource>(
            patch::TableSource{.name = name_or_path, .frames = std::move(frames)});
    }
    std::error_code no_error;
    if (name_or_path.find('/') == std::string::npos && !std::filesystem::exists(name_or_path, no_error)) {
        const std::string nearest = nearest_table(name_or_path);
        return tl::make_unexpected("--table " + name_or_path +
                                   ": expected a table's name (refrain --tables lists them) or a file of harmonics" +
                                   (nearest.empty() ? "; there is no such file" : "; did you mean " + nearest + "?"));
    }
    auto harmonics = read_harmonics_file(name_or_path);
    if (!harmonics) {
        return tl::make_unexpected(harmonics.error());
    }
    return patch::drawn_table(std::move(*harmonics));
}

}  // namespace refrain::app
