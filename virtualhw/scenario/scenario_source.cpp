// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/scenario/scenario_source.h"

#include "virtualhw/scenario/scenario_file.h"

#include <QDir>
#include <QFile>

namespace vmeter {

namespace {

const auto kDefault = QStringLiteral("household_day");

QString resourceOf(const QString& name)
{
    return QStringLiteral(":/scenarios/%1.yaml").arg(name);
}

} // namespace

std::optional<Scenario> findScenario(const QString& nameOrFile, Message& error)
{
    const QString wanted = nameOrFile.isEmpty() ? kDefault : nameOrFile;
    const bool builtIn = !QFile::exists(wanted) && QFile::exists(resourceOf(wanted));
    if (!builtIn && !QFile::exists(wanted)) {
        QStringList names = QDir(QStringLiteral(":/scenarios")).entryList();
        names.replaceInStrings(QStringLiteral(".yaml"), QString());
        error = Phrase("Scenario", "%1: no such file, and no built-in scenario of that name; there are: %2")
                    .with(wanted, names.join(QStringLiteral(", ")));
        return std::nullopt;
    }
    ScenarioResult<Scenario> result = std::vector<ScenarioError>{};
    if (builtIn) {
        QFile file(resourceOf(wanted));
        file.open(QIODevice::ReadOnly);
        result = parseScenario(file.readAll().toStdString());
    } else {
        result = loadScenarioFile(wanted.toStdString());
    }
    if (auto* errors = std::get_if<std::vector<ScenarioError>>(&result)) {
        error = describe(*errors, wanted.toStdString());
        return std::nullopt;
    }
    return std::get<Scenario>(std::move(result));
}

} // namespace vmeter
