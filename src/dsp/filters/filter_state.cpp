#include "dsp/filters/filter_state.hpp"

namespace refrain::dsp {

void reset(FilterState& state, std::size_t lane) REFRAIN_RT {
    for (Row& row : state.memory) {
        row.lane[lane] = 0.0F;
    }
}

}  // namespace refrain::dsp
