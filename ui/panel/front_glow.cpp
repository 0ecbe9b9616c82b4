// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_glow.h"

#include "ui/panel/panel_layout.h"

#include <QPainter>

#include <algorithm>

namespace vmeter {

namespace {

constexpr QColor kGlowColour{0xff, 0xa0, 0x00};
constexpr int kRings = 4;
constexpr double kRingStep = 3; ///< pixels from ring to ring

struct NamedPart {
    std::string_view word; ///< as texts write it; the first letter may be a capital
    FrontPart part;
};
constexpr NamedPart kNamedParts[] = {
    {"SET", FrontPart::set},
    {"UP", FrontPart::up},
    {"ENTER", FrontPart::enter},
    {"display", FrontPart::display},
    {"LED", FrontPart::led},
    {"terminal", FrontPart::terminals},
    {"terminals", FrontPart::terminals},
    {"screw", FrontPart::terminals},
    {"screws", FrontPart::terminals},
    {"RJ45", FrontPart::network},
    {"Ethernet", FrontPart::network},
    {"plug", FrontPart::network},
    {"seal", FrontPart::seal},
    {"seals", FrontPart::seal},
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isLetter(text[at - 1])) && (end == text.size() || !isLetter(text[end]))) {
            return true;
        }
    }
    return false;
}

QRectF around(QPointF centre, double reach)
{
    return {centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach};
}

QRectF areaOf(FrontPart part)
{
    switch (part) {
    case FrontPart::set:
        return kKeyCaps[static_cast<std::size_t>(Key::set)];
    case FrontPart::up:
        return kKeyCaps[static_cast<std::size_t>(Key::up)];
    case FrontPart::enter:
        return kKeyCaps[static_cast<std::size_t>(Key::enter)];
    case FrontPart::display:
        return kLcdFrameEdge;
    case FrontPart::led:
        return around(kMetrologicalLed, 2.2);
    case FrontPart::terminals:
        return {3.5, 74.5, 65, 10};
    case FrontPart::network:
        return kEthernetSocket;
    case FrontPart::seal:
        break;
    }
    return kLowerCoverTab;
}

} // namespace

std::vector<FrontPart> partsNamed(std::string_view english)
{
    std::vector<FrontPart> parts;
    for (const NamedPart& named : kNamedParts) {
        std::string capital(named.word);
        capital[0] = capital[0] >= 'a' && capital[0] <= 'z' ? static_cast<char>(capital[0] - 'a' + 'A') : capital[0];
        const bool there = std::ranges::find(parts, named.part) != parts.end();
        if (!there && (hasWord(english, named.word) || hasWord(english, capital))) {
            parts.push_back(named.part);
        }
    }
    return parts;
}

FrontGlow::FrontGlow(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("frontGlow"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void FrontGlow::setParts(const std::vector<FrontPart>& parts)
{
    if (parts != m_parts) {
        m_parts = parts;
        setVisible(!m_parts.empty());
        update();
    }
}

void FrontGlow::place(const QTransform& toPixels)
{
    m_toPixels = toPixels;
    setGeometry(parentWidget()->rect());
}

void FrontGlow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const FrontPart part : m_parts) {
        const QRectF area = m_toPixels.mapRect(areaOf(part));
        for (int ring = 0; ring < kRings; ++ring) {
            QColor colour = kGlowColour;
            colour.setAlphaF(1.0F - 0.22F * static_cast<float>(ring));
            painter.setPen(QPen(colour, kRingStep + 0.5));
            const double reach = 2 + ring * kRingStep;
            painter.drawRoundedRect(area.adjusted(-reach, -reach, reach, reach), 4 + reach, 4 + reach);
        }
    }
}

} // namespace vmeter
