#include "engine/engine.hpp"

#include "engine/core.hpp"

namespace refrain::engine {

Engine::Engine(double sample_rate) : core_(std::make_unique<Core>(sample_rate)) {}

Engine::~Engine() {
    core_->release_tables();
}

void Engine::set_sample_rate(double sample_rate) REFRAIN_RT {
    core_->set_sample_rate(sample_rate);
}

void Engine::render(std::span<const Event> events, float* out_left, float* out_right, std::uint32_t frames) REFRAIN_RT {
    core_->render(events, out_left, out_right, frames);
}

void Engine::reset() {
    core_->reset();
}

void Engine::release_tables() {
    core_->release_tables();
}

TableQueue& Engine::tables() {
    return core_->tables;
}
CommandQueue& Engine::commands() {
    return core_->commands;
}
ScopeQueue& Engine::scope() {
    return core_->scope;
}
Telemetry& Engine::telemetry() {
    return core_->telemetry;
}

}  // namespace refrain::engine
