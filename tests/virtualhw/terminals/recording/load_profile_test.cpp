// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/load_profile.h"

#include "tests/virtualhw/terminals/recording/recording_files.h"
#include "virtualhw/scenario/scenario_file.h"

#include <gmock/gmock.h>

#include <zlib.h>

namespace vmeter {
namespace {

using ::testing::Contains;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using testing::testFolder;
using testing::writeFile;

LoadProfile profileOf(std::string_view csv, const LoadProfileOptions& options = {})
{
    const auto result = parseLoadProfile(csv, options);
    if (!result) {
        ADD_FAILURE() << result.error().english();
        return {};
    }
    return **result;
}

std::string profileErrorOf(std::string_view csv, const LoadProfileOptions& options = {})
{
    const auto result = parseLoadProfile(csv, options);
    return !result ? result.error().english() : "";
}

std::vector<double> secondsOf(std::string_view csv, const LoadProfileOptions& options = {})
{
    const LoadProfile profile = profileOf(csv, options);
    std::vector<double> seconds;
    for (std::size_t row = 0; row < profile.size(); ++row) {
        seconds.push_back(profile.row(row).seconds);
    }
    return seconds;
}

/// Active power of all phases, row by row, in W.
std::vector<double> wattsOf(std::string_view csv, const LoadProfileOptions& options = {})
{
    const LoadProfile profile = profileOf(csv, options);
    std::vector<double> watts;
    for (std::size_t row = 0; row < profile.size(); ++row) {
        const auto active = profile.row(row).active;
        watts.push_back(std::round(1e3 * (active[0] + active[1] + active[2])) / 1e3);
    }
    return watts;
}

std::vector<std::string> notesOf(std::string_view csv, const LoadProfileOptions& options = {})
{
    std::vector<std::string> notes;
    for (const Message& note : profileOf(csv, options).notes) {
        notes.push_back(note.english());
    }
    return notes;
}

TEST(LoadProfile, SemicolonsAndDecimalCommasAsInFrance)
{
    const LoadProfile profile = profileOf("\xEF\xBB\xBFHorodate;P1 [kW];P2 [kW];P3 [kW]\r\n"
                                          "31/12/2025 23:45;1,5;0;-0,25\r\n01/01/2026 00:00;2;0,1;0\r\n");
    ASSERT_EQ(profile.size(), 2U);
    EXPECT_TRUE(profile.powers);
    EXPECT_EQ(profile.row(1).seconds, 900);
    EXPECT_THAT(profile.row(0).active, ElementsAre(1500, 0, -250));
    EXPECT_THAT(profile.row(1).active, ElementsAre(2000, 100, 0));
}

TEST(LoadProfile, CommasAndPointsAsInEngland)
{
    const LoadProfile profile = profileOf(
        "time,I_L1,I_L2 [mA],IC,remark\n2026-03-29T00:00:00Z,1.5,250,0,x\n2026-03-29T00:00:10Z,2,0,1e1,y\n");
    EXPECT_FALSE(profile.powers);
    EXPECT_EQ(profile.row(1).seconds, 10);
    EXPECT_THAT(profile.row(0).active, ElementsAre(1.5, 0.25, 0));
    EXPECT_THAT(profile.row(1).active, ElementsAre(2, 0, 10));
}

TEST(LoadProfile, TabsSecondsAndATotalThatIsShared)
{
    const LoadProfile profile = profileOf("s\tP [kW]\tQ1 [var]\n0\t3\t7\n60\t6\t0\n");
    EXPECT_THAT(profile.row(0).active, ElementsAre(1000, 1000, 1000));
    EXPECT_THAT(profile.row(0).reactive, ElementsAre(7, 0, 0));
    EXPECT_EQ(profile.stepSeconds, 60);
}

TEST(LoadProfile, WhatWasReadIsSaid)
{
    EXPECT_THAT(notesOf("t_ms,House [kW],Water [l]\n0,1,2\n60000,2,2\n"),
        ElementsAre("2 rows, usual step 60 s, in all 120 s", "time stamps: numbers of milliseconds (column 1)",
            "only column 'House [kW]' can be a load, though not all of its name is understood",
            "P from column 'House [kW]' in kW, times 1000, divided equally among L1, L2 and L3",
            "1 columns are not used: 'Water [l]'"));
}

// Times

TEST(LoadProfile, TimesAreUnderstoodInTheFormsThatProgramsWrite)
{
    const auto quarters = ElementsAre(0, 900, 1800);
    const auto read = [](const std::string& head, const std::string& a, const std::string& b, const std::string& c) {
        return secondsOf(head + ";P [W]\n" + a + ";1\n" + b + ";2\n" + c + ";3\n");
    };
    EXPECT_THAT(read("ts", "1770000000", "1770000900", "1770001800"), quarters);
    EXPECT_THAT(read("ts", "1770000000000", "1770000900000", "1770001800000"), quarters);
    EXPECT_THAT(read("ts", "1770000000000000", "1770000900000000", "1770001800000000"), quarters);
    EXPECT_THAT(read("Date", "46000,0104166667", "46000,0208333333", "46000,03125"), quarters) << "serial days";
    EXPECT_THAT(read("time [h]", "0", "0.25", "0.5"), quarters);
    EXPECT_THAT(read("Minuten", "15", "30", "45"), quarters);
    EXPECT_THAT(read("t", "2026-05-01T10:00", "2026-05-01T10:15", "2026-05-01T10:30"), quarters);
    EXPECT_THAT(read("t", "2026-05-01_10:00:00.5", "2026-05-01_10:15:00.5", "2026-05-01_10:30:00.5"), quarters);
    EXPECT_THAT(read("t", "20260501T1000", "20260501T1015", "20260501T1030"), quarters);
    EXPECT_THAT(read("t", "202605011000", "202605011015", "202605011030"), quarters);
    EXPECT_THAT(read("t", "2026/05/01 10:00", "2026/05/01 10:15", "2026/05/01 10:30"), quarters);
    EXPECT_THAT(read("t", "1.5.2026 10:00", "1.5.2026 10:15", "1.5.2026 10:30"), quarters);
    EXPECT_THAT(read("t", "5/31/2026 10:00", "5/31/2026 10:15", "5/31/2026 10:30"), quarters);
    EXPECT_THAT(read("t", "31/05/2026 11:45 AM", "31/05/2026 12:00 PM", "31/05/2026 12:15 PM"), quarters);
    EXPECT_THAT(read("t", "31-May-2026 10:00", "31-May-2026 10:15", "31-May-2026 10:30"), quarters);
    EXPECT_THAT(read("t", "23:45", "00:00", "00:15"), quarters) << "beyond midnight";
    EXPECT_THAT(read("t", "2026-05-01 10:00+02:00", "2026-05-01 10:15+0200", "2026-05-01 10:30 +02"), quarters);
    EXPECT_THAT(secondsOf("day;P [W]\n20260131;1\n20260201;2\n"), ElementsAre(0, 86'400));
    EXPECT_THAT(secondsOf("Datum;Uhrzeit;P [W]\n31.01.2026;23:45;1\n01.02.2026;00:00;2\n"), ElementsAre(0, 900));
    EXPECT_THAT(
        secondsOf("Date,Hour,Load [W]\n2026-01-31,23,1\n2026-01-31,24,2\n2026-02-01,1,2\n"), ElementsAre(0, 3600, 7200))
        << "hours from 1 to 24";
}

TEST(LoadProfile, DatesAreDecidedByTheWholeColumn)
{
    EXPECT_THAT(secondsOf("t,P [W]\n01/02/2026,1\n01/03/2026,1\n01/13/2026,1\n"), ElementsAre(0, 86'400, 950'400))
        << "the third shows that the month is first; ten days are a gap that the values are held in for an hour";
    EXPECT_THAT(profileErrorOf("t,P [W]\n01/02/2026,1\n01/03/2026,1\n"), HasSubstr("give date_order: dmy, mdy or ymd"));
    LoadProfileOptions dayFirst;
    dayFirst.dateOrder = DateOrder::dayMonthYear;
    EXPECT_THAT(secondsOf("t,P [W]\n01/02/2026,1\n02/02/2026,1\n", dayFirst), ElementsAre(0, 86'400));
    EXPECT_THAT(profileErrorOf("t,P [W]\n13/02/2026,1\n01/13/2026,1\n"), HasSubstr("not valid in any one order"));
    EXPECT_THAT(profileErrorOf("t,P [W]\n45000,1\n45001,1\n"), HasSubstr("give time_unit: s or excel"));
}

TEST(LoadProfile, TheNewestRowMayComeFirst)
{
    EXPECT_THAT(secondsOf("t;P [W]\n1800;3\n900;2\n0;1\n"), ElementsAre(0, 900, 1800));
    EXPECT_THAT(wattsOf("t;P [W]\n1800;3\n900;2\n0;1\n"), ElementsAre(1, 2, 3));
}

TEST(LoadProfile, ChangesOfTheClockAreNoGaps)
{
    EXPECT_THAT(secondsOf("t,P [W]\n2026-10-25T02:30+02:00,1\n2026-10-25T02:00+01:00,1\n2026-10-25T02:30+01:00,1\n"),
        ElementsAre(0, 1800, 3600))
        << "the offset tells";
    EXPECT_THAT(secondsOf("t,P [W]\n25.10.2026 02:00,1\n25.10.2026 02:30,2\n25.10.2026 02:00,3\n25.10.2026 02:30,4\n"
                          "25.10.2026 03:00,5\n"),
        ElementsAre(0, 1800, 3600, 5400, 7200))
        << "the order tells";
    EXPECT_THAT(secondsOf("t,P [W]\n29.03.2026 01:00,1\n29.03.2026 01:30,2\n29.03.2026 03:00,3\n29.03.2026 03:30,4\n"),
        ElementsAre(0, 1800, 3600, 5400));
    EXPECT_THAT(profileErrorOf("t,P [W]\n12.06.2026 02:30,1\n12.06.2026 03:00,2\n12.06.2026 02:30,3\n"),
        HasSubstr("line 4: the time does not go on"))
        << "in June no clock is changed";
}

// Units and columns

TEST(LoadProfile, UnitsAreThoseOfTheHead)
{
    EXPECT_THAT(wattsOf("t;P1 [MW]\n0;0.001\n60;0.002\n"), ElementsAre(1000, 2000));
    EXPECT_THAT(wattsOf("t;P1 [mW]\n0;1000\n60;2000\n"), ElementsAre(1, 2));
    EXPECT_THAT(wattsOf("t;P1;P2\ns;kW;W\n0;1;5\n60;2;5\n"), ElementsAre(1005, 2005)) << "a line of units";
    EXPECT_THAT(wattsOf("t;P1 in kW\n0;1\n60;2\n"), ElementsAre(1000, 2000));
    EXPECT_THAT(wattsOf("t;power\n0;1\n60;2\n"), ElementsAre(1, 2));
    EXPECT_THAT(notesOf("t;power\n0;1\n60;2\n"), Contains(HasSubstr("which names no unit: taken as W")));
    EXPECT_THAT(profileErrorOf("t;P1 [PS]\n0;1\n60;2\n"), HasSubstr("the unit 'PS' is not understood"));
    EXPECT_THAT(profileErrorOf("t;P1 [V]\n0;1\n60;2\n"), HasSubstr("the unit 'V' is not understood"));
    EXPECT_THAT(profileErrorOf("t;consumption\n0;1\n60;2\n"), HasSubstr("may be a power or an energy"));
    EXPECT_THAT(profileErrorOf("t;energy\n0;1\n60;2\n"), HasSubstr("an energy needs its unit"));
}

TEST(LoadProfile, EnergiesOfAnIntervalAreItsMeanPower)
{
    EXPECT_THAT(wattsOf("t;Verbrauch [kWh]\n0;0.15\n900;0.3\n1800;0.15\n"), ElementsAre(600, 1200, 600));
    EXPECT_THAT(wattsOf("Ende;E1 [Wh]\n2026-01-01 01:00;100\n2026-01-01 02:00;50\n"), ElementsAre(100, 50));
}

TEST(LoadProfile, MeterReadingsAreThePowerBetweenTheRows)
{
    const LoadProfile profile = profileOf("t;Zählerstand [kWh]\n0;12345.5\n3600;12346.5\n7200;?\n10800;12350.5\n");
    ASSERT_EQ(profile.size(), 3U);
    EXPECT_NEAR(profile.row(0).active[0] * 3, 1000, 0.01);
    EXPECT_NEAR(profile.row(1).active[0] * 3, 2000, 0.01) << "4 kWh in two hours, over the missing reading";
    EXPECT_NEAR(profile.row(2).active[0] * 3, 2000, 0.01);
    EXPECT_EQ(profile.endMicros, 10'800'000'000) << "the last reading is the end";
    EXPECT_THAT(profileErrorOf("t;E [kWh]\n0;5\n60;6\n120;7\n"), HasSubstr("give energy: reading or interval"));
    LoadProfileOptions interval;
    interval.readings = false;
    EXPECT_THAT(wattsOf("t;E [Wh]\n0;1\n60;2\n120;3\n", interval), ElementsAre(60, 120, 180));
}

TEST(LoadProfile, NamesInWordsAreUnderstood)
{
    const auto phases = [](const std::string& a, const std::string& b, const std::string& c) {
        return profileOf("time;" + a + ';' + b + ';' + c + "\n0;1;2;3\n60;1;2;3\n").row(0).active;
    };
    const auto oneTwoThree = ElementsAre(1000, 2000, 3000);
    EXPECT_THAT(phases("Wirkleistung L1 [kW]", "Wirkleistung L2 [kW]", "Wirkleistung L3 [kW]"), oneTwoThree);
    EXPECT_THAT(
        phases("Puissance active phase 1 (kW)", "Puissance active phase 2 (kW)", "Puissance active phase 3 (kW)"),
        oneTwoThree);
    EXPECT_THAT(phases("P_A_kW", "P_B_kW", "P_C_kW"), oneTwoThree);
    EXPECT_THAT(phases("PL1 kW", "PL2 kW", "PL3 kW"), oneTwoThree);
    EXPECT_THAT(phases("a_act_power [kW]", "b_act_power [kW]", "c_act_power [kW]"), oneTwoThree);
    EXPECT_THAT(phases("activePowerR [kW]", "activePowerS [kW]", "activePowerT [kW]"), oneTwoThree);
}

TEST(LoadProfile, AColumnCalledQcIsNoReactivePower)
{
    const std::string_view csv = "t;P1;QC\n0;1;7\n60;1;7\n";
    EXPECT_THAT(profileOf(csv).row(0).reactive, ElementsAre(0, 0, 0));
    EXPECT_THAT(notesOf(csv), Contains("1 columns are not used: 'QC'"));
    EXPECT_THAT(profileOf("t;P1;QA;QB;QC\n0;1;7;8;9\n60;1;7;8;9\n").row(0).reactive, ElementsAre(7, 8, 9));
}

TEST(LoadProfile, ATotalBesideItsPhasesIsCheckedAndNotAdded)
{
    EXPECT_THAT(profileOf("t;total [W];P1 [W];P2 [W];P3 [W]\n0;60;10;20;30\n9;60;10;20;30\n").row(0).active,
        ElementsAre(10, 20, 30));
    EXPECT_THAT(notesOf("t;P total [W];P1 [W];P2 [W];P3 [W]\n0;600;10;20;30\n9;60;10;20;30\n"),
        Contains(HasSubstr("is not the sum of the three phases in 1 rows, the first in line 2")));
    EXPECT_THAT(profileErrorOf("t;P total [W];P1 [W]\n0;600;100\n9;600;100\n"),
        HasSubstr("line 2: the total of column 'P total [W]' is not the sum"));
}

TEST(LoadProfile, TheSameColumnTwiceIsReadOnce)
{
    EXPECT_THAT(wattsOf("t;P1 [W];P1 [kW]\n0;1000;1\n60;2000;2\n"), ElementsAre(1000, 2000));
    EXPECT_THAT(profileErrorOf("t;P1 [W];P1 [W]\n0;1000;1\n60;2000;2\n"), HasSubstr("columns 2 and 3"));
}

TEST(LoadProfile, ImportAndExportMakeANetPower)
{
    EXPECT_THAT(wattsOf("t;Bezug [kW];Einspeisung [kW]\n0;1.5;0\n60;0;2.5\n"), ElementsAre(1500, -2500));
}

TEST(LoadProfile, ApparentPowersNeedAPowerFactor)
{
    EXPECT_THAT(profileErrorOf("t;S [kVA]\n0;1\n60;2\n"), HasSubstr("give power_factor:"));
    const LoadProfile column = profileOf("t;S1 [kVA];PF1\n0;1;0.8\n60;2;0.6\n");
    EXPECT_NEAR(column.row(0).active[0], 800, 0.01);
    EXPECT_NEAR(column.row(0).reactive[0], 600, 0.01);
    LoadProfileOptions options;
    options.phiDeg = 60;
    const LoadProfile said = profileOf("t;S1 [VA]\n0;100\n60;100\n", options);
    EXPECT_NEAR(said.row(0).active[0], 50, 0.01);
    EXPECT_NEAR(said.row(0).reactive[0], 86.603, 0.01);
}

TEST(LoadProfile, VoltagesOfTheFileAreThoseOfTheSupply)
{
    const auto row = profileOf("t;U1 [V];U2 [V];U3 [V];P1;P2;P3\n0;230;?;229;1;2;3\n60;230;231;229;1;2;3\n").row(0);
    ASSERT_TRUE(row.volts);
    EXPECT_THAT(*row.volts, ElementsAre(230, 231, 229)) << "a missing voltage is never zero";
}

TEST(LoadProfile, TheScenarioNamesColumnsWhereGuessingMustNotBe)
{
    const std::string_view csv = "a;b;c\n0;1;2\n60;3;4\n";
    EXPECT_THAT(profileErrorOf(csv), HasSubstr("no column is a power or a current"));
    LoadProfileOptions options;
    options.columns = {{"P", "c"}};
    options.units = {{"P", "kW"}};
    EXPECT_THAT(wattsOf(csv, options), ElementsAre(2000, 4000));
    options.columns = {{"time", "1"}, {"P2", "2"}};
    options.units = {};
    EXPECT_THAT(wattsOf("0;1\n60;3\n", options), ElementsAre(1, 3)) << "by number, without a head";
    options.columns = {{"P", "d"}};
    EXPECT_THAT(profileErrorOf(csv, options), HasSubstr("there is no column 'd'; there are: 'a', 'b', 'c'"));
}

// Missing values and gaps

TEST(LoadProfile, MissingValuesAreHeldForAnHourUnlessTheScenarioSaysOtherwise)
{
    for (const char* mark : {"?", "", "NaN", "null", "-"}) {
        const std::string csv = std::string("t;P\n0;30\n900;") + mark + ";\n1800;60\n";
        EXPECT_THAT(wattsOf(csv), ElementsAre(30, 30, 60)) << mark;
        LoadProfileOptions options;
        options.gaps = LoadProfileOptions::Gaps::zero;
        EXPECT_THAT(wattsOf(csv, options), ElementsAre(30, 0, 60)) << mark;
        options.gaps = LoadProfileOptions::Gaps::refuse;
        EXPECT_THAT(profileErrorOf(csv, options), HasSubstr("line 3: a value is missing")) << mark;
    }
    EXPECT_THAT(wattsOf("t;P1;P2\n0;30;7\n900\n1800;60;7\n"), ElementsAre(37, 37, 67)) << "a short row";
    const std::string_view days = "t;P\n20260101;30\n20260102;?\n20260103;60\n";
    EXPECT_THAT(secondsOf(days), ElementsAre(0, 86'400, 90'000, 172'800)) << "an hour into the second day";
    EXPECT_THAT(wattsOf(days), ElementsAre(30, 30, 0, 60));
}

TEST(LoadProfile, AGapIsSaidAndFilled)
{
    const std::string_view csv = "t;I1\n0;5\n10;5\n20;5\n100;6\n110;6\n";
    EXPECT_THAT(wattsOf(csv), ElementsAre(5, 5, 5, 5, 6, 6)) << "30 s to 100 s are held";
    EXPECT_THAT(notesOf(csv),
        Contains("gap of 70 s behind line 4: the last value is held for up to an hour, then nothing is drawn"));
    LoadProfileOptions options;
    options.gaps = LoadProfileOptions::Gaps::zero;
    EXPECT_THAT(wattsOf(csv, options), ElementsAre(5, 5, 5, 0, 6, 6));
    EXPECT_THAT(secondsOf(csv, options), ElementsAre(0, 10, 20, 30, 100, 110));
    options.gaps = LoadProfileOptions::Gaps::hold;
    EXPECT_THAT(wattsOf(csv, options), ElementsAre(5, 5, 5, 6, 6));
    options.gaps = LoadProfileOptions::Gaps::refuse;
    EXPECT_THAT(profileErrorOf(csv, options), HasSubstr("gap of 70 s behind line 4"));
}

// Forms of the file

TEST(LoadProfile, NumbersAreDecidedByTheWholeFile)
{
    EXPECT_THAT(wattsOf("t;P\n0;1.234,5\n60;950\n"), ElementsAre(1234.5, 950));
    EXPECT_THAT(wattsOf("t,P\n0,\"1,234.5\"\n60,950\n"), ElementsAre(1234.5, 950));
    EXPECT_THAT(wattsOf("t;P\n0;1\xE2\x80\xAF"
                        "234,5\n60;12\xC2\xA0"
                        "345\n"),
        ElementsAre(1234.5, 12'345));
    EXPECT_THAT(wattsOf("t;P\n0;\xE2\x88\x92"
                        "2\n60;+3\n"),
        ElementsAre(-2, 3));
    EXPECT_THAT(profileErrorOf("t;P\n0;1.234\n60;950\n"), HasSubstr("give decimal: point or comma"));
    LoadProfileOptions comma;
    comma.decimal = ',';
    EXPECT_THAT(wattsOf("t;P\n0;1.234\n60;950\n", comma), ElementsAre(1234, 950));
    EXPECT_THAT(profileErrorOf("t;P\n0;1,5\n60;1.5\n"), HasSubstr("decimal comma and some a decimal point"));
}

TEST(LoadProfile, HeadsAreFoundBelowOtherLines)
{
    EXPECT_THAT(wattsOf("sep=;\nt;P [W]\n0;1\n60;2\n"), ElementsAre(1, 2));
    EXPECT_THAT(wattsOf("# logger 7\n# of the cellar\nt;P [W]\n0;1\n# a remark\n60;2\n"), ElementsAre(1, 2));
    EXPECT_THAT(wattsOf("#t,P1,P2 [W]\n0,1,1\n60,2,2\n"), ElementsAre(2, 4));
    EXPECT_THAT(wattsOf("Meter;4711;x;y\nSite;A;x;y\n\nt;P [W]\n0;1\n60;2\n120;3\n180;4\n"), ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(wattsOf("\"t\",\"P \"\"net\"\" [W]\"\n\"0\",\"1\"\n\"60\",\"2\"\n"), ElementsAre(1, 2));
}

TEST(LoadProfile, EncodingsAndGzipAreFoundOut)
{
    const std::string text = "Zeit;Gr\xF6\xDF"
                             "e;Leistung [kW]\r\n0;1;1,5\r\n60;1;2\r\n";
    EXPECT_THAT(wattsOf(text), ElementsAre(1500, 2000)) << "Latin-1";
    EXPECT_THAT(notesOf(text), Contains(HasSubstr("Größe")));
    for (const bool big : {false, true}) {
        std::string wide = big ? "\xFE\xFF" : "\xFF\xFE";
        for (const char c : std::string_view("t;P [W]\n0;1\n60;2\n")) {
            (wide += big ? '\0' : c) += big ? c : '\0';
        }
        EXPECT_THAT(wattsOf(wide), ElementsAre(1, 2));
        EXPECT_THAT(wattsOf(wide.substr(2)), ElementsAre(1, 2)) << "without a byte order mark";
    }
    const auto folder = testFolder();
    const std::string path = (folder / "h.csv.gz").string();
    const gzFile file = gzopen(path.c_str(), "wb");
    gzputs(file, "t;P1\n0;230\n60;460\n");
    gzclose(file);
    const auto result = loadScenarioFile(path);
    ASSERT_TRUE(result.has_value());
    EXPECT_THAT(*result->loadCurve.changeAt(1).current, ElementsAre(2, 0, 0));
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 6);
    EXPECT_FALSE(loadScenarioFile(path).has_value()) << "cut";
}

TEST(LoadProfile, WhatIsWrongIsSaidWithItsLine)
{
    EXPECT_THAT(profileErrorOf(""), HasSubstr("names of the columns"));
    EXPECT_THAT(profileErrorOf("t;x;y\n0;1;2\n"), HasSubstr("line 1: no column is a power or a current"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;1\n0;2\n"), HasSubstr("line 3: the time does not go on"));
    EXPECT_THAT(profileErrorOf("t;I1\nyesterday;1\ntoday;2\n"), HasSubstr("column 1: 'yesterday' is no time stamp"));
    EXPECT_THAT(profileErrorOf("t;I1\n01.02.2026 10:00;1\n30.02.2026 10:00;1\n"), HasSubstr("not valid in any one"));
    EXPECT_THAT(
        profileErrorOf("t;I1\n2026-01-01 10:00;1\n2026-01-01 10:15x;1\n"), HasSubstr("line 3: '2026-01-01 10:15x'"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;1 A\n60;2\n"), HasSubstr("line 2: column 2: '1 A' is no number"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;5001\n60;1\n"), HasSubstr("at most 5000 A"));
    EXPECT_THAT(profileErrorOf("t,P1\n0,1,5\n60,1,7\n"), HasSubstr("a decimal comma between commas needs quotes"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;5\n"), HasSubstr("two rows at least"));
    EXPECT_THAT(profileErrorOf(std::string("t;I1\n\0;5\n", 10)), HasSubstr("line 2: this is no text"));
}

TEST(LoadProfile, AFloodOfRowsIsRefused)
{
    std::string csv = "t;I1\n";
    for (std::size_t row = 0; row <= kMaxProfileRows; ++row) {
        csv += "0;1\n";
    }
    EXPECT_THAT(profileErrorOf(csv), HasSubstr("too many rows: at most 4000000"));
    EXPECT_THAT(profileErrorOf("t;I1\n0;" + std::string(200'000, '1')), HasSubstr("the line is too long"));
}

// In a scenario

TEST(LoadProfile, AScenarioPlaysItsRows)
{
    const auto folder = testFolder();
    writeFile(folder / "house.csv", "t;P1;P2;P3;Q1\n0;2300;1150;0;0\n60;0;0;-690;230\n");
    writeFile(folder / "house.yaml", "version: 1\nprofile: {file: house.csv, at: 10 s}\n");
    const auto result = loadScenarioFile((folder / "house.yaml").string());
    ASSERT_TRUE(result.has_value());
    const LoadCurve& curve = result->loadCurve;
    ASSERT_EQ(curve.size(), 3U);
    EXPECT_EQ(curve.timeOf(0), Duration::seconds(10));
    EXPECT_THAT(*curve.changeAt(0).current, ElementsAre(10, 5, 0));
    EXPECT_EQ(curve.timeOf(1), Duration::seconds(70));
    EXPECT_THAT(*curve.changeAt(1).current, ElementsAre(1, 0, DoubleNear(3, 1e-9)));
    EXPECT_THAT(*curve.changeAt(1).phiDeg, ElementsAre(90, 0, 180));
    EXPECT_EQ(curve.timeOf(2), Duration::seconds(130));
    EXPECT_THAT(*curve.changeAt(2).current, ElementsAre(0, 0, 0));
    EXPECT_EQ(curve.firstFrom(Duration::seconds(11)), 1U);
    EXPECT_EQ(curve.firstFrom(Duration::seconds(131)), curve.size());
}

TEST(LoadProfile, AScenarioGivesItsOptions)
{
    const auto folder = testFolder();
    writeFile(folder / "h.csv", "when;what\n01/02/2026 00:00;1.234\n01/02/2026 01:00;950\n");
    writeFile(
        folder / "h.yaml", "version: 1\nprofile:\n  file: h.csv\n  columns: {time: when, P1: 2}\n  units: {P1: VA}\n");
    const auto wrong = loadScenarioFile((folder / "h.yaml").string());
    ASSERT_FALSE(wrong.has_value());
    EXPECT_THAT(wrong.error().front().message.english(), HasSubstr("the unit 'VA'"));
    writeFile(folder / "h.yaml",
        "version: 1\nprofile:\n  file: h.csv\n  columns: {time: when, P1: 2}\n  units: {P1: W}\n  decimal: comma\n"
        "  date_order: dmy\n  gaps: zero\n  factor: 2\n  energy: interval\n  encoding: latin-1\n  power_factor: 0.9 "
        "ind\n");
    const auto result = loadScenarioFile((folder / "h.yaml").string());
    ASSERT_TRUE(result.has_value());
    EXPECT_THAT(*result->loadCurve.changeAt(0).current, ElementsAre(DoubleNear(2468.0 / 230, 1e-6), 0, 0));
}

TEST(LoadProfile, ItsFileCanStandForAScenario)
{
    const auto folder = testFolder();
    writeFile(folder / "anna's house.CSV", "t;I1\n0;3\n60;4\n");
    const auto result = loadScenarioFile((folder / "anna's house.CSV").string());
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->name.en, "anna's house");
    EXPECT_EQ(result->loadCurve.size(), 3U);
}

TEST(LoadProfile, AFileThatCannotStandForAScenarioIsRefusedAsAWhole)
{
    const auto folder = testFolder();
    writeFile(folder / "wrong.csv", "nothing of the kind\n");
    const auto result = loadScenarioFile((folder / "wrong.csv").string());
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().front().line, 0);
    EXPECT_FALSE(loadScenarioFile((folder / "missing.cff").string()).has_value());
}

TEST(LoadProfile, AScenarioSentAsATextNamesNoFiles)
{
    const auto result = parseScenario("version: 1\nprofile: {file: /etc/passwd}\n");
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().front().message.english(), HasSubstr("cannot name files"));
}

} // namespace
} // namespace vmeter
