// SPDX-License-Identifier: GPL-3.0-or-later
// Each exchange: a comment that decodes the bytes, the request, the reply.
#include "tests/core/third_model.h"
#include "tests/virtualhw/ethernet/modbus/modbus_test_client.h"
#include "tests/virtualhw/ethernet/modbus/modbus_test_meter.h"
#include "virtualhw/ethernet/modbus/modbus_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vmeter {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Write = ModbusTestMeter::Write;

class ModbusProtocol : public ::testing::Test {
protected:
    [[nodiscard]] std::string exchange(std::string_view request) const { return m_client.exchange(request); }

    ModbusTestMeter m_meter;
    ModbusServer m_server{"127.0.0.1", 0, m_meter};
    const uint16_t m_port = m_server.start().port;
    ModbusTestClient m_client{m_port};
};

// ---- reads --------------------------------------------------------------------------------------------------------

TEST_F(ModbusProtocol, Function3ReadsTheIdentification)
{
    // transaction 1, unit 5, read 4 words from 50000: "SOCO", a character a word
    EXPECT_EQ(exchange("00 01 00 00 00 06 05 03 C3 50 00 04"), "00 01 00 00 00 0B 05 03 08 00 53 00 4F 00 43 00 4F");
}

TEST_F(ModbusProtocol, Function3ReadsA32BitValueHighWordFirst)
{
    m_meter.change([](MeterState& meter) { meter.measurements.phase[0].voltage = Microvolts{655'370'000}; });
    // read 2 words from 50520: V1 = 655.37 V = 65537 hundredths
    EXPECT_EQ(exchange("00 01 00 00 00 06 05 03 C5 58 00 02"), "00 01 00 00 00 07 05 03 04 00 01 00 01");
}

TEST_F(ModbusProtocol, Function4ReadsTheSameAsFunction3)
{
    // read input registers, 2 words from 50520: 230.00 V = 0x59D8
    EXPECT_EQ(exchange("00 02 00 00 00 06 05 04 C5 58 00 02"), "00 02 00 00 00 07 05 04 04 00 00 59 D8");
}

TEST_F(ModbusProtocol, ReadsGoAcrossRowsInsideABlock)
{
    // 6 words from 50520: V1, V2, V3
    EXPECT_EQ(exchange("00 03 00 00 00 06 05 03 C5 58 00 06"),
        "00 03 00 00 00 0F 05 03 0C 00 00 59 D8 00 00 59 D8 00 00 59 D8");
}

TEST_F(ModbusProtocol, TheLargestReadIs125Words)
{
    // 125 words from 20224, a block of 145: 250 bytes, the length is 253
    EXPECT_THAT(exchange("00 04 00 00 00 06 05 03 4F 00 00 7D"), StartsWith("00 04 00 00 00 FD 05 03 FA 00 01"));
    // 126 words: exception 03
    EXPECT_EQ(exchange("00 05 00 00 00 06 05 03 4F 00 00 7E"), "00 05 00 00 00 03 05 83 03");
}

TEST_F(ModbusProtocol, ReadingNoWordsIsAnIllegalValue)
{
    // 0 words from 50000: exception 03
    EXPECT_EQ(exchange("00 06 00 00 00 06 05 03 C3 50 00 00"), "00 06 00 00 00 03 05 83 03");
    EXPECT_EQ(exchange("00 07 00 00 00 06 05 04 C3 50 00 00"), "00 07 00 00 00 03 05 84 03");
}

TEST_F(ModbusProtocol, HolesAndBlockEndsAreIllegalAddresses)
{
    // 1 word from 0, where no block is: exception 02
    EXPECT_EQ(exchange("00 08 00 00 00 06 05 03 00 00 00 01"), "00 08 00 00 00 03 05 83 02");
    // 2 words from 50065, the last of the identification
    EXPECT_EQ(exchange("00 09 00 00 00 06 05 03 C3 91 00 02"), "00 09 00 00 00 03 05 83 02");
    // 2 words from 65535, past the end of all addresses
    EXPECT_EQ(exchange("00 0A 00 00 00 06 05 03 FF FF 00 02"), "00 0A 00 00 00 03 05 83 02");
    // the tariff command 40481 can only be written
    EXPECT_EQ(exchange("00 0B 00 00 00 06 05 04 9E 21 00 01"), "00 0B 00 00 00 03 05 84 02");
}

