// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loads/load_card.h"

#include "ui/localized.h"
#include "ui/title_font.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <QSlider>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vmeter {

namespace {

using scenario_format::Connection;

constexpr int kIconPixels = 44;
constexpr int kMostDevices = 20;
constexpr int kLeastShare = 10; // per cent of the rated power
constexpr int kMostShare = 150;
constexpr int kRatedShare = 100;
constexpr double kMostlyReactive = 10; // times the active power

QString switchName(Connection connection, std::array<int, 2> on)
{
    switch (connection) {
    case Connection::threePhase:
        return QStringLiteral("L1 L2 L3");
    case Connection::between:
        return QStringLiteral("L%1–L%2").arg(on[0] + 1).arg(on[1] + 1);
    case Connection::single:
        break;
    }
    return QStringLiteral("L%1").arg(on[0] + 1);
}

/// "2.2 kW"; `unit`: "W" or "var".
QString amountText(double amount, const QString& unit)
{
    const QLocale locale;
    return std::abs(amount) >= 1000 ? locale.toString(amount / 1000, 'g', 3) + QStringLiteral(" k") + unit
                                    : locale.toString(amount, 'g', 3) + u' ' + unit;
}

/// Of a device that takes hardly any active power, the reactive power.
QString powerText(const BoardKind& kind, double times)
{
    return std::abs(kind.vars) > kMostlyReactive * std::abs(kind.watts)
        ? amountText(kind.vars * times, QStringLiteral("var"))
        : amountText(kind.watts * times, QStringLiteral("W"));
}

QPixmap pictureOf(const BoardKind& kind, double ratio)
{
    QPixmap pixmap(QSize(kIconPixels, kIconPixels) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(QStringLiteral(":/loads/%1.svg").arg(QString::fromStdString(kind.name))).render(&painter);
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

LoadCard::LoadCard(BoardKind kind, QWidget* parent)
    : QFrame(parent)
    , m_kind(std::move(kind))
    , m_title(new QLabel(this))
    , m_power(new QLabel(this))
    , m_count(new QSpinBox(this))
    , m_share(new QSlider(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("load_") + QString::fromStdString(m_kind.name));
    setFrameShape(QFrame::StyledPanel);
    auto* picture = new QLabel(this);
    picture->setPixmap(pictureOf(m_kind, devicePixelRatioF()));
    m_title->setFont(titleFont(m_title->font()));
    m_title->setWordWrap(true);
    m_count->setRange(1, kMostDevices);
    m_count->setPrefix(QStringLiteral("× "));
    m_share->setRange(kLeastShare, kMostShare);
    m_share->setPageStep(kLeastShare);
    m_share->setValue(kRatedShare);

    auto* switches = new QHBoxLayout;
    switches->setSpacing(2);
    switch (m_kind.connection) {
    case Connection::single:
        for (int phase = 0; phase < kNeutral; ++phase) {
            addSwitch({phase, kNeutral});
        }
        break;
    case Connection::between:
        for (const std::array<int, 2> on : {std::array{0, 1}, std::array{1, 2}, std::array{0, 2}}) {
            addSwitch(on);
        }
        break;
    case Connection::threePhase:
        addSwitch({0, 1});
        break;
    }
    for (const Switch& one : m_switches) {
        switches->addWidget(one.button);
    }
    if (m_switches.size() > 1) {
        m_all = new QToolButton(this);
        m_all->setCheckable(true);
        m_all->setFocusPolicy(Qt::StrongFocus);
        connect(m_all, &QToolButton::clicked, this, &LoadCard::switchAll);
        switches->addWidget(m_all);
    }
    switches->addStretch(1);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setVerticalSpacing(3);
    layout->addWidget(picture, 0, 0, 2, 1, Qt::AlignTop);
    layout->addWidget(m_title, 0, 1, 1, 2);
    layout->addWidget(m_power, 1, 1, 1, 2);
    layout->addLayout(switches, 2, 0, 1, 3);
    layout->addWidget(m_count, 3, 0, 1, 2);
    layout->addWidget(m_share, 3, 2);
    layout->setColumnStretch(2, 1);
    connect(m_count, &QSpinBox::valueChanged, this, &LoadCard::scale);
    connect(m_share, &QSlider::valueChanged, this, &LoadCard::scale);
    retranslate();
}

void LoadCard::addSwitch(std::array<int, 2> on)
{
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setText(switchName(m_kind.connection, on));
    const std::size_t number = m_switches.size();
    connect(button, &QToolButton::clicked, this,
        [this, number](bool down) { emit switched(use(m_switches[number]), down); });
    m_switches.push_back({button, on});
}

QSize LoadCard::sizeHint() const
{
    const int line = fontMetrics().lineSpacing();
    return {std::max(212, 24 * fontMetrics().averageCharWidth() + kIconPixels), kIconPixels + 6 * line + 22};
}

BoardUse LoadCard::use(const Switch& of) const
{
    return {m_kind.name, of.on, m_count->value() * m_share->value() / static_cast<double>(kRatedShare)};
}

void LoadCard::switchAll(bool on)
{
    for (const Switch& one : m_switches) {
        if (one.button->isChecked() != on) {
            one.button->setChecked(on);
            emit switched(use(one), on);
        }
    }
}

void LoadCard::scale()
{
    showPower();
    for (const Switch& one : m_switches) {
        if (one.button->isChecked()) {
            emit changed(use(one));
        }
    }
}

void LoadCard::setRunning(const std::set<std::string>& names)
{
    bool all = true;
    for (const Switch& one : m_switches) {
        const bool runs = names.contains(boardName(use(one)));
        one.button->setChecked(runs);
        all = all && runs;
    }
    if (m_all != nullptr) {
        m_all->setChecked(all);
    }
}

void LoadCard::showPower()
{
    const double times = m_count->value() * m_share->value() / static_cast<double>(kRatedShare);
    m_power->setText(powerText(m_kind, times) + QStringLiteral(" · ")
        + QLocale().toString(m_kind.amperes * times, 'g', 3) + QStringLiteral(" A"));
    m_share->setToolTip(tr("%1 % of the rated power").arg(m_share->value()));
}

void LoadCard::retranslate()
{
    const QString title = localized(m_kind.title);
    m_title->setText(title);
    setAccessibleName(title);
    for (const Switch& one : m_switches) {
        one.button->setAccessibleName(tr("%1 on %2", "a device on phases").arg(title, one.button->text()));
        one.button->setToolTip(one.button->accessibleName());
    }
    if (m_all != nullptr) {
        m_all->setText(tr("All"));
        m_all->setAccessibleName(tr("%1 on all phases").arg(title));
        m_all->setToolTip(m_all->accessibleName());
    }
    m_count->setAccessibleName(tr("Number: %1").arg(title));
    m_count->setToolTip(tr("How many there are"));
    m_share->setAccessibleName(tr("Power: %1").arg(title));
    showPower();
}

} // namespace vmeter
