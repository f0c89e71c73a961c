#pragma once

#include "dsp/lanes.hpp"

namespace refrain::engine {

/// What a filter of a group is set to at one moment, before it is mapped.
struct FilterControls {
    dsp::Row cutoff;     ///< turns a sample of the rate that it runs at
    dsp::Row resonance;  ///< 0..1
    dsp::Row drive;      ///< linear gain, 1 is none
    dsp::Row shape;      ///< 0..1
};

}  // namespace refrain::engine
