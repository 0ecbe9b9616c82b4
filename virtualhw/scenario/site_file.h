// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/embedded_files.h"
#include "virtualhw/bench/site/site_description.h"
#include "virtualhw/scenario/scenario_file.h"

#include <optional>
#include <string>
#include <string_view>

namespace vmeter {

/// The built-in sites (scenarios/sites/*.yaml).
EmbeddedFiles readySiteFiles();

/// True if the text is a site: it has the key `meters`.
bool isSite(std::string_view text);

/// Reads a site (docs/interfaces.md, section 3.3). Returns the site only if the whole text is correct, with the bounds
/// of parseScenario(). Scenarios that it names are built-in ones or files in `folder`; without a folder they must be
/// built-in.
ScenarioResult<SiteDescription> parseSite(std::string_view text, const std::optional<std::string>& folder = {});

/// Reads a site file.
ScenarioResult<SiteDescription> loadSiteFile(const std::string& path);

/// Reads a site file, or returns the built-in site with that name. The error is one line for each mistake in the file.
Expected<SiteDescription> findSite(const std::string& nameOrFile);

} // namespace vmeter
