#include "patch/files/migration.hpp"

#include <array>

#include "patch/files/patch_file.hpp"

namespace refrain::patch {
namespace {

// {.from = 1, .apply = name_of_what_it_does}, ...
constexpr std::array<Migration, kSchema - 1> kMigrations{};

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

void migrate(Json& document, int from, std::span<const Migration> all) {
    for (const Migration& migration : all) {
        if (migration.from >= from) {
            migration.apply(document);
        }
    }
}

}  // namespace refrain::patch
