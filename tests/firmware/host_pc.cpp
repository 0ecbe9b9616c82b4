// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/firmware/host.h"

#include <cstdio>

namespace vmeter::firmware {

void print(const char* text)
{
    std::fputs(text, stdout);
}

uint32_t stackBytesUsed()
{
    return 0;
}

uint64_t instructionsExecuted()
{
    return 0;
}

} // namespace vmeter::firmware

int main()
{
    vmeter::firmware::replayMeter();
    return 0;
}
