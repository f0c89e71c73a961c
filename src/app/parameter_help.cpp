#include "app/parameter_help.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "wavetable/factory.hpp"

namespace refrain::app {
namespace {

constexpr std::size_t kKeyWidth = 30;
constexpr std::size_t kWidth = 110;

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size() + 1), ' ');
    return text;
}

/// A paragraph behind a key, broken between words.
std::string paragraph(std::string_view text) {
    std::string result;
    std::size_t column = kKeyWidth;
    while (!text.empty()) {
        const std::size_t length = std::min(text.find(' '), text.size());
        if (column != kKeyWidth && column + length + 1 > kWidth) {
            result += '\n' + std::string(kKeyWidth, ' ');
            column = kKeyWidth;
        } else if (column != kKeyWidth) {
            result += ' ';
            ++column;
        }
        result += text.substr(0, length);
        column += length;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return result + '\n';
}

using Parameters = std::vector<const patch::Parameter*>;

std::string_view name_in_key(const patch::Parameter& p) {
    return p.key.substr(p.key.find('.'));
}

/// The same parameter in all the sections of that kind.
Parameters copies_of(const patch::Parameter& first) {
    Parameters copies;
    for (const patch::Parameter& p : patch::parameters()) {
        if (p.section == first.section && name_in_key(p) == name_in_key(first)) {
            copies.push_back(&p);
        }
    }
    return copies;
}

/// "osc1..3.level"
std::string shared_key(const Parameters& copies) {
    std::string key(copies.front()->key);
    if (copies.size() > 1) {
        key.insert(key.find('.'), ".." + std::to_string(copies.size()));
    }
    return key;
}

/// "[0.0 dB]", or one for each copy where they differ.
std::string shared_initial(const Parameters& copies) {
    const auto text = [](const patch::Parameter* p) { return patch::format_value(*p, p->initial); };
    std::string all = text(copies.front());
    const bool differ = std::any_of(copies.begin(), copies.end(), [&](const auto* p) { return text(p) != all; });
    for (std::size_t i = 1; differ && i < copies.size(); ++i) {
        all += ", " + text(copies[i]);
    }
    return '[' + all + ']';
}

std::string section_heading(const patch::Parameter& first, std::size_t copies) {
    std::string title = patch::section_title(first.section, first.index);
    if (copies > 1) {
        title += " to " + std::to_string(copies);
    }
    return title;
}

}  // namespace

std::string range_text(const patch::Parameter& parameter) {
    return patch::format_value(parameter, parameter.minimum) + " to " +
           patch::format_value(parameter, parameter.maximum);
}

std::string choice_list(const patch::Parameter& parameter) {
    std::string text;
    for (const std::string_view name : parameter.choices) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

std::string parameters_text() {
    std::string text = "Parameters for --set KEY=VALUE: range, [value of a new patch].\n";
    const patch::Parameter* last = nullptr;
    for (const patch::Parameter& p : patch::parameters()) {
        if (p.index != 0) {
            continue;
        }
        const Parameters copies = copies_of(p);
        if (last == nullptr || last->section != p.section) {
            text += "\n" + section_heading(p, copies.size()) + "\n";
        }
        last = &p;
        const bool chosen = p.unit == patch::Unit::choice;
        text += padded("  " + shared_key(copies), kKeyWidth) +
                paragraph((chosen ? choice_list(p) : range_text(p)) + "  " + shared_initial(copies)) +
                std::string(kKeyWidth, ' ') + paragraph(p.help);
    }
    text.pop_back();
    return text;
}

std::string tables_text() {
    std::string text = "Tables for --table NAME, besides a file of harmonics.\n";
    std::string_view category;
    for (const wavetable::FactoryTable& table : wavetable::factory_tables()) {
        if (table.category != category) {
            category = table.category;
            text += "\n" + std::string(category) + "\n";
        }
        text += padded("  " + std::string(table.name), kKeyWidth) + paragraph(table.help);
    }
    text.pop_back();
    return text;
}

}  // namespace refrain::app
