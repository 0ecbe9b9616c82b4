// SPDX-License-Identifier: GPL-3.0-or-later
// vmeter-headless: for computers without a display; links no widgets.
#include "app/program.h"

int main(int argc, char** argv)
{
    return vmeter::runProgram(argc, argv, nullptr);
}
