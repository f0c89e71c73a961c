#pragma once

#include <optional>
#include <vector>

#include "ui/controls/pick_list.hpp"

namespace refrain::ui {

/// All that a source may move, under the headings of their sections, as rows of a list.
struct TargetList {
    explicit TargetList(patch::Source source);

    std::vector<PickList::Row> rows;
    std::vector<std::optional<patch::ParameterId>> targets;  ///< of each row; headings have none

    /// The row of that parameter, or PickList::kNone.
    [[nodiscard]] std::size_t row_of(patch::ParameterId id) const;
};

}  // namespace refrain::ui
