// Opening and saving patches, without a window.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <filesystem>
#include <fstream>

#include "ui/face_fixture.hpp"
#include "ui/files/folder_view.hpp"

namespace refrain::ui {
namespace {

namespace fs = std::filesystem;

/// A folder with two patches, something else, and a folder.
struct PatchFolder : FaceTest {
    fs::path folder;

    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "refrain-patches-XXXXXX").string();
        folder = fs::path(mkdtemp(name.data()));
        fs::create_directory(folder / "basses");
        for (const char* file : {"glass.refrain", "glow.refrain", "notes.txt", ".hidden.refrain"}) {
            std::ofstream(folder / file) << "{}";
        }
        FaceTest::SetUp();
    }
    void TearDown() override {
        FaceTest::TearDown();
        fs::remove_all(folder);
    }
    void retype(const std::string& text) {
        // All that is there is selected when the field opens.
        pictures(3);
        type(text);
        pictures(2);
    }
};

TEST_F(PatchFolder, ListsFoldersFirstAndPatchesOnly) {
    EXPECT_EQ(entries_of(folder, kPatchExtension),
              (std::vector<FolderEntry>{{"basses", true}, {"glass.refrain", false}, {"glow.refrain", false}}));
    EXPECT_TRUE(entries_of(folder / "nowhere", kPatchExtension).empty());
}

TEST_F(PatchFolder, CompletesAsFarAsNamesAgree) {
    const std::string here = (folder / "").string();
    EXPECT_EQ(completed(here + "g", kPatchExtension), here + "gl");
    EXPECT_EQ(completed(here + "gla", kPatchExtension), here + "glass.refrain");
    EXPECT_EQ(completed(here + "b", kPatchExtension), here + "basses/");
    EXPECT_EQ(completed(here + "x", kPatchExtension), here + "x");
}

TEST_F(PatchFolder, OpensWhatIsTypedAndCompletedWithTab) {
    click("patch.open");
    EXPECT_TRUE(face.controls().typing());
    retype((folder / "gla").string());
    press(GLFW_KEY_TAB);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(model.opened, (std::vector<fs::path>{folder / "glass.refrain"}));
    EXPECT_FALSE(face.controls().overlay.is_open());
    EXPECT_TRUE(model.notes.empty());
}

TEST_F(PatchFolder, OpensWhatIsClicked) {
    model.file = folder / "glass.refrain";
    click("patch.open");
    click("file.entry glow.refrain");
    click("file.go");
    EXPECT_EQ(model.opened, (std::vector<fs::path>{folder / "glow.refrain"}));
}

TEST_F(PatchFolder, ShowsInOneLineWhyAFileCannotBeOpenedAndStays) {
    model.complaint = "glass.refrain: line 1: expected a patch";
    click("patch.open");
    retype((folder / "glass.refrain").string());
    press(GLFW_KEY_ENTER);
    EXPECT_TRUE(face.controls().overlay.is_open());
    EXPECT_TRUE(model.opened.empty());
    model.complaint.clear();
    pictures(3);
    click("file.go");
    EXPECT_EQ(model.opened.size(), 1U);
}

TEST_F(PatchFolder, AsksBeforeItWritesOverAnotherFileOnly) {
    model.file = folder / "glow.refrain";
    click("patch.save");
    EXPECT_EQ(model.saved, (std::vector<fs::path>{folder / "glow.refrain"})) << "its own file needs no question";
    click("patch.save_as");
    retype((folder / "glass").string() + ".refrain");
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(model.saved.size(), 1U);
    ASSERT_TRUE(shown("file.keep"));
    click("file.keep");
    EXPECT_EQ(model.saved.size(), 1U);
    click("file.go");
    click("file.replace");
    EXPECT_EQ(model.saved.back(), folder / "glass.refrain");
    EXPECT_FALSE(face.controls().overlay.is_open());
    click("patch.save_as");
    retype((folder / "new").string());
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(model.saved.back(), folder / "new.refrain") << "the ending comes by itself";
}

TEST_F(PatchFolder, SavingWithoutAFileAsksForOne) {
    click("patch.save");
    EXPECT_EQ(face.controls().overlay.name(), "file");
    press(GLFW_KEY_ESCAPE);
    EXPECT_FALSE(face.controls().overlay.is_open());
    EXPECT_TRUE(model.saved.empty());
}

TEST_F(FaceTest, FactoryPatchesAreListedAndSteppedThrough) {
    model.factory = {{"Glass", "Pads", "/p/glass"}, {"Iron", "Basses", "/p/iron"}, {"Wood", "Basses", "/p/wood"}};
    click("patch.list");
    EXPECT_EQ(face.controls().overlay.name(), "patches");
    press(GLFW_KEY_DOWN);
    press(GLFW_KEY_ENTER);
    EXPECT_EQ(model.opened, (std::vector<fs::path>{"/p/wood"}));
    click("patch.next");
    EXPECT_EQ(model.opened.back(), "/p/glass");
}

TEST_F(FaceTest, UnsavedChangesAreNotLostUnasked) {
    model.set_value(patch::id(patch::Osc::pan, 0), 0.5F);
    model.modified = true;
    click("patch.new");
    ASSERT_TRUE(shown("question.no"));
    click("question.no");
    EXPECT_EQ(value(patch::id(patch::Osc::pan, 0)), 0.5F);
    click("patch.new");
    click("question.yes");
    EXPECT_EQ(model.patch(), patch::Patch());
    model.modified = false;
    model.complaint = "/p/glass: no such file";
    model.factory = {{"Glass", "Pads", "/p/glass"}};
    click("patch.next");
    EXPECT_EQ(face.controls().notice.text(), model.complaint);
}

}  // namespace
}  // namespace refrain::ui
