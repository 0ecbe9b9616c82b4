// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page/page_host.h"

#include "app/control/status_json.h"
#include "core/meter_model.h"
#include "virtualhw/base/program_version.h"
#include "virtualhw/base/qt_text.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/instruments/channels.h"
#include "virtualhw/bench/instruments/phasor_reading.h"
#include "virtualhw/bench/state_digest.h"
#include "virtualhw/ethernet/web/meter_json.h"
#include "virtualhw/scenario/scenario_file.h"
#include "virtualhw/scenario/scenario_format.h"
#include "virtualhw/scenario/scenario_source.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace vmeter {

namespace {

/// Peers of the page's requests in the log of the traffic: the page itself, at the port of Modbus.
constexpr TrafficPeers kPagePeers{1, {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1}, 1},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1}, 502}};

std::string compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonArray phasorList(const PerPhase<Phasor>& phasors)
{
    QJsonArray list;
    for (const Phasor& phasor : phasors) {
        list.append(QJsonObject{{"rms", std::abs(phasor)}, {"angle", std::arg(phasor) * 180 / std::numbers::pi}});
    }
    return list;
}

QString groupName(ScenarioGroup group)
{
    const auto word = std::ranges::find(scenario_format::kGroups, group, &scenario_format::Word<ScenarioGroup>::value);
    return word == scenario_format::kGroups.end() ? QString("own") : toQString(word->text);
}

QString connectionName(scenario_format::Connection connection)
{
    using scenario_format::Connection;
    return connection == Connection::single ? "single" : connection == Connection::between ? "between" : "three_phase";
}

ControlApiOptions optionsFor(const TrafficLog& traffic)
{
    ControlApiOptions options;
    options.version = kProgramVersion;
    options.traffic = &traffic;
    return options;
}

} // namespace

PageHost::Run::Run(const MeterModel& model, Scenario scenario, std::optional<uint64_t> seed)
    : simulation(std::make_unique<Bench>(model, std::move(scenario), fram, seed))
    , backend(simulation)
    , responder(backend, {})
    , control(simulation, optionsFor(traffic))
{
    simulation.startWithoutThread();
}

std::optional<std::string> PageHost::start(const PageOrder& order)
{
    const MeterModel* const model = modelNamed(order.model);
    if (model == nullptr) {
        return "there is no model '" + order.model + "'; known: e27, e28";
    }
    Scenario scenario;
    if (order.yaml.empty()) {
        auto found = findReadyScenario(order.scenario.empty() ? "household_day" : order.scenario);
        if (!found) {
            return found.error().english();
        }
        scenario = *std::move(found);
    } else {
        auto parsed = parseScenario(order.yaml);
        if (!parsed) {
            return describe(parsed.error(), "scenario").english();
        }
        scenario = *std::move(parsed);
    }
    m_streams.clear();
    m_stages.clear();
    m_run = std::make_unique<Run>(*model, std::move(scenario), order.seed);
    m_run->simulation.call([&order](Bench& bench) {
        bench.apply(SetClock{order.utcMicroseconds});
        if (order.sealed) {
            bench.apply(SealCover{true});
        }
    });
    m_run->simulation.setStepHook([this](Bench& bench) { startDueDevices(bench); });
    return {};
}

HttpResponse PageHost::request(const std::string& method, const std::string& target, std::string body)
{
    HttpRequest request;
    request.method = method;
    const auto mark = target.find('?');
    request.path = percentDecoded(target.substr(0, mark)).value_or("");
    request.query = mark == std::string::npos ? "" : target.substr(mark + 1);
    request.headers = {{"Host", "localhost"}, {"Content-Type", "application/json"}};
    request.body = std::move(body);
    return m_run->control.handle(request);
}

int PageHost::keep(HttpStream stream)
{
    m_streams[++m_lastStream] = std::move(stream);
    return m_lastStream;
}

std::optional<std::string> PageHost::nextOf(int stream)
{
    const auto found = m_streams.find(stream);
    if (found == m_streams.end()) {
        return {};
    }
    auto piece = found->second();
    if (!piece) {
        m_streams.erase(found);
    }
    return piece;
}

void PageHost::moveKey(Key key, bool pressed)
{
    m_run->simulation.apply(MoveKey{key, pressed});
}

void PageHost::switchDevice(const BoardUse& use, bool on)
{
    const std::string name = boardName(use);
    std::erase_if(m_stages, [&name](const Stage& stage) { return stage.device.name == name; });
    if (!on) {
        InputChange change;
        change.deviceChanges.push_back({name, {}});
        m_run->simulation.apply(ChangeInputs{change});
        return;
    }
    const MeterTime now = m_run->simulation.snapshot()->time;
    for (BoardStep& step : startSteps(use)) {
        m_stages.push_back({now + step.after, std::move(step.device)});
    }
    m_run->simulation.call([](Bench&) {}); // the hook carries out what is due now
}

