#include "jack/connections.hpp"

namespace refrain::jack {

void ConnectionMemory::observe(const Connections& existing, Time now) {
    for (const Connection& connection : existing) {
        remembered_.insert(connection);
        missing_.erase(connection);
    }
    Connections gone;
    for (const Connection& connection : remembered_) {
        if (!existing.contains(connection) && !missing_.contains(connection)) {
            gone.insert(connection);
        }
    }
    if (gone != gone_ || !gone_since_) {
        gone_ = gone;
        gone_since_ = now;
    }
    if (now - *gone_since_ >= kBelief) {
        for (const Connection& connection : gone_) {
            remembered_.erase(connection);
        }
        gone_.clear();
    }
}

void ConnectionMemory::expect_all() {
    missing_ = remembered_;
    gone_.clear();
    gone_since_.reset();
}

}  // namespace refrain::jack
