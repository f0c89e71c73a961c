#include "engine/voices/filter_stage.hpp"

#include <algorithm>
#include <utility>

#include "engine/voices/audio_modulation.hpp"
#include "engine/voices/filter_controls.hpp"

namespace refrain::engine {
namespace {

std::uint32_t padded(std::uint32_t samples) REFRAIN_RT {
    return (samples + kTickFrames - 1) / kTickFrames * kTickFrames;
}

}  // namespace

FilterStage::FilterStage(const Kernels& kernels, std::size_t groups)
    : kernels_(kernels),
      filters_(dsp::filter_kernels()),
      decimators_(dsp::decimator_kernels()),
      memories_(groups),
      comb_rows_(groups * patch::kFilters * kSides * dsp::kCombRows),
      scratch_(1) {
    dsp::Row* rows = comb_rows_.data();
    for (Memory& memory : memories_) {
        for (auto& sides : memory.filters) {
            for (dsp::FilterState& state : sides) {
                state.delay = std::exchange(rows, rows + dsp::kCombRows);
            }
        }
    }
}

void FilterStage::reset(std::size_t group, std::size_t lane) REFRAIN_RT {
    Memory& memory = memories_[group];
    for (auto& sides : memory.filters) {
        for (dsp::FilterState& state : sides) {
            dsp::reset(state, lane);
        }
    }
    for (auto& side : memory.decimators) {
        for (dsp::DecimatorState& state : side) {
            dsp::reset(state, lane);
        }
    }
}

void FilterStage::reset() REFRAIN_RT {
    for (std::size_t group = 0; group < memories_.size(); ++group) {
        for (std::size_t lane = 0; lane < dsp::kLanes; ++lane) {
            reset(group, lane);
        }
    }
}

void FilterStage::part_sides() REFRAIN_RT {
    for (Memory& memory : memories_) {
        for (auto& sides : memory.filters) {
            sides[1].memory = sides[0].memory;
        }
        memory.decimators[1] = memory.decimators[0];
    }
}

void FilterStage::tick(const Plan& plan, Group& group, dsp::LaneMask mask, std::uint32_t place,
                       std::uint32_t frames) REFRAIN_RT {
    for (std::size_t i = 0; i < patch::kFilters; ++i) {
        if (!plan.filters[i].on) {
            continue;
        }
        FilterControls controls;
        kernels_.read_filter_controls(plan, group, i, controls);
        FilterLines& lines = group.filters[i];
        if (!plan.filters[i].maps_each_sample) {
            filters_.map_cutoff(plan.filters[i].type, &controls.cutoff, &controls.cutoff, 1);
        }
        filters_.map_resonance(plan.filters[i].type, &controls.resonance, &controls.resonance, 1);
        kernels_.aim_row(lines.cutoff, controls.cutoff, mask, place, frames);
        kernels_.aim_row(lines.resonance, controls.resonance, mask, place, frames);
        kernels_.aim_row(lines.shape, controls.shape, mask, place, frames);
        kernels_.aim_row(lines.drive, controls.drive, mask, place, frames);
    }
}

void FilterStage::take_bus(const Plan& plan, const Buses& buses, Buses::Bus bus, std::uint32_t samples, bool add,
                           Sides& to) REFRAIN_RT {
    for (std::size_t side = 0; side < (plan.stereo ? kSides : 1U); ++side) {
        const Buses::Lanes& lanes = side == 0 ? buses.left[bus] : buses.right[bus];
        if (!add) {
            kernels_.to_rows(lanes, padded(samples), to[side].data());
            continue;
        }
        Signal& rows = scratch_.front().cutoff;  // free until the next filter draws its controls
        kernels_.to_rows(lanes, padded(samples), rows.data());
        kernels_.add_rows(rows.data(), samples, to[side].data());
    }
}

// Oscillators that move the cutoff, sample by sample.
void FilterStage::modulate_cutoff(const Plan& plan, const Group& group, const Buses& buses, std::size_t index,
                                  std::uint32_t samples) REFRAIN_RT {
    Scratch& scratch = scratch_.front();
    const patch::ParameterId cutoff = patch::id(patch::Filter::cutoff, index);
    for (const Matrix::Active& route : plan.matrix->audio_routes()) {
        if (route.target != cutoff) {
            continue;
        }
        kernels_.to_rows(buses.modulators[oscillator_of(route.source)], padded(samples), scratch.shape.data());
        dsp::Row octaves;
        for (std::size_t lane = 0; lane < dsp::kLanes; ++lane) {
            const float scaler = route.scaler == patch::Source::none
                                     ? 1.0F
                                     : group.sources[static_cast<std::size_t>(route.scaler)].lane[lane];
            octaves.lane[lane] = route.amount * scaler * plan.values->map(cutoff).octaves;
        }
        kernels_.bend_rows(scratch.shape.data(), octaves, samples, scratch.cutoff.data());
    }
    filters_.map_cutoff(plan.filters[index].type, scratch.cutoff.data(), scratch.cutoff.data(), samples);
}

void FilterStage::filter(const Plan& plan, Group& group, Memory& memory, const Buses& buses, std::size_t index,
                         std::uint32_t place, std::uint32_t samples) REFRAIN_RT {
    Scratch& scratch = scratch_.front();
    const FilterPlan& filter = plan.filters[index];
    const FilterLines& lines = group.filters[index];
    const float step = 1.0F / static_cast<float>(1U << plan.oversampling_log2);
    const auto start = static_cast<float>(place);
    kernels_.draw_rows(lines.cutoff, start, step, samples, scratch.cutoff.data());
    if (filter.maps_each_sample) {
        modulate_cutoff(plan, group, buses, index, samples);
    }
    kernels_.draw_rows(lines.resonance, start, step, samples, scratch.resonance.data());
    if (filter.reads_shape) {
        kernels_.draw_rows(lines.shape, start, step, samples, scratch.shape.data());
    }
    auto& [left, right] = scratch.input;
    if (filter.drives) {
        kernels_.draw_rows(lines.drive, start, step, samples, scratch.drive.data());
        filters_.saturate(left.data(), scratch.drive.data(), samples);
        if (plan.stereo) {
            filters_.saturate(right.data(), scratch.drive.data(), samples);
        }
    }
    auto& [left_state, right_state] = memory.filters[index];
    if (plan.stereo) {
        filters_.render_stereo(filter.type, left_state, right_state, left.data(), right.data(), scratch.cutoff.data(),
                               scratch.resonance.data(), scratch.shape.data(), samples, group.sounding);
    } else {
        filters_.render(filter.type, left_state, left.data(), scratch.cutoff.data(), scratch.resonance.data(),
                        scratch.shape.data(), samples, group.sounding);
    }
}

void FilterStage::render(const Plan& plan, Group& group, std::size_t index, std::uint32_t place, std::uint32_t frames,
                         Buses& buses) REFRAIN_RT {
    const bool filters = plan.filters[0].on || plan.filters[1].on;
    if (!filters && plan.oversampling_log2 == 0) {
        return;
    }
    Scratch& scratch = scratch_.front();
    Memory& memory = memories_[index];
    const std::uint32_t samples = frames << plan.oversampling_log2;
    const std::size_t sides = plan.stereo ? kSides : 1;
    bool has_output = false;
    const auto put_out = [&]() REFRAIN_RT {
        for (std::size_t side = 0; side < sides; ++side) {
            if (has_output) {
                kernels_.add_rows(scratch.input[side].data(), samples, scratch.output[side].data());
            } else {
                std::copy_n(scratch.input[side].begin(), samples, scratch.output[side].begin());
            }
        }
        has_output = true;
    };
    const bool second = plan.filters[1].on;
    bool feeds_second = false;
    if (plan.filters[0].on) {
        take_bus(plan, buses, Buses::filter_1, samples, false, scratch.input);
        filter(plan, group, memory, buses, 0, place, samples);
        feeds_second = second && !plan.parallel;
        if (!feeds_second) {
            put_out();
        }
    }
    if (second) {
        take_bus(plan, buses, Buses::filter_2, samples, feeds_second, scratch.input);
        filter(plan, group, memory, buses, 1, place, samples);
        put_out();
    }
    take_bus(plan, buses, Buses::direct, samples, has_output, scratch.output);
    decimate(plan, memory, group.sounding, frames);
    for (std::size_t side = 0; side < sides; ++side) {
        kernels_.to_lanes(scratch.output[side].data(), kTickFrames,
                          side == 0 ? buses.left[Buses::direct] : buses.right[Buses::direct]);
    }
}

void FilterStage::decimate(const Plan& plan, Memory& memory, dsp::LaneMask mask, std::uint32_t frames) REFRAIN_RT {
    for (std::size_t side = 0; side < (plan.stereo ? kSides : 1U); ++side) {
        dsp::Row* const rows = scratch_.front().output[side].data();
        for (std::uint32_t stage = plan.oversampling_log2; stage-- > 0;) {
            decimators_.halve(memory.decimators[side][stage], rows, rows, frames << stage, mask);
        }
    }
}

}  // namespace refrain::engine
