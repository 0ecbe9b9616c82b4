// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/registers_command.h"
#include "app/run_command.h"
#include "app/scenario_command.h"
#include "app/screens/screens_command.h"
#include "app/session_command.h"

#include <cstdio>
#include <iostream>

namespace {

using namespace vmeter;

struct Execute {
    int& argc;
    char** argv;

    int operator()(const RunOptions& options) const { return static_cast<int>(runMeter(options, argc, argv)); }
    int operator()(const RegistersOptions& options) const
    {
        std::cout << formatRegisterTable(options.format);
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const ScenarioCheckOptions& options) const
    {
        return checkScenarios(options.files, std::cout, std::cerr);
    }
    int operator()(const TypeTestOptions& options) const { return runTypeTestCommand(options, std::cout, std::cerr); }
    int operator()(const ScreensOptions& options) const { return runScreensCommand(options, std::cout, std::cerr); }
    int operator()(const ReplayOptions& options) const { return runReplayCommand(options, std::cout, std::cerr); }
    int operator()(const TextToPrint& text) const
    {
        std::cout << text.text.toStdString();
        return static_cast<int>(ExitCode::done);
    }
    int operator()(const UsageError& error) const
    {
        std::cerr << "vmeter: " << error.message.toStdString() << '\n';
        return static_cast<int>(ExitCode::wrongUse);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QStringList arguments;
    for (int n = 1; n < argc; ++n) {
        arguments.append(QString::fromLocal8Bit(argv[n]));
    }
    return std::visit(Execute{argc, argv}, parseCommandLine(arguments));
}
