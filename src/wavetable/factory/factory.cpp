#include "wavetable/factory.hpp"

#include <algorithm>
#include <array>

#include "wavetable/factory/recipe.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::wavetable {
namespace {

std::vector<factory::Recipe> all_recipes() {
    std::vector<factory::Recipe> all;
    for (const auto group : {factory::classic_recipes(), factory::vocal_recipes(), factory::acoustic_recipes(),
                             factory::spectral_recipes(), factory::digital_recipes()}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

const std::vector<factory::Recipe>& recipes() {
    static const std::vector<factory::Recipe> all = all_recipes();
    return all;
}

}  // namespace

std::span<const FactoryTable> factory_tables() {
    static const std::vector<FactoryTable> tables = [] {
        std::vector<FactoryTable> all;
        std::transform(recipes().begin(), recipes().end(), std::back_inserter(all),
                       [](const factory::Recipe& recipe) { return recipe.table; });
        return all;
    }();
    return tables;
}

std::vector<Harmonics> factory_frames(std::string_view name) {
    if (const auto shape = shape_named(name)) {
        return {shape_harmonics(*shape)};
    }
    const auto found = std::find_if(recipes().begin(), recipes().end(),
                                    [&](const factory::Recipe& recipe) { return recipe.table.name == name; });
    return found == recipes().end() ? std::vector<Harmonics>{} : factory::frames_of(*found);
}

}  // namespace refrain::wavetable
