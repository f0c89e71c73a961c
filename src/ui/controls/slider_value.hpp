#pragma once

#include <string>

#include "ui/controls/travel.hpp"
#include "ui/model.hpp"

namespace refrain::ui {

/// What a slider moves: something with a travel from 0 to 1 and a text.
class SliderValue {
public:
    SliderValue() = default;
    SliderValue(const SliderValue&) = delete;
    SliderValue& operator=(const SliderValue&) = delete;
    virtual ~SliderValue() = default;

    [[nodiscard]] virtual float travel() const = 0;
    virtual void set_travel(float travel) = 0;
    /// From where the filled part of the track begins.
    [[nodiscard]] virtual float origin() const = 0;
    virtual void step(Step size, float count) = 0;
    virtual void reset() = 0;
    /// As it is printed, and as it is offered for typing.
    [[nodiscard]] virtual std::string text() const = 0;
    [[nodiscard]] virtual std::string typed() const = 0;
    /// Takes what was typed; false when it is no value.
    virtual bool take(const std::string& text) = 0;
};

/// A parameter of the patch.
class ParameterValue final : public SliderValue {
public:
    ParameterValue(Model& model, patch::ParameterId id) : model_(model), parameter_(patch::parameter(id)) {}

    [[nodiscard]] float travel() const override;
    void set_travel(float travel) override;
    [[nodiscard]] float origin() const override;
    void step(Step size, float count) override;
    void reset() override;
    [[nodiscard]] std::string text() const override;
    [[nodiscard]] std::string typed() const override;
    bool take(const std::string& text) override;

private:
    [[nodiscard]] float value() const { return model_.value(parameter_.id); }

    Model& model_;
    const patch::Parameter& parameter_;
};

/// The amount or the curve of a line of the matrix, -100 % .. 100 %.
class RouteValue final : public SliderValue {
public:
    RouteValue(Model& model, std::size_t route, float patch::Route::* member)
        : model_(model), route_(route), member_(member) {}

    [[nodiscard]] float travel() const override { return 0.5F + 0.5F * value(); }
    void set_travel(float travel) override { set(2.0F * travel - 1.0F); }
    [[nodiscard]] float origin() const override { return 0.5F; }
    void step(Step size, float count) override;
    void reset() override { set(0.0F); }
    [[nodiscard]] std::string text() const override;
    [[nodiscard]] std::string typed() const override { return text(); }
    bool take(const std::string& text) override;

private:
    [[nodiscard]] float value() const { return model_.patch().routes()[route_].*member_; }
    void set(float value);

    Model& model_;
    std::size_t route_;
    float patch::Route::* member_;
};

}  // namespace refrain::ui
