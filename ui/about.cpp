// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about.h"

#include "ui/icons.h"
#include "virtualhw/base/program_version.h"

#include <QApplication>
#include <QMessageBox>

namespace vmeter {

namespace {

struct Part {
    const char* name;
    const char* licence;
};
constexpr Part kParts[] = {
    {"vmeter", "GPL-3.0-or-later"},
    {"Qt 6 (Core, Gui, Widgets, Network, SerialBus)", "LGPL-3.0"},
    {"QCustomPlot", "GPL-3.0-or-later"},
    {"Boost", "BSL-1.0"},
    {"yaml-cpp", "MIT"},
    {"libqrencode", "LGPL-2.1-or-later"},
};

} // namespace

void showAbout(QWidget* parent)
{
    const auto translated = [](const char* text) { return QCoreApplication::translate("vmeter::About", text); };
    QString rows;
    for (const Part& part : kParts) {
        rows += QStringLiteral("<tr><td>%1</td><td>&nbsp;&nbsp;%2</td></tr>")
                    .arg(QString::fromLatin1(part.name), QString::fromLatin1(part.licence));
    }
    QMessageBox box(parent);
    box.setWindowTitle(translated(QT_TRANSLATE_NOOP("vmeter::About", "About vmeter")));
    box.setIconPixmap(programIcon().pixmap(128));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<h3>vmeter %1</h3><p>%2</p><p>%3</p><table>%4</table><p>%5</p>")
                    .arg(QString::fromLatin1(kProgramVersion),
                        translated(QT_TRANSLATE_NOOP("vmeter::About",
                            "A virtual COUNTIS E27/E28 energy meter: the meter's firmware in simulated hardware.")),
                        translated(QT_TRANSLATE_NOOP("vmeter::About", "Built with:")), rows,
                        translated(QT_TRANSLATE_NOOP("vmeter::About",
                            "Not a product of SOCOMEC; names belong to their owners. Nothing it shows has legal "
                            "value."))));
    box.exec();
}

} // namespace vmeter
