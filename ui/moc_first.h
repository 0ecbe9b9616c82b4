// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// moc must read this before any other header: moc of Qt 6.4 fails on <compare> and <concepts> unless another header of
// the standard library was read first.
#include <cstddef>
