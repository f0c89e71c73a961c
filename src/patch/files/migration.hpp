#pragma once

#include <span>

#include "patch/files/json_text.hpp"

namespace refrain::patch {

/// Turns a document of schema `from` into one of the next.
struct Migration {
    int from;
    void (*apply)(Json& document);
};

/// The program's own, from the oldest on: one for each schema before kSchema.
[[nodiscard]] std::span<const Migration> migrations();

/// Applies what a document of schema `from` needs, in order.
void migrate(Json& document, int from, std::span<const Migration> all);

}  // namespace refrain::patch
