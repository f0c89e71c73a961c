#include "ui/table_edit.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "wavetable/factory.hpp"

namespace refrain::ui {
namespace {

std::size_t inside(const patch::TableSource& table, std::size_t frame) {
    return std::min(frame, table.frames.size() - 1);
}

patch::TableSourcePtr drawn(std::vector<wavetable::Harmonics> frames) {
    return std::make_shared<patch::TableSource>(patch::TableSource{.name = {}, .frames = std::move(frames)});
}

}  // namespace

patch::TableSourcePtr factory_table(std::string_view name) {
    std::vector<wavetable::Harmonics> frames = wavetable::factory_frames(name);
    if (frames.empty()) {
        return drawn({{}});
    }
    return std::make_shared<patch::TableSource>(
        patch::TableSource{.name = std::string(name), .frames = std::move(frames)});
}

const wavetable::Harmonics& frame_of(const patch::TableSource& table, std::size_t frame) {
    return table.frames[inside(table, frame)];
}

patch::TableSourcePtr with_frame(const patch::TableSource& table, std::size_t frame, wavetable::Harmonics harmonics) {
    harmonics.resize(std::min(harmonics.size(), wavetable::kMaxHarmonics));
    std::vector<wavetable::Harmonics> frames = table.frames;
    frames[inside(table, frame)] = std::move(harmonics);
    return drawn(std::move(frames));
}

patch::TableSourcePtr with_frame_doubled(const patch::TableSource& table, std::size_t frame) {
    std::vector<wavetable::Harmonics> frames = table.frames;
    if (frames.size() < wavetable::kMaxFrames) {
        const auto at = frames.begin() + static_cast<std::ptrdiff_t>(inside(table, frame));
        wavetable::Harmonics copy = *at;
        frames.insert(at + 1, std::move(copy));
    }
    return drawn(std::move(frames));
}

patch::TableSourcePtr without_frame(const patch::TableSource& table, std::size_t frame) {
    std::vector<wavetable::Harmonics> frames = table.frames;
    if (frames.size() > 1) {
        frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(inside(table, frame)));
    }
    return drawn(std::move(frames));
}

}  // namespace refrain::ui
