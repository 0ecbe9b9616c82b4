// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/watch_strip.h"

#include "ui/gallery/gallery_entry.h"

#include <QEvent>

namespace vmeter {

WatchStrip::WatchStrip(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("watchStrip"));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMargin(6);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    hide();
}

void WatchStrip::setScenario(const std::shared_ptr<const Scenario>& scenario, bool hidden)
{
    if (scenario == m_scenario && hidden == m_hidden) {
        return;
    }
    m_scenario = scenario;
    m_hidden = hidden;
    showText();
}

void WatchStrip::showText()
{
    const QString watch = m_scenario == nullptr || m_hidden ? QString() : whatToWatch(m_scenario->description);
    setText(watch.isEmpty() ? QString() : tr("Watch: %1").arg(watch));
    setVisible(!watch.isEmpty());
}

void WatchStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showText();
    }
    QLabel::changeEvent(event);
}

} // namespace vmeter
