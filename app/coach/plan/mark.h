// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vmeter::coach {

/// What a phase of the plan does to the client.
enum class PhaseKind : uint8_t {
    observe,          ///< nothing
    import,           ///< power is drawn, each value cannot be mistaken for another
    exported,         ///< power is fed back
    high,             ///< values above 65,535
    missing,          ///< a register without value
    exception,        ///< replies are exceptions
    late,             ///< replies are late
    probe,            ///< replies are late by less than the client waits for, after one that was later
    lost,             ///< replies are lost
    wrongTransaction, ///< a reply with a wrong transaction id
    wrongUnit,        ///< a reply with a wrong unit id
    wrongLength,      ///< a reply with a wrong length
    split,            ///< a reply byte by byte
    frozen,           ///< values do not change
    reset,            ///< the connection is reset
    unplugged,        ///< the cable is out
    restart,          ///< the meter starts again
    partialReset,     ///< partial counters are set to zero
};
inline constexpr std::size_t kPhaseKinds = 18;

struct PhaseName {
    PhaseKind kind;
    std::string_view name; ///< in plan files and reports
    bool isFault;          ///< requests and replies of this time say nothing of the client's habits
};
/// By PhaseKind.
inline constexpr std::array<PhaseName, kPhaseKinds> kPhaseNames{{
    {PhaseKind::observe, "observe", false},
    {PhaseKind::import, "import", false},
    {PhaseKind::exported, "export", false},
    {PhaseKind::high, "high", false},
    {PhaseKind::missing, "missing", false},
    {PhaseKind::exception, "exception", true},
    {PhaseKind::late, "late", true},
    {PhaseKind::probe, "probe", true},
    {PhaseKind::lost, "lost", true},
    {PhaseKind::wrongTransaction, "wrong_transaction", true},
    {PhaseKind::wrongUnit, "wrong_unit", true},
    {PhaseKind::wrongLength, "wrong_length", true},
    {PhaseKind::split, "split", true},
    {PhaseKind::frozen, "frozen", true},
    {PhaseKind::reset, "reset", true},
    {PhaseKind::unplugged, "unplugged", true},
    {PhaseKind::restart, "restart", true},
    {PhaseKind::partialReset, "partial_reset", false},
}};
constexpr const PhaseName& nameOf(PhaseKind kind)
{
    return kPhaseNames[static_cast<std::size_t>(kind)];
}

/// A phase as it was. Times are nanoseconds since 1970-01-01 UTC.
struct Mark {
    PhaseKind kind = PhaseKind::observe;
    int64_t begin = 0;
    int64_t faultEnd = 0; ///< the fault was over; what follows is how the client finds back
    int64_t end = 0;
    double meterTime = 0; ///< of the begin, seconds
    double delay = 0;     ///< of late and probe: how late the replies are, seconds
    bool patient = true;  ///< false: the client was waited for in vain, until the limit of the phase
};

} // namespace vmeter::coach
