#include "dsp/oversampling/decimator_state.hpp"

#include "dsp/oversampling/halfband.hpp"

namespace refrain::dsp {

DecimatorState::DecimatorState(DecimatorStage which) : stage(which) {
    const auto exact = halfband_allpasses(decimator_sections(which), decimator_pass_turns(which));
    for (std::size_t i = 0; i < exact.size(); ++i) {
        coefficients[i] = static_cast<float>(exact[i]);
    }
}

void reset(DecimatorState& state, std::size_t lane) REFRAIN_RT {
    for (Row& row : state.memory) {
        row.lane[lane] = 0.0F;
    }
}

}  // namespace refrain::dsp
