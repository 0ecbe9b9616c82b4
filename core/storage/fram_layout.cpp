// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/fram_layout.h"

namespace vmeter {

namespace {

// A record with another format number is not read. Increase the last digit whenever the layout changes.
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

// One function lists the fields for both directions, so that reading and writing always agree.
template <class Bytes, class Value> void transfer(Bytes& bytes, Value& value)
{
    if constexpr (requires { bytes.put(value); }) {
        bytes.put(value);
    } else {
        bytes.get(value);
    }
}

template <class Bytes, class EnergyLike> void transferEnergy(Bytes& bytes, EnergyLike& energy)
{
    transfer(bytes, energy.whole);
    transfer(bytes, energy.fraction);
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
        transfer(bytes, r.tariffTime[t].samples);
    }
    for (std::size_t n = 0; n < kPartialCounters; ++n) {
        auto& counter = r.partials.at(static_cast<PartialCounter>(n));
        transferEnergy(bytes, counter.energy);
        transfer(bytes, counter.running);
    }
    for (auto& flow : r.pendingEnergy.flow) {
        transfer(bytes, flow.exporting);
        transfer(bytes, flow.reverseEnergy);
    }
    transferEnergy(bytes, r.pendingEnergy.led);
    transferEnergy(bytes, r.pendingEnergy.output);
    transfer(bytes, r.tariff);
    auto& s = r.settings;
    for (auto* address : {&s.network.address, &s.network.netmask, &s.network.gateway}) {
        for (auto& octet : address->octet) {
            transfer(bytes, octet);
        }
    }
    transfer(bytes, s.network.dhcp);
    transfer(bytes, s.unitId);
    transfer(bytes, s.sntpEnabled);
    for (auto& character : s.sntpServer) {
        transfer(bytes, character);
    }
    transfer(bytes, s.sntpInterval);
    transfer(bytes, s.zoneMinutes);
}

template <class Bytes, class CalibrationLike> void transferCalibration(Bytes& bytes, CalibrationLike& c)
{
    for (std::size_t k = 0; k < kPhases; ++k) {
        transfer(bytes, c.voltageGain[k]);
        transfer(bytes, c.currentGain[k]);
        transfer(bytes, c.currentDelay[k]);
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

} // namespace

FramLayout::FramLayout()
    : m_calibration(kCalibrationAddress, kCalibrationPayload)
    , m_persistentData(kPersistentAddress, kPersistentPayload)
    , m_webPasswords(kWebPasswordsAddress, kWebPasswordsPayload)
{
}

PersistentData FramLayout::loadPersistentData(const Fram& fram, const Settings& factory)
{
    PersistentData persistentData;
    persistentData.settings = factory;
    std::array<uint8_t, kPersistentPayload> payload{};
    if (m_persistentData.load(fram, kPersistentFormat, payload)) {
        ByteReader reader(payload);
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
        ByteReader reader(payload);
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
        ByteReader reader(payload);
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
