// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"
#include "virtualhw/bench/snapshot.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace vmeter {

/// Whether the meter can be reached at its own address.
struct LinkState {
    bool up = false;
    std::string address; ///< of the meter, in numbers
    Message reason;      ///< why it is down, and what to do; empty while it is up
    friend bool operator==(const LinkState&, const LinkState&) = default;
};

/// Something that exists only while the link is up: an address on an interface, a server.
struct LinkedPart {
    /// Brings it up for the meter's address. An error when it cannot be had, and then nothing is left of it.
    std::function<std::optional<Message>(const NetworkSettings&)> start;
    std::function<void()> stop;
};

/// The Ethernet port with `--net device`: what is joined to it lives at the meter's address in force, set or leased,
/// and nowhere when the host has no such address or the meter is without power. A change of the address and a restart
/// of the meter take the link down and up again, so that open connections drop, as they would.
class EthernetLink {
public:
    using SnapshotSource = std::function<std::shared_ptr<const Snapshot>()>;

    /// `parts` are started in this order and stopped in the reverse. `changed` is told each new state, by whichever
    /// thread looked.
    EthernetLink(SnapshotSource source, std::vector<LinkedPart> parts, std::function<void(const LinkState&)> changed);
    ~EthernetLink(); ///< stops
    EthernetLink(const EthernetLink&) = delete;
    EthernetLink& operator=(const EthernetLink&) = delete;

    /// Looks at the meter once and follows what has changed; a link that is down is tried again.
    void look();

    /// Looks ten times a second from now on, in a thread of its own.
    void start();
    /// Ends that thread and takes the link down. Safe to call twice.
    void stop();

    [[nodiscard]] LinkState state() const; ///< from any thread

private:
    void watch();
    LinkState bringUp(const LinkAddress& link);
    void takeDown();
    void announce(LinkState state);

    const SnapshotSource m_source;
    const std::vector<LinkedPart> m_parts;
    const std::function<void(const LinkState&)> m_changed;

    std::size_t m_started = 0; ///< parts that are up
    LinkAddress m_address;     ///< at which they are
    uint32_t m_restarts = 0;   ///< of the meter at the last look

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    bool m_stopping = false;
    LinkState m_state;
    std::thread m_thread;
};

/// Nothing if an interface of this machine has the address; else what to do about it.
std::optional<Message> missingAddress(const Ipv4& address);

} // namespace vmeter
