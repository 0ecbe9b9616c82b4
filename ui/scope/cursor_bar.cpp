// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope/cursor_bar.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <cmath>

namespace vmeter {

namespace {

constexpr std::array kNames{"A", "B"};
constexpr double kStep = 0.125; // ms between two samples
constexpr int kDecimals = 3;

} // namespace

CursorBar::CursorBar(QWidget* parent)
    : QWidget(parent)
    , m_distance(new QLabel(this))
{
    setObjectName(QStringLiteral("cursorBar"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setVerticalSpacing(1);
    layout->setColumnStretch(2, 1);
    for (std::size_t cursor = 0; cursor < kCursors; ++cursor) {
        const int row = static_cast<int>(cursor);
        auto* time = new QDoubleSpinBox(this);
        time->setObjectName(QStringLiteral("cursor%1").arg(QLatin1String(kNames[cursor])));
        time->setDecimals(kDecimals);
        time->setSingleStep(kStep);
        time->setSuffix(QStringLiteral(" ms"));
        auto* name = new QLabel(QLatin1String(kNames[cursor]), this);
        name->setBuddy(time);
        connect(time, &QDoubleSpinBox::valueChanged, this, [this] {
            showDistance();
            emit moved();
        });
        auto* reading = new QLabel(this);
        reading->setObjectName(QStringLiteral("reading%1").arg(QLatin1String(kNames[cursor])));
        reading->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(name, row, 0);
        layout->addWidget(time, row, 1);
        layout->addWidget(reading, row, 2);
        m_time[cursor] = time;
        m_reading[cursor] = reading;
    }
    m_distance->setObjectName(QStringLiteral("cursorDistance"));
    layout->addWidget(m_distance, 2, 1, 1, 2);
    retranslate();
}

void CursorBar::setEnd(double end)
{
    for (QDoubleSpinBox* time : m_time) {
        time->setRange(0, end);
    }
}

double CursorBar::at(std::size_t cursor) const
{
    return m_time[cursor]->value();
}

void CursorBar::move(std::size_t cursor, double milliseconds)
{
    m_time[cursor]->setValue(milliseconds);
}

void CursorBar::setReadings(const std::array<QString, kCursors>& readings)
{
    for (std::size_t cursor = 0; cursor < kCursors; ++cursor) {
        m_reading[cursor]->setText(readings[cursor]);
    }
}

void CursorBar::showDistance()
{
    const double distance = std::abs(at(1) - at(0));
    const QLocale locale;
    const QString time = locale.toString(distance, 'f', kDecimals);
    m_distance->setText(distance > 0
            ? tr("B − A: %1 ms, one in %2 Hz").arg(time, locale.toString(1000 / distance, 'f', 2))
            : tr("B − A: 0 ms"));
}

void CursorBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CursorBar::retranslate()
{
    for (std::size_t cursor = 0; cursor < kCursors; ++cursor) {
        m_time[cursor]->setLocale(QLocale());
        m_time[cursor]->setAccessibleName(tr("Cursor %1").arg(QLatin1String(kNames[cursor])));
    }
    showDistance();
}

} // namespace vmeter
