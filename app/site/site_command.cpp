// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/site/site_command.h"

#include "app/site/site_list.h"
#include "app/site/site_servers.h"
#include "app/start_refused.h"
#include "app/stop_signals.h"
#include "app/terminal_output.h"
#include "virtualhw/base/language.h"
#include "virtualhw/bench/fram/fram_folder.h"
#include "virtualhw/bench/fram/fram_memory.h"
#include "virtualhw/scenario/site_file.h"
#include "virtualhw/session/whole_file.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <malloc.h>

#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

namespace vmeter {

namespace {

std::size_t workersOf(const SiteOptions& options)
{
    return options.workers != 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
}

SiteDescription readSiteFile(const SiteOptions& options)
{
    Expected<SiteDescription> site = findSite(QFile::encodeName(options.file).toStdString());
    if (!site) {
        throw StartRefused(ExitCode::wrongUse, site.error());
    }
    return std::move(*site);
}

SiteSlice sliceOf(const SiteOptions& options, const SiteDescription& site)
{
    const auto fromEnvironment
        = options.slice ? Expected<std::optional<SiteSlice>>(options.slice) : sliceOfEnvironment();
    if (!fromEnvironment) {
        throw StartRefused(ExitCode::wrongUse, fromEnvironment.error());
    }
    const SiteSlice slice = fromEnvironment->value_or(SiteSlice());
    if (metersOf(site, slice).empty()) {
        throw StartRefused(ExitCode::wrongUse,
            Phrase("Site", "slice %1 of %2 has no meter: take fewer slices").with(slice.number, slice.of));
    }
    return slice;
}

UtcMicroseconds timeOfDay()
{
    using namespace std::chrono;
    return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

ControlTokens tokensOf(const RunOptions& options)
{
    Message error;
    std::optional<ControlTokens> tokens = ControlTokens();
    if (!options.controlTokenFile.isEmpty()) {
        tokens = readTokenFile(options.controlTokenFile, error);
    }
    if (!tokens) {
        throw StartRefused(ExitCode::wrongUse, error);
    }
    return *tokens;
}

/// The memories of all meters: in one file of the state folder, or nowhere.
class SiteMemory {
public:
    explicit SiteMemory(const RunOptions& options)
    {
        if (options.noState) {
            return;
        }
        const QString folder = options.stateFolder.isEmpty()
            ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/site")
            : options.stateFolder;
        auto opened = FramFolder::open(QFile::encodeName(folder).toStdString());
        if (!opened) {
            throw StartRefused(ExitCode::unavailable, opened.error());
        }
        m_folder = std::move(*opened);
    }

    /// Makes room for all meters of `slice` before any of them starts.
    void prepare(const SiteDescription& site, const SiteSlice& slice)
    {
        if (m_folder == nullptr) {
            return;
        }
        std::vector<std::string> ids;
        for (const std::size_t index : metersOf(site, slice)) {
            ids.push_back(site.meters[index].id);
        }
        if (const Message refused = m_folder->makeRoom(ids); !refused.isEmpty()) {
            throw StartRefused(ExitCode::unavailable, refused);
        }
    }

    std::unique_ptr<Fram> of(const SiteMeter& meter)
    {
        return m_folder == nullptr ? std::make_unique<FramMemory>() : m_folder->fram(meter.id);
    }

private:
    std::unique_ptr<FramFolder> m_folder;
};

void announceSite(const Site& site, const SiteServers& servers)
{
    const QJsonObject ready{
        {QStringLiteral("event"), QStringLiteral("ready")},
        {QStringLiteral("site"), QString::fromStdString(site.description().name.en)},
        {QStringLiteral("meters"), static_cast<qint64>(site.size())},
        {QStringLiteral("first"), QString::fromStdString(servers.first())},
        {QStringLiteral("control"), servers.control().isEmpty() ? QJsonValue() : QJsonValue(servers.control())},
    };
    std::cout << QJsonDocument(ready).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

ExitCode runSite(const SiteRun& options)
{
    const RunOptions& run = options.run;
    SiteDescription description = readSiteFile(options.site);
    const SiteSlice slice = sliceOf(options.site, description);
    if (options.site.list != SiteListFormat::none) {
        std::cout << siteList(description, slice, options.site.list);
        return ExitCode::done;
    }
    SiteMemory memory(run);
    memory.prepare(description, slice);
    Site site(std::move(description), [&](const SiteMeter& meter) { return memory.of(meter); },
        {.workers = workersOf(options.site),
            .slice = slice,
            .speed = run.speed,
            .coast = run.fastForward,
            .clock = run.clock.value_or(timeOfDay())});
    SiteServers servers(site, run, tokensOf(run));
    if (const std::optional<Message> refused = servers.start()) {
        throw StartRefused(ExitCode::unavailable, *refused);
    }
    StopSignals stopSignals;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, qApp, [] { QCoreApplication::exit(); });
    if (run.duration) {
        site.stopAt(MeterTime{*run.duration}, [] {
            QMetaObject::invokeMethod(
                qApp, [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
        });
    }
    site.start();
    announceSite(site, servers);
    const int code = QCoreApplication::exec();
    site.stop(); // first, so that handlers that wait for meter time return
    servers.stop();
    if (!options.site.energiesFile.isEmpty()) {
        const QString failed = writeWholeFile(options.site.energiesFile, QByteArray::fromStdString(energiesCsv(site)));
        if (!failed.isEmpty()) {
            showError(std::cerr, Phrase(nullptr, "--energies %1: %2").with(options.site.energiesFile, failed));
            return ExitCode::failed;
        }
    }
    return code == 0 ? ExitCode::done : ExitCode::failed;
}

ExitCode printMadeSite(const SiteOptions& options)
{
    const Expected<std::string> text = madeSite(options.make, QFile::encodeName(options.like).toStdString());
    if (!text) {
        throw StartRefused(ExitCode::wrongUse, text.error());
    }
    std::cout << *text;
    return ExitCode::done;
}

} // namespace

ExitCode runSiteCommand(const SiteRun& options, int& argc, char** argv)
{
    QLoggingCategory::setFilterRules(options.run.verbose ? QStringLiteral("*.debug=true")
            : options.run.quiet                          ? QStringLiteral("*.info=false\n*.warning=false")
                                                         : QString());
    // Blocks of this size, such as tables of waveforms, go back to the system as soon as they are free.
    constexpr int kLargeBlock = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, kLargeBlock);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures of the displays are drawn off screen
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vmeter"));
    Language language;
    language.set(options.run.language.isEmpty() ? Language::ofSystem() : options.run.language);
    try {
        return options.site.make != 0 ? printMadeSite(options.site) : runSite(options);
    } catch (const StartRefused& refused) {
        showError(std::cerr, refused.reason());
        return refused.code();
    }
}

} // namespace vmeter
