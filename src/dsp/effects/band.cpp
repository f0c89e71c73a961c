#include "dsp/effects/band.hpp"

#include <cmath>
#include <numbers>

namespace refrain::dsp {

void Band::reset() REFRAIN_RT {
    first_ = second_ = Pair{};
    for (Line* line : {&g_, &k_, &through_, &band_, &low_}) {
        line->forget();
    }
}

void Band::aim(double turns, double gain_db, double q) REFRAIN_RT {
    const double a = std::pow(10.0, gain_db / 40.0);
    double g = std::tan(std::numbers::pi * turns);
    double k = 1.0 / q;
    double through = 1.0;
    double band = 0.0;
    double low = 0.0;
    switch (shape_) {
        case Shape::low_shelf:
            g /= std::sqrt(a);
            band = k * (a - 1.0);
            low = a * a - 1.0;
            break;
        case Shape::bell:
            k /= a;
            band = k * (a * a - 1.0);
            break;
        case Shape::high_shelf:
            g *= std::sqrt(a);
            through = a * a;
            band = k * (1.0 - a) * a;
            low = 1.0 - a * a;
            break;
    }
    g_.aim(static_cast<float>(g));
    k_.aim(static_cast<float>(k));
    through_.aim(static_cast<float>(through));
    band_.aim(static_cast<float>(band));
    low_.aim(static_cast<float>(low));
    still_ = g_.still() && k_.still();
    a1_ = 1.0F / (1.0F + g_.end() * (g_.end() + k_.end()));
}

}  // namespace refrain::dsp
