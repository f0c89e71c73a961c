#pragma once

namespace refrain::bench {

/// Plays at a real cadence while tables are published one by one, and prints how long each took to be heard and its
/// predecessor to be freed.
void print_publication_times(int publications);

}  // namespace refrain::bench
