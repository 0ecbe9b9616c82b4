// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace vmeter {

/// Named sets of AFE errors (metrology.md 5.3): `ideal` has none, `standard` is the calibrated default "CT" front end.
enum class AfeProfile { ideal, standard };

struct AfeParameters {
    AfeProfile profile = AfeProfile::standard;
    friend bool operator==(const AfeParameters&, const AfeParameters&) = default;
};

} // namespace vmeter
