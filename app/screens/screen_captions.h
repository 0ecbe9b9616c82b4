// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/menu/pages.h"
#include "virtualhw/bench/timeline/scenario.h"

namespace vmeter {

/// What a page shows, in words: "Tariff 1: active energy imported, Σ". Any position that one of `menus` can have; of
/// MenuId::confirmation the question itself.
LocalizedText screenCaption(const MenuPages& menus, MenuPosition position);

} // namespace vmeter
