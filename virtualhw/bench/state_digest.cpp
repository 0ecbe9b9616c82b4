// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/state_digest.h"

#include "core/registers/register_access.h"
#include "core/registers/register_table.h"
#include "virtualhw/base/sha256.h"
#include "virtualhw/bench/bench.h"

#include <array>
#include <span>
#include <vector>

namespace vmeter {

namespace {

template <class T> void add(Sha256& hash, std::span<const T> values)
{
    hash.add(std::as_bytes(values));
}

} // namespace

std::string stateDigest(const Bench& bench)
{
    const MeterState& meter = bench.state();
    Sha256 hash;
    std::vector<uint16_t> words;
    for (const RegisterBlock& block : meter.model->registers.blocks) {
        words.assign(block.words, 0);
        readRegisters(meter, block.address, words);
        add<uint16_t>(hash, words);
    }
    add<uint8_t>(hash, meter.lcd.main);
    add<uint8_t>(hash, meter.lcd.label);
    const std::array<uint64_t, 7> rest{meter.lcd.icons, meter.lcd.blinkingIcons, meter.lcd.blinkingMain,
        meter.lcd.backlight, meter.pulseOutput, meter.ledPulses, meter.outputPulses};
    add<uint64_t>(hash, rest);
    std::array<uint8_t, kFramSize> fram{};
    bench.fram().read(0, fram);
    add<uint8_t>(hash, fram);

    const Sha256::Digest digest = hash.finish();
    constexpr const char* kDigits = "0123456789abcdef";
    std::string text;
    for (const uint8_t byte : std::span(digest).first(kStateDigestSize)) {
        text += {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return text;
}

} // namespace vmeter
