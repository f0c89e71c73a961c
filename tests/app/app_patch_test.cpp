#include <gtest/gtest.h>

#include <string>

#include "app/app.hpp"
#include "app/temporary_folder.hpp"
#include "patch/files/patch_file.hpp"
#include "rt/thread_role.hpp"

namespace refrain::app {
namespace {

PlayOptions silent_options() {
    PlayOptions options;
    options.midi_api = midi::DeviceApi::none;
    return options;
}

class AppPatchTest : public testing::Test {
protected:
    rt::ScopedThreadRole role_{rt::ThreadRole::ui};
    test::TemporaryFolder folder_;
    const patch::ParameterId pan_ = patch::id(patch::Osc::pan, 0);
};

TEST_F(AppPatchTest, SavesAndOpensWhatIsPlayed) {
    App app(silent_options(), patch::Patch{});
    EXPECT_EQ(app.patch_file(), "");
    EXPECT_FALSE(app.patch_modified());
    app.set_value(pan_, 0.5F);
    EXPECT_TRUE(app.patch_modified());
    const std::string file = folder_ / "Wide lead.refrain";
    ASSERT_TRUE(app.save_patch(file));
    EXPECT_FALSE(app.patch_modified());
    EXPECT_EQ(app.patch_file(), file);
    EXPECT_EQ(app.patch().name, "Wide lead") << "a patch is called what its player called it";

    app.set_value(pan_, -1.0F);
    ASSERT_TRUE(app.open_patch(file));
    EXPECT_EQ(app.value(pan_), 0.5F);
    EXPECT_FALSE(app.patch_modified());
    EXPECT_EQ(app.patch_file(), file);
    EXPECT_EQ(app.shut_down(), 0U);
}

TEST_F(AppPatchTest, SavedAgainKeepsItsName) {
    patch::Patch named;
    named.name = "Glass choir";
    ASSERT_TRUE(patch::write_patch_file(named, folder_ / "choir.refrain"));
    App app(silent_options(), patch::Patch{});
    ASSERT_TRUE(app.open_patch(folder_ / "choir.refrain"));
    app.set_value(pan_, 0.5F);
    ASSERT_TRUE(app.save_patch(folder_ / "choir.refrain"));
    EXPECT_EQ(app.patch().name, "Glass choir");
    EXPECT_EQ(patch::read_patch_file(folder_ / "choir.refrain")->value(pan_), 0.5F);
}

TEST_F(AppPatchTest, AFileThatCannotBeReadChangesNothing) {
    App app(silent_options(), patch::Patch{});
    app.set_value(pan_, 0.5F);
    const std::string broken = folder_.write("broken.refrain", R"({"refrain": {"schema": 1}, "matrix": 3})");
    const auto opened = app.open_patch(broken);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error(), broken + ": /matrix: expected a list of lines, [{...}, ...], found 3");
    EXPECT_EQ(app.value(pan_), 0.5F);
    EXPECT_TRUE(app.patch_modified());
    EXPECT_EQ(app.patch_file(), "");
}

TEST_F(AppPatchTest, AFileThatCannotBeWrittenLeavesThePatchUnsaved) {
    App app(silent_options(), patch::Patch{});
    app.set_value(pan_, 0.5F);
    EXPECT_FALSE(app.save_patch(folder_ / "missing/a.refrain"));
    EXPECT_TRUE(app.patch_modified());
    EXPECT_EQ(app.patch_file(), "");
    EXPECT_EQ(app.patch().name, "Init");
}

TEST_F(AppPatchTest, StartsWithThePatchOfTheCommandLine) {
    PlayOptions options = silent_options();
    options.sound.patch = folder_ / "a.refrain";
    EXPECT_EQ(App(options, patch::Patch{}).patch_file(), folder_ / "a.refrain");
    EXPECT_FALSE(App(options, patch::Patch{}).patch_modified());
    options.sound.table = "sine";
    EXPECT_TRUE(App(options, patch::Patch{}).patch_modified());
}

TEST_F(AppPatchTest, OffersTheFactorysPatches) {
    const App app(silent_options(), patch::Patch{});
    EXPECT_FALSE(app.factory_patches().empty());
}

}  // namespace
}  // namespace refrain::app