TEST_F(ModbusProtocol, AReadRequestOfAnotherSizeIsAnIllegalValue)
{
    // function 3 without a count, then with a byte too many: exception 03
    EXPECT_EQ(exchange("00 0C 00 00 00 04 05 03 C3 50"), "00 0C 00 00 00 03 05 83 03");
    EXPECT_EQ(exchange("00 0D 00 00 00 07 05 03 C3 50 00 04 00"), "00 0D 00 00 00 03 05 83 03");
    // function 3 alone
    EXPECT_EQ(exchange("00 0E 00 00 00 02 05 03"), "00 0E 00 00 00 03 05 83 03");
}

// ---- writes -------------------------------------------------------------------------------------------------------

TEST_F(ModbusProtocol, Function6WritesOneWord)
{
    // 40481 := 2, the tariff; the reply repeats the request
    EXPECT_EQ(exchange("00 10 00 00 00 06 05 06 9E 21 00 02"), "00 10 00 00 00 06 05 06 9E 21 00 02");
    EXPECT_THAT(m_meter.writes(), ElementsAre(Write{40481, {2}, false}));
}

TEST_F(ModbusProtocol, Function16WritesSeveralWords)
{
    // 57600 := 6 words; the reply gives address and count
    EXPECT_EQ(exchange("00 11 00 00 00 13 05 10 E1 00 00 06 0C 00 01 00 02 00 03 00 04 00 05 FF FF"),
        "00 11 00 00 00 06 05 10 E1 00 00 06");
    EXPECT_THAT(m_meter.writes(), ElementsAre(Write{57600, {1, 2, 3, 4, 5, 0xFFFF}, false}));
}

TEST_F(ModbusProtocol, RefusedWritesGiveTheMetersReason)
{
    m_meter.setWriteResult(RegisterResult::illegalAddress);
    EXPECT_EQ(exchange("00 12 00 00 00 06 05 06 C3 50 00 02"), "00 12 00 00 00 03 05 86 02");
    EXPECT_EQ(exchange("00 13 00 00 00 09 05 10 C3 50 00 01 02 00 02"), "00 13 00 00 00 03 05 90 02");
    m_meter.setWriteResult(RegisterResult::illegalValue);
    EXPECT_EQ(exchange("00 14 00 00 00 06 05 06 9E 21 00 03"), "00 14 00 00 00 03 05 86 03");
    EXPECT_EQ(exchange("00 15 00 00 00 09 05 10 9E 21 00 01 02 00 03"), "00 15 00 00 00 03 05 90 03");
}

TEST_F(ModbusProtocol, AMeterBeingStoppedIsBusy)
{
    m_meter.setWriteResult(std::nullopt);
    EXPECT_EQ(exchange("00 16 00 00 00 06 05 06 9E 21 00 02"), "00 16 00 00 00 03 05 86 06");
}

TEST_F(ModbusProtocol, AWriteWhoseSizesDisagreeWritesNothing)
{
    // function 6 without a value, function 6 with two
    EXPECT_EQ(exchange("00 17 00 00 00 04 05 06 9E 21"), "00 17 00 00 00 03 05 86 03");
    EXPECT_EQ(exchange("00 18 00 00 00 08 05 06 9E 21 00 02 00 02"), "00 18 00 00 00 03 05 86 03");
    // function 16: 2 words announced, 1 sent; byte count 4 with 2 bytes; no words
    EXPECT_EQ(exchange("00 19 00 00 00 09 05 10 E1 00 00 02 02 00 01"), "00 19 00 00 00 03 05 90 03");
    EXPECT_EQ(exchange("00 1A 00 00 00 09 05 10 E1 00 00 01 04 00 01"), "00 1A 00 00 00 03 05 90 03");
    EXPECT_EQ(exchange("00 1B 00 00 00 07 05 10 E1 00 00 00 00"), "00 1B 00 00 00 03 05 90 03");
    EXPECT_THAT(m_meter.writes(), IsEmpty());
}

