#include "jack/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>

namespace refrain::jack {

namespace {

constexpr std::chrono::milliseconds kStep{10};

// What the child gets: no input, its output in our file, none of our other files, default signals, a group of its own.
class SpawnSetup {
public:
    explicit SpawnSetup(int output) {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes);
        sigset_t set;
        sigemptyset(&set);
        posix_spawnattr_setsigmask(&attributes, &set);
        sigfillset(&set);
        posix_spawnattr_setsigdefault(&attributes, &set);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;
    ~SpawnSetup() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

}  // namespace

tl::expected<ChildProcess, std::string> ChildProcess::start(const std::string& program,
                                                            const std::vector<std::string>& arguments) {
    const int output = memfd_create("output", MFD_CLOEXEC);
    if (output < 0) {
        return tl::unexpected(program + ": " + std::generic_category().message(errno));
    }
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);

    const SpawnSetup setup(output);
    pid_t pid = -1;
    const int error = posix_spawnp(&pid, program.c_str(), &setup.files, &setup.attributes, argv.data(), environ);
    if (error != 0) {
        close(output);
        return tl::unexpected(program + ": " + std::generic_category().message(error));
    }
    return ChildProcess(pid, output);
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(status_, other.status_);
    std::swap(output_, other.output_);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (output_ >= 0) {
        close(output_);
    }
}

bool ChildProcess::running() {
    if (pid_ <= 0 || status_) {
        return false;
    }
    int status = 0;
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR)) {
        return true;
    }
    status_ = status;
    return false;
}

bool ChildProcess::wait(std::chrono::milliseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (running()) {
        if (std::chrono::steady_clock::now() >= end) {
            return false;
        }
        std::this_thread::sleep_for(kStep);
    }
    return true;
}

void ChildProcess::kill() {
    if (!running()) {
        return;
    }
    ::kill(pid_, SIGTERM);
    if (!wait(std::chrono::milliseconds(2000))) {
        ::kill(pid_, SIGKILL);
        wait(std::chrono::milliseconds(2000));
    }
}

std::string ChildProcess::output() const {
    constexpr off_t kLongest = 65536;
    const off_t size = output_ < 0 ? 0 : lseek(output_, 0, SEEK_END);
    if (size <= 0) {
        return {};
    }
    std::string text(static_cast<std::size_t>(std::min(size, kLongest)), '\0');
    const ssize_t count = pread(output_, text.data(), text.size(), size - static_cast<off_t>(text.size()));
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
}

}  // namespace refrain::jack
