// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/terminals/recording/sampled_signal.h"

#include "core/units.h"

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

// Time stamps without a rate: their steps differ only by rounding if the rate is even.
constexpr double kStampTolerance = 0.02;
// Samples of a neighbour that the filter of a stretch sees; more than its half width of 32 periods.
constexpr std::size_t kPadding = 40;
// Stamped samples are taken to an even grid of this many times their mean rate at most.
constexpr double kFinestGrid = 4;

} // namespace

Expected<SampleInstants> SampleInstants::of(const ComtradeHeader& header, const ComtradeColumns& columns)
{
    SampleInstants instants;
    const std::size_t samples = columns.samples();
    if (!header.stretches.empty()) {
        std::size_t first = 0;
        for (std::size_t i = 0; i < header.stretches.size() && first < samples; ++i) {
            const ComtradeStretch& stretch = header.stretches[i];
            const std::size_t end = std::min(stretch.end, samples);
            const double from = instants.m_stretches.empty() ? 0 : instants.m_stretches.back().to;
            const double step = 1 / stretch.rateHz;
            const double last = from + static_cast<double>(end - first - 1) * step;
            // The stamps say how long the step over the seam is, if that lies between the steps of both sides.
            double seam = step;
            if (i < columns.seamSeconds.size() && i + 1 < header.stretches.size()) {
                const double other = 1 / header.stretches[i + 1].rateHz;
                const double stamped = columns.seamSeconds[i];
                if (stamped > 0.8 * std::min(step, other) && stamped < 1.2 * std::max(step, other)) {
                    seam = std::fabs(stamped - step) <= std::fabs(stamped - other) ? step : other;
                }
            }
            instants.m_stretches.push_back({stretch.rateHz, first, end - first, from, last + seam});
            first = end;
        }
        instants.m_duration = instants.m_stretches.back().to;
        return instants;
    }
    if (samples < 2) {
        return refused(Phrase("Recording", "a recording without a sampling rate needs two samples at least"));
    }
    const std::vector<double>& seconds = columns.seconds;
    const double step = (seconds.back() - seconds.front()) / static_cast<double>(samples - 1);
    bool even = true;
    for (std::size_t i = 0; i < samples; ++i) {
        if (i > 0 && !(seconds[i] > seconds[i - 1])) {
            return refused(Phrase("Recording",
                "the time stamps do not grow (sample %1), and no sampling rate is given; such a file cannot be played")
                               .with(i + 1));
        }
        even = even
            && std::fabs(seconds[i] - seconds.front() - static_cast<double>(i) * step) <= kStampTolerance * step + 1e-6;
    }
    instants.m_stretches.push_back({1 / step, 0, samples, 0, static_cast<double>(samples) * step});
    instants.m_stamped = !even;
    if (!even) {
        instants.m_seconds = seconds;
        for (double& instant : instants.m_seconds) {
            instant -= columns.seconds.front();
        }
    }
    instants.m_duration = static_cast<double>(samples) * step;
    return instants;
}

double SampleInstants::instantOf(std::size_t sample) const
{
    if (m_stamped) {
        return m_seconds[sample];
    }
    const auto stretch = std::upper_bound(m_stretches.begin() + 1, m_stretches.end(), sample,
                             [](std::size_t wanted, const Stretch& s) { return wanted < s.first; })
        - 1;
    return stretch->from + static_cast<double>(sample - stretch->first) / stretch->rateHz;
}

