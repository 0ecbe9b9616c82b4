// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_view.h"

#include "ui/scope/oscilloscope.h"

#include <qcustomplot.h>

#include <QCoreApplication>

#include <gtest/gtest.h>

namespace vmeter {
namespace {

TEST(PlotView, LabelOfALowAxisIsLeftOutAndComesBack)
{
    Oscilloscope scope;
    const auto labelAt = [&scope](int height) {
        scope.resize(620, height);
        scope.plot().replot();
        QCoreApplication::processEvents();
        return scope.plot().axisRect(0)->axis(QCPAxis::atLeft)->label();
    };
    scope.show();
    EXPECT_EQ(labelAt(600), QStringLiteral("Voltage / V"));
    EXPECT_EQ(labelAt(180), QString());
    EXPECT_LT(scope.plot().axisRect(0)->axis(QCPAxis::atLeft)->ticker()->tickCount(), 5);
    EXPECT_EQ(labelAt(600), QStringLiteral("Voltage / V"));
    EXPECT_EQ(scope.plot().axisRect(0)->axis(QCPAxis::atLeft)->ticker()->tickCount(), 5);
}

} // namespace
} // namespace vmeter
