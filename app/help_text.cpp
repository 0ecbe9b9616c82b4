// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_text.h"

#include "app/command_table.h"
#include "virtualhw/base/language.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vmeter {

namespace {

constexpr qsizetype kHelpColumns = 120;

// The last blank up to `limit` at which a line may end: French has blanks inside its quotes and before its signs.
qsizetype lastBreak(const QString& line, qsizetype limit)
{
    qsizetype blank = line.lastIndexOf(u' ', limit);
    while (blank > 0 && (line[blank - 1] == u'«' || QStringLiteral("»:;?!").contains(line[blank + 1]))) {
        blank = line.lastIndexOf(u' ', blank - 1);
    }
    return blank;
}

// The text in lines of at most 120 columns; each but the first is indented. Breaks in the text stay.
QString wrapped(const QString& text, qsizetype indent)
{
    const QString margin(indent, u' ');
    QString result;
    for (const QString& given : text.split(u'\n')) {
        QString line = given;
        while (true) {
            const qsizetype room = kHelpColumns - indent;
            const qsizetype blank = line.size() > room ? lastBreak(line, room) : -1;
            result += (result.isEmpty() ? QString() : margin) + line.left(blank) + u'\n';
            if (blank < 0) {
                break;
            }
            line = line.mid(blank + 1);
        }
    }
    return result;
}

// Names on the left, explanations on the right.
QString listed(const std::vector<std::pair<QString, Phrase>>& rows)
{
    qsizetype widest = 0;
    for (const auto& [name, text] : rows) {
        widest = std::max(widest, name.size());
    }
    const qsizetype indent = 2 + widest + 2;
    QString result;
    for (const auto& [name, text] : rows) {
        result += (QStringLiteral("  ") + name).leftJustified(indent) + wrapped(translated(text), indent);
    }
    return result;
}

QString overview()
{
    std::vector<std::pair<QString, Phrase>> rows;
    for (const CommandRow& row : commandRows()) {
        rows.emplace_back(QString::fromLatin1(row.synopsis), row.summary);
    }
    return translated(Phrase("Help", "vmeter - a virtual COUNTIS E27/E28 energy meter")) + QStringLiteral("\n\n")
        + translated(Phrase("Help", "Use: vmeter %1").with(Phrase("Help", "[COMMAND] [OPTIONS]")))
        + QStringLiteral("\n\n") + translated(Phrase("Help", "Commands")) + u'\n' + listed(rows);
}

} // namespace

QString helpText(const QString& command)
{
    const auto row = std::ranges::find(commandRows(), command.toStdString(), &CommandRow::word);
    if (row == commandRows().end() || row->use.isEmpty()) {
        return overview();
    }
    std::vector<std::pair<QString, Phrase>> options;
    for (const OptionRow& option : optionRows()) {
        if (option.command == row->command) {
            QString name = QLatin1String(option.set == nullptr ? "" : "--") + QLatin1String(option.name);
            if (option.value != nullptr) {
                name += u' ' + QLatin1String(option.value);
            }
            options.emplace_back(name, option.help);
        }
    }
    QString text = translated(Phrase("Help", "Use: vmeter %1").with(row->use)) + u'\n';
    for (const QString& part :
        {wrapped(translated(row->about), 0), listed(options), wrapped(translated(row->closing), 0)}) {
        text += part.trimmed().isEmpty() ? QString() : u'\n' + part;
    }
    return text;
}

} // namespace vmeter
