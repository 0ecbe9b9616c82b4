// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/ethernet/web/meter_json.h"

#include "core/menu/page_view.h"
#include "core/registers/register_access.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace vmeter {
namespace {

/// Canonical text of a JSON value given with single quotes, so that expectations read like
/// docs/interfaces.md, section 4.3.
std::string canonical(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    EXPECT_EQ(error.error, QJsonParseError::NoError) << text;
    return document.toJson(QJsonDocument::Compact).toStdString();
}

std::string text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ElementMeasurement balancedPhase()
{
    ElementMeasurement phase;
    phase.voltage = {230'000'000};
    phase.current = {10'000'001};
    phase.activePower = {-1'150'000'000};
    phase.reactivePower = {1'991'858'428};
    phase.apparentPower = {2'300'000'000};
    phase.powerFactor = {-500'000, true};
    return phase;
}

TEST(MeterJsonTest, MeasurementsAreInSiUnitsAtFullResolution)
{
    Snapshot snapshot;
    snapshot.time = {Duration::milliseconds(12'500)};
    auto& measured = snapshot.meter.measurements;
    measured.phase[0] = balancedPhase();
    measured.system = balancedPhase();
    measured.lineVoltage = {{{398'371'000}, {1}, {0}}};
    measured.systemLineVoltage = {398'000'000};
    measured.neutralCurrent = {20'000};
    measured.frequency = {50'000'125};
    measured.sequence = PhaseSequence::counterClockwise132;
    measured.missing = {false, true, true};
    EXPECT_EQ(text(measurementsJson(snapshot)), canonical(R"({
        'meter_time_s': 12.5, 'frequency': 50.000125, 'sequence': '132', 'missing': ['L2', 'L3'],
        'phases': [
            {'V': 230, 'I': 10.000001, 'P': -1150, 'Q': 1991.858428, 'S': 2300, 'PF': -0.5},
            {'V': 0, 'I': 0, 'P': 0, 'Q': 0, 'S': 0, 'PF': null},
            {'V': 0, 'I': 0, 'P': 0, 'Q': 0, 'S': 0, 'PF': null}],
        'line_voltages': [398.371, 0.000001, 0], 'IN': 0.02,
        'system': {'V': 230, 'U': 398, 'I': 10.000001, 'P': -1150, 'Q': 1991.858428, 'S': 2300, 'PF': -0.5}})"));
}

TEST(MeterJsonTest, ValuesThatDoNotExistAreNull)
{
    const auto measured = measurementsJson(Snapshot{});
    EXPECT_TRUE(measured["frequency"].isNull());
    EXPECT_TRUE(measured["sequence"].isNull());
    EXPECT_TRUE(measured["system"].toObject()["PF"].isNull());
}

TEST(MeterJsonTest, EnergiesHaveAllKeysAndTheirResidual)
{
    Snapshot snapshot;
    auto& energies = snapshot.meter.energies;
    energies.at(Tariff::t1, Element::system, EnergyKind::activeImport) = {1234, kEnergyUnitsPerWh / 2};
    energies.at(Tariff::t2, Element::system, EnergyKind::activeImport) = {1000, 0};
    energies.at(Tariff::t2, Element::l2, EnergyKind::activeExport) = {7, 0};
    energies.at(Tariff::t2, Element::system, EnergyKind::activeExport) = {3000, kEnergyUnitsPerWh / 4};
    energies.at(Tariff::t1, Element::system, EnergyKind::reactiveExportInductive) = {5, 0};
    energies.at(Tariff::t1, Element::system, EnergyKind::reactiveImportCapacitive) = {2, 0};
    snapshot.meter.partials.at(PartialCounter::activeImportT2).energy = {9, kEnergyUnitsPerWh / 8};
    snapshot.meter.tariff = Tariff::t2;
    snapshot.ledPulses = 5234;
    snapshot.outputPulses = 22;
    snapshot.meter.ledPulses = 1; // since power-on: not what the bench counts

    const auto json = energiesJson(snapshot);
    EXPECT_EQ(json["tariff"].toInt(), 2);
    EXPECT_EQ(json["led_pulses"].toInt(), 5234);
    EXPECT_EQ(json["output_pulses"].toInt(), 22);
    EXPECT_EQ(text(json["balance"].toObject()), canonical("{'active': -765.75, 'reactive': -3}"));
    EXPECT_EQ(text(json["partial"].toObject()),
        canonical("{'Ea+': 0, 'Ea+T1': 0, 'Ea+T2': 9.125, 'Ea-': 0, 'Ea-T1': 0, 'Ea-T2': 0, 'Eap': 0, 'Er+': 0, "
                  "'Er-': 0}"));
    EXPECT_EQ(text(json["total"].toObject()), canonical(R"({
        'Ea+': {'sum': 2234.5, 'L1': 0, 'L2': 0, 'L3': 0}, 'Ea-': {'sum': 3000.25, 'L1': 0, 'L2': 7, 'L3': 0},
        'Er+': {'sum': 2, 'L1': 0, 'L2': 0, 'L3': 0}, 'Er-': {'sum': 5, 'L1': 0, 'L2': 0, 'L3': 0},
        'Er+ind': {'sum': 0, 'L1': 0, 'L2': 0, 'L3': 0}, 'Er+cap': {'sum': 2, 'L1': 0, 'L2': 0, 'L3': 0},
        'Er-ind': {'sum': 5, 'L1': 0, 'L2': 0, 'L3': 0}, 'Er-cap': {'sum': 0, 'L1': 0, 'L2': 0, 'L3': 0},
        'Eap': {'sum': 0, 'L1': 0, 'L2': 0, 'L3': 0}})"));
    const auto tariffs = json["tariffs"].toArray();
    ASSERT_EQ(tariffs.size(), 2);
    EXPECT_EQ(tariffs[0].toObject()["Ea+"].toObject()["sum"].toDouble(), 1234.5);
    EXPECT_EQ(tariffs[1].toObject()["Ea+"].toObject()["sum"].toDouble(), 1000);
}

// ---- behind 999 999.99 kWh (manual 13) ------------------------------------------------------------------------------

/// The energies of one row: Wh of T1 and T2, and what is shown of their sum and their difference.
struct RollOver {
    uint64_t imported;
    uint64_t exported;
    const char* importShown;
    const char* exportShown;
    const char* balanceShown;
    double balance; ///< Wh
};

class EnergiesBehindTheRollOver : public ::testing::TestWithParam<RollOver> { };

TEST_P(EnergiesBehindTheRollOver, AreTheSameOnDisplayRegistersAndWeb)
{
    const RollOver& row = GetParam();
    Snapshot snapshot;
    MeterState& meter = snapshot.meter;
    using Kind = EnergyKind;
    // Half of it in each tariff, and of reactive energy half inductive, half capacitive.
    for (const Kind kind : {Kind::activeImport, Kind::reactiveImportInductive}) {
        meter.energies.at(Tariff::t1, Element::system, kind).whole = row.imported - row.imported / 2;
    }
    for (const Kind kind : {Kind::activeImport, Kind::reactiveImportCapacitive}) {
        meter.energies.at(Tariff::t2, Element::system, kind).whole = row.imported / 2;
    }
    for (const Kind kind : {Kind::activeExport, Kind::reactiveExportInductive}) {
        meter.energies.at(Tariff::t1, Element::system, kind).whole = row.exported - row.exported / 2;
    }
    for (const Kind kind : {Kind::activeExport, Kind::reactiveExportCapacitive}) {
        meter.energies.at(Tariff::t2, Element::system, kind).whole = row.exported / 2;
    }
    meter.energies.at(Tariff::t2, Element::system, Kind::apparent).whole = row.imported;
    meter.partials.at(PartialCounter::activeImport).energy.whole = row.imported;

    const auto display = [&](MenuId menu, uint8_t page) {
        LcdFrame frame;
        showPage({menu, page}, meter, frame);
        return std::string(mainText(frame).data());
    };
    const auto steps = [&](uint16_t address) {
        std::array<uint16_t, 2> words{};
        EXPECT_EQ(readRegisters(meter, address, words), RegisterResult::ok);
        std::string digits = std::to_string(uint32_t{words[0]} << 16 | words[1]);
        digits.insert(0, 8 - digits.size(), '0');
        return digits.insert(6, ".");
    };
    const QJsonObject json = energiesJson(snapshot);
    const auto web = [&](const char* energy) {
        const double wattHours = json["total"].toObject()[energy].toObject()["sum"].toDouble();
        return QStringLiteral("%1").arg(std::floor(wattHours / 10) / 100, 9, 'f', 2, QLatin1Char('0')).toStdString();
    };
    struct Place {
        MenuId menu;
        uint8_t page; // from 0
        uint16_t address;
        const char* name;
        const char* shown;
    };
    const Place places[] = {
        {MenuId::total, 3, 50946, "Ea+", row.importShown},
        {MenuId::total, 7, 50952, "Ea-", row.exportShown},
        {MenuId::total, 8, 50950, "Eap", row.importShown},
        {MenuId::total, 16, 50948, "Er+", row.importShown},
        {MenuId::total, 20, 50954, "Er-", row.exportShown},
    };
    for (const Place& place : places) {
        EXPECT_EQ(display(place.menu, place.page), place.shown) << place.name;
        EXPECT_EQ(steps(place.address), place.shown) << place.name;
        EXPECT_EQ(web(place.name), place.shown) << place.name;
    }
    EXPECT_EQ(display(MenuId::partialAndBalance, 2), row.importShown);
    EXPECT_EQ(steps(50956), row.importShown);

    const auto balanceRegister = [&](uint16_t address) {
        std::array<uint16_t, 3> words{};
        EXPECT_EQ(readRegisters(meter, address, words), RegisterResult::ok);
        const auto whole = static_cast<int32_t>(uint32_t{words[0]} << 16 | words[1]);
        return whole * 1000.0 + static_cast<int16_t>(words[2]) / 10.0;
    };
    const QJsonObject balance = json["balance"].toObject();
    EXPECT_EQ(display(MenuId::partialAndBalance, 9), row.balanceShown);
    EXPECT_EQ(display(MenuId::partialAndBalance, 10), row.balanceShown);
    EXPECT_EQ(balanceRegister(33024), row.balance);
    EXPECT_EQ(balanceRegister(33027), row.balance);
    EXPECT_EQ(balance["active"].toDouble(), row.balance);
    EXPECT_EQ(balance["reactive"].toDouble(), row.balance);
}

// The way there by import, and back by export, until the balance has rolled over on the other side too.
constexpr RollOver kRollOvers[] = {
    {999'999'999, 0, "999999.99", "000000.00", "999999.99", 999'999'999},
    {1'000'000'000, 0, "000000.00", "000000.00", "000000.00", 0},
    {1'000'000'769, 0, "000000.76", "000000.00", "000000.76", 769},
    {1'000'000'769, 770, "000000.76", "000000.77", "999999.99", 999'999'999},
    {1'000'000'769, 1'000'000'770, "000000.76", "000000.77", "000000.00", -1},
    {1'000'000'769, 1'000'009'319, "000000.76", "000009.31", "-00008.55", -8'550},
    {3'000'000'000, 3'123'456'789, "000000.00", "123456.78", "-123456.7", -123'456'789},
    {20, 1'000'000'020, "000000.02", "000000.02", "000000.00", 0},
    {20, 2'000'000'789, "000000.02", "000000.78", "-00000.76", -769},
};
INSTANTIATE_TEST_SUITE_P(ThereAndBack, EnergiesBehindTheRollOver, ::testing::ValuesIn(kRollOvers));

LcdFrame energyFrame()
{
    LcdFrame frame;
    frame.powered = true;
    frame.backlight = true;
    frame.main = {0x3F, 0x3F, 0x3F, 0x3F, 0x3F, 0xFF, 0x4F, 0x5B}; // 000008.32
    frame.label = {0x78, 0x5C, 0x78, 0, 0, 0, 0};                  // t o t
    frame.light(Icon::sum);
    frame.light(Icon::import_);
    frame.light(Icon::unitKwh);
    frame.blink(Icon::phaseMissing);
    frame.blinkingMain = 0b101;
    return frame;
}

TEST(MeterJsonTest, LcdIsReadAsText)
{
    // Icons: 2 missing, 3 sum, 20 import, 22 kWh.
    EXPECT_EQ(text(lcdTextJson(energyFrame())),
        canonical(R"({
        'menu': 'tot', 'main': '000008.32', 'unit': 'kWh', 'icons': ['missing', 'sum', 'import'],
        'blinking': ['missing', 'digit1', 'digit3'], 'backlight': true,
        'segments': '3f3f3f3f3fff4f5b785c7800000000)"
                  R"(0050000c'})"));
}

TEST(MeterJsonTest, DarkLcdShowsNothing)
{
    auto frame = energyFrame();
    frame.powered = false;
    EXPECT_EQ(text(lcdTextJson(frame)), canonical(R"({'menu': '', 'main': '', 'unit': '', 'icons': [], 'blinking': [],
        'backlight': false, 'segments': '00000000000000000000000000000000000000'})"));
    EXPECT_EQ(lcdCellsJson(frame)["icons"].toArray().size(), 0);
}

TEST(MeterJsonTest, LcdCellsAreGivenForDrawing)
{
    EXPECT_EQ(text(lcdCellsJson(energyFrame())), canonical(R"({
        'main': [63, 63, 63, 63, 63, 255, 79, 91], 'label': [120, 92, 120, 0, 0, 0, 0],
        'icons': ['missing', 'sum', 'import', 'kWh'], 'blinking': ['missing'], 'blinking_main': 5,
        'blink_on': true, 'backlight': true, 'text': 'tot 000008.32 kWh'})"));
}

/// What stands at a path such as "measurements.phases.0.V".
QJsonValue valueAt(QJsonValue body, const QString& path)
{
    for (const QString& part : path.split(u'.')) {
        bool isIndex = false;
        const int index = part.toInt(&isIndex);
        body = isIndex && body.isArray() ? body.toArray().at(index) : body.toObject().value(part);
    }
    return body;
}

TEST(ShownValueJson, EachPageLeadsToTheNumberThatItShows)
{
    Snapshot snapshot;
    MeterState& meter = snapshot.meter;
    meter.powered = true;
    int64_t next = 1;
    for (const Tariff tariff : {Tariff::t1, Tariff::t2}) {
        for (std::size_t element = 0; element < kElements; ++element) {
            for (std::size_t kind = 0; kind < kEnergyKinds; ++kind) {
                meter.energies.at(tariff, static_cast<Element>(element), static_cast<EnergyKind>(kind)).whole
                    = static_cast<uint64_t>(next++) * 137'350;
            }
        }
    }
    for (std::size_t counter = 0; counter < kPartialCounters; ++counter) {
        meter.partials.at(static_cast<PartialCounter>(counter)).energy.whole = static_cast<uint64_t>(next++) * 11'110;
    }
    next = 1;
    const auto fill = [&next](ElementMeasurement& of) {
        of.voltage = {200'100'000 + 1'100'000 * next++};
        of.current = {1'110'000 * next++};
        of.activePower = {1'030'000'000 * next++};
        of.reactivePower = {1'050'000'000 * next++};
        of.apparentPower = {1'070'000'000 * next++};
        of.powerFactor = {static_cast<int32_t>(5'000 * next++), true};
    };
    for (ElementMeasurement& phase : meter.measurements.phase) {
        fill(phase);
    }
    fill(meter.measurements.system);
    meter.measurements.systemLineVoltage = {391'700'000};
    meter.measurements.frequency = {50'250'000};
    const QJsonObject live{{"measurements", measurementsJson(snapshot)}, {"energies", energiesJson(snapshot)}};
    int pages = 0;
    for (std::size_t menu = 0; menu < kBrowsedMenus; ++menu) {
        for (uint8_t page = 0; page < meter.model->menus.count(static_cast<MenuId>(menu)); ++page) {
            const MenuPosition position{static_cast<MenuId>(menu), page};
            meter.lcd = {};
            showPage(position, meter, meter.lcd);
            const QJsonObject links = shownValueJson(meter, position);
            const QString path = links["json_path"].toString();
            if (path.isEmpty()) {
                continue;
            }
            ++pages;
            EXPECT_FALSE(links["registers"].toArray().isEmpty()) << path.toStdString();
            const QJsonValue value = valueAt(live, path);
            ASSERT_TRUE(value.isDouble()) << path.toStdString();
            const bool inThousands = unitText(meter.lcd)[0] == 'k';
            const double shown = std::abs(QByteArray(mainText(meter.lcd).data()).toDouble());
            EXPECT_NEAR(shown, std::abs(value.toDouble()) / (inThousands ? 1000 : 1), 0.0501) << path.toStdString();
        }
    }
    EXPECT_EQ(pages, 65); // 8 + 8 + 21 + 11 + 17 (manual 10.1 to 10.5)
    meter.malfunction = 1;
    EXPECT_TRUE(shownValueJson(meter, {MenuId::tariff1, 0})["json_path"].isNull());
}

} // namespace
} // namespace vmeter
