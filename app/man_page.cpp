// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/man_page.h"

#include "app/command_table.h"
#include "virtualhw/base/language.h"
#include "virtualhw/base/program_version.h"

#include <array>

namespace vmeter {

namespace {

/// Plain text for roff: nothing in it is a command, and each line of the text is a line of the page.
QString roff(QString text)
{
    text.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-"));
    QStringList lines = text.trimmed().split(u'\n');
    for (QString& line : lines) {
        if (line.startsWith(u'.') || line.startsWith(u'\'')) {
            line.prepend(QStringLiteral("\\&"));
        }
    }
    return lines.join(QStringLiteral("\n.br\n"));
}

QString section(const Phrase& title)
{
    return QStringLiteral(".SH ") + roff(translated(title).toUpper()) + u'\n';
}

QString paragraph(const Phrase& text)
{
    return text.isEmpty() ? QString() : QStringLiteral(".PP\n") + roff(translated(text)) + u'\n';
}

/// A term in bold, what follows it in italics, and its explanation, indented.
QString entry(const QString& term, const QString& value, const Phrase& text)
{
    const QString behind = value.isEmpty() ? QString() : QStringLiteral(" \\fI%1\\fR").arg(roff(value));
    return QStringLiteral(".TP\n\\fB%1\\fR%2\n%3\n").arg(roff(term), behind, roff(translated(text)));
}

QString commands()
{
    QString text = section(Phrase("Help", "Commands"));
    for (const CommandRow& row : commandRows()) {
        text += entry(QString::fromLatin1(row.synopsis), {}, row.summary);
    }
    return text;
}

/// Each command with options or a longer explanation.
QString details()
{
    QString text;
    for (const CommandRow& row : commandRows()) {
        if (row.use.isEmpty()) {
            continue;
        }
        text += QStringLiteral(".SH VMETER ")
            + roff(QString::fromLatin1(row.word().data(), qsizetype(row.word().size())).toUpper())
            + QStringLiteral("\n.B vmeter ") + roff(translated(row.use)) + u'\n' + paragraph(row.about);
        for (const OptionRow& option : optionRows()) {
            if (option.command == row.command) {
                text += entry((option.set == nullptr ? QString() : QStringLiteral("--")) + QLatin1String(option.name),
                    QLatin1String(option.value), option.help);
            }
        }
        text += paragraph(row.closing);
    }
    return text;
}

/// docs/interfaces.md, section 2.3.
QString exitCodes()
{
    struct Row {
        const char* code;
        Phrase meaning;
    };
    const std::array rows{
        Row{"0", Phrase("Help", "done")},
        Row{"1", Phrase("Help", "failed while it ran; a test or a check that did not pass")},
        Row{"2", Phrase("Help", "wrong use, or an input file that is wrong; nothing was started")},
        Row{"3", Phrase("Help", "a port or a folder could not be had")},
    };
    QString text = section(Phrase("Help", "Exit status"));
    for (const Row& row : rows) {
        text += entry(QLatin1String(row.code), {}, row.meaning);
    }
    return text;
}

QString files()
{
    return section(Phrase("Help", "Files"))
        + entry(QStringLiteral("~/.local/share/vmeter/"), {},
            Phrase("Help", "the meter's memory and the records of lessons; another folder by --state"))
        + entry(QStringLiteral("~/.config/vmeter/"), {}, Phrase("Help", "how the window was left"));
}

} // namespace

QString manPage()
{
    return QStringLiteral(".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n.TH VMETER 1 \"\" \"vmeter %1\"\n")
               .arg(QLatin1String(kProgramVersion))
        + section(Phrase("Help", "Name")) + QStringLiteral("vmeter \\- ")
        + roff(translated(Phrase("Help", "a virtual COUNTIS E27/E28 energy meter"))) + u'\n'
        + section(Phrase("Help", "Synopsis")) + QStringLiteral(".B vmeter\n")
        + roff(translated(Phrase("Help", "[COMMAND] [OPTIONS]"))) + u'\n' + section(Phrase("Help", "Description"))
        + roff(translated(Phrase("Help",
            "A simulator of a three-phase energy meter with its display, its keys, its Modbus TCP server and its web "
            "server. The meter's own firmware measures the waveforms that a scenario puts on the terminals.")))
        + u'\n' + commands() + details() + exitCodes() + files();
}

} // namespace vmeter
