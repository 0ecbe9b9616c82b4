// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/first_steps.h"

#include <QCommandLinkButton>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace vmeter {

FirstSteps::FirstSteps(QWidget* parent)
    : QDialog(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("firstSteps"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    constexpr const char* kNames[kPurposes] = {"demonstrate", "test", "learn"};
    for (std::size_t n = 0; n < kPurposes; ++n) {
        m_choices[n] = new QCommandLinkButton(this);
        m_choices[n]->setObjectName(QLatin1String(kNames[n]));
        layout->addWidget(m_choices[n]);
        connect(m_choices[n], &QPushButton::clicked, this, [this, n] {
            emit chosen(static_cast<Purpose>(n));
            accept();
        });
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void FirstSteps::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void FirstSteps::retranslate()
{
    setWindowTitle(tr("First steps"));
    m_text->setText(tr("What do you want to do with the meter? The choice arranges the window and puts a scenario on. "
                       "Everything can be changed later; Help > First steps shows this sheet again."));
    m_choices[0]->setText(tr("&Demonstrate"));
    m_choices[0]->setDescription(tr("A household day at ten times the speed, with curves, phasors and timeline."));
    m_choices[1]->setText(tr("&Test a client"));
    m_choices[1]->setDescription(tr("A steady load with known values, with registers, Modbus traffic and faults."));
    m_choices[2]->setText(tr("&Learn"));
    m_choices[2]->setDescription(tr("The front, the measurements and the lessons, beginning with the keys."));
}

} // namespace vmeter
