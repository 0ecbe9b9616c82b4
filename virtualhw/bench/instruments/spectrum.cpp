// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/instruments/spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vmeter {

namespace {

constexpr double kLeastVolts = 1;
constexpr double kLeastAmperes = 0.01;

// Within a few periods, orders closer to half the sampling rate cannot be distinguished from their aliases.
constexpr double kHighestFrequency = kSampleRate / 3.0;

// The frequency is known to 1 mHz; this error shifts order 40 by 1/40 degree in 100 ms.
constexpr double kSameFrequencyHz = 0.0005;

double product(const double* a, const double* b, std::size_t count)
{
    return std::inner_product(a, a + count, b, 0.0);
}

} // namespace

const Spectra& SpectrumAnalyser::analyse(std::span<const SampleSet> samples, double frequencyHz)
{
    m_spectra = {};
    const double periods = static_cast<double>(samples.size()) * frequencyHz / kSampleRate;
    if (!(periods > 0.999) || frequencyHz > kHighestFrequency) {
        return m_spectra;
    }
    if (samples.size() != m_sets || std::abs(frequencyHz - m_frequencyHz) > kSameFrequencyHz) {
        prepare(samples.size(), frequencyHz);
    }
    std::vector<double> terms(m_terms);
    m_samples.resize(m_sets);
    for (std::size_t channel = 0; channel < kScopeChannels; ++channel) {
        for (std::size_t i = 0; i < m_sets; ++i) {
            m_samples[i] = channelValue(samples[i], channel);
        }
        for (std::size_t term = 0; term < m_terms; ++term) {
            terms[term] = product(&m_basis[term * m_sets], m_samples.data(), m_sets);
        }
        solve(terms);
        ChannelSpectrum& spectrum = m_spectra[channel];
        spectrum.order[0] = terms[0];
        double distortion = 0;
        for (std::size_t order = 1; 2 * order < m_terms; ++order) {
            spectrum.order[order] = Phasor{terms[2 * order - 1], terms[2 * order]} / std::numbers::sqrt2;
            distortion += order > 1 ? std::norm(spectrum.order[order]) : 0;
        }
        const double fundamental = std::abs(spectrum.fundamental());
        if (fundamental >= (isCurrent(channel) ? kLeastAmperes : kLeastVolts)) {
            spectrum.thdPercent = 100 * std::sqrt(distortion) / fundamental;
        }
    }
    return m_spectra;
}

void SpectrumAnalyser::prepare(std::size_t sets, double frequencyHz)
{
    m_frequencyHz = frequencyHz;
    m_sets = sets;
    const std::size_t orders = std::min(kHighestOrder, static_cast<std::size_t>(kHighestFrequency / frequencyHz));
    m_terms = 2 * orders + 1;
    m_basis.assign(m_terms * sets, 1);
    for (std::size_t order = 1; order <= orders; ++order) {
        const double step = 2 * std::numbers::pi * static_cast<double>(order) * frequencyHz / kSampleRate;
        for (std::size_t i = 0; i < sets; ++i) {
            m_basis[(2 * order - 1) * sets + i] = std::sin(step * static_cast<double>(i));
            m_basis[2 * order * sets + i] = std::cos(step * static_cast<double>(i));
        }
    }
    m_factor.assign(m_terms * m_terms, 0);
    for (std::size_t row = 0; row < m_terms; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            const double rest = product(&m_basis[row * sets], &m_basis[column * sets], sets)
                - product(&m_factor[row * m_terms], &m_factor[column * m_terms], column);
            m_factor[row * m_terms + column]
                = row == column ? std::sqrt(rest) : rest / m_factor[column * m_terms + column];
        }
    }
}

void SpectrumAnalyser::solve(std::vector<double>& values) const
{
    for (std::size_t row = 0; row < m_terms; ++row) {
        values[row] -= product(&m_factor[row * m_terms], values.data(), row);
        values[row] /= m_factor[row * m_terms + row];
    }
    for (std::size_t row = m_terms; row-- > 0;) {
        for (std::size_t below = row + 1; below < m_terms; ++below) {
            values[row] -= m_factor[below * m_terms + row] * values[below];
        }
        values[row] /= m_factor[row * m_terms + row];
    }
}

} // namespace vmeter
