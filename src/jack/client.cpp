#include "jack/client.hpp"

#include "jack/client_impl.hpp"

namespace refrain::jack {

Client::Client(engine::Engine& engine, midi::DeviceQueues& devices) : impl_(std::make_unique<Impl>(engine, devices)) {}
Client::~Client() = default;

tl::expected<void, OpenError> Client::open(const ClientOptions& options) {
    return impl_->open(options);
}
tl::expected<void, OpenError> Client::reopen() {
    return impl_->reopen();
}
void Client::close() {
    impl_->close();
}
bool Client::alive() const {
    return impl_->alive();
}
void Client::poll() {
    impl_->poll();
}
ClientStatus Client::status() const {
    return impl_->status();
}
std::vector<std::string> Client::take_warnings() {
    return impl_->take_warnings();
}

}  // namespace refrain::jack
