// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/control_api.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/session/bench_recording_manager.h"
#include "virtualhw/training/training.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace vmeter {

/// 230 V, 10 A, 60 degrees on all phases: P = 3450 W, Q = 5975.6 var, S = 6900 VA.
inline Scenario balanced()
{
    Scenario scenario;
    scenario.name = {"Balanced load", "Charge équilibrée"};
    scenario.afe.profile = AfeProfile::ideal;
    scenario.input.load.current = {10, 10, 10};
    scenario.input.load.phiDeg = {60, 60, 60};
    return scenario;
}

struct Answer {
    int status = 0;
    QJsonObject body;
    QJsonObject error() const { return body["error"].toObject(); }
    std::string code() const { return error()["code"].toString().toStdString(); }
    std::string field() const { return error()["field"].toString().toStdString(); }
    std::string message() const { return error()["message"].toString().toStdString(); }
    double time() const { return body["meter_time_s"].toDouble(-1); }
};

class ControlApiTest : public ::testing::Test {
protected:
    ControlApiTest() { simulation.start(); }

    ControlApiOptions options()
    {
        ControlApiOptions options;
        options.sessions = &keeper;
        options.version = QString::fromLatin1(kProgramVersion);
        options.addresses = [] { return ServerAddresses{"127.0.0.1:1502", "", "127.0.0.1:8502"}; };
        options.paintLcd = [this](const LcdFrame& frame, int scale) {
            ++painted;
            return QByteArray("picture ") + (frame.powered ? "lit " : "dark ") + QByteArray::number(scale);
        };
        return options;
    }

    HttpResponse raw(const char* method, const char* path, std::string body = {}, std::string query = {}) const
    {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.query = std::move(query);
        request.body = std::move(body);
        request.headers = {{"Host", "127.0.0.1:8502"}};
        return api.handle(request);
    }

    Answer ask(const char* method, const char* path, std::string body = {}, std::string query = {}) const
    {
        const auto response = raw(method, path, std::move(body), std::move(query));
        EXPECT_EQ(response.contentType, "application/json");
        return {response.status, QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object()};
    }
    Answer get(const char* path, std::string query = {}) const { return ask("GET", path, {}, std::move(query)); }
    void step(const char* seconds) const
    {
        ASSERT_EQ(ask("POST", "/v1/time/step", std::string("{\"seconds\":") + seconds + "}").status, 200);
    }

    std::unique_ptr<Bench> loggedBench()
    {
        auto bench = std::make_unique<Bench>(kCountisE28, balanced(), fram);
        log.begin({{QString::fromLatin1(kProgramVersion), &kCountisE28, {}, balanced(), QByteArray(kFramSize, '\0')},
            {}, {}});
        bench->addObserver(log);
        return bench;
    }

    FramMemory fram;
    BenchRecordingLog log;
    int painted = 0; ///< pictures of the display
    Simulation simulation{loggedBench(), Speed{Speed::kPaused}};
    BenchRecordingManager keeper{simulation, log, fram};
    ControlApi api{simulation, options()};
};

} // namespace vmeter
