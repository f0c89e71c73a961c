#include <cstdio>
#include <string>

#include "support/folding.hpp"

// What folds at each factor of oversampling, in dB against the whole, for the patches of support/folding.hpp.
int main() {
    std::printf("%-16s %8s %8s %8s %8s\n", "A4, 48 kHz", "1x", "2x", "4x", "8x");
    for (const refrain::test::FoldingCase& folding_case : refrain::test::kFoldingCases) {
        std::printf("%-16s", std::string(folding_case.name).c_str());
        for (const float log2 : {0.0F, 1.0F, 2.0F, 3.0F}) {
            std::printf(" %8.1f", refrain::test::folding_db(folding_case, log2));
        }
        std::printf("\n");
    }
    return 0;
}
