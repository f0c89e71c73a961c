#include "rt/explorer_fibers.hpp"

#include <cstdlib>
#include <utility>
#include <vector>

namespace refrain::model {
namespace {

constexpr std::size_t kStackBytes = 64 * 1024;
Fiber* entering = nullptr;  // makecontext passes nothing wider than an int

}  // namespace

void Fiber::prepare(std::function<void()> body) {
    if (stack_ == nullptr) {
        stack_ = std::make_unique_for_overwrite<std::byte[]>(kStackBytes);
    }
    body_ = std::move(body);
    getcontext(&context_);
    context_.uc_stack.ss_sp = stack_.get();
    context_.uc_stack.ss_size = kStackBytes;
    context_.uc_link = nullptr;
    makecontext(&context_, &Fiber::enter, 0);
}

void Fiber::switch_between(Fiber& from, Fiber& to) {
    entering = &to;
    swapcontext(&from.context_, &to.context_);
}

void Fiber::bury() {
    static auto* const graveyard = new std::vector<std::unique_ptr<std::byte[]>>;
    if (stack_ != nullptr) {
        graveyard->push_back(std::move(stack_));
    }
}

void Fiber::enter() {
    entering->body_();
    std::abort();  // a body never returns
}

}  // namespace refrain::model
