#pragma once

#include "dsp/lanes.hpp"
#include "engine/constants.hpp"

namespace refrain::engine {

/// A straight line over one tick for each voice of a group: `from` at the tick's first frame, `to` at the next tick's.
struct LineRow {
    dsp::Row from;
    dsp::Row to;
};

}  // namespace refrain::engine