void PageHost::startDueDevices(Bench& bench)
{
    InputChange change;
    std::erase_if(m_stages, [&](Stage& stage) {
        const bool isDue = stage.at <= bench.time();
        if (isDue) {
            change.deviceChanges.push_back(std::move(stage.device));
        }
        return isDue;
    });
    if (!change.deviceChanges.empty()) {
        bench.apply(ChangeInputs{change});
    }
}

std::string PageHost::view() const
{
    const auto now = m_run->simulation.snapshot();
    QJsonArray keys;
    for (const bool pressed : now->keyPressed) {
        keys.append(pressed);
    }
    QJsonObject view = timeJson(*now);
    view.insert("lcd", lcdCellsJson(now->meter.lcd));
    view.insert("display", lcdTextJson(now->meter.lcd));
    view.insert("model", QString::fromStdString(std::string(now->meter.model->name)));
    view.insert("powered", now->meter.powered);
    view.insert("mains", now->mainsOn);
    view.insert("unplugged", now->unplugged);
    view.insert("sealed", now->sealed);
    view.insert("keys", keys);
    view.insert("led_pulses", static_cast<qint64>(now->ledPulses));
    view.insert("output_pulses", static_cast<qint64>(now->outputPulses));
    view.insert("scenario", localizedJson(now->scenarioName));
    return compact(view);
}

std::string PageHost::phasors()
{
    const auto now = m_run->simulation.snapshot();
    const PhasorReading reading = phasorsOf(m_analyser.analyse(now->scope, samplesFrequency(*now)), now->calibration);
    return compact({{"voltage", phasorList(reading.voltage)}, {"current", phasorList(reading.current)}});
}

const std::vector<float>& PageHost::scope()
{
    const auto now = m_run->simulation.snapshot();
    m_scope.clear();
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        for (const SampleSet& set : now->scope) {
            m_scope.push_back(static_cast<float>(channelValue(set, channel)));
        }
    }
    return m_scope;
}

uint64_t PageHost::log(TrafficKind kind, TrafficReason reason, std::span<const uint8_t> bytes, uint64_t request)
{
    const auto now = m_run->simulation.snapshot();
    TrafficHead head;
    head.peers = kPagePeers;
    head.kind = kind;
    head.reason = reason;
    head.request = request;
    head.meterTime = now->time;
    head.model = now->meter.model;
    return m_run->traffic.add(head, bytes);
}

std::vector<uint8_t> PageHost::modbus(std::span<const uint8_t> frame)
{
    const MbapParse parsed = parseMbap(frame);
    const auto now = m_run->simulation.snapshot();
    if (parsed.status != MbapStatus::complete || !now->meter.powered || now->unplugged) {
        return {}; // a server would wait, or close the connection
    }
    const uint64_t request = log(TrafficKind::request, TrafficReason::none, frame.first(parsed.size), 0);
    std::array<uint8_t, kMaxReplySize> reply;
    const ModbusAnswer answer = m_run->responder.answer(parsed.frame, now, kPagePeers.client, reply);
    if (answer.served) {
        m_run->backend.activity();
    }
    const auto bytes = std::span(reply).first(answer.size);
    if (bytes.empty()) {
        log(TrafficKind::silence, answer.silence, {}, request);
    } else {
        log(TrafficKind::reply, answer.faulty ? TrafficReason::fault : TrafficReason::none, bytes, request);
    }
    return {bytes.begin(), bytes.end()};
}

std::string PageHost::digest()
{
    std::string digest;
    m_run->simulation.call([&digest](Bench& bench) { digest = stateDigest(bench); });
    return digest;
}

std::string pageScenarios()
{
    std::string list = "[";
    for (const EmbeddedFile& file : readyScenarioFiles()) {
        const std::string id(file.name.substr(0, file.name.rfind('.')));
        const auto scenario = findReadyScenario(id);
        if (scenario) {
            list += (list.size() > 1 ? "," : "")
                + compact({{"id", QString::fromStdString(id)}, {"group", groupName(scenario->group)},
                    {"name", localizedJson(scenario->name)}, {"description", localizedJson(scenario->description)}});
        }
    }
    return list + "]";
}

std::string pageDevices()
{
    std::string list = "[";
    for (const BoardKind& kind : boardKinds()) {
        list += (list.size() > 1 ? "," : "")
            + compact({{"id", QString::fromStdString(kind.name)}, {"name", localizedJson(kind.title)},
                {"connection", connectionName(kind.connection)}, {"W", kind.watts}, {"A", kind.amperes}});
    }
    return list + "]";
}

std::string pageScenarioText(const std::string& name)
{
    const EmbeddedFile* const file = findEmbeddedFile(readyScenarioFiles(), name + ".yaml");
    return file != nullptr ? std::string(file->text) : std::string();
}

} // namespace vmeter
