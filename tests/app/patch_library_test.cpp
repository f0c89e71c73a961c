#include "app/patch_library.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/starting_patch.hpp"
#include "app/temporary_folder.hpp"
#include "patch/files/patch_file.hpp"

namespace refrain::app {
namespace {

std::string patch_text(const std::string& name, const std::string& category) {
    patch::Patch patch;
    patch.name = name;
    patch.category = category;
    patch.set_value(patch::id(patch::Osc::pan, 0), -0.25F);
    return patch::write_patch(patch);
}

TEST(PatchLibrary, ListsAFolderByCategoryAndName) {
    const test::TemporaryFolder folder;
    folder.write("1.refrain", patch_text("Violet", "Pad"));
    folder.write("2.refrain", patch_text("Amber", "Pad"));
    folder.write("3.refrain", patch_text("Zinc", "Bass"));
    folder.write("4.refrain", patch_text("", "Bass"));
    folder.write("broken.refrain", "{");
    folder.write("readme.txt", "no patch");
    std::vector<std::string> names;
    for (const ui::PatchListing& patch : patches_in(folder / "")) {
        names.push_back(patch.category + '/' + patch.name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"Bass/4", "Bass/Zinc", "Pad/Amber", "Pad/Violet"}));
    EXPECT_TRUE(patches_in(folder / "nowhere").empty());
}

TEST(StartingPatch, IsThePatchWithAnotherTableAndOtherValues) {
    const test::TemporaryFolder folder;
    SoundOptions options;
    EXPECT_EQ(*starting_patch(options), patch::Patch{});
    options.patch = folder.write("a.refrain", patch_text("Amber", "Pad"));
    EXPECT_FALSE(options.edits());
    EXPECT_EQ(starting_patch(options)->name, "Amber");
    options.table = "glass";
    options.settings = {{.parameter = patch::id(patch::Osc::fine, 0), .value = 7.0F}};
    EXPECT_TRUE(options.edits());
    const auto patch = starting_patch(options);
    ASSERT_TRUE(patch) << patch.error();
    EXPECT_EQ(patch->value(patch::id(patch::Osc::pan, 0)), -0.25F);
    EXPECT_EQ(patch->value(patch::id(patch::Osc::fine, 0)), 7.0F);
    EXPECT_EQ(patch->table(0)->name, "glass");
    options.patch = folder / "none.refrain";
    EXPECT_EQ(starting_patch(options).error(), options.patch + ": No such file or directory");
}

}  // namespace
}  // namespace refrain::app
