// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/coach/coach_session.h"
#include "app/command_line.h"
#include "app/help_text.h"
#include "app/registers_command.h"
#include "app/run_command.h"
#include "app/scenario_command.h"
#include "app/screens/screens_command.h"
#include "app/session_command.h"
#include "app/terminal_output.h"
#include "virtualhw/base/language.h"

#include <QCoreApplication>

#include <iostream>

namespace vmeter {

namespace {

struct Execute {
    int& argc;
    char** argv;
    const WindowSystem* windows; ///< null: there is no window
    QString language;            ///< asked for; empty: the system's

    /// What a command without a window needs to say something in the language of who reads it.
    struct Speech {
        explicit Speech(const Execute& execute)
            : application(execute.argc, execute.argv)
        {
            language.set(execute.language.isEmpty() ? Language::ofSystem() : execute.language);
        }
        QCoreApplication application;
        Language language;
    };

    int operator()(const RunOptions& options) const { return static_cast<int>(runMeter(options, argc, argv, windows)); }
    int operator()(const RegistersOptions& options) const
    {
        std::cout << formatRegisterTable(kCountisE28.registers, options.format);
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const ScenarioCheckOptions& options) const
    {
        const Speech speech(*this);
        return checkScenarios(options.files, std::cout, std::cerr);
    }
    int operator()(const TypeTestOptions& options) const
    {
        const Speech speech(*this);
        return runTypeTestCommand(options, std::cout, std::cerr);
    }
    int operator()(const ScreensOptions& options) const
    {
        const Speech speech(*this);
        return runScreensCommand(options, std::cout, std::cerr);
    }
    int operator()(const ReplayOptions& options) const
    {
        const Speech speech(*this);
        return runReplayCommand(options, speech.language.code() == QLatin1String("fr"), std::cout, std::cerr);
    }
    int operator()(const CaptureToJudge& capture) const
    {
        const Speech speech(*this);
        return static_cast<int>(
            judgeCapture(capture.options, speech.language.code() == QLatin1String("fr"), std::cout, std::cerr));
    }
    int operator()(const SchemaOptions& options) const
    {
        std::cout << options.schema->print();
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const HelpToPrint& help) const
    {
        const Speech speech(*this);
        std::cout << helpText(help.command).toStdString();
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const PageToPrint& page) const
    {
        const Speech speech(*this);
        std::cout << page.text().toStdString();
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const TextToPrint& text) const
    {
        const Speech speech(*this);
        std::cout << translated(text.text).toStdString() << '\n';
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const UsageError& error) const
    {
        const Speech speech(*this);
        showError(std::cerr, error.message);
        return static_cast<int>(ExitCode::wrongUse);
    }
};

} // namespace

int runProgram(int argc, char** argv, const WindowSystem* windows)
{
    QStringList arguments;
    for (int n = 1; n < argc; ++n) {
        arguments.append(QString::fromLocal8Bit(argv[n]));
    }
    return std::visit(Execute{argc, argv, windows, languageAskedFor(arguments)}, parseCommandLine(arguments));
}

} // namespace vmeter
