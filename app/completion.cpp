// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/completion.h"

#include "app/command_table.h"
#include "virtualhw/base/language.h"
#include "virtualhw/scenario/scenario_source.h"
#include "virtualhw/training/ready_lessons.h"

#include <QStringList>

namespace vmeter {

namespace {

/// What can stand in one place of the command line.
struct Choices {
    QStringList words;
    bool files = false;
};

QString commandName(const CommandRow& row)
{
    return QString::fromLatin1(row.word().data(), static_cast<qsizetype>(row.word().size()));
}

QStringList namesOf(const std::vector<LessonCard>& cards)
{
    QStringList names;
    for (const LessonCard& card : cards) {
        names.append(card.assignment.name);
    }
    return names;
}

QStringList scenarioNames()
{
    QStringList names;
    for (const EmbeddedFile& file : readyScenarioFiles()) {
        names.append(QString::fromStdString(std::string(file.name)).section(u'.', 0, 0));
    }
    return names;
}

/// From what the help writes for a value: "e27|e28" are words, FILE and DIR are files, and X is anything.
Choices choicesOf(const QString& value)
{
    if (value.contains(u'|') && !value.contains(u'[')) {
        return {value.split(u'|'), value.contains(QLatin1String("FILE"))};
    }
    return {{}, value.contains(QLatin1String("FILE")) || value == QLatin1String("DIR") || value == QLatin1String("F")};
}

Choices choicesOf(const OptionRow& option)
{
    Choices choices = choicesOf(QLatin1String(option.value));
    const std::string_view name = option.name;
    if (name == "scenario" || name == "like") {
        choices.words += scenarioNames();
    } else if (name == "lesson") {
        choices.words += namesOf(readyLessons());
    }
    choices.words.removeIf([](const QString& word) { return word != word.toLower(); });
    return choices;
}

/// What can stand behind the command, which is no option: "check" and files, the names of schemas, of exams, of
/// commands.
Choices wordsOf(const CommandRow& row)
{
    Choices all;
    if (row.command == CommandId::help) {
        for (const CommandRow& other : commandRows()) {
            all.words.append(commandName(other));
        }
    } else if (row.command == CommandId::exam) {
        all.words = namesOf(readyExams());
    }
    for (const QString& part : QString::fromStdString(Message(row.use).english()).split(u' ').mid(1)) {
        if (part.startsWith(u'[') || part.startsWith(u'-')) {
            break;
        }
        const Choices choices = choicesOf(part);
        all.files |= choices.files;
        all.words += choices.words.isEmpty() && part == part.toLower() ? QStringList{part} : choices.words;
    }
    return all;
}

/// The first line of an explanation, in the language that is set.
QString brief(const Phrase& text)
{
    return translated(text).section(u'\n', 0, 0);
}

QString inQuotes(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QStringList commandNames()
{
    QStringList names;
    for (const CommandRow& row : commandRows()) {
        names.append(commandName(row));
    }
    return names;
}

QString dashed(const OptionRow& option)
{
    return QStringLiteral("--") + QLatin1String(option.name);
}

} // namespace

QString bashCompletion()
{
    QString values;
    QString words;
    for (const CommandRow& row : commandRows()) {
        QStringList options;
        for (const OptionRow* option : optionsOf(row.command)) {
            options.append(dashed(*option));
            if (option->value != nullptr) {
                const Choices choices = choicesOf(*option);
                values += QStringLiteral("    %1:%2) words='%3' files=%4 ;;\n")
                              .arg(commandName(row), dashed(*option), choices.words.join(u' '),
                                  QLatin1String(choices.files ? "yes" : "no"));
            }
        }
        const Choices choices = wordsOf(row);
        words += QStringLiteral("        %1) words='%2' files=%3 ;;\n")
                     .arg(commandName(row), (choices.words + options).join(u' '),
                         QLatin1String(choices.files ? "yes" : "no"));
    }
    return QStringLiteral(R"(# SPDX-License-Identifier: GPL-3.0-or-later
# Completes the command line of vmeter in bash.
_vmeter()
{
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=run words='' files=no
    local commands='%1'
    if ((COMP_CWORD > 1)) && [[ " $commands " == *" ${COMP_WORDS[1]} "* ]]; then
        command=${COMP_WORDS[1]}
    fi
    case $command:$before in
%2    *)
        case $command in
%3        esac
        if ((COMP_CWORD == 1)); then
            words="$commands $words"
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ $files == yes ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F _vmeter vmeter vmeter-headless
)")
        .arg(commandNames().join(u' '), values, words);
}

QString zshCompletion()
{
    // Square brackets and colons separate the parts of what _arguments gets.
    const auto plain = [](QString text) {
        return text.replace(u'[', u'(').replace(u']', u')').replace(u':', QStringLiteral("\\:"));
    };
    const auto action = [](const Choices& choices) {
        return choices.words.isEmpty() ? QLatin1String(choices.files ? "_files" : " ")
            : choices.files            ? QStringLiteral("{_alternative %1 'files:file:_files'}")
                                  .arg(inQuotes(QStringLiteral("words:word:(%1)").arg(choices.words.join(u' '))))
                            : QStringLiteral("(%1)").arg(choices.words.join(u' '));
    };
    QString commands;
    QString cases;
    for (const CommandRow& row : commandRows()) {
        commands += QStringLiteral("        ")
            + inQuotes(commandName(row) + u':' + translated(row.summary).replace(u':', QStringLiteral("\\:"))) + u'\n';
        cases += QStringLiteral("    %1) _arguments").arg(commandName(row));
        for (const OptionRow* option : optionsOf(row.command)) {
            QString part = dashed(*option) + u'[' + plain(brief(option->help)) + u']';
            if (option->value != nullptr) {
                part += u':' + plain(QLatin1String(option->value)) + u':' + action(choicesOf(*option));
            }
            cases += QStringLiteral(" \\\n        ") + inQuotes(part);
        }
        const Choices choices = wordsOf(row);
        if (choices.files || !choices.words.isEmpty()) {
            cases += QStringLiteral(" \\\n        ")
                + inQuotes(QStringLiteral("*:%1:").arg(commandName(row)) + action(choices));
        }
        cases += QStringLiteral(" ;;\n");
    }
    return QStringLiteral(R"(#compdef vmeter vmeter-headless
# SPDX-License-Identifier: GPL-3.0-or-later
# Completes the command line of vmeter in zsh.
_vmeter()
{
    local -a commands=(
%1    )
    local command=run
    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
        _describe command commands
        return
    fi
    if ((${commands[(I)$words[2]:*]})); then
        command=$words[2]
        shift words
        ((CURRENT--))
    fi
    case $command in
%2    esac
}
_vmeter "$@"
)")
        .arg(commands, cases);
}

QString fishCompletion()
{
    QString script = QStringLiteral("# SPDX-License-Identifier: GPL-3.0-or-later\n"
                                    "# Completes the command line of vmeter in fish.\n"
                                    "set -l commands %1\n"
                                    "complete -c vmeter -f\n")
                         .arg(commandNames().join(u' '));
    for (const CommandRow& row : commandRows()) {
        const QString name = commandName(row);
        script += QStringLiteral("complete -c vmeter -n '__fish_use_subcommand' -a %1 -d %2\n")
                      .arg(name, inQuotes(translated(row.summary)));
        // Without a command, options are those of `run`.
        const QString when = row.command == CommandId::run
            ? QStringLiteral("-n \"not __fish_seen_subcommand_from $commands; or __fish_seen_subcommand_from run\"")
            : QStringLiteral("-n '__fish_seen_subcommand_from %1'").arg(name);
        const auto add = [&](const QString& what, const Choices& choices) {
            script += QStringLiteral("complete -c vmeter %1 %2").arg(when, what);
            script += choices.files ? QLatin1String(" -F") : QLatin1String("");
            script += choices.words.isEmpty() ? QString() : QStringLiteral(" -a '%1'").arg(choices.words.join(u' '));
            script += u'\n';
        };
        for (const OptionRow* option : optionsOf(row.command)) {
            const QString what
                = QStringLiteral("-l %1 -d %2").arg(QLatin1String(option->name), inQuotes(brief(option->help)));
            if (option->value == nullptr) {
                add(what, {});
            } else {
                add(what + QStringLiteral(" -r"), choicesOf(*option));
            }
        }
        if (const Choices choices = wordsOf(row); choices.files || !choices.words.isEmpty()) {
            add({}, choices);
        }
    }
    return script;
}

} // namespace vmeter
