// Breaks the rules of the house on purpose: the layer check must object to each of these.
#include "engine/engine.hpp"

#include <mutex>