/// Lagrange's polynomial through the six samples around `seconds`.
double SampleInstants::interpolated(std::span<const float> samples, double seconds) const
{
    std::size_t low = 0;
    std::size_t high = samples.size();
    while (high - low > 1) { // the last sample at or before `seconds`
        const std::size_t middle = low + (high - low) / 2;
        (instantOf(middle) <= seconds ? low : high) = middle;
    }
    constexpr std::size_t kPoints = 6;
    const std::size_t count = std::min(kPoints, samples.size());
    const std::size_t first = std::min(low >= count / 2 - 1 ? low - (count / 2 - 1) : 0, samples.size() - count);
    if (count < 2 || seconds <= instantOf(0)) {
        return static_cast<double>(samples.front());
    }
    if (seconds >= instantOf(samples.size() - 1)) {
        return static_cast<double>(samples.back());
    }
    double sum = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        double weight = 1;
        for (std::size_t k = first; k < first + count; ++k) {
            if (k != i) {
                weight *= (seconds - instantOf(k)) / (instantOf(i) - instantOf(k));
            }
        }
        sum += weight * static_cast<double>(samples[i]);
    }
    return sum;
}

std::vector<float> SampleInstants::onEvenGrid(std::span<const float> samples, double& rate) const
{
    std::vector<double> steps;
    steps.reserve(m_seconds.size());
    for (std::size_t k = 1; k < m_seconds.size(); ++k) {
        steps.push_back(m_seconds[k] - m_seconds[k - 1]);
    }
    const auto fine = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 20);
    std::nth_element(steps.begin(), fine, steps.end());
    rate = std::min(kFinestGrid * rate, std::max(rate, 1 / *fine));
    std::vector<float> grid(static_cast<std::size_t>(m_seconds.back() * rate) + 1);
    for (std::size_t k = 0; k < grid.size(); ++k) {
        grid[k] = static_cast<float>(interpolated(samples, static_cast<double>(k) / rate));
    }
    return grid;
}

std::vector<float> SampleInstants::resampled(
    std::span<const float> samples, std::size_t count, double skewSeconds) const
{
    std::vector<float> result(count);
    std::size_t set = 0;
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        const Stretch& stretch = m_stretches[i];
        double rate = stretch.rateHz;
        std::vector<float> grid;
        std::span<const float> source = samples.subspan(stretch.first, stretch.count);
        if (m_stamped) {
            grid = onEvenGrid(samples, rate);
            source = grid;
        }
        // The filter sees beyond the ends of the stretch: its neighbours at its own rate; at the ends of the recording
        // the signal goes on as its own image about the last sample, so that it has no bend.
        const auto padding
            = static_cast<std::size_t>(static_cast<double>(kPadding) * std::max(1.0, rate / kSampleRate));
        const double end = stretch.from + static_cast<double>(source.size() - 1) / rate;
        std::vector<float> padded;
        padded.reserve(source.size() + 2 * padding);
        for (std::size_t k = padding; k > 0; --k) {
            padded.push_back(i == 0
                    ? 2 * source.front() - source[std::min(k, source.size() - 1)]
                    : static_cast<float>(interpolated(samples, stretch.from - static_cast<double>(k) / rate)));
        }
        padded.insert(padded.end(), source.begin(), source.end());
        for (std::size_t k = 1; k <= padding; ++k) {
            padded.push_back(i + 1 == m_stretches.size()
                    ? 2 * source.back() - source[source.size() - 1 - std::min(k, source.size() - 1)]
                    : static_cast<float>(interpolated(samples, end + static_cast<double>(k) / rate)));
        }
        const Resampler resampler(rate, kSampleRate);
        for (; set < count; ++set) {
            const double seconds = static_cast<double>(set) / kSampleRate - skewSeconds;
            if (i + 1 < m_stretches.size() && seconds >= stretch.to) {
                break;
            }
            const double position = (seconds - stretch.from) * rate;
            // If the instants coincide with samples of the source, no filter is needed.
            const double nearest = std::round(position);
            const bool coincides = rate == kSampleRate && std::fabs(position - nearest) < 1e-6 && nearest >= 0
                && nearest < static_cast<double>(source.size());
            result[set] = coincides ? source[static_cast<std::size_t>(nearest)]
                                    : static_cast<float>(resampler.at(padded, position + static_cast<double>(padding)));
        }
    }
    return result;
}

} // namespace vmeter
