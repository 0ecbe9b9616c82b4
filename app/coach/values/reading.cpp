// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/coach/values/shown_value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vmeter::coach {

namespace {

constexpr unsigned kHalf = 16;
constexpr double kRelative = 0.005;          // rounding of a screen
constexpr double kFarFromZero = 20;          // steps of the register: below, too many readings fit by chance
constexpr int64_t kMeanOver = 2'500'000'000; // ns over which a client may take a mean
constexpr double kUnsignedWrap = 4294967296.0;

/// Factors that mistakes of scale and unit have.
constexpr std::array kWrongFactors{10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 3.0, 1 / 3.0};

bool isClose(double shown, double truth, double step)
{
    return std::abs(shown - truth) <= std::max(1.01 * std::abs(step), kRelative * std::abs(truth));
}

/// Of numbers that are wrong by far: the rounding of a screen is small beside them.
bool isExactly(double shown, double wrong, double step)
{
    constexpr double kDigits = 1e-5;
    return std::abs(shown - wrong) <= std::max(1.01 * std::abs(step), kDigits * std::abs(wrong));
}

bool isAllOnes(const RegisterRow& row, uint32_t raw)
{
    return raw == (row.words == 1 ? 0xFFFFU : 0xFFFF'FFFFU);
}

/// True if `shown` is what all ones read as: signed or unsigned, with the scale or without.
bool isSentinel(const MappedValue& mapped, double shown)
{
    constexpr std::array kAllOnes{-1.0, 4294967295.0, 65535.0};
    return std::ranges::any_of(kAllOnes,
        [&](double number) { return isClose(shown, number * mapped.factor, 0) || isClose(shown, number, 0); });
}

Reading wrongReading(const ShownValue& shown, uint32_t raw)
{
    const MappedValue& mapped = *shown.mapped;
    const double step = mapped.factor;
    const std::optional<double> truth = numberOf(mapped, raw);
    if (!truth) {
        return {isSentinel(mapped, shown.shown) ? Reading::Kind::sentinel : Reading::Kind::unknown, 0, 1, raw};
    }
    if (*truth < 0 && isExactly(shown.shown, *truth + kUnsignedWrap * step, step)) {
        return {Reading::Kind::unsignedRead, *truth, 1, raw};
    }
    const uint32_t swapped = raw << kHalf | raw >> kHalf;
    const bool sameSwapped = swapped == raw || mapped.row->words != 2;
    if (!sameSwapped
        && (isExactly(shown.shown, swapped * step, step)
            || isExactly(shown.shown, static_cast<double>(static_cast<int32_t>(swapped)) * step, step))) {
        return {Reading::Kind::swapped, *truth, 1, raw};
    }
    if (std::abs(*truth) < kFarFromZero * step) {
        return {Reading::Kind::unknown, *truth, 1, raw};
    }
    if (isClose(shown.shown, -*truth, step)) {
        return {Reading::Kind::negated, *truth, 1, raw};
    }
    for (const double factor : kWrongFactors) {
        if (isClose(shown.shown, *truth * factor, std::min(step, step * factor))) {
            return {Reading::Kind::scaled, *truth, factor, raw};
        }
    }
    if (shown.shown == 0) {
        return {Reading::Kind::zero, *truth, 1, raw};
    }
    return {Reading::Kind::unknown, *truth, 1, raw};
}

} // namespace

std::optional<double> numberOf(const MappedValue& mapped, uint32_t raw)
{
    if (isAllOnes(*mapped.row, raw) && mayBeUnavailable(*mapped.row)) {
        return std::nullopt;
    }
    const bool isSigned = mapped.row->type == RegisterType::s32 || mapped.row->type == RegisterType::s16;
    const double number = !isSigned ? static_cast<double>(raw)
        : mapped.row->words == 1    ? static_cast<double>(static_cast<int16_t>(raw))
                                    : static_cast<double>(static_cast<int32_t>(raw));
    return number * mapped.factor;
}

Reading readingOf(const ShownValue& shown)
{
    std::optional<double> least;
    std::optional<double> most;
    for (const TruthSample& sample : shown.truths) {
        if (const std::optional<double> truth = numberOf(*shown.mapped, sample.raw)) {
            if (isClose(shown.shown, *truth, shown.mapped->factor)) {
                return {Reading::Kind::right, *truth, 1, sample.raw};
            }
            if (shown.time - sample.until < kMeanOver) {
                least = std::min(least.value_or(*truth), *truth);
                most = std::max(most.value_or(*truth), *truth);
            }
        }
    }
    // A mean of several readings, or one that came between two looks at the register.
    const bool between = least && *least < *most && *least <= shown.shown && shown.shown <= *most;
    if (between && shown.shown != 0) {
        return {.kind = Reading::Kind::unknown};
    }
    for (auto sample = shown.truths.rbegin(); sample != shown.truths.rend(); ++sample) {
        const Reading reading = wrongReading(shown, sample->raw);
        if (reading.kind != Reading::Kind::unknown && reading.kind != Reading::Kind::zero) {
            return reading;
        }
    }
    return shown.truths.empty() ? Reading{} : wrongReading(shown, shown.truths.back().raw);
}

} // namespace vmeter::coach
