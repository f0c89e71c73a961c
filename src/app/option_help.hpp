#pragma once

#include <CLI/App.hpp>
#include <CLI/FormatterFwd.hpp>
#include <string>

namespace refrain::app {

/// Options as "--name WHAT", without the remarks that the library adds (REQUIRED, Excludes: ...): the descriptions
/// say what needs to be said.
class HelpFormatter : public CLI::Formatter {
public:
    HelpFormatter() { column_width(26); }
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override;
    std::string make_option_opts(const CLI::Option* option) const override;
};

/// What `refrain --help` says after the options: files of harmonics, the keys, examples, exit codes.
[[nodiscard]] std::string play_footer();
/// The same for `refrain render --help`.
[[nodiscard]] std::string render_footer();

}  // namespace refrain::app
