#pragma once

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <string>

namespace refrain::test {

/// An X server of our own without a screen, on a free display number, for the lifetime of the object. It stays as it is
/// when its last client leaves, so that a window may close and another one open at once. DISPLAY points
/// to it. Ended by its process id.
class XServer {
public:
    explicit XServer(const std::string& size = "1400x900") {
        int ends[2] = {-1, -1};
        if (pipe(ends) != 0) {
            return;
        }
        pid_ = fork();
        if (pid_ == 0) {
            close(ends[0]);
            const std::string number = std::to_string(ends[1]);
            const std::string screen = size + "x24";
            execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", screen.c_str(), "-nolisten", "tcp",
                   "-noreset", static_cast<char*>(nullptr));
            _exit(127);
        }
        close(ends[1]);
        char c = 0;
        while (read(ends[0], &c, 1) == 1 && c != '\n') {
            display_ += c;
        }
        close(ends[0]);
        if (!display_.empty()) {
            display_ = ":" + display_;
            setenv("DISPLAY", display_.c_str(), 1);
            setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        }
    }
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;
    ~XServer() {
        if (pid_ > 0) {
            kill(pid_, SIGTERM);
            waitpid(pid_, nullptr, 0);
        }
    }

    [[nodiscard]] bool runs() const { return !display_.empty(); }

private:
    pid_t pid_ = -1;
    std::string display_;
};

}  // namespace refrain::test
