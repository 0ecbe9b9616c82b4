// SPDX-License-Identifier: GPL-3.0-or-later
// The native twin of the page's module: runs a script from standard input and writes one line for each of its lines.
#include "app/page/page_script.h"

#include <iostream>

int main()
{
    vmeter::PageHost host;
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << vmeter::runPageLine(host, line) << '\n';
    }
}
