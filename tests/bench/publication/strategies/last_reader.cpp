#include <atomic>

#include "bench/publication/strategies/polling_thread.hpp"
#include "bench/publication/strategies/sender.hpp"
#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

struct Link {
    std::atomic<Link*> next{nullptr};
};

/// A list that any thread may push to without waiting, and one takes from (Dmitry Vyukov, Intrusive MPSC node-based
/// queue, 2010).
class DropList {
public:
    void push(Link* link) {
        link->next.store(nullptr, std::memory_order_relaxed);
        head_.exchange(link, std::memory_order_acq_rel)->next.store(link, std::memory_order_release);
    }
    /// nullptr when there is none, or when one is just being pushed.
    Link* pop() {
        Link* tail = tail_;
        Link* next = tail->next.load(std::memory_order_acquire);
        if (tail == &stub_) {
            if (next == nullptr) {
                return nullptr;
            }
            tail = tail_ = next;
            next = next->next.load(std::memory_order_acquire);
        }
        if (next == nullptr) {
            if (tail != head_.load(std::memory_order_acquire)) {
                return nullptr;
            }
            push(&stub_);
            next = tail->next.load(std::memory_order_acquire);
            if (next == nullptr) {
                return nullptr;
            }
        }
        tail_ = next;
        return tail;
    }

private:
    Link stub_;
    std::atomic<Link*> head_{&stub_};
    Link* tail_ = &stub_;  // the taker's
};

struct Node : Link {
    Node(const Setup& setup, std::uint64_t serial) : table(setup.words, setup.journal, serial) {}

    std::atomic<std::uint32_t> count{2};  // the editor's reference, and the one that travels
    const Table table;
};

/// Counted references whose last holder, whichever thread that is, pushes the table to a list that a collector frees
/// from (as basedrop does, a crate for Rust). The editor keeps a reference to its newest table, as an editor would.
class LastReader : public Strategy {
public:
    explicit LastReader(const Setup& setup) : setup_(setup) {}
    ~LastReader() override {
        sender_.clear();
        give_back(current_);
        give_back(newest_);
    }

    void publish(std::uint64_t serial) override {
        auto* const node = std::make_unique<Node>(setup_, serial).release();
        sender_.send(node);
        give_back(newest_);
        newest_ = node;
    }
    void upkeep() override { sender_.flush(); }
    const Table* begin() override {
        Node* next = nullptr;
        for (std::size_t n = 0; n < kTablesPerCycle && queue_.pop(next); ++n) {
            give_back(current_);
            current_ = next;
        }
        return current_ == nullptr ? nullptr : &current_->table;
    }

private:
    /// Frees what is left when it dies, after its thread.
    class Collector {
    public:
        ~Collector() { collect(); }
        void push(Node* node) { dropped_.push(node); }
        void collect() {
            while (Link* const link = dropped_.pop()) {
                delete static_cast<Node*>(link);
            }
        }

    private:
        DropList dropped_;
    };

    void give_back(Node* node) {
        if (node != nullptr && node->count.fetch_sub(1, std::memory_order_acq_rel) == 1) {
            collector_.push(node);
        }
    }

    const Setup setup_;
    Collector collector_;
    PollingThread thread_{[this] { collector_.collect(); }};
    Sender<Node*>::Queue queue_;
    Sender<Node*> sender_{queue_, troubles_, [this](Node* node) { give_back(node); }};
    Node* newest_ = nullptr;   // the editor's
    Node* current_ = nullptr;  // the audio thread's
};

}  // namespace

std::unique_ptr<Strategy> make_last_reader(const Setup& setup) {
    return std::make_unique<LastReader>(setup);
}

}  // namespace refrain::bench::publication
