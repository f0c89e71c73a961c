#pragma once

namespace refrain::bench {

/// Renders so many periods of 64 frames with 64 standard voices and prints how their cost is spread.
void print_cycle_times(int periods);

}  // namespace refrain::bench
