#pragma once

#include <map>
#include <string>

namespace refrain::bench {

/// Costs by the name of their benchmark, in ns per voice per sample.
using Costs = std::map<std::string, double>;

/// Draws what a voice costs over how many there are, as SVG; false when the file cannot be written.
bool write_scaling_plot(const Costs& costs, const std::string& path);

}  // namespace refrain::bench
