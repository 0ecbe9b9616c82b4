// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fram_layout.h"

#include <limits>
#include <type_traits>

namespace vmeter {

namespace {

// A record with another format number is not read. Increase the last digit whenever the layout changes, and keep the
// size of the payload: then a program with a smaller number can tell that a newer version has written the record.
constexpr uint32_t kCalibrationFormat = 0x43414c02;  // "CAL" 2
constexpr uint32_t kPersistentFormat = 0x52455401;   // "RET" 1
constexpr uint32_t kWebPasswordsFormat = 0x57454201; // "WEB" 1

constexpr std::size_t kCalibrationPayload = 96;
constexpr std::size_t kPersistentPayload = 1536;
constexpr std::size_t kWebPasswordsPayload = 128;
constexpr std::size_t kCalibrationAddress = 0;
constexpr std::size_t kPersistentAddress = 256;
static_assert(kCalibrationAddress + Record::size(kCalibrationPayload) <= kPersistentAddress);
constexpr std::size_t kWebPasswordsAddress = 7680;
static_assert(kPersistentAddress + Record::size(kPersistentPayload) <= kWebPasswordsAddress);
static_assert(kWebPasswordsAddress + Record::size(kWebPasswordsPayload) <= kFramSize);

// At 100 kW, which is more than any model measures, a register needs a million years to get there. Sums of all
// registers in tenths of a Wh stay below 2^64.
constexpr uint64_t kMostYears = 1'000'000;
constexpr uint64_t kMostWattHours = kMostYears * 1'000'000'000;
constexpr Duration kMostTime = Duration::seconds(kMostYears * 366 * 86'400);

// The product of two gains must stay below 4. A front end with the largest gain errors needs 0.8 to 1.2.
constexpr uint32_t kLeastGain = kUnityGain / 2;
constexpr uint32_t kMostGain = 2 * kUnityGain - 1;

template <class Value> struct Range {
    Value least = std::numeric_limits<Value>::min();
    Value most = std::numeric_limits<Value>::max();
};

// Reads like ByteReader, and notes whether each field is in its range.
class CheckingReader {
public:
    explicit CheckingReader(std::span<const uint8_t> bytes)
        : m_reader(bytes)
    {
    }

    template <class Value> void get(Value& value, Range<Value> range)
    {
        // Any byte but 0 and 1 would turn into a bool without a trace.
        using Stored = std::conditional_t<std::is_same_v<Value, bool> || std::is_enum_v<Value>, uint8_t, Value>;
        Stored stored{};
        m_reader.get(stored);
        m_good = m_good && stored >= static_cast<Stored>(range.least) && stored <= static_cast<Stored>(range.most);
        value = static_cast<Value>(stored);
    }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    ByteReader m_reader;
    bool m_good = true;
};

// One function lists the fields for both directions with their ranges, so that reading, writing and checking always
// agree.
template <class Bytes, class Value>
void transfer(Bytes& bytes, Value& value, Range<std::remove_const_t<Value>> range = {})
{
    if constexpr (requires { bytes.put(value); }) {
        bytes.put(value);
    } else {
        bytes.get(value, range);
    }
}

template <class Bytes, class EnergyLike> void transferEnergy(Bytes& bytes, EnergyLike& energy)
{
    transfer(bytes, energy.whole, {0, kMostWattHours});
    transfer(bytes, energy.fraction, {0, kEnergyUnitsPerWh - 1});
}

template <class Bytes, class PersistentDataLike> void transferPersistentData(Bytes& bytes, PersistentDataLike& r)
{
    for (std::size_t t = 0; t < kTariffs; ++t) {
        for (std::size_t e = 0; e < kElements; ++e) {
            for (std::size_t k = 0; k < kEnergyKinds; ++k) {
                transferEnergy(
                    bytes, r.energies.at(static_cast<Tariff>(t), static_cast<Element>(e), static_cast<EnergyKind>(k)));
            }
        }
        transfer(bytes, r.tariffTime[t].samples, {0, kMostTime.samples});
    }
    for (std::size_t n = 0; n < kPartialCounters; ++n) {
        auto& counter = r.partials.at(static_cast<PartialCounter>(n));
        transferEnergy(bytes, counter.energy);
        transfer(bytes, counter.running);
    }
    for (auto& flow : r.pendingEnergy.flow) {
        transfer(bytes, flow.exporting);
        transfer(bytes, flow.reverseEnergy, {-kEnergyUnitsPerWh, 0});
    }
    transferEnergy(bytes, r.pendingEnergy.led);
    transferEnergy(bytes, r.pendingEnergy.output);
    transfer(bytes, r.tariff, {Tariff::t1, Tariff::t2});
    auto& s = r.settings;
    for (auto* address : {&s.network.address, &s.network.netmask, &s.network.gateway}) {
        for (auto& octet : address->octet) {
            transfer(bytes, octet);
        }
    }
    transfer(bytes, s.network.dhcp);
    transfer(bytes, s.unitId, {1, kUnitIdMax});
    transfer(bytes, s.sntpEnabled);
    for (auto& character : s.sntpServer) {
        transfer(bytes, character);
    }
    transfer(bytes, s.sntpInterval, {0, kSntpIntervalMax});
    transfer(bytes, s.zoneMinutes, {kZoneMin, kZoneMax});
}

template <class Bytes, class CalibrationLike> void transferCalibration(Bytes& bytes, CalibrationLike& c)
{
    for (std::size_t k = 0; k < kPhases; ++k) {
        transfer(bytes, c.voltageGain[k], {kLeastGain, kMostGain});
        transfer(bytes, c.currentGain[k], {kLeastGain, kMostGain});
        transfer(bytes, c.currentDelay[k], {-kCurrentDelayMax, kCurrentDelayMax});
        transfer(bytes, c.activeOffset[k]);
        transfer(bytes, c.reactiveOffset[k]);
        transfer(bytes, c.currentNoiseSquare[k]);
    }
    transfer(bytes, c.frontEnd);
}

template <class Bytes, class PasswordsLike> void transferWebPasswords(Bytes& bytes, PasswordsLike& passwords)
{
    for (auto& password : passwords) {
        transfer(bytes, password.changes);
        transfer(bytes, password.own);
        for (auto& byte : password.salt) {
            transfer(bytes, byte);
        }
        for (auto& byte : password.hash) {
            transfer(bytes, byte);
        }
    }
}

bool isGoodPersistentData(std::span<const uint8_t> payload)
{
    CheckingReader reader(payload);
    PersistentData persistentData;
    transferPersistentData(reader, persistentData);
    const Settings& settings = persistentData.settings;
    // Older records have zeros in place of the interval.
    return reader.isGood() && (settings.sntpInterval == 0 || settings.sntpInterval >= kSntpIntervalMin)
        && isServerText(settings.sntpServer);
}

bool isGoodCalibration(std::span<const uint8_t> payload)
{
    CheckingReader reader(payload);
    Calibration calibration;
    transferCalibration(reader, calibration);
    return reader.isGood();
}

bool areGoodWebPasswords(std::span<const uint8_t> payload)
{
    CheckingReader reader(payload);
    WebPasswords passwords;
    transferWebPasswords(reader, passwords);
    return reader.isGood();
}

} // namespace

FramLayout::FramLayout()
    : m_calibration(kCalibrationAddress, kCalibrationPayload, isGoodCalibration)
    , m_persistentData(kPersistentAddress, kPersistentPayload, isGoodPersistentData)
    , m_webPasswords(kWebPasswordsAddress, kWebPasswordsPayload, areGoodWebPasswords)
{
}

FramProblem FramLayout::problemOf(const Fram& fram) const
{
    const RecordState persistentData = m_persistentData.state(fram, kPersistentFormat);
    const RecordState webPasswords = m_webPasswords.state(fram, kWebPasswordsFormat);
    if (persistentData == RecordState::newer || webPasswords == RecordState::newer) {
        return FramProblem::newerVersion;
    }
    if (persistentData == RecordState::unreadable) {
        return FramProblem::energies;
    }
    return webPasswords == RecordState::unreadable ? FramProblem::webPasswords : FramProblem::none;
}

PersistentData FramLayout::loadPersistentData(const Fram& fram, const Settings& factory)
{
    PersistentData persistentData;
    persistentData.settings = factory;
    std::array<uint8_t, kPersistentPayload> payload{};
    if (m_persistentData.load(fram, kPersistentFormat, payload)) {
        CheckingReader reader(payload);
        transferPersistentData(reader, persistentData);
        // Older records have zeros in place of the interval.
        if (persistentData.settings.sntpInterval == 0) {
            persistentData.settings.sntpInterval = kFactorySntpInterval;
        }
    }
    return persistentData;
}

void FramLayout::storePersistentData(Fram& fram, const PersistentData& persistentData)
{
    std::array<uint8_t, kPersistentPayload> payload{};
    ByteWriter writer(payload);
    transferPersistentData(writer, persistentData);
    m_persistentData.store(fram, kPersistentFormat, payload);
}

Calibration FramLayout::loadCalibration(const Fram& fram)
{
    Calibration calibration;
    std::array<uint8_t, kCalibrationPayload> payload{};
    if (m_calibration.load(fram, kCalibrationFormat, payload)) {
        CheckingReader reader(payload);
        transferCalibration(reader, calibration);
    }
    return calibration;
}

void FramLayout::storeCalibration(Fram& fram, const Calibration& calibration)
{
    std::array<uint8_t, kCalibrationPayload> payload{};
    ByteWriter writer(payload);
    transferCalibration(writer, calibration);
    m_calibration.store(fram, kCalibrationFormat, payload);
}

WebPasswords FramLayout::loadWebPasswords(const Fram& fram)
{
    WebPasswords passwords;
    std::array<uint8_t, kWebPasswordsPayload> payload{};
    if (m_webPasswords.load(fram, kWebPasswordsFormat, payload)) {
        CheckingReader reader(payload);
        transferWebPasswords(reader, passwords);
    }
    return passwords;
}

void FramLayout::storeWebPasswords(Fram& fram, const WebPasswords& passwords)
{
    std::array<uint8_t, kWebPasswordsPayload> payload{};
    ByteWriter writer(payload);
    transferWebPasswords(writer, passwords);
    m_webPasswords.store(fram, kWebPasswordsFormat, payload);
}

} // namespace vmeter
