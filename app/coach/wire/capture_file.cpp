// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/wire/capture_file.h"

#include "app/coach/wire/tcp_stream.h"
#include "virtualhw/bench/traffic/big_endian.h"

#include <pcap/pcap.h>

#include <algorithm>
#include <array>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace vmeter::coach {

namespace {

constexpr std::size_t kFrameUnitAt = 6;

/// Makes events of the packets of one server port.
class CaptureReader {
public:
    explicit CaptureReader(const CaptureFilter& filter)
        : m_filter(filter)
    {
    }

    void process(const TcpSegment& segment, int64_t time)
    {
        const bool fromClient = segment.destinationPort == m_filter.port;
        if (!fromClient && segment.sourcePort != m_filter.port) {
            return;
        }
        Flow& flow = this->flow(segment, fromClient);
        if (m_first == 0) {
            m_first = time;
        }
        m_last = time;
        if (segment.syn && fromClient && flow.number != 0) {
            flow = Flow(); // the port is used again
        }
        if (flow.number == 0) {
            flow.number = ++m_lastFlow;
            flow.client = fromClient ? segment.source : segment.destination;
            tell(flow, WireEvent::Kind::opened, time);
        }
        std::vector<std::vector<uint8_t>> frames;
        (fromClient ? flow.fromClient : flow.fromServer).process(segment, frames);
        for (auto& frame : frames) {
            if (!m_filter.unit || frame[kFrameUnitAt] == *m_filter.unit) {
                fromClient ? addRequest(flow, std::move(frame), time) : addReply(flow, std::move(frame), time);
            }
        }
        if ((segment.fin || segment.rst) && !flow.closed) {
            flow.closed = true;
            tell(flow, WireEvent::Kind::closed, time, [&](WireEvent& event) { event.byClient = fromClient; });
        }
    }

    Capture finish()
    {
        Capture capture;
        for (const auto& [key, flow] : m_flows) {
            capture.gaps += flow.fromClient.gaps() + flow.fromServer.gaps();
        }
        for (const auto& [address, client] : m_builder.clients()) {
            if (!client.exchanges.empty()) {
                capture.clients[address] = client;
            }
        }
        capture.duration = secondsBetween(m_first, m_last);
        return capture;
    }

private:
    struct Open {
        uint64_t id = 0;
        uint16_t transactionId = 0;
    };
    struct Flow {
        uint64_t number = 0;
        std::string client{};
        TcpStream fromClient{};
        TcpStream fromServer{};
        std::vector<Open> open{}; ///< requests without reply, oldest first
        bool closed = false;
    };
    using Key = std::tuple<std::string, uint16_t, std::string>;

    Flow& flow(const TcpSegment& segment, bool fromClient)
    {
        return fromClient ? m_flows[Key(segment.source, segment.sourcePort, segment.destination)]
                          : m_flows[Key(segment.destination, segment.destinationPort, segment.source)];
    }

    template <class Change = void (*)(WireEvent&)> void tell(
        const Flow& flow, WireEvent::Kind kind, int64_t time, Change change = [](WireEvent&) {})
    {
        WireEvent event{.kind = kind, .connection = flow.number, .client = flow.client, .time = time};
        event.meterTime = secondsBetween(m_first, time);
        change(event);
        m_builder.process(event);
    }

    void addRequest(Flow& flow, std::vector<uint8_t> frame, int64_t time)
    {
        constexpr std::size_t kMostOpen = 256;
        flow.open.push_back({++m_lastRequest, loadBigEndian(frame.data())});
        if (flow.open.size() > kMostOpen) {
            flow.open.erase(flow.open.begin());
        }
        tell(flow, WireEvent::Kind::request, time, [&](WireEvent& event) {
            event.id = m_lastRequest;
            event.bytes = std::move(frame);
        });
    }

    void addReply(Flow& flow, std::vector<uint8_t> frame, int64_t time)
    {
        const uint16_t transactionId = loadBigEndian(frame.data());
        const auto asked = std::ranges::find(flow.open, transactionId, &Open::transactionId);
        if (asked == flow.open.end()) {
            return; // of a request before the capture
        }
        tell(flow, WireEvent::Kind::reply, time, [&](WireEvent& event) {
            event.id = asked->id;
            event.bytes = std::move(frame);
        });
        flow.open.erase(asked);
    }

    CaptureFilter m_filter;
    RecordBuilder m_builder;
    std::map<Key, Flow> m_flows;
    uint64_t m_lastFlow = 0;
    uint64_t m_lastRequest = 0;
    int64_t m_first = 0;
    int64_t m_last = 0;
};

Message cannotRead(const std::string& path, const char* reason)
{
    std::string_view why = reason; // libpcap says the path of some files, and not of others
    if (why.starts_with(path + ": ")) {
        why.remove_prefix(path.size() + 2);
    }
    return Phrase("Coach", "cannot read the capture %1: %2; give a file of the kind pcap or pcapng").with(path, why);
}

} // namespace

Expected<Capture> readCapture(const std::string& path, const CaptureFilter& filter)
{
    std::array<char, PCAP_ERRBUF_SIZE> reason{};
    const std::unique_ptr<pcap_t, decltype(&pcap_close)> file(
        pcap_open_offline_with_tstamp_precision(path.c_str(), PCAP_TSTAMP_PRECISION_NANO, reason.data()), pcap_close);
    if (!file) {
        return refused(cannotRead(path, reason.data()));
    }
    const int linkType = pcap_datalink(file.get());
    if (!isKnownLinkType(linkType)) {
        const char* name = pcap_datalink_val_to_name(linkType);
        return refused(Phrase("Coach",
            "the capture %1 has the link layer %2, which is not known here; capture on Ethernet, "
            "on the loopback interface or on all interfaces of Linux")
                           .with(path, name == nullptr ? std::to_string(linkType) : std::string(name)));
    }
    CaptureReader reader(filter);
    pcap_pkthdr* header = nullptr;
    const u_char* bytes = nullptr;
    int result = 0;
    while ((result = pcap_next_ex(file.get(), &header, &bytes)) == 1) {
        const int64_t time = int64_t{header->ts.tv_sec} * kNanosecondsPerSecond + header->ts.tv_usec;
        if (const auto segment = parsePacket(linkType, {bytes, header->caplen})) {
            reader.process(*segment, time);
        }
    }
    Capture capture = reader.finish();
    if (result == PCAP_ERROR && capture.clients.empty()) {
        return refused(cannotRead(path, pcap_geterr(file.get())));
    }
    if (capture.clients.empty()) {
        return refused(
            Phrase("Coach", "the capture %1 has no Modbus request to port %2; give another port with --port N")
                .with(path, filter.port));
    }
    return capture;
}

} // namespace vmeter::coach
