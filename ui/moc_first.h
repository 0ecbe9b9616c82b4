// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Read by moc before any other header: that of Qt 6.4 stumbles over <compare> and <concepts> unless another header of
// the standard library came first.
#include <cstddef>
