// SPDX-License-Identifier: GPL-3.0-or-later
// Two meters at the same time, and one of a model that is not built in.
#include "tests/core/third_model.h"
#include "virtualhw/bench/bench.h"
#include "virtualhw/bench/datagram_sink.h"
#include "virtualhw/bench/fram/fram_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace vmeter {
namespace {

using test::kOtherIdentity;
using test::kThirdModel;
using testing::ElementsAre;

void run(Bench& bench, unsigned seconds)
{
    for (unsigned block = 0; block < seconds * kBlocksPerSecond; ++block) {
        bench.advance();
    }
}

std::vector<uint16_t> words(const Bench& bench, uint16_t address, std::size_t count)
{
    std::vector<uint16_t> words(count);
    EXPECT_EQ(readRegisters(bench.state(), address, words), RegisterResult::ok) << address;
    return words;
}

/// Hardware address of the newest DHCP message (RFC 2131, figure 1).
struct DhcpSink final : DatagramSink {
    void sendDhcp(const DhcpOutput& output) override
    {
        std::copy_n(output.bytes.begin() + 28, mac.size(), mac.begin());
    }
    void askTime(const SntpClient::Question&, const std::string&) override { }
    MacAddress mac{};
};

Scenario loaded()
{
    Scenario scenario;
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    return scenario;
}

TEST(TwoBenches, DifferInSerialNumberMacAddressAndUnitId)
{
    FramMemory memory;
    FramMemory otherMemory;
    Bench one(kCountisE28, loaded(), memory);
    Bench other(kCountisE28, loaded(), otherMemory, {}, kOtherIdentity);
    EXPECT_THAT(words(one, 50008, 5), ElementsAre(0x0254, 0x7101, 1, 0, 0));
    EXPECT_THAT(words(other, 50008, 5), ElementsAre(0x0264, 0x8302, 4711, 2, 3));
    EXPECT_THAT(words(one, 57344, 1), ElementsAre(5));
    EXPECT_THAT(words(other, 57344, 1), ElementsAre(23));

    const auto macOf = [](Bench& bench) {
        Settings settings = bench.state().settings;
        settings.network.dhcp = true;
        bench.apply(ApplySettings{settings});
        run(bench, 12); // RFC 2131, 4.4.1: a client waits for one to ten seconds
        DhcpSink sink;
        bench.sendDatagrams(sink);
        return sink.mac;
    };
    EXPECT_THAT(macOf(one), ElementsAre(0x02, 0x53, 0x4F, 0x43, 0x00, 0x05));
    EXPECT_THAT(macOf(other), ElementsAre(0x02, 0x11, 0x22, 0x33, 0x44, 0x55));
}

TEST(TwoBenches, KeepTheirIdentityWhenTheModelIsReplaced)
{
    FramMemory fram;
    Bench bench(kCountisE28, loaded(), fram, {}, kOtherIdentity);
    bench.apply(ExchangeMeter{&kCountisE27});
    EXPECT_EQ(bench.state().identity, kOtherIdentity);
    EXPECT_THAT(words(bench, 50010, 1), ElementsAre(4711));
}

TEST(ThirdModelBench, TakesTheMetersPlace)
{
    FramMemory fram;
    Bench bench(kCountisE28, loaded(), fram);
    bench.apply(SealCover{true});
    run(bench, 3);
    bench.apply(ExchangeMeter{&kThirdModel});
    run(bench, 3);
    EXPECT_EQ(bench.state().model, &kThirdModel);
    EXPECT_THAT(words(bench, 60000, 3), ElementsAre(10, 0, 23000));
    const std::vector set{Key::set};
    bench.apply(PressKeys{set, Duration::milliseconds(3'100)});
    run(bench, 4);
    EXPECT_EQ(bench.page().menu, MenuId::setup1) << "its seal leaves SET alone";
}

} // namespace
} // namespace vmeter
