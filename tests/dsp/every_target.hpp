#pragma once

#include <gtest/gtest.h>
#include <hwy/targets.h>

namespace refrain::dsp::test {

/// Calls `check` once for each instruction set that was built and that this processor has; inside, the kernels() of
/// any file are those of that set.
template <typename Check>
void on_every_target(Check check) {
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        SCOPED_TRACE(hwy::TargetName(target));
        hwy::SetSupportedTargetsForTest(target);
        check();
    }
    hwy::SetSupportedTargetsForTest(0);
}

}  // namespace refrain::dsp::test
