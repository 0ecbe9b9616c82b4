// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screens/screens_command.h"

#include "app/run_command.h"
#include "app/screens/screen_walk.h"
#include "app/terminal_output.h"
#include "virtualhw/base/html_text.h"
#include "virtualhw/base/language.h"
#include "virtualhw/display/lcd_painter.h"
#include "virtualhw/session/whole_file.h"

#include <QDir>

#include <ostream>

namespace vmeter {

namespace {

constexpr int kPictureScale = 4;

constexpr auto kIndexHead = R"(<!doctype html>
<html lang="%1">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>%2</title>
<style>
body { font: 15px sans-serif; margin: 2em; color: #222; background: #f4f4f2 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 1.5em }
figure { margin: 0 }
img { width: 100%; border-radius: 4px }
figcaption { margin-top: .3em }
code { color: #666 }
</style>
<h1>%2</h1>
<main>
)";

QString indexPage(const std::vector<Screen>& screens, bool french)
{
    const QString language = french ? QStringLiteral("fr") : QStringLiteral("en");
    const QString title
        = french ? QStringLiteral("Écrans du COUNTIS E27/E28") : QStringLiteral("COUNTIS E27/E28 screens");
    QString page = QString::fromUtf8(kIndexHead).arg(language, title);
    for (const Screen& screen : screens) {
        const QString name = QString::fromStdString(screen.name);
        const QString caption = QString::fromStdString(htmlEscaped(french ? screen.caption.fr : screen.caption.en));
        const QString shown = QStringLiteral("%1 %2").arg(
            QLatin1String(mainText(screen.frame).data()), QLatin1String(unitText(screen.frame)));
        page += QStringLiteral(
            "<figure><img src=\"%1.png\" alt=\"%2\"><figcaption>%3 <code>%1</code></figcaption></figure>\n")
                    .arg(name, shown.trimmed(), caption);
    }
    return page + QStringLiteral("</main>\n</html>\n");
}

/// Returns false and writes the reason to `err` if the file cannot be written.
bool write(const QDir& folder, const QString& name, const QByteArray& bytes, std::ostream& err)
{
    const QString path = folder.filePath(name);
    const QString problem = writeWholeFile(path, bytes);
    if (!problem.isEmpty()) {
        showError(err, Phrase("Program", "cannot write %1: %2").with(path, problem));
    }
    return problem.isEmpty();
}

} // namespace

int runScreensCommand(const ScreensOptions& options, std::ostream& out, std::ostream& err)
{
    const QDir folder(options.folder);
    if (!folder.mkpath(QStringLiteral("."))) {
        showError(err, Phrase("Program", "cannot make the folder %1").with(options.folder));
        return static_cast<int>(ExitCode::unavailable);
    }
    const std::vector<Screen> screens = walkScreens();
    for (const Screen& screen : screens) {
        const QString name = QString::fromStdString(screen.name) + QStringLiteral(".png");
        if (!write(folder, name, lcdPng(screen.frame, kPictureScale), err)) {
            return static_cast<int>(ExitCode::unavailable);
        }
    }
    const QString language = options.language.isEmpty() ? Language::ofSystem() : options.language;
    if (!write(
            folder, QStringLiteral("index.html"), indexPage(screens, language == QLatin1String("fr")).toUtf8(), err)) {
        return static_cast<int>(ExitCode::unavailable);
    }
    printMessage(out, Phrase("Program", "%n screens in %1", nullptr, screens.size()).with(folder.absolutePath()));
    return static_cast<int>(ExitCode::done);
}

} // namespace vmeter
