// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/register_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vmeter::coach {

/// A value that a client shows, by the register that it should come from.
struct MappedValue {
    std::string name;                 ///< as the client calls it
    const RegisterRow* row = nullptr; ///< never null; 1 or 2 words
    std::string unit;                 ///< of the client's number, for people
    double factor = 1;                ///< from the register's number to the client's unit
};

/// What a register held during a stretch of time.
struct TruthSample {
    uint32_t raw = 0;  ///< the words, high word first
    int64_t from = 0;  ///< nanoseconds since 1970-01-01 UTC
    int64_t until = 0; ///< last time that it was seen
};

/// A number that the client showed, beside what its register held before.
struct ShownValue {
    const MappedValue* mapped = nullptr; ///< never null
    int64_t time = 0;                    ///< when it came to the coach, nanoseconds since 1970-01-01 UTC
    std::optional<int64_t> stamp{};      ///< the time that the client says of it
    double meterTime = 0;                ///< seconds of meter time when it came
    double shown = 0;                    ///< in the unit of the mapping
    std::vector<TruthSample> truths{};   ///< of the last minute, oldest first
};

/// What a number that a client shows comes to.
struct Reading {
    enum class Kind : uint8_t {
        right,
        sentinel,     ///< the register had no value, and its all ones are shown as a number
        swapped,      ///< the low word was taken for the high one
        unsignedRead, ///< a negative number was read as an unsigned one
        negated,      ///< the sign is turned round
        scaled,       ///< a power of ten, or 3, too much or too little
        zero,         ///< 0 although the register is far from it
        unknown,      ///< none of these: says nothing
    };
    Kind kind = Kind::unknown;
    double truth = 0;  ///< that fits, in the client's unit
    double factor = 1; ///< of `scaled`: shown by truth
    uint32_t raw = 0;  ///< of that truth
};

/// The first of the kinds that fits, in their order: a number that can be right is right.
Reading readingOf(const ShownValue& shown);

/// The register's number in the client's unit; nothing: the register has no value.
std::optional<double> numberOf(const MappedValue& mapped, uint32_t raw);

} // namespace vmeter::coach
