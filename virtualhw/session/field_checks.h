// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/session/fields.h"

namespace vmeter {

// What the ranges of single fields cannot say. True if the value may be used.

template <class T> bool isSound(const T&)
{
    return true;
}
bool isSound(const DelayRange& delay);
bool isSound(const WaveformRecording& recording);
bool isSound(const LoadProfile& profile);
bool isSound(const Scenario& scenario);
bool isSound(const ReplaceFaults& command);
bool isSound(const Settings& settings);

} // namespace vmeter
