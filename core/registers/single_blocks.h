// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/row_makers.h"

#include <array>

// The blocks that do not repeat, row for row; part of register_table.cpp.
namespace vmeter::rows {

using enum RegisterValue;

inline constexpr const char* kPowerFactorNote
    = "- leading (capacitive), + lagging (inductive); all ones while S is zero [inferred]";
inline constexpr const char* kSisterNote
    = "Ethernet sister meter; not confirmed for E27/E28; lock level USER, served unlocked [inferred]";
inline constexpr const char* kTextNote = "two characters a word, padded with zeros [inferred]";

// ---- 50000: identification -------------------------------------------------------------------------------------

inline constexpr std::array kIdentification{
    text16(50000, 4, "Signature \"SOCO\"", high, from(signature), "one character a word"),
    u16(50004, "Product order code (family)", {}, medium, from(orderCode), "100 = COUNTIS"),
    u16(50005, "Product code", {}, medium, from(productCode), "value of the E27/E28 not known [inferred]"),
    u16(50006, "Communication table version x100", {}, medium, from(tableVersion), "[inferred]"),
    u16(50007, "Product software version x100", {}, medium, from(softwareVersion),
        "as rEL2 of the inFo menu [inferred]"),
    u16(50008, "Serial number: year/week part (hex)", {}, medium, from(serialYearWeek), "coding [inferred]"),
    u16(50009, "Serial number: site/line part (hex)", {}, medium, from(serialSiteLine), "coding [inferred]"),
    u16(50010, "Serial number: running order", {}, medium, from(serialOrder)),
    u32(50011, "Serial number: reserved part", {}, medium, from(serialReserve)),
    u64(50013, "Code-table bit field", medium, from(notProvided), "meaning not published; all ones [inferred]"),
    reservedWords(50017, 1),
    u16(50018, "Product version major", {}, medium, from(versionMajor), "as rEL1 of the inFo menu [inferred]"),
    u16(50019, "Product version minor", {}, medium, from(versionMinor), "as rEL1 of the inFo menu [inferred]"),
    reservedWords(50020, 10),
    text(50030, 4, "Product VLO (software reference)", medium, from(softwareReference), "value [inferred]"),
    reservedWords(50034, 8),
    text(50042, 8, "Manufacturer name", medium, from(manufacturer), kTextNote),
    text(50050, 8, "Product name", medium, from(productName), kTextNote),
    text(50058, 8, "Extended product name (used for auto-detection)", high, from(extendedProductName), kTextNote),
};

// ---- 50512, 51280, 40576: instantaneous values -----------------------------------------------------------------

inline constexpr Scaled kVolts{V, kHundredth};
inline constexpr Scaled kAmperes{A, kThousandth};
inline constexpr Scaled kHertz{Hz, kThousandth};
inline constexpr Scaled kWatts{W, kTens};
inline constexpr Scaled kVars{var, kTens};
inline constexpr Scaled kVoltAmperes{VA, kTens};
inline constexpr Scaled kFactor{none, kThousandth};

inline constexpr std::array kInstantaneous32{
    reservedWords(50512, 2),
    u32(50514, "Phase-phase voltage U12", kVolts, medium, from(lineVoltage, Element::l1)),
    u32(50516, "Phase-phase voltage U23", kVolts, medium, from(lineVoltage, Element::l2)),
    u32(50518, "Phase-phase voltage U31", kVolts, medium, from(lineVoltage, Element::l3)),
    u32(50520, "Phase-neutral voltage V1", kVolts, high, from(voltage, Element::l1)),
    u32(50522, "Phase-neutral voltage V2", kVolts, high, from(voltage, Element::l2)),
    u32(50524, "Phase-neutral voltage V3", kVolts, high, from(voltage, Element::l3)),
    u32(50526, "Frequency", kHertz, high, from(frequency),
        "mHz, other COUNTIS use 10 mHz; 0 while no phase is live [inferred]"),
    u32(50528, "Current I1", kAmperes, high, from(current, Element::l1)),
    u32(50530, "Current I2", kAmperes, high, from(current, Element::l2)),
    u32(50532, "Current I3", kAmperes, high, from(current, Element::l3)),
    u32(50534, "Neutral current IN", kAmperes, medium, from(neutralCurrent)),
    s32(50536, "Active power, three-phase sum P", kWatts, high, from(activePower), "+ import, - export"),
    s32(50538, "Reactive power, three-phase sum Q", kVars, high, from(reactivePower)),
    u32(50540, "Apparent power, three-phase sum S", kVoltAmperes, medium, from(apparentPower)),
    s32(50542, "Power factor, three-phase PF", kFactor, medium, from(powerFactor), kPowerFactorNote),
    s32(50544, "Active power P1", kWatts, high, from(activePower, Element::l1)),
    s32(50546, "Active power P2", kWatts, high, from(activePower, Element::l2)),
    s32(50548, "Active power P3", kWatts, high, from(activePower, Element::l3)),
    s32(50550, "Reactive power Q1", kVars, high, from(reactivePower, Element::l1)),
    s32(50552, "Reactive power Q2", kVars, high, from(reactivePower, Element::l2)),
    s32(50554, "Reactive power Q3", kVars, high, from(reactivePower, Element::l3)),
    u32(50556, "Apparent power S1", kVoltAmperes, medium, from(apparentPower, Element::l1)),
    u32(50558, "Apparent power S2", kVoltAmperes, medium, from(apparentPower, Element::l2)),
    u32(50560, "Apparent power S3", kVoltAmperes, medium, from(apparentPower, Element::l3)),
    s32(50562, "Power factor PF1", kFactor, medium, from(powerFactor, Element::l1), kPowerFactorNote),
    s32(50564, "Power factor PF2", kFactor, medium, from(powerFactor, Element::l2), kPowerFactorNote),
    s32(50566, "Power factor PF3", kFactor, medium, from(powerFactor, Element::l3), kPowerFactorNote),
    u32(50568, "System current, mean of I1..I3", kAmperes, high, from(current)),
    u32(50570, "System phase-phase voltage, mean of U12,U23,U31", kVolts, medium, from(lineVoltage)),
    u32(50572, "System phase-neutral voltage, mean of V1..V3", kVolts, high, from(voltage)),
};

inline constexpr std::array kInstantaneous16{
    reservedWords(51280, 1),
    u16(51281, "Phase-phase voltage U12 (16 bit)", kVolts, medium, from(lineVoltage, Element::l1), "at most 655.34 V"),
    u16(51282, "Phase-phase voltage U23 (16 bit)", kVolts, medium, from(lineVoltage, Element::l2), "at most 655.34 V"),
    u16(51283, "Phase-phase voltage U31 (16 bit)", kVolts, medium, from(lineVoltage, Element::l3), "at most 655.34 V"),
    u16(51284, "Phase-neutral voltage V1 (16 bit)", kVolts, medium, from(voltage, Element::l1)),
    u16(51285, "Phase-neutral voltage V2 (16 bit)", kVolts, medium, from(voltage, Element::l2)),
    u16(51286, "Phase-neutral voltage V3 (16 bit)", kVolts, medium, from(voltage, Element::l3)),
    u16(51287, "Frequency (16 bit)", kHertz, medium, from(frequency), "0 while no phase is live [inferred]"),
    reservedWords(51288, 7),
    s16(51295, "Power factor, three-phase PF (16 bit)", kFactor, medium, from(powerFactor), kPowerFactorNote),
    reservedWords(51296, 9),
    s16(51305, "Power factor PF1 (16 bit)", kFactor, medium, from(powerFactor, Element::l1), kPowerFactorNote),
    s16(51306, "Power factor PF2 (16 bit)", kFactor, medium, from(powerFactor, Element::l2), kPowerFactorNote),
    s16(51307, "Power factor PF3 (16 bit)", kFactor, medium, from(powerFactor, Element::l3), kPowerFactorNote),
    u16(51308, "System current, mean of I1..I3 (16 bit)", kAmperes, medium, from(current),
        "stays at 65.534 A above it [inferred]; 50568 goes further"),
    u16(51309, "System phase-phase voltage, mean (16 bit)", kVolts, medium, from(lineVoltage), "at most 655.34 V"),
    u16(51310, "System phase-neutral voltage, mean (16 bit)", kVolts, medium, from(voltage)),
    u16(51311, "Ea+ total in MWh (16 bit)", {MWh}, medium, total(EnergyQuantity::activeImport)),
    u16(51312, "Er+ total in Mvarh (16 bit)", {Mvarh}, medium, total(EnergyQuantity::reactiveImport)),
    u16(51313, "Ea- total in MWh (16 bit)", {MWh}, medium, total(EnergyQuantity::activeExport)),
    u16(51314, "Er- total in Mvarh (16 bit)", {Mvarh}, medium, total(EnergyQuantity::reactiveExport)),
    u16(51315, "Phase sequence", {}, medium, from(phaseSequence), "0 = 123, 1 = 132, 3 = not determined"),
};

inline constexpr std::array kCurrentWithoutCt{
    u32(40576, "Current I1 (without CT ratio)", kAmperes, medium, from(current, Element::l1)),
    u32(40578, "Current I2 (without CT ratio)", kAmperes, medium, from(current, Element::l2)),
    u32(40580, "Current I3 (without CT ratio)", kAmperes, medium, from(current, Element::l3)),
};

// ---- 33024, 36864: balance, roll-over --------------------------------------------------------------------------

inline constexpr const char* kBalanceNote = "signed as in the E47 table, the E23 table prints it unsigned";

inline constexpr std::array kBalance{
    s32(33024, "Net active energy balance, whole part", {kWh}, medium, from(activeBalance), kBalanceNote),
    s16(33026, "Net active energy balance, residual", {Wh, kTenth}, medium, from(activeBalance),
        "sign of the whole part [inferred]"),
    s32(33027, "Net reactive energy balance, whole part", {kvarh}, medium, from(reactiveBalance), kBalanceNote),
    s16(33029, "Net reactive energy balance, residual", {varh, kTenth}, medium, from(reactiveBalance),
        "sign of the whole part [inferred]"),
};

inline constexpr std::array kRollover{
    u32(36864, "Counter rollover value", {kWh, kHundredth}, medium, from(rolloverValue),
        "largest value of the eight digits [inferred]"),
    u16(36866, "Rollover count of Ea+ total", {}, medium, rollovers(EnergyQuantity::activeImport), "0..255"),
    u16(36867, "Rollover count of Er+ total", {}, medium, rollovers(EnergyQuantity::reactiveImport), "0..255"),
    u16(36868, "Rollover count of Ea- total", {}, medium, rollovers(EnergyQuantity::activeExport), "0..255"),
    u16(36869, "Rollover count of Er- total", {}, medium, rollovers(EnergyQuantity::reactiveExport), "0..255"),
    u16(36870, "Rollover count of Eap total", {}, medium, rollovers(EnergyQuantity::apparent), "0..255"),
    u16(36871, "Rollover count of Ea tariff 1", {}, medium, rollovers(Tariff::t1, EnergyQuantity::activeImport),
        "0..255; Ea+ [inferred]"),
    u16(36872, "Rollover count of Ea tariff 2", {}, medium, rollovers(Tariff::t2, EnergyQuantity::activeImport),
        "0..255; Ea+ [inferred]"),
    reservedWords(36873, 2),
};

// ---- commands --------------------------------------------------------------------------------------------------

inline constexpr std::array kTariffCommand{
    reservedWords(40480, 1),
    u16(40481, "Select active tariff", {}, medium, from(selectTariff),
        "1 or 2; the only register that takes a broadcast (manual 8.2)"),
};

inline constexpr std::array kPartialsCommand{
    u16(40512, "Reset of all partial energies (command)", {}, medium, from(zeroAllPartials), "0x20; 0 zeroes nothing"),
};

inline constexpr std::array kSystemCommand{
    u16(57856, "System action command", {}, medium, from(systemAction),
        "0xA1 stores the settings, 0xB2 restarts; reserved in the E47 table"),
};

inline constexpr std::array kPartialMaskCommands{
    reservedWords(57888, 2),
    u16(57890, "Reset of partial counters (bit mask)", {}, medium, from(zeroPartials),
        "1 Ea+, 2 Er+, 4 Eap, 8 Ea-, 16 Er-; 0 zeroes nothing [inferred]"),
    reservedWords(57891, 1),
    u16(57892, "Reset of per-tariff partial counters (bit mask)", {}, medium, from(zeroTariffPartials),
        "1 tariff 1, 2 tariff 2, 0xFFFF all; 0 zeroes nothing [inferred]"),
};

// ---- settings --------------------------------------------------------------------------------------------------

inline constexpr std::array kModbusAddress{
    u16(57344, "Modbus slave address", {}, medium, from(unitId),
        "1..247, factory 5; mirrored at 29440; the E47 table has the network type here"),
};

inline constexpr const char* kRs485Note = "no RS485 in the E27/E28: all ones, not writable [inferred]";

inline constexpr std::array kRs485{
    u16(57345, "RS485 baud rate code", {}, low, from(notProvided), kRs485Note),
    u16(57346, "RS485 stop bits code", {}, low, from(notProvided), kRs485Note),
    u16(57347, "RS485 parity code", {}, low, from(notProvided), kRs485Note),
};

inline constexpr std::array kNetwork{
    u32(29184, "IP address", {}, medium, from(ipAddress), kSisterNote),
    u32(29186, "Subnet mask", {}, medium, from(netmask), kSisterNote),
    u32(29188, "Gateway", {}, medium, from(gateway), kSisterNote),
    u16(29190, "DHCP enable", {}, medium, from(dhcp), "0 or 1"),
};

inline constexpr std::array kSlaveConnection{
    u16(29440, "Modbus slave address (Ethernet E4x location)", {}, medium, from(unitId),
        "1..247; the same as 57344 [inferred]"),
};

inline constexpr std::array kTimeSynchronisation{
    u16(30208, "SNTP synchronisation enable", {}, medium, from(sntpEnabled), "0 or 1"),
    text(30209, 25, "SNTP server address (text)", medium, from(sntpServer), kTextNote),
    reservedWords(30234, 1),
};

inline constexpr const char* kClockNote
    = "zone in force; all words of the block in one write [inferred]; the E23 table has no clock";

inline constexpr const char* kClockYearNote = "since 2000 [inferred]; all words of the block in one write";

inline constexpr std::array kClock{
    u16(57600, "Clock: day", {}, low, from(clockDay), kClockNote),
    u16(57601, "Clock: month", {}, low, from(clockMonth), kClockNote),
    u16(57602, "Clock: year", {}, low, from(clockYear), kClockYearNote),
    u16(57603, "Clock: hour", {}, low, from(clockHour), kClockNote),
    u16(57604, "Clock: minute", {}, low, from(clockMinute), kClockNote),
    u16(57605, "Clock: second", {}, low, from(clockSecond), kClockNote),
};

inline constexpr std::array kClockExtended{
    u16(29952, "Clock ext: day", {}, low, from(clockDay), kClockNote),
    u16(29953, "Clock ext: month", {}, low, from(clockMonth), kClockNote),
    u16(29954, "Clock ext: year", {}, low, from(clockYear), kClockYearNote),
    u16(29955, "Clock ext: hour", {h}, low, from(clockHour), kClockNote),
    u16(29956, "Clock ext: minute", {min}, low, from(clockMinute), kClockNote),
    u16(29957, "Clock ext: second", {s}, low, from(clockSecond), kClockNote),
    u16(29958, "Clock ext: millisecond", {s, kThousandth}, low, from(clockMillisecond), kClockNote),
};

inline constexpr std::array kIndustrialisation{
    u16(40544, "Industrialisation mode flag", {}, medium, from(industrialisationMode), "0 off, 1 on"),
    u16(40545, "MID flag", {}, medium, from(midFlag), "0 on the E27, 1 on the E28 [inferred]"),
};

inline constexpr std::array kBoardId{
    u16(40608, "Communication board product id", {}, medium, from(boardId), "value [inferred]"),
};

} // namespace vmeter::rows
