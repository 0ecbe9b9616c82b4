// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status/server_status_view.h"
#include "virtualhw/base/ipv4_text.h"
#include "virtualhw/base/language.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace vmeter {

namespace {

/// A form in a dock gives a wrapping text only one line.
constexpr int kLinesOfReason = 4;

QString text(const Ipv4& address)
{
    return QString::fromStdString(ipv4Text(address));
}

QLabel* newValue(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setOpenExternalLinks(true);
    return label;
}

} // namespace

ServerStatusView::ServerStatusView(QWidget* parent)
    : QWidget(parent)
    , m_linkName(new QLabel(this))
    , m_link(newValue(this))
    , m_modbusName(new QLabel(this))
    , m_modbus(newValue(this))
    , m_webName(new QLabel(this))
    , m_web(newValue(this))
    , m_controlName(new QLabel(this))
    , m_control(newValue(this))
    , m_trouble(newValue(this))
    , m_freePorts(new QPushButton(this))
{
    m_link->setObjectName(QStringLiteral("linkState"));
    m_link->setWordWrap(true);
    m_modbus->setObjectName(QStringLiteral("modbusAddress"));
    m_web->setObjectName(QStringLiteral("webAddress"));
    m_control->setObjectName(QStringLiteral("controlAddress"));
    auto* form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(m_linkName, m_link);
    form->addRow(m_modbusName, m_modbus);
    form->addRow(m_webName, m_web);
    form->addRow(m_controlName, m_control);
    m_trouble->setObjectName(QStringLiteral("serverTrouble"));
    m_trouble->setWordWrap(true);
    m_freePorts->setObjectName(QStringLiteral("freePorts"));
    connect(m_freePorts, &QPushButton::clicked, this, &ServerStatusView::freePortsWanted);
    form->addRow(m_trouble);
    form->addRow(m_freePorts);
    retranslate();
}

void ServerStatusView::setStatus(const ServerStatus& servers, const NetworkSettings& network, uint8_t unitId)
{
    if (servers == m_servers && network == m_network && unitId == m_unitId) {
        return;
    }
    m_servers = servers;
    m_network = network;
    m_unitId = unitId;
    retranslate();
}

void ServerStatusView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

/// Text that maps the meter's own address to the address that reaches it.
QString ServerStatusView::route(const QString& server) const
{
    const QString meter = text(m_network.address);
    return server.startsWith(meter + u':') ? server : QStringLiteral("%1 → %2").arg(meter, server);
}

void ServerStatusView::retranslate()
{
    const QString off = m_servers.linkUp ? tr("off") : tr("not reachable");
    m_linkName->setText(tr("Ethernet"));
    m_link->setText(m_servers.unplugged ? tr("down: a fault has unplugged the cable")
            : m_servers.linkUp          ? tr("connected")
                                        : tr("down: %1").arg(translated(m_servers.linkDown)));
    m_link->setToolTip(m_link->text());
    m_link->setMinimumHeight(m_servers.linkUp ? 0 : kLinesOfReason * fontMetrics().lineSpacing());
    m_modbusName->setText(QStringLiteral("Modbus TCP"));
    m_modbus->setText(m_servers.modbus.isEmpty() ? (m_servers.modbusTrouble.isEmpty() ? off : tr("not reachable"))
                                                 : tr("%1, unit %2").arg(route(m_servers.modbus)).arg(m_unitId));
    m_webName->setText(tr("Meter's web page"));
    m_web->setText(m_servers.web.isEmpty()
            ? (m_servers.webTrouble.isEmpty() ? off : tr("not reachable"))
            : QStringLiteral("<a href=\"http://%1/\">%2</a>").arg(m_servers.web, route(m_servers.web)));
    m_controlName->setText(tr("Control API"));
    m_control->setText(!m_servers.control.isEmpty() ? m_servers.control
            : m_servers.controlTrouble.isEmpty()    ? tr("off")
                                                    : tr("not reachable"));
    showTrouble();
    setToolTip(tr("The address set in the meter, and where it is really reached on this computer"));
}

void ServerStatusView::showTrouble()
{
    QStringList lines;
    for (const Message& trouble : m_servers.troubles(false)) {
        lines += tr("Another port is used: %1").arg(translated(trouble));
    }
    const std::vector<Message> down = m_servers.troubles(true);
    for (const Message& trouble : down) {
        lines += translated(trouble);
    }
    m_trouble->setText(lines.join(u'\n'));
    m_trouble->setVisible(!lines.isEmpty());
    m_trouble->setMinimumHeight(static_cast<int>(lines.size()) * kLinesOfReason * fontMetrics().lineSpacing());
    m_freePorts->setText(tr("Use any &free port"));
    m_freePorts->setVisible(!down.empty());
}

} // namespace vmeter
