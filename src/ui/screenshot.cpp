#include "ui/screenshot.hpp"

#include <GL/gl.h>

#include <cstddef>
#include <fstream>
#include <vector>

namespace refrain::ui {

bool write_ppm(const std::filesystem::path& file, int width, int height) {
    std::vector<char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    std::ofstream out(file, std::ios::binary);
    out << "P6\n" << width << ' ' << height << "\n255\n";
    const auto row = static_cast<std::ptrdiff_t>(width) * 3;
    for (std::ptrdiff_t y = height; y-- > 0;) {
        out.write(pixels.data() + y * row, row);
    }
    return out.good();
}

}  // namespace refrain::ui