TEST_F(ModbusProtocol, ATruncatedWriteDoesNotEatTheNextRequest)
{
    // function 16 of 1 word to 57344 that ends after 1 of 2 bytes, and behind it a read of 50000
    m_client.send("00 1C 00 00 00 08 05 10 E0 00 00 01 02 00"
                  "00 1D 00 00 00 06 05 03 C3 50 00 01");
    EXPECT_EQ(m_client.receiveReply(), "00 1C 00 00 00 03 05 90 03");
    EXPECT_EQ(m_client.receiveReply(), "00 1D 00 00 00 05 05 03 02 00 53");
    EXPECT_THAT(m_meter.writes(), IsEmpty());
}

TEST_F(ModbusProtocol, ARequestSeesTheWritesBeforeIt)
{
    m_meter.setWriteEffect([this](const Write& write) {
        m_meter.change(
            [&](MeterState& meter) { meter.measurements.phase[0].voltage = Microvolts{write.words[0] * 10'000}; });
    });
    // in one segment: write 7, read 50520, write 8, read 50520
    m_client.send("00 1E 00 00 00 06 05 06 9E 21 00 07  00 1F 00 00 00 06 05 03 C5 58 00 02"
                  "00 20 00 00 00 06 05 06 9E 21 00 08  00 21 00 00 00 06 05 03 C5 58 00 02");
    EXPECT_EQ(m_client.receiveReply(), "00 1E 00 00 00 06 05 06 9E 21 00 07");
    EXPECT_EQ(m_client.receiveReply(), "00 1F 00 00 00 07 05 03 04 00 00 00 07");
    EXPECT_EQ(m_client.receiveReply(), "00 20 00 00 00 06 05 06 9E 21 00 08");
    EXPECT_EQ(m_client.receiveReply(), "00 21 00 00 00 07 05 03 04 00 00 00 08");
}

// ---- function codes -----------------------------------------------------------------------------------------------

TEST_F(ModbusProtocol, EveryOtherFunctionIsIllegalWithItsOwnCode)
{
    for (int code = 0; code <= 0xFF; ++code) {
        if (code == 3 || code == 4 || code == 6 || code == 16) {
            continue;
        }
        const auto byte = static_cast<char>(code);
        const auto exception = static_cast<char>(code | 0x80);
        const std::string function = hexOf({&byte, 1});
        EXPECT_EQ(exchange("00 22 00 00 00 06 05 " + function + " C3 50 00 01"),
            "00 22 00 00 00 03 05 " + hexOf({&exception, 1}) + " 01");
    }
}

// ---- unit ids -----------------------------------------------------------------------------------------------------

TEST_F(ModbusProtocol, OnlyTheMetersOwnUnitIdIsAnswered)
{
    for (int unit = 0; unit <= 0xFF; ++unit) {
        if (unit != 5) {
            const auto byte = static_cast<char>(unit);
            m_client.send("00 30 00 00 00 06 " + hexOf({&byte, 1}) + " 03 C3 50 00 01");
        }
    }
    // the first reply is that of the last request
    EXPECT_EQ(exchange("00 31 00 00 00 06 05 03 C3 50 00 01"), "00 31 00 00 00 05 05 03 02 00 53");
}

TEST_F(ModbusProtocol, TheUnitIdIsTheOneSetInTheMeter)
{
    m_meter.change([](MeterState& meter) { meter.settings.unitId = 17; });
    m_client.send("00 32 00 00 00 06 05 03 C3 50 00 01");
    EXPECT_EQ(exchange("00 33 00 00 00 06 11 03 C3 50 00 01"), "00 33 00 00 00 05 11 03 02 00 53");
}

TEST_F(ModbusProtocol, ABroadcastWriteIsCarriedOutAndNotAnswered)
{
    m_client.send("00 34 00 00 00 06 00 06 9E 21 00 02");
    m_client.send("00 35 00 00 00 09 00 10 9E 21 00 01 02 00 01");
    EXPECT_EQ(exchange("00 36 00 00 00 06 05 03 C3 50 00 01"), "00 36 00 00 00 05 05 03 02 00 53");
    EXPECT_THAT(m_meter.writes(), ElementsAre(Write{40481, {2}, true}, Write{40481, {1}, true}));
}

TEST_F(ModbusProtocol, ARefusedBroadcastIsNotAnswered)
{
    m_meter.setWriteResult(RegisterResult::illegalAddress);
    m_client.send("00 37 00 00 00 06 00 06 E0 00 00 09");
    EXPECT_EQ(exchange("00 38 00 00 00 06 05 03 C3 50 00 01"), "00 38 00 00 00 05 05 03 02 00 53");
}

TEST_F(ModbusProtocol, WritesToOtherUnitsAreNotCarriedOut)
{
    m_client.send("00 39 00 00 00 06 06 06 9E 21 00 02");
    EXPECT_EQ(exchange("00 3A 00 00 00 06 05 03 C3 50 00 01"), "00 3A 00 00 00 05 05 03 02 00 53");
    EXPECT_THAT(m_meter.writes(), IsEmpty());
}

// ---- framing ------------------------------------------------------------------------------------------------------

TEST_F(ModbusProtocol, ARequestMayComeByteByByte)
{
    m_client.sendBytewise("00 40 00 00 00 06 05 03 C3 50 00 02");
    EXPECT_EQ(m_client.receiveReply(), "00 40 00 00 00 07 05 03 04 00 53 00 4F");
}

TEST_F(ModbusProtocol, PipelinedRequestsAreAnsweredInOrder)
{
    // 50000, 50001 and 50002 one after another, the last one cut in two
    m_client.send("00 41 00 00 00 06 05 03 C3 50 00 01"
                  "00 42 00 00 00 06 05 03 C3 51 00 01"
                  "00 43 00 00 00 06 05");
    EXPECT_EQ(m_client.receive(22), "00 41 00 00 00 05 05 03 02 00 53 00 42 00 00 00 05 05 03 02 00 4F");
    m_client.send("03 C3 52 00 01");
    EXPECT_EQ(m_client.receiveReply(), "00 43 00 00 00 05 05 03 02 00 43");
}

TEST_F(ModbusProtocol, AnotherProtocolIdClosesTheConnection)
{
    m_client.send("00 44 00 01 00 06 05 03 C3 50 00 01");
    EXPECT_TRUE(m_client.isClosedByServer());
}

TEST_F(ModbusProtocol, AnImpossibleLengthClosesTheConnection)
{
    for (const std::string_view length : {"00 00", "00 01", "00 FF", "FF FA"}) {
        const ModbusTestClient client(m_port);
        client.send("00 45 00 00 " + std::string(length) + " 05 03 C3 50 00 01");
        EXPECT_TRUE(client.isClosedByServer()) << length;
    }
    EXPECT_EQ(exchange("00 46 00 00 00 06 05 03 C3 50 00 01"), "00 46 00 00 00 05 05 03 02 00 53");
}

TEST_F(ModbusProtocol, RequestsBeforeABadFrameAreAnswered)
{
    m_client.send("00 47 00 00 00 06 05 03 C3 50 00 01  00 48 00 00 FF FA 05 03 C3 50 00 01");
    EXPECT_EQ(m_client.receiveReply(), "00 47 00 00 00 05 05 03 02 00 53");
    EXPECT_TRUE(m_client.isClosedByServer());
}

TEST_F(ModbusProtocol, TheLargestFrameIsTaken)
{
    // function 16 of 123 words to 57600, 260 bytes in all
    std::string request = "00 49 00 00 00 FD 05 10 E1 00 00 7B F6";
    for (int i = 0; i < 123; ++i) {
        request += " 00 01";
    }
    EXPECT_EQ(exchange(request), "00 49 00 00 00 06 05 10 E1 00 00 7B");
    ASSERT_EQ(m_meter.writes().size(), 1U);
    EXPECT_EQ(m_meter.writes()[0].words, std::vector<uint16_t>(123, 1));
}

// ---- options ------------------------------------------------------------------------------------------------------

struct ModbusWithOptions {
    explicit ModbusWithOptions(ModbusOptions options)
        : server("127.0.0.1", 0, meter, {}, options)
        , client(server.start().port)
    {
    }
    [[nodiscard]] std::string exchange(std::string_view request) const { return client.exchange(request); }

    ModbusTestMeter meter;
    ModbusServer server;
    ModbusTestClient client;
};

TEST(ModbusOption, IdentificationTellsVendorProductAndVersion)
{
    const ModbusWithOptions modbus({.identification = true});
    // function 43/14, basic (1), from object 0; the reply: conformity 81 (basic, also object by object), nothing more
    // follows, 3 objects: 0 "SOCOMEC", 1 "COUNTIS E28", 2 "1.03"
    EXPECT_EQ(modbus.exchange("00 50 00 00 00 05 05 2B 0E 01 00"),
        "00 50 00 00 00 24 05 2B 0E 01 81 00 00 03 00 07 53 4F 43 4F 4D 45 43"
        " 01 0B 43 4F 55 4E 54 49 53 20 45 32 38 02 04 31 2E 30 33");
    // one object (4): the product code
    EXPECT_EQ(modbus.exchange("00 51 00 00 00 05 05 2B 0E 04 01"),
        "00 51 00 00 00 15 05 2B 0E 04 81 00 00 01 01 0B 43 4F 55 4E 54 49 53 20 45 32 38");
}

TEST(ModbusOption, IdentificationIsThatOfTheModel)
{
    ModbusWithOptions modbus({.identification = true});
    modbus.meter.change([](MeterState& meter) { meter.model = &test::kThirdModel; });
    // objects 0 "NOBODY", 1 "COUNTIS X9", 2 "2.45"
    EXPECT_EQ(modbus.exchange("00 50 00 00 00 05 05 2B 0E 01 00"),
        "00 50 00 00 00 22 05 2B 0E 01 81 00 00 03 00 06 4E 4F 42 4F 44 59"
        " 01 0A 43 4F 55 4E 54 49 53 20 58 39 02 04 32 2E 34 35");
}

TEST(ModbusOption, UserLockIsThatOfTheModelsSettings)
{
    ModbusWithOptions modbus({.userLock = true});
    modbus.meter.change([](MeterState& meter) { meter.model = &test::kThirdModel; });
    // 57344 is a setting: 02; 60000 is none of the settings, and the meter itself answers
    EXPECT_EQ(modbus.exchange("00 56 00 00 00 06 05 06 E0 00 00 07"), "00 56 00 00 00 03 05 86 02");
    EXPECT_EQ(modbus.exchange("00 57 00 00 00 06 05 06 EA 60 00 07"), "00 57 00 00 00 06 05 06 EA 60 00 07");
}

TEST_F(ModbusProtocol, RegistersAreThoseOfTheModel)
{
    // 3 words from 60000: I1 0 A, V1 230.00 V; the E28 has no such registers
    EXPECT_EQ(exchange("00 58 00 00 00 06 05 03 EA 60 00 03"), "00 58 00 00 00 03 05 83 02");
    m_meter.change([](MeterState& meter) { meter.model = &test::kThirdModel; });
    EXPECT_EQ(exchange("00 59 00 00 00 06 05 03 EA 60 00 03"), "00 59 00 00 00 09 05 03 06 00 00 00 00 59 D8");
}

TEST(ModbusOption, IdentificationRefusesAsTheStandardSays)
{
    const ModbusWithOptions modbus({.identification = true});
    // one object that is not there: 02; a read code that does not exist: 03; another transport (13, CANopen): 01
    EXPECT_EQ(modbus.exchange("00 52 00 00 00 05 05 2B 0E 04 09"), "00 52 00 00 00 03 05 AB 02");
    EXPECT_EQ(modbus.exchange("00 53 00 00 00 05 05 2B 0E 05 00"), "00 53 00 00 00 03 05 AB 03");
    EXPECT_EQ(modbus.exchange("00 54 00 00 00 05 05 2B 0D 01 00"), "00 54 00 00 00 03 05 AB 01");
    EXPECT_EQ(modbus.exchange("00 55 00 00 00 02 05 2B"), "00 55 00 00 00 03 05 AB 03");
}

TEST(ModbusOption, Unit255ReachesTheMeterToo)
{
    const ModbusWithOptions modbus({.unit255 = true});
    EXPECT_EQ(modbus.exchange("00 56 00 00 00 06 FF 03 C3 50 00 01"), "00 56 00 00 00 05 FF 03 02 00 53");
    EXPECT_EQ(modbus.exchange("00 57 00 00 00 06 05 03 C3 50 00 01"), "00 57 00 00 00 05 05 03 02 00 53");
}

TEST(ModbusOption, Exception0BAnswersForForeignUnits)
{
    ModbusWithOptions modbus({.exception0b = true});
    // unit 6, a read and a write; unit 255; function 0x90, which is none
    EXPECT_EQ(modbus.exchange("00 58 00 00 00 06 06 03 C3 50 00 01"), "00 58 00 00 00 03 06 83 0B");
    EXPECT_EQ(modbus.exchange("00 59 00 00 00 06 06 06 9E 21 00 02"), "00 59 00 00 00 03 06 86 0B");
    EXPECT_EQ(modbus.exchange("00 5A 00 00 00 06 FF 03 C3 50 00 01"), "00 5A 00 00 00 03 FF 83 0B");
    EXPECT_EQ(modbus.exchange("00 5B 00 00 00 02 06 90"), "00 5B 00 00 00 03 06 90 0B");
    EXPECT_THAT(modbus.meter.writes(), IsEmpty());
    // a broadcast stays unanswered
    modbus.client.send("00 5C 00 00 00 06 00 06 9E 21 00 02");
    EXPECT_EQ(modbus.exchange("00 5D 00 00 00 06 05 03 C3 50 00 01"), "00 5D 00 00 00 05 05 03 02 00 53");
}

TEST(ModbusOption, Words127AllowsReadsThatTheStandardDoesNot)
{
    const ModbusWithOptions modbus({.words127 = true});
    // 126 and 127 words from 20224: byte counts 252 and 254, lengths 255 and 257
    EXPECT_THAT(modbus.exchange("00 5E 00 00 00 06 05 03 4F 00 00 7E"), StartsWith("00 5E 00 00 00 FF 05 03 FC 00 01"));
    EXPECT_THAT(modbus.exchange("00 5F 00 00 00 06 05 03 4F 00 00 7F"), StartsWith("00 5F 00 00 01 01 05 03 FE 00 01"));
    // 128 words: exception 03
    EXPECT_EQ(modbus.exchange("00 60 00 00 00 06 05 03 4F 00 00 80"), "00 60 00 00 00 03 05 83 03");
}

TEST(ModbusOption, UserLockRefusesSettingsAndNothingElse)
{
    ModbusWithOptions modbus({.userLock = true});
    // the unit id at 57344, by function 6 and 16; the clock at 57600: exception 02
    EXPECT_EQ(modbus.exchange("00 61 00 00 00 06 05 06 E0 00 00 09"), "00 61 00 00 00 03 05 86 02");
    EXPECT_EQ(modbus.exchange("00 62 00 00 00 09 05 10 E0 00 00 01 02 00 09"), "00 62 00 00 00 03 05 90 02");
    EXPECT_EQ(modbus.exchange("00 63 00 00 00 06 05 06 E1 00 00 01"), "00 63 00 00 00 03 05 86 02");
    EXPECT_THAT(modbus.meter.writes(), IsEmpty());
    // the tariff command is no setting; settings can still be read
    EXPECT_EQ(modbus.exchange("00 64 00 00 00 06 05 06 9E 21 00 02"), "00 64 00 00 00 06 05 06 9E 21 00 02");
    EXPECT_EQ(modbus.exchange("00 65 00 00 00 06 05 03 E0 00 00 01"), "00 65 00 00 00 05 05 03 02 00 05");
}

} // namespace
} // namespace vmeter
