#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dsp/filters/filter_kernels.hpp"
#include "dsp/oversampling/decimator_kernels.hpp"
#include "engine/kernels/kernels.hpp"
#include "engine/voices/buses.hpp"
#include "engine/voices/group.hpp"
#include "engine/voices/plan.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// The way of all groups' voices from the sources' buses through the filters and down to the plain sample rate. What is
/// off is not run. All functions but the constructor: audio thread, wait-free.
class FilterStage {
public:
    FilterStage(const Kernels& kernels, std::size_t groups);

    /// A new voice finds nothing of the one before it.
    void reset(std::size_t group, std::size_t lane) REFRAIN_RT;
    /// After a filter has become another one: nothing is remembered.
    void reset() REFRAIN_RT;
    /// Both sides have been the same, and may go apart.
    void part_sides() REFRAIN_RT;

    /// Aims the filters' controls, as Kernels::tick does the others.
    void tick(const Plan& plan, Group& group, dsp::LaneMask mask, std::uint32_t place, std::uint32_t frames) REFRAIN_RT;

    /// Takes the buses of group `index` to its direct bus, at the plain rate.
    void render(const Plan& plan, Group& group, std::size_t index, std::uint32_t place, std::uint32_t frames,
                Buses& buses) REFRAIN_RT;

private:
    static constexpr std::size_t kSides = 2;
    static constexpr std::size_t kDecimators = 3;

    using Signal = std::array<dsp::Row, dsp::kMaxSpan>;
    using Sides = std::array<Signal, kSides>;

    /// What the filters of a group remember.
    struct Memory {
        std::array<std::array<dsp::FilterState, kSides>, patch::kFilters> filters;
        std::array<std::array<dsp::DecimatorState, kDecimators>, kSides> decimators{
            {{dsp::DecimatorState(dsp::DecimatorStage::to_1x), dsp::DecimatorState(dsp::DecimatorStage::to_2x),
              dsp::DecimatorState(dsp::DecimatorStage::to_4x)},
             {dsp::DecimatorState(dsp::DecimatorStage::to_1x), dsp::DecimatorState(dsp::DecimatorStage::to_2x),
              dsp::DecimatorState(dsp::DecimatorStage::to_4x)}}};
    };

    /// Rows of one call.
    struct Scratch {
        Sides input;
        Sides output;
        Signal cutoff;
        Signal resonance;
        Signal shape;
        Signal drive;
    };

    void filter(const Plan& plan, Group& group, Memory& memory, const Buses& buses, std::size_t index,
                std::uint32_t place, std::uint32_t samples) REFRAIN_RT;
    void modulate_cutoff(const Plan& plan, const Group& group, const Buses& buses, std::size_t index,
                         std::uint32_t samples) REFRAIN_RT;
    void decimate(const Plan& plan, Memory& memory, dsp::LaneMask mask, std::uint32_t frames) REFRAIN_RT;
    void take_bus(const Plan& plan, const Buses& buses, Buses::Bus bus, std::uint32_t samples, bool add,
                  Sides& to) REFRAIN_RT;

    const Kernels& kernels_;
    const dsp::FilterKernels& filters_;
    const dsp::DecimatorKernels& decimators_;
    std::vector<Memory> memories_;
    std::vector<dsp::Row> comb_rows_;
    std::vector<Scratch> scratch_;  // one
};

}  // namespace refrain::engine
