// Real-time functions that do what one may, and with SIN_... one thing that none may. Compiled only, never run.
#include <mutex>

#include "rt/denormals.hpp"
#include "rt/publisher.hpp"
#include "rt/realtime.hpp"
#include "rt/thread_role.hpp"

namespace canary {

using namespace refrain;

struct Table final : rt::Counted {
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(*this); }
    float sample = 0.0F;
};

struct Effect {
    virtual ~Effect() = default;
    virtual void process(float& sample) REFRAIN_RT = 0;
    virtual void describe() = 0;
};

void unmarked();

// What the process callback stands on: all of this must pass the verification.
float render(rt::Publisher<Table, 1, 8>::Queue& queue, rt::SpscQueue<float, 8>& meter, Effect& effect) REFRAIN_RT {
    const rt::ScopedNoDenormals no_denormals;
    const rt::ScopedThreadRole role(rt::ThreadRole::audio);
    rt::assert_role(rt::ThreadRole::audio);
    rt::Publication<Table> message;
    float sample = 0.0F;
    while (queue.front() != nullptr && queue.read_available() != 0 && queue.pop(message)) {
        const rt::Ref<Table> table = message.table.open();
        const rt::Ref<Table> second = table.duplicate();
        sample += second->sample;
    }
    effect.process(sample);
    static_cast<void>(meter.write_available() != 0 && meter.push(sample));

#if defined(SIN_ALLOCATES)
    delete new float(sample);
#elif defined(SIN_LOCKS)
    static_cast<std::mutex*>(nullptr)->lock();
#elif defined(SIN_THROWS)
    if (sample > 1.0F) {
        throw sample;
    }
#elif defined(SIN_CALLS_UNMARKED)
    unmarked();
#elif defined(SIN_VIRTUAL_UNMARKED)
    effect.describe();
#endif
    return sample;
}

}  // namespace canary
