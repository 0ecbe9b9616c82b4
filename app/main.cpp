// SPDX-License-Identifier: GPL-3.0-or-later
// vmeter: with the window.
#include "app/program.h"
#include "app/window/desktop.h"

int main(int argc, char** argv)
{
    const vmeter::WindowSystem desktop = vmeter::desktopWindow();
    return vmeter::runProgram(argc, argv, &desktop);
}
