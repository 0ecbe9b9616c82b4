// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/site/site.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace vmeter {

enum class SiteListFormat : uint8_t { none, csv, json, yaml };

/// Options of `vmeter site` besides those of `run` (docs/interfaces.md, section 2.9).
struct SiteOptions {
    QString file;                   ///< file, or name of a built-in site; empty: `make` is given
    std::optional<SiteSlice> slice; ///< empty: of the environment, or the whole site
    std::size_t workers = 0;        ///< threads; 0: one for each processor
    SiteListFormat list = SiteListFormat::none;
    std::size_t make = 0; ///< number of meters of the site to write; 0: do not write one
    QString like;         ///< scenario of those meters
    QString energiesFile; ///< file for the energies at the end; empty: none
};

} // namespace vmeter
