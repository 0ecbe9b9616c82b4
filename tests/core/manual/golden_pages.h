// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/menu/menu_rig.h"

#include <string>

namespace vmeter {

/// The meter whose pages are in golden/*.txt; golden/README.txt explains the numbers.
MeterState goldenState();

/// Steps through the pages of the present menu with UP, compares each with its line of golden/<name>.txt, and then
/// expects the first page.
void expectGoldenPages(MenuRig& rig, const std::string& name);

} // namespace vmeter
