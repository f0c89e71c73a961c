#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bench/publication/journal.hpp"
#include "bench/quantile.hpp"
#include "bench/real_time.hpp"
#include "support/page_faults.hpp"
#include "wavetable/table_memory.hpp"

// What it costs the audio thread to meet a page that is not there: refrain_page_faults [FOLDER]. One object of JSON for
// each kind of memory on standard output. FOLDER is on a disk, and gets a file for what can only be read back from one.
namespace refrain::bench::publication {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kPages = 4096;  // 16 MiB
constexpr std::size_t kBytes = kPage * kPages;

struct Touches {
    std::vector<double> ns;  ///< of each page's first read, in a shuffled order
    test::PageFaults faults;
};

/// A thread like the audio thread does `access` to the first byte of each page.
template <class Access>
Touches touch(std::uint8_t* memory, Access access) {
    Touches touches;
    touches.ns.resize(kPages);
    std::thread([&] {
        static_cast<void>(become_real_time());
        const test::PageFaults before = test::page_faults();
        for (std::size_t i = 0; i < kPages; ++i) {
            const std::size_t page = i * 1031 % kPages;  // no neighbour after the other: nothing is read ahead
            const std::int64_t start = now_ns();
            access(memory[page * kPage]);
            touches.ns[i] = static_cast<double>(now_ns() - start);
        }
        touches.faults = test::page_faults() - before;
    }).join();
    return touches;
}

Touches touch(std::uint8_t* memory) {
    return touch(memory, [](const volatile std::uint8_t& byte) { static_cast<void>(std::uint8_t{byte}); });
}

void print(const char* name, const Touches& touches, const std::string& remark = "") {
    std::vector<double> ns = touches.ns;
    std::sort(ns.begin(), ns.end());
    const nlohmann::ordered_json line{{"memory", name},
                                      {"pages", ns.size()},
                                      {"minor", touches.faults.minor},
                                      {"major", touches.faults.major},
                                      {"median_ns", quantile(ns, 0.5)},
                                      {"p99_ns", quantile(ns, 0.99)},
                                      {"max_ns", ns.back()},
                                      {"remark", remark}};
    std::printf("%s\n", line.dump().c_str());
}

/// Memory for as long as it is measured; ends the program where there is none.
class Mapping {
public:
    Mapping(std::size_t bytes, int flags, int file) : bytes_(bytes) {
        const int protection = file < 0 ? PROT_READ | PROT_WRITE : PROT_READ;
        void* const memory = mmap(nullptr, bytes, protection, flags, file, 0);
        if (memory == MAP_FAILED) {
            std::perror("error: no memory");
            std::exit(1);
        }
        memory_ = static_cast<std::uint8_t*>(memory);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { munmap(memory_, bytes_); }
    [[nodiscard]] std::uint8_t* get() const { return memory_; }

private:
    std::uint8_t* memory_ = nullptr;
    std::size_t bytes_;
};

constexpr int kAnonymous = MAP_PRIVATE | MAP_ANONYMOUS;

void measure_fresh() {
    const Mapping memory(kBytes, kAnonymous, -1);
    print("fresh", touch(memory.get()), "read: the kernel lends its page of zeros");
    const Mapping written(kBytes, kAnonymous, -1);
    const Touches touches = touch(written.get(), [](volatile std::uint8_t& byte) { byte = 1; });
    print("fresh, written", touches, "the kernel finds a page and clears it");
}

void measure_touched() {
    const Mapping memory(kBytes, kAnonymous, -1);
    std::memset(memory.get(), 1, kBytes);
    print("touched before", touch(memory.get()));
}

void measure_huge() {
    constexpr std::size_t kHuge = std::size_t{2} << 20;
    const Mapping memory(kBytes + kHuge, kAnonymous, -1);
    const std::size_t over = reinterpret_cast<std::uintptr_t>(memory.get()) % kHuge;
    std::uint8_t* const aligned = memory.get() + (over == 0 ? 0 : kHuge - over);
    const bool advised = madvise(aligned, kBytes, MADV_HUGEPAGE) == 0;
    const std::string remark = advised ? "2 MiB pages asked for" : "2 MiB pages refused here";
    print("fresh, huge pages", touch(aligned), remark);
    std::memset(aligned, 1, kBytes);
    print("touched before, huge pages", touch(aligned), remark);
}

/// `locked`: with mlock, before the kernel is asked to give the pages away.
void measure_paged_out(const std::string& folder, bool locked) {
    const std::string path = folder + "/page_faults.tmp";
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const std::vector<std::uint8_t> contents(kBytes, 1);
    if (file < 0 || write(file, contents.data(), kBytes) != static_cast<ssize_t>(kBytes) || fsync(file) != 0) {
        std::fprintf(stderr, "error: cannot write %s: %s\n", path.c_str(), std::strerror(errno));
        std::exit(1);
    }
    unlink(path.c_str());
    {
        const Mapping memory(kBytes, MAP_SHARED, file);
        madvise(memory.get(), kBytes, MADV_RANDOM);
        static_cast<void>(touch(memory.get()));
        const bool held = locked && mlock(memory.get(), kBytes) == 0;
        madvise(memory.get(), kBytes, MADV_PAGEOUT);
        if (!held) {
            madvise(memory.get(), kBytes, MADV_DONTNEED);
            posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        }
        const Touches touches = touch(memory.get());
        print(locked ? "paged out, but locked" : "paged out", touches,
              !locked ? "read back from a file, as from swap"
              : held  ? "locked: they stayed"
                      : "mlock refused here");
    }
    close(file);
}

void measure_shipped() {
    wavetable::TableMemory memory(kBytes / sizeof(float));
    print("wavetable::TableMemory", touch(reinterpret_cast<std::uint8_t*>(memory.data())),
          memory.locked() ? "touched and locked" : "touched; mlock refused here");
}

}  // namespace
}  // namespace refrain::bench::publication

int main(int argc, char** argv) {
    using namespace refrain::bench::publication;
    const std::string folder = argc > 1 ? argv[1] : ".";
    measure_fresh();
    measure_touched();
    measure_huge();
    measure_paged_out(folder, false);
    measure_paged_out(folder, true);
    measure_shipped();
    return 0;
}
