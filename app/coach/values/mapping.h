// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/shown_value.h"
#include "app/coach/wire/client_record.h"
#include "virtualhw/base/expected.h"

#include <string>
#include <string_view>
#include <vector>

namespace vmeter::coach {

/// What the names of a client mean (docs/interfaces.md, section 2.6). Refused with FILE:LINE:COLUMN and what would be
/// right.
Expected<std::vector<MappedValue>> parseMapping(
    const std::string& text, const std::string& file, const RegisterTable& registers);
Expected<std::vector<MappedValue>> readMapping(const std::string& file, const RegisterTable& registers);

/// The register of a value by the names of GET /v1/measurements and /v1/energies: "P", "P.L1", "I.L2", "Ea+", "Ea+.T1",
/// "f". The last one with the finest steps; null: there is none.
const RegisterRow* rowOfValue(const RegisterTable& registers, std::string_view name);

/// A mapping for the values that these clients read, with names to be replaced by theirs.
std::string draftMapping(const std::map<std::string, ClientRecord>& clients, const RegisterTable& registers);

} // namespace vmeter::coach
