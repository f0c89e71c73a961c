#include "app/nearest_word.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace refrain::app {
namespace {

// How many single-letter changes lead from one word to the other (Levenshtein 1966).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest_word(std::string_view typed, const std::vector<std::string>& known) {
    std::string nearest;
    std::size_t least = 3;
    for (const std::string& word : known) {
        const std::size_t away = distance(typed, word);
        if (away < least && 2 * away < word.size()) {
            least = away;
            nearest = word;
        }
    }
    return nearest;
}

}  // namespace refrain::app
