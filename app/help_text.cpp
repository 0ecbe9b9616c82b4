// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_text.h"

namespace vmeter {

namespace {

constexpr auto kOverview = Phrase("Help", R"(vmeter - a virtual COUNTIS E27/E28 energy meter

Use: vmeter [COMMAND] [OPTIONS]

Commands
  run                  the window, the simulation and the servers (the default)
  registers            the Modbus register table
  scenario check FILE  checks files of scenarios, lessons and exams
  type-test            measures the meter's accuracy on a virtual test bench
  replay FILE          lives a recorded session again and checks it
  exam FILE            an installer's exam, with a result that can be checked
  screens --out DIR    writes every page of the LCD as a picture
  help [COMMAND]       this text, or a command's options
  --version            the version
)");

constexpr auto kRun = Phrase("Help", R"(Use: vmeter [run] [OPTIONS]

  --headless             no window; prints one JSON line when all servers answer
  --model e27|e28        e28 is the MID version (default e28)
  --scenario FILE        what is put on the terminals: a file, or the name of a built-in one (default household_day)
  --speed X              factor of real time, 0 (paused), or max (default 1)
  --coast                advance steady stretches from a settled second instead of sample by sample; also at any
                         factor above 5000
  --duration T           stop after this much meter time: 90s, 15min, 24h, 365d
  --state DIR            folder of the meter's memory (default: the user's data folder)
  --no-state             keep the meter's memory nowhere
  --modbus ADDR:PORT     Modbus TCP (default 127.0.0.1:1502); port 0: any free one; off: none
  --modbus-option WORDS  what the Modbus server does otherwise, words with commas between:
                         identification  answers function 43/14 with vendor, product, version
                         unit255         unit id 255 reaches the meter too
                         exception0b     foreign unit ids get exception 0B instead of silence
                         words127        reads of 126 and 127 words are answered
                         userlock        lock level USER is locked: settings cannot be written
  --modbus-connections N clients at once; one more, and the one idle for longest gives way, first of all one
                         that has never asked anything (default 64)
  --web ADDR:PORT        the meter's web server (default 127.0.0.1:8080), or off
  --control ADDR:PORT    the bench's control API (default off); loopback only, unless a token is asked for
  --control-token-file F file with the token which clients of the control API must send, and a second one to look only
  --capture FILE         write the Modbus traffic as pcapng for Wireshark, which finds the meter on port 502
  --save FILE            write the session: how it began, all that is done to the bench, and a check every second
  --load FILE            go on where a saved session ended; it is lived again first, as fast as possible
  --lang fr|en           language of the window and of messages on the terminal (default: the system's)
  --seed N               seed of the noise (default: the scenario's)
  --clock TIME           what the meter's clock shows at the start, such as 2026-01-31T12:00:00Z (default: this
                         computer's time; give one where runs shall be the same to the last bit)
  --net host|device      servers stay where --modbus and --web put them (the default), or are at the address that is
                         set in the meter, on the ports of --modbus and --web
  --interface NAME       with --net device: gives this network interface the meter's address (as root)
  --record DIR           writes the samples at the terminals as COMTRADE, measurements and energies as CSV, a scenario that
                         plays the samples again, and the session
  --record-waveform F,D  which samples: from this meter time on, for this long (default 0s,10s; at most 10min)
  --lesson NAME|FILE     begins with this lesson
  --tour                 a demonstration that runs by itself, full screen, until a key is pressed
  --log LEVEL            debug, info or error, to standard error (default info)

Keys in the window: S = SET, Up or U = UP, Left or E = ENTER.
)");

constexpr auto kRegisters = Phrase("Help", R"(Use: vmeter registers [--format text|csv|json|md]

Prints every Modbus register: address, length, type, scale, unit, access, name and how certain it is.
)");

constexpr auto kScenario = Phrase("Help", R"(Use: vmeter scenario check FILE...

Checks files of scenarios, lessons and exams and prints what is wrong as FILE:LINE:COLUMN: message. Lessons have steps,
exams tasks or faults; everything else is taken for a scenario.
)");

constexpr auto kTypeTest = Phrase("Help", R"(Use: vmeter type-test [OPTIONS]

Runs the type tests of an energy meter (EN 50470-3, IEC 62053-21 and -23, the manual) on a virtual test bench and prints
measured and expected values, errors, limits and verdicts. Exit code 0 only if all pass, 1 if one fails.

  --only GLOB          only tests whose name matches, such as 'ACT-*' or 'INF-0[1-6]'
  --profile NAME       front end of the meter: ideal, default or worst (default: default); tests of the front end keep
                       their own
  --seed N             which specimen of the front end, and which noise (default 1)
  --json FILE          the results for programs
  --report FILE.html   the results for people: error curves and tables, for the browser and for A4

Groups: ACT active accuracy, RCT reactive accuracy, QUA quadrants and registers, INF influence quantities, SNM start,
no-load, meter constant and pulses, MEA instantaneous values, AFE front end.
)");

constexpr auto kReplay = Phrase("Help", R"(Use: vmeter replay FILE

Lives a session again that 'vmeter run --save FILE' has written, and compares the meter's state with the
recorded one. Exit code 0 only if every recorded second agrees, 1 if one differs.
The record of an exam is judged again besides: candidate, marks, and the checksum that stands on the result's page.
)");

constexpr auto kExam
    = Phrase("Help", R"(Use: vmeter exam FILE [--seed N] [--candidate NAME] [--results DIR] [OPTIONS OF run]

Begins an exam in the window: tasks and hidden faults are drawn, there is no help, everything that is done is recorded. The
result is a page for the browser and for A4, beside the record from which 'vmeter replay' comes to the same marks.

  FILE              an exam (scenarios/lessons/README.md), or the name of a ready-made one
  --seed N          draws the same tasks and faults each time (default: drawn anew; the result tells the seed)
  --candidate NAME  for the result (default: asked for in the window)
  --results DIR     where the result goes (default: folder "vmeter" among the user's documents)
)");

constexpr auto kScreens = Phrase("Help", R"(Use: vmeter screens --out DIR [--lang fr|en]

Walks a meter through all its menus and writes each page as a PNG named by menu and page, such as rt-01.png, with the
display test and the diagnostic messages. index.html in the same folder shows them all.

  --out DIR      where the pictures go; made if need be
  --lang fr|en   language of the captions (default: the system's)
)");

} // namespace

Message helpText(const QString& command)
{
    if (command == QLatin1String("run")) {
        return kRun;
    }
    if (command == QLatin1String("registers")) {
        return kRegisters;
    }
    if (command == QLatin1String("scenario")) {
        return kScenario;
    }
    if (command == QLatin1String("exam")) {
        return kExam;
    }
    if (command == QLatin1String("replay")) {
        return kReplay;
    }
    if (command == QLatin1String("screens")) {
        return kScreens;
    }
    if (command == QLatin1String("type-test")) {
        return kTypeTest;
    }
    return kOverview;
}

} // namespace vmeter
