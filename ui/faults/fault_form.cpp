// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/faults/fault_form.h"

#include "core/meter_state.h"
#include "ui/faults/fault_texts.h"
#include "virtualhw/base/seconds.h"
#include "virtualhw/bench/faults/device_fault.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace vmeter {

namespace {

constexpr int kFirstDelay = 1000;          // ms, initial value
constexpr int kFirstCode = 6;              // server device busy
constexpr double kLongestDuration = 1e7;   // s
constexpr double kSmallestProbability = 1; // per cent
constexpr int kMostFromHere = 1'000'000;

QSpinBox* spinBox(const char* name, int least, int most, int value, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

QDoubleSpinBox* decimalBox(const char* name, double least, double most, double value, QWidget* parent)
{
    auto* box = new QDoubleSpinBox(parent);
    box->setObjectName(QString::fromLatin1(name));
    box->setDecimals(1);
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

void label(QFormLayout* form, QWidget* field, const QString& text)
{
    static_cast<QLabel*>(form->labelForField(field))->setText(text);
}

} // namespace

FaultForm::FaultForm(QWidget* parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_kind(new QComboBox(this))
    , m_least(spinBox("faultDelay", 1, static_cast<int>(kLongestDelay.count()), kFirstDelay, this))
    , m_most(spinBox("faultLongestDelay", 1, static_cast<int>(kLongestDelay.count()), kFirstDelay, this))
    , m_code(spinBox("faultCode", 1, 0xFF, kFirstCode, this))
    , m_message(spinBox("faultMessage", 1, kMalfunctionMax, 1, this))
    , m_count(spinBox("faultCount", 0, kMostFromHere, 0, this))
    , m_probability(decimalBox("faultProbability", kSmallestProbability, 100, 100, this))
    , m_duration(decimalBox("faultDuration", 0, kLongestDuration, 0, this))
    , m_client(new QLineEdit(this))
    , m_add(new QPushButton(this))
    , m_problem(new QLabel(this))
{
    m_kind->setObjectName(QStringLiteral("faultKind"));
    m_client->setObjectName(QStringLiteral("faultClient"));
    m_add->setObjectName(QStringLiteral("addFault"));
    m_problem->setObjectName(QStringLiteral("faultProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    for (std::size_t i = 0; i < kFaultKinds; ++i) {
        m_kind->addItem(QString());
    }
    for (QSpinBox* box : {m_least, m_most}) {
        box->setSuffix(QStringLiteral(" ms"));
    }
    m_probability->setSuffix(QStringLiteral(" %"));
    m_duration->setSuffix(QStringLiteral(" s"));
    for (QWidget* field : std::initializer_list<QWidget*>{
             m_kind, m_least, m_most, m_code, m_message, m_count, m_probability, m_duration, m_client}) {
        m_form->addRow(QStringLiteral(" "), field);
    }
    m_form->addRow(m_add);
    m_form->addRow(m_problem);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FaultForm::showKind);
    connect(m_least, &QSpinBox::valueChanged, this,
        [this](int least) { m_most->setValue(std::max(least, m_most->value())); });
    connect(m_most, &QSpinBox::valueChanged, this,
        [this](int most) { m_least->setValue(std::min(most, m_least->value())); });
    connect(m_add, &QPushButton::clicked, this, &FaultForm::submit);
    retranslate();
    showKind();
}

void FaultForm::setInForce(std::function<bool(const DeviceFault&)> isInForce)
{
    m_isInForce = std::move(isInForce);
}

const FaultKindRow& FaultForm::kind() const
{
    return rowOf(static_cast<FaultKind>(m_kind->currentIndex()));
}

/// Shows only the fields that the kind has.
void FaultForm::showKind()
{
    const FaultKindRow& row = kind();
    const bool isDelay = row.parameter == FaultParameter::delay;
    const bool isGap = row.parameter == FaultParameter::gap;
    m_least->setMaximum(static_cast<int>((isGap ? kLongestGap : kLongestDelay).count()));
    m_form->setRowVisible(m_least, isDelay || isGap);
    m_form->setRowVisible(m_most, isDelay);
    m_form->setRowVisible(m_code, row.parameter == FaultParameter::exception);
    m_form->setRowVisible(m_message, row.parameter == FaultParameter::message);
    m_form->setRowVisible(m_client, row.onReplies);
    retranslate();
    m_problem->hide();
}

void FaultForm::submit()
{
    DeviceFault fault;
    const FaultKindRow& row = kind();
    fault.kind = row.kind;
    fault.delay.least = std::chrono::milliseconds(m_least->value());
    fault.delay.most
        = row.parameter == FaultParameter::gap ? fault.delay.least : std::chrono::milliseconds(m_most->value());
    fault.exception = static_cast<uint8_t>(m_code->value());
    fault.message = static_cast<uint8_t>(m_message->value());
    if (m_count->value() > 0) {
        fault.count = static_cast<uint32_t>(m_count->value());
    }
    fault.probability = m_probability->value() / 100;
    if (m_duration->value() > 0) {
        fault.duration = durationFromSeconds(m_duration->value());
    }
    const bool needsDuration = !row.onReplies && fault.kind != FaultKind::restart && fault.count.value_or(1) > 1;
    if (needsDuration && !fault.duration) {
        showError(tr("What comes several times ends in between: say how long it lasts each time."), m_duration);
        return;
    }
    const QString client = m_client->text().trimmed();
    if (row.onReplies && !client.isEmpty()) {
        fault.client = parseSocketAddress(client.toStdString());
        if (!fault.client) {
            showError(tr("A client is an address, 192.168.0.7, or one connection, 192.168.0.7:40000."), m_client);
            return;
        }
    }
    if (m_isInForce && m_isInForce(fault)) {
        showError(tr("This fault is in force already, see the list. Remove it there to give it other limits."), m_kind);
        return;
    }
    m_problem->hide();
    emit wanted(fault);
}

void FaultForm::showError(const QString& problem, QWidget* field)
{
    m_problem->setText(problem);
    m_problem->show();
    field->setFocus();
}

void FaultForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
        return;
    }
    QWidget::keyPressEvent(event);
}

void FaultForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_problem->hide();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void FaultForm::retranslate()
{
    for (const FaultKindRow& row : kFaultKindRows) {
        m_kind->setItemText(static_cast<int>(row.kind), faultName(row.kind));
    }
    const FaultKindRow& row = kind();
    m_kind->setToolTip(faultExplanation(row.kind));
    label(m_form, m_kind, tr("&New fault"));
    label(m_form, m_least, row.parameter == FaultParameter::gap ? tr("Gap between bytes") : tr("Delay, at least"));
    label(m_form, m_most, tr("Delay, at most"));
    label(m_form, m_code, tr("Exception code"));
    label(m_form, m_message, tr("Message number"));
    label(m_form, m_count, row.onReplies ? tr("Replies to spoil") : tr("Times"));
    label(m_form, m_probability, tr("Probability"));
    label(m_form, m_duration, tr("Duration, meter time"));
    label(m_form, m_client, tr("Client"));
    for (QDoubleSpinBox* box : {m_probability, m_duration}) {
        box->setLocale(QLocale());
    }
    const QString wallTime = tr("In wall time, in which the client waits");
    m_least->setToolTip(wallTime);
    m_most->setToolTip(wallTime);
    m_count->setSpecialValueText(row.onReplies ? tr("any number") : tr("once"));
    m_duration->setSpecialValueText(row.kind == FaultKind::restart ? tr("3 s") : tr("until removed"));
    m_client->setPlaceholderText(tr("all; or 192.168.0.7, 192.168.0.7:40000"));
    m_add->setText(tr("&Break it"));
}

} // namespace vmeter
