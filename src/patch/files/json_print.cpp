#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "patch/files/json_text.hpp"

namespace refrain::patch {
namespace {

constexpr std::size_t kWidth = 100;
// Sections have a line for each of their values: document, "parameters", "osc1".
constexpr std::size_t kSectionDepth = 3;
// Numbers, and pairs of them, are set as paragraphs; what is longer has a line of its own.
constexpr std::size_t kLongestWord = 48;

std::string scalar(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// On one line. Once that is too long for any line, the rest does not matter and is left out.
std::string compact(const Json& value) {
    if (!value.is_structured()) {
        return scalar(value);
    }
    std::string text(1, value.is_object() ? '{' : '[');
    for (auto it = value.begin(); it != value.end() && text.size() <= kWidth; ++it) {
        text += text.size() > 1 ? ", " : "";
        text += value.is_object() ? scalar(Json(it.key())) + ": " : "";
        text += compact(*it);
    }
    return text + (value.is_object() ? '}' : ']');
}

class Printer {
public:
    std::string operator()(const Json& document) {
        print(document, 0, false);
        return text_ + '\n';
    }

private:
    void print(const Json& value, std::size_t depth, bool listed) {
        if (!value.is_structured() || value.empty()) {
            text_ += scalar(value);
        } else if (value.is_object()) {
            print_object(value, depth, listed);
        } else {
            print_list(value, depth);
        }
    }

    void print_object(const Json& object, std::size_t depth, bool listed) {
        if ((depth >= kSectionDepth || listed) && print_line(compact(object))) {
            return;
        }
        text_ += '{';
        const char* comma = "";
        for (const auto& [key, value] : object.items()) {
            text_ += comma;
            new_line(depth + 1);
            text_ += scalar(Json(key)) + ": ";
            print(value, depth + 1, false);
            comma = ",";
        }
        new_line(depth);
        text_ += '}';
    }

    void print_list(const Json& list, std::size_t depth) {
        const bool objects = std::any_of(list.begin(), list.end(), [](const Json& v) { return v.is_object(); });
        if (!objects && print_line(compact(list))) {
            return;
        }
        text_ += '[';
        bool first = true;
        for (const Json& value : list) {
            text_ += first ? "" : ",";
            const std::string word = value.is_object() ? std::string() : compact(value);
            const bool running = !first && !word.empty() && word.size() <= kLongestWord;
            if (running && column() + word.size() + 2 <= kWidth) {
                text_ += ' ';
            } else {
                new_line(depth + 1);
            }
            print(value, depth + 1, true);
            first = false;
        }
        new_line(depth);
        text_ += ']';
    }

    /// Goes on with `line` when it ends before the margin.
    bool print_line(const std::string& line) {
        if (column() + line.size() > kWidth) {
            return false;
        }
        text_ += line;
        return true;
    }

    void new_line(std::size_t depth) {
        text_ += '\n';
        line_ = text_.size();
        text_.append(2 * depth, ' ');
    }
    [[nodiscard]] std::size_t column() const { return text_.size() - line_; }

    std::string text_;
    std::size_t line_ = 0;
};

}  // namespace

std::string print_json(const Json& document) {
    return Printer()(document);
}

Json json_number(float value) {
    if (!std::isfinite(value)) {
        return 0;
    }
    if (value == std::round(value) && std::abs(value) < 1e6F) {
        return static_cast<int>(value);
    }
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    double number = 0.0;
    std::from_chars(digits.data(), end, number);
    return static_cast<float>(number) == value ? number : static_cast<double>(value);
}

}  // namespace refrain::patch
