// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/language.h"
#include "virtualhw/bench/fram/fram_file.h"
#include "virtualhw/ethernet/listening_socket.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/session/bench_recording.h"
#include "virtualhw/session/waveform_recorder.h"
#include "virtualhw/terminals/recording/comtrade.h"
#include "virtualhw/terminals/recording/load_profile.h"
#include "virtualhw/training/lesson_file.h"
#include "virtualhw/training/ready_lessons.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

/// Messages of the bench in French. Texts from files are not translated.
class MessagesInFrenchTest : public ::testing::Test {
protected:
    MessagesInFrenchTest() { m_language.set(QStringLiteral("fr")); }

    template <class T> static std::string firstOf(const ScenarioResult<T>& result)
    {
        return result ? "" : translated(result.error().front().describe("x.yaml")).toStdString();
    }

    template <class T> static std::string messageOf(const Expected<T>& result)
    {
        return result ? "" : translated(result.error()).toStdString();
    }

    Language m_language;
    QTemporaryDir m_folder;
};

TEST_F(MessagesInFrenchTest, AWrongScenario)
{
    const auto scenario = [](std::string_view text) { return firstOf(parseScenario(text)); };
    EXPECT_EQ(scenario("version: 1\nsuply: {}\n"),
        "x.yaml:2:1: 'suply' n'est pas une clé connue ici ; vouliez-vous dire 'supply' ?");
    EXPECT_EQ(scenario("version: 1\nload: {current: 5 V}\n"),
        "x.yaml:2:17: '5 V' a l'unité 'V', qui ne convient pas : un courant se donne en A, mA ou kA");
    EXPECT_EQ(scenario("version: 1\nsupply: {frequency: 80 Hz}\n"),
        "x.yaml:2:21: '80 Hz' est hors limites : une fréquence va de 40 Hz à 70 Hz");
    EXPECT_EQ(scenario("version: 1\nsupply: 3\n"),
        "x.yaml:2:9: il y a ici une valeur seule ; attendu : un tableau avec les clés frequency, sequence, voltage, "
        "voltage_angle et voltage_harmonics");
    EXPECT_EQ(scenario("version: 1\nload: {current: 5 A\n"),
        "x.yaml:3:1: YAML non valide : l'accolade fermante } n'a pas été trouvée");
    EXPECT_EQ(scenario("name: a\n"), "x.yaml:1:1: 'version' manque : écrire version: 1");
    EXPECT_EQ(scenario("version: 1\nversion: 1\n"),
        "x.yaml:2:1: 'version' est donné deux fois ; la première est à la ligne 1");
}

TEST_F(MessagesInFrenchTest, AWrongLessonOrExam)
{
    EXPECT_EQ(firstOf(parseLesson("version: 1\ntitle: {en: a, fr: b}\naim: {en: a, fr: b}\nminutes: 1\ndraw: 1\n"
                                  "steps:\n  - text: {en: a, fr: b}\n")),
        "x.yaml:5:1: 'draw' est réservé à un examen");
    EXPECT_EQ(firstOf(parseExam("version: 1\ntitle: {en: a, fr: b}\naim: {en: a, fr: b}\nminutes: 1\n")),
        "x.yaml:1:1: l'examen n'a pas de tâches : écrire tasks ou faults");
    Message error;
    EXPECT_FALSE(findLesson(QStringLiteral("nowhere"), error));
    EXPECT_TRUE(translated(error).startsWith(QStringLiteral("nowhere : aucun fichier, leçon ou examen de ce nom")));
}

TEST_F(MessagesInFrenchTest, ATornSession)
{
    Message error;
    EXPECT_FALSE(readBenchRecording("something else\n", error));
    EXPECT_EQ(translated(error), QStringLiteral("ce n'est pas une session de vmeter"));
    EXPECT_EQ(error.english(), "this is no session of vmeter");
}

TEST_F(MessagesInFrenchTest, AWrongRecordingOrLoadCurve)
{
    EXPECT_EQ(messageOf(parseComtradeHeader("station,1,1999\n3,2X,1D\n")),
        "cfg ligne 2 : un nombre de voies se termine par A");
    EXPECT_EQ(messageOf(parseLoadProfile("t;I1\n0;5\n0;6\n")),
        "ligne 3 : l'instant ne suit pas celui de la ligne précédente");
    const std::size_t wanted[] = {0};
    ComtradeHeader header;
    header.channels.resize(1);
    header.samples = 1;
    EXPECT_EQ(messageOf(parseComtradeData(header, "", wanted)),
        "dat ligne 0 : les données s'arrêtent ici ; 1 échantillon est annoncé");
    header.samples = 2;
    EXPECT_EQ(messageOf(parseComtradeData(header, "", wanted)),
        "dat ligne 0 : les données s'arrêtent ici ; 2 échantillons sont annoncés");
}

TEST_F(MessagesInFrenchTest, AFolderThatCannotBeRecordedInto)
{
    Message error;
    EXPECT_FALSE(WaveformRecorder::open({"/proc/nowhere"}, error));
    EXPECT_EQ(translated(error), QStringLiteral("impossible d'écrire dans /proc/nowhere"));
}

TEST_F(MessagesInFrenchTest, AnImageOfTheWrongSize)
{
    const QString path = m_folder.filePath(QStringLiteral("fram.bin"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("14 bytes of it");
    file.close();
    Message error;
    EXPECT_FALSE(FramFile::open(m_folder.path().toStdString(), error));
    EXPECT_TRUE(translated(error).startsWith(
        path + QStringLiteral(" n'est pas une image de la FRAM de ce compteur : il a 14 octets et non ")))
        << translated(error).toStdString();
}

TEST_F(MessagesInFrenchTest, AnAddressThatCannotBeListenedOn)
{
    EXPECT_EQ(translated(listenOn("localhost", 1502).error),
        QStringLiteral("impossible d'écouter sur localhost port 1502 : ce n'est pas une adresse IP ; l'écrire en "
                       "chiffres : 127.0.0.1 pour cette machine seule, 0.0.0.0 pour toutes ses adresses"));
}

TEST_F(MessagesInFrenchTest, WhatIsSaidFollowsTheLanguage)
{
    const Message message = Phrase("Scenario", "%1 is given twice").with("L1");
    EXPECT_EQ(translated(message), QStringLiteral("L1 est donné deux fois"));
    m_language.set(QStringLiteral("en"));
    EXPECT_EQ(translated(message), QStringLiteral("L1 is given twice"));
}

} // namespace
} // namespace vmeter
