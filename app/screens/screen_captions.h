// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/pages.h"
#include "virtualhw/bench/timeline/scenario.h"

namespace vmeter {

/// Description of a page: "Tariff 1: active energy imported, Σ". `position`: any position of `menus`; for
/// MenuId::confirmation the question itself.
LocalizedText screenCaption(const MenuPages& menus, MenuPosition position);

} // namespace vmeter
