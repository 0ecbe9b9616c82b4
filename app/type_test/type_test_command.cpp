// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/type_test/type_test_command.h"

#include "app/terminal_output.h"
#include "app/type_test/certificate.h"
#include "app/type_test/progress_bar.h"
#include "app/type_test/result_text.h"
#include "app/type_test/test_bench.h"
#include "app/type_test/test_table.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <thread>

namespace vmeter {

namespace {

constexpr int kAllPassed = 0;
constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

bool write(const std::string& file, const std::string& text, std::ostream& err)
{
    if (file.empty()) {
        return true;
    }
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();
    if (!stream) {
        showError(err, Phrase("Program", "%1 cannot be written").with(file));
    }
    return static_cast<bool>(stream);
}

} // namespace

int runTypeTestCommand(const TypeTestOptions& options, std::ostream& out, std::ostream& err)
{
    const std::vector<TypeTest> table = builtInTestTable();
    const std::vector<TypeTest> selected = selectTests(table, options.only);
    if (selected.empty()) {
        showError(err,
            Phrase("Program", "--only %1: no test is named like that; there are %2 to %3, and patterns such as 'INF-*'")
                .with(options.only, table.front().id, table.back().id));
        return kWrongUse;
    }
    const ProgressBar bar;
    const std::vector<TestResult> results = runTypeTests(
        table, selected, options.conditions, std::thread::hardware_concurrency(), [&](double done) { bar.show(done); });
    out << formatResultTable(results, options.conditions);
    out.flush();

    bool written = write(options.jsonFile, formatResultJson(results, options.conditions), err);
    written = write(options.reportFile, formatCertificate(results, options.conditions), err) && written;
    const bool passed
        = std::all_of(results.begin(), results.end(), [](const TestResult& result) { return result.passed(); });
    return passed && written ? kAllPassed : kFailed;
}

} // namespace vmeter
