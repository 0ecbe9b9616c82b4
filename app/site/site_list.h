// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/site/site_options.h"
#include "virtualhw/base/expected.h"

#include <string>

namespace vmeter {

/// "127.16.0.2:502"
std::string endpointOf(const SiteDescription& site, std::size_t index);
std::string addressText(uint32_t address);

/// The meters of `slice` with what a client needs to reach them, for import into another program.
std::string siteList(const SiteDescription& site, const SiteSlice& slice, SiteListFormat format);

/// A site file with a main meter that feeds `count` - 1 others, each with the scenario that `like` names or begins the
/// name of.
Expected<std::string> madeSite(std::size_t count, const std::string& like);

/// The energies of all meters of the slice as CSV: id, then Wh, varh and VAh of the system and of the phases' active
/// energies.
std::string energiesCsv(Site& site);

/// The slice that the environment names: SLURM_ARRAY_TASK_ID with SLURM_ARRAY_TASK_MIN and SLURM_ARRAY_TASK_COUNT,
/// JOB_COMPLETION_INDEX or the number at the end of the host's name with VMETER_SLICES. Empty: none.
Expected<std::optional<SiteSlice>> sliceOfEnvironment();

} // namespace vmeter
