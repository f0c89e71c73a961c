#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "app/temporary_folder.hpp"
#include "patch/any_patch.hpp"
#include "patch/files/patch_file.hpp"

namespace refrain::patch {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

/// While it lives, no file may grow beyond `bytes`: a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &old_);
        const rlimit small{bytes, old_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &old_);
        std::signal(SIGXFSZ, signal_);
    }

private:
    rlimit old_{};
    void (*signal_)(int);
};

TEST(PatchSaving, GivesTheSamePatchBack) {
    const TemporaryFolder folder;
    const Patch patch = test::any_patch(5);
    ASSERT_TRUE(write_patch_file(patch, folder / "a.refrain"));
    EXPECT_EQ(*read_patch_file(folder / "a.refrain"), patch);
    const auto header = read_patch_header(folder / "a.refrain");
    ASSERT_TRUE(header) << header.error();
    EXPECT_EQ(header->name, patch.name);
    EXPECT_EQ(header->author, patch.author);
    EXPECT_EQ(folder.names(), std::set<std::string>{"a.refrain"});
}

TEST(PatchSaving, KeepsPermissionsAndLinks) {
    const TemporaryFolder folder;
    const std::string file = folder.write("real.refrain", "old");
    fs::permissions(file, fs::perms(0640));
    fs::create_symlink("real.refrain", folder / "link.refrain");
    fs::create_symlink("missing.refrain", folder / "dangling.refrain");
    ASSERT_TRUE(write_patch_file(Patch{}, folder / "link.refrain"));
    EXPECT_TRUE(fs::is_symlink(folder / "link.refrain"));
    EXPECT_EQ(TemporaryFolder::read(file), write_patch(Patch{}));
    EXPECT_EQ(fs::status(file).permissions(), fs::perms(0640));
    ASSERT_TRUE(write_patch_file(Patch{}, folder / "dangling.refrain"));
    EXPECT_TRUE(fs::is_symlink(folder / "dangling.refrain"));
    EXPECT_TRUE(fs::is_regular_file(folder / "missing.refrain"));
}

TEST(PatchSaving, TakesTheLongestNames) {
    const TemporaryFolder folder;
    const std::string name = folder / (std::string(255 - kPatchExtension.size(), 'x') + std::string(kPatchExtension));
    EXPECT_TRUE(write_patch_file(Patch{}, name));
    EXPECT_TRUE(read_patch_file(name));
}

TEST(PatchSaving, ThatFailsLeavesEverythingAsItWas) {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.refrain", "old");
    {
        const FullDisk full(100);
        EXPECT_EQ(write_patch_file(test::any_patch(1), file).error(), file + ": cannot be written: File too large");
    }
    EXPECT_EQ(TemporaryFolder::read(file), "old");
    EXPECT_EQ(folder.names(), std::set<std::string>{"a.refrain"});

    const std::string missing = folder / "missing/a.refrain";
    EXPECT_EQ(write_patch_file(Patch{}, missing).error(),
              missing + ": cannot be written: there is no folder " + (folder / "missing"));
    EXPECT_EQ(write_patch_file(Patch{}, folder / "").error(),
              (folder / "") + ": is a folder; expected the name of a file");
    EXPECT_EQ(write_patch_file(Patch{}, "/dev/null").error(),
              "/dev/null: is a device or a pipe; expected the name of a file");
    EXPECT_EQ(write_patch_file(Patch{}, "/proc/a.refrain").error().rfind("/proc/a.refrain: cannot be written: ", 0),
              0U);
}

TEST(PatchSaving, IntoAFolderThatMayNotBeWrittenIsRefused) {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.refrain", "old");
    fs::permissions(file, fs::perms(0666));
    fs::permissions(fs::path(file).parent_path(), fs::perms(0555));
    const bool root = geteuid() == 0;  // who may write everywhere
    ASSERT_EQ(root ? seteuid(65534) : 0, 0);
    const auto written = write_patch_file(Patch{}, file);
    ASSERT_EQ(root ? seteuid(0) : 0, 0);
    fs::permissions(fs::path(file).parent_path(), fs::perms(0700));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error(), file + ": cannot be written: Permission denied");
    EXPECT_EQ(TemporaryFolder::read(file), "old");
}

TEST(PatchOpening, OfWhatIsNoFileSaysSo) {
    const TemporaryFolder folder;
    EXPECT_EQ(read_patch_file(folder / "no").error(), (folder / "no") + ": No such file or directory");
    EXPECT_EQ(read_patch_file("/usr").error(), "/usr: is a folder; expected a Refrain patch");
    EXPECT_EQ(read_patch_file("/dev/zero").error(), "/dev/zero: is larger than 64 MiB; expected a Refrain patch");
    EXPECT_EQ(read_patch_header("/usr").error(), "/usr: is a folder; expected a Refrain patch");
}

}  // namespace
}  // namespace refrain::patch
