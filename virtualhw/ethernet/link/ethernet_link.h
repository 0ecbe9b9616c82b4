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
    std::string address; ///< numeric address of the meter
    Message reason;      ///< reason why the link is down and what to do; empty while it is up
    friend bool operator==(const LinkState&, const LinkState&) = default;
};

/// Something that exists only while the link is up: an address on an interface, a server.
struct LinkedPart {
    /// Starts the part for the meter's address. Returns an error if this fails; then nothing remains started.
    std::function<std::optional<Message>(const NetworkSettings&)> start;
    std::function<void()> stop;
};

/// The Ethernet port with `--net device`. [inferred] The gateway has no effect on the routes of the host. Its parts run
/// at the present address of the meter, set or leased. They are down if the host does not have this address or the
/// meter is without power. A change of the address or a restart of the meter takes the link down and up again, so open
/// connections are closed, as on a real meter.
class EthernetLink {
public:
    using SnapshotSource = std::function<std::shared_ptr<const Snapshot>()>;

    /// `parts` are started in this order and stopped in reverse order. `changed` is called with each new state, on the
    /// thread that detected it.
    EthernetLink(SnapshotSource source, std::vector<LinkedPart> parts, std::function<void(const LinkState&)> changed);
    ~EthernetLink(); ///< stops
    EthernetLink(const EthernetLink&) = delete;
    EthernetLink& operator=(const EthernetLink&) = delete;

    /// Checks the meter once and applies changes; tries again to bring up a link that is down.
    void poll();

    /// Starts a thread that checks the meter ten times a second.
    void start();
    /// Ends that thread and takes the link down. May be called twice.
    void stop();

    [[nodiscard]] LinkState state() const; ///< from any thread

private:
    void watch();
    LinkState bringUp(const LinkAddress& link);
    void bringDown();
    void announce(LinkState state);

    const SnapshotSource m_source;
    const std::vector<LinkedPart> m_parts;
    const std::function<void(const LinkState&)> m_changed;

    std::size_t m_started = 0; ///< number of parts that are up
    LinkAddress m_address;     ///< address of the started parts
    uint32_t m_restarts = 0;   ///< restart counter of the meter at the last check

    mutable std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_wake;
    bool m_stopping = false;
    LinkState m_state;
    std::thread m_thread;
};

/// Returns nothing if an interface of this computer has the address; otherwise a message that says what to do.
std::optional<Message> missingAddress(const Ipv4& address);

} // namespace vmeter
