// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/tour.h"

#include "ui/training/qr_code.h"
#include "virtualhw/training/ready_lessons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEvent>
#include <QFontMetrics>
#include <QLabel>
#include <QMainWindow>
#include <QScreen>
#include <QToolBar>

#include <algorithm>

namespace vmeter {

namespace {

constexpr int kPollMilliseconds = 100;
constexpr int kCaptionMargin = 8; // pixels above and below the caption
/// Height of a capital letter that is read from three metres: a 250th of the distance.
constexpr double kCapitalMillimetres = 12;
constexpr double kCapitalShare = 0.72; ///< of the size of a font
constexpr double kMillimetresPerInch = 25.4;
constexpr double kLargestShare = 1.0 / 20; ///< of the height of the screen: the views need the rest
constexpr int kQrMillimetres = 50;         ///< side of the QR code; a phone reads it from half a metre
constexpr int kFewestPixels = 24;          ///< of the caption's font, on a small screen
constexpr int kMostCaptionShare = 4;       ///< part of the height of the screen that captions may take
constexpr int kLargestQrShare = 6;         ///< part of the height of the screen
const auto kTour = QStringLiteral(":/tour/tour.yaml");

} // namespace

Tour::Tour(Training& training, QMainWindow& window, const StandParts& parts)
    : QObject(&window)
    , m_training(training)
    , m_window(window)
    , m_bar(new QToolBar(&window))
    , m_caption(new QLabel(m_bar))
{
    m_bar->setObjectName(QStringLiteral("tourBar"));
    m_bar->setMovable(false);
    m_bar->setStyleSheet(QStringLiteral("QToolBar { background: #10202c; border: 0 } QLabel { color: white }"));
    m_caption->setObjectName(QStringLiteral("tourCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addParts(parts);
    window.addToolBar(Qt::BottomToolBarArea, m_bar);
    m_bar->show();
    connect(&m_timer, &QTimer::timeout, this, &Tour::update);
}

void Tour::addParts(const StandParts& parts)
{
    const QScreen* const screen = m_window.screen();
    const auto pixels = static_cast<int>(kQrMillimetres * screen->physicalDotsPerInchY() / kMillimetresPerInch);
    const int side = std::min(pixels, screen->size().height() / kLargestQrShare);
    if (!parts.logo.isNull()) {
        auto* logo = new QLabel(m_bar);
        logo->setObjectName(QStringLiteral("tourLogo"));
        logo->setPixmap(parts.logo.scaled(2 * side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        logo->setMargin(kCaptionMargin);
        logo->setAccessibleName(tr("Logo of the stand"));
        m_bar->addWidget(logo);
    }
    m_bar->addWidget(m_caption);
    if (const QImage code = qrCode(parts.watchUrl); !code.isNull()) {
        auto* picture = new QLabel(m_bar);
        picture->setObjectName(QStringLiteral("tourQrCode"));
        // Whole pixels for each module, or a phone does not read it.
        const int scale = std::max(1, side / code.width());
        picture->setPixmap(QPixmap::fromImage(code.scaled(code.size() * scale)));
        picture->setMargin(kCaptionMargin);
        picture->setAccessibleName(tr("QR code of %1").arg(parts.watchUrl));
        picture->setToolTip(parts.watchUrl);
        m_bar->addWidget(picture);
    }
}

void Tour::sizeCaption(const Lesson& lesson)
{
    const QScreen* const screen = m_window.screen();
    const double wanted = kCapitalMillimetres / kCapitalShare * screen->physicalDotsPerInchY() / kMillimetresPerInch;
    const double most = screen->size().height() * kLargestShare;
    QFont font = m_caption->font();
    int width = std::max(screen->size().width(), m_window.width()) - 4 * kCaptionMargin;
    for (const QLabel* beside : m_bar->findChildren<QLabel*>()) {
        width -= beside == m_caption ? 0 : beside->sizeHint().width() + kCaptionMargin;
    }
    const auto heightOf = [&] {
        int height = 0;
        for (const LessonStep& step : lesson.steps) {
            for (const std::string* text : {&step.text.en, &step.text.fr}) {
                const QRect room(0, 0, std::max(width, 100), 10'000);
                height = std::max(height,
                    QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, QString::fromStdString(*text)).height());
            }
        }
        return height;
    };
    int pixels = std::max(kFewestPixels, static_cast<int>(std::min(wanted, most)));
    font.setPixelSize(pixels);
    // The longest caption must leave room for the views.
    while (pixels > kFewestPixels && heightOf() > screen->size().height() / kMostCaptionShare) {
        font.setPixelSize(--pixels);
    }
    m_caption->setFont(font);
    // The layout does not change with the length of a caption.
    m_caption->setMinimumHeight(heightOf() + 2 * kCaptionMargin);
}

Tour::~Tour()
{
    delete m_bar;
}

bool Tour::start(Message& error)
{
    if (!begin(error)) {
        return false;
    }
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start(kPollMilliseconds);
    update();
    return true;
}

bool Tour::begin(Message& error)
{
    const std::optional<LessonCard> tour = findLesson(kTour, error);
    m_step.reset();
    return tour && m_training.start(tour->assignment, {QDateTime::currentMSecsSinceEpoch() * 1000}, error);
}

void Tour::update()
{
    const std::shared_ptr<const TrainingView> view = m_training.view();
    Message error;
    if (!view || (view->progress.ended && !begin(error))) {
        end();
        return;
    }
    if (view->progress.ended) {
        return;
    }
    if (!m_step) {
        sizeCaption(*view->lesson);
    }
    if (m_step != view->progress.step) {
        m_step = view->progress.step;
        const LocalizedText& text = view->lesson->steps[*m_step].text;
        m_caption->setText(QString::fromStdString(m_french ? text.fr : text.en));
        m_training.show();
    }
}

void Tour::end()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    m_training.leave();
    emit ended();
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    const bool touched = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::TouchBegin;
    if (touched && m_timer.isActive()) {
        end();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vmeter
