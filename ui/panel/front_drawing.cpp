// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panel/front_drawing.h"

#include "ui/panel/case_painter.h"
#include "ui/panel/key_button.h"
#include "ui/panel/lamp.h"
#include "ui/panel/lcd_widget.h"
#include "ui/panel/panel_layout.h"
#include "ui/panel/terminal_painter.h"
#include "virtualhw/display/lcd_glass.h"
#include "virtualhw/display/lcd_painter.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QSvgGenerator>

#include <algorithm>
#include <functional>

namespace vmeter {

namespace {

/// The part of the cabinet that is shown: the case, its covers and the conductors near it.
constexpr QRectF kShown{-5, -12, 82, 114};

/// What `paint` paints, as SVG elements. Its gradients get names that begin with `prefix`, so that the parts of one
/// document do not share any.
QByteArray elements(const QString& prefix, const std::function<void(QPainter&)>& paint)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setViewBox(kShown);
    // One unit of the document is a millimetre.
    generator.setResolution(96);
    QPainter painter(&generator);
    painter.setPen(Qt::NoPen);
    paint(painter);
    painter.end();
    QString text = QString::fromUtf8(bytes);
    text = text.mid(text.indexOf(QLatin1String("</desc>")) + 7);
    text.truncate(text.lastIndexOf(QLatin1String("</svg>")));
    text.replace(QLatin1String("id=\"gradient"), QLatin1String("id=\"") + prefix);
    text.replace(QLatin1String("url(#gradient"), QLatin1String("url(#") + prefix);
    return text.toUtf8();
}

class Document {
public:
    void add(const QString& id, const std::function<void(QPainter&)>& paint)
    {
        m_text += "<g id=\"" + id.toUtf8() + "\">" + elements(id + u'-', paint) + "</g>\n";
    }
    void addText(const QByteArray& text) { m_text += text; }
    [[nodiscard]] QByteArray whole() const
    {
        return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%1 %2 %3 %4\">\n")
                   .arg(kShown.x())
                   .arg(kShown.y())
                   .arg(kShown.width())
                   .arg(kShown.height())
                   .toUtf8()
            + m_text + "</svg>\n";
    }

private:
    QByteArray m_text;
};

/// An outline in glass units, as the attribute `d` of a path.
QByteArray pathData(const QPainterPath& path)
{
    const auto number = [](double value) { return QByteArray::number(value, 'f', 1); };
    QByteArray data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element& element = path.elementAt(i);
        const char* const letter = element.isMoveTo() ? "M"
            : element.isLineTo()                      ? "L"
            : element.isCurveTo()                     ? "C"
                                                      : " ";
        data += letter + number(element.x) + ' ' + number(element.y);
    }
    return data + 'Z';
}

QByteArray inkPath(const QByteArray& attributes, const QPainterPath& shape)
{
    const QByteArray rule = shape.fillRule() == Qt::OddEvenFill ? " fill-rule=\"evenodd\"" : "";
    return "<path " + attributes + rule + " d=\"" + pathData(shape) + "\"/>\n";
}

QByteArray cellPaths(const char* row, std::size_t index, const LcdGlass::Cell& cell)
{
    QByteArray paths;
    for (std::size_t bit = 0; bit < cell.size(); ++bit) {
        paths += inkPath("data-cell=\"" + QByteArray(row) + QByteArray::number(index) + "\" data-bit=\""
                + QByteArray::number(bit) + '"',
            cell[bit]);
    }
    return paths;
}

/// All shapes of the glass, placed as paintLcd() places them.
QByteArray ink()
{
    const double scale = std::min(kLcdGlass.width() / kGlassWidth, kLcdGlass.height() / kGlassHeight);
    const QPointF corner = kLcdGlass.center() - QPointF(kGlassWidth, kGlassHeight) * scale / 2;
    QByteArray text = QStringLiteral("<g id=\"ink\" transform=\"translate(%1 %2) scale(%3)\">\n")
                          .arg(corner.x())
                          .arg(corner.y())
                          .arg(scale)
                          .toUtf8();
    const LcdGlass& glass = lcdGlass();
    for (std::size_t i = 0; i < kMainDigits; ++i) {
        text += cellPaths("main", i, glass.main[i]);
    }
    for (std::size_t i = 0; i < kLabelDigits; ++i) {
        text += cellPaths("label", i, glass.label[i]);
    }
    for (const GlassMark& mark : glass.marks) {
        QByteArray names;
        for (std::size_t icon = 0; icon < kIcons; ++icon) {
            if ((mark.icons >> icon & 1U) != 0) {
                names += (names.isEmpty() ? "" : " ") + QByteArray(iconName(static_cast<Icon>(icon)));
            }
        }
        text += inkPath("data-icons=\"" + names + '"', mark.shape);
    }
    return text + "</g>\n";
}

void addGlass(Document& document)
{
    LcdFrame frame;
    document.add(QStringLiteral("glass-dark"), [&](QPainter& painter) { paintLcd(painter, kLcdGlass, frame, 0); });
    frame.powered = true;
    document.add(QStringLiteral("glass-dim"), [&](QPainter& painter) { paintLcd(painter, kLcdGlass, frame, 0); });
    document.add(QStringLiteral("glass-lit"), [&](QPainter& painter) { paintLcd(painter, kLcdGlass, frame, 1); });
    document.addText(ink());
    document.add(QStringLiteral("window"), [](QPainter& painter) { paintLcdWindow(painter, kLcdGlass); });
}

void addKeys(Document& document)
{
    for (std::size_t i = 0; i < kKeys; ++i) {
        for (const bool down : {false, true}) {
            document.add(QStringLiteral("key-%1-%2").arg(QLatin1String(kKeyNames[i]), down ? u"down" : u"up"),
                [&](QPainter& painter) {
                    painter.translate(kKeyCaps[i].topLeft());
                    paintKey(painter, static_cast<Key>(i), {.down = down});
                });
        }
    }
}

void addLamps(Document& document)
{
    const struct {
        const char* name;
        QPointF centre;
        double lens;
        QColor colour;
    } lamps[] = {
        {"led", kMetrologicalLed, kLedLens, kLedColour},
        {"pulse", kPulseLamp, kPulseLens, kPulseColour},
        {"link", kLinkLamp, kSocketLens, kLinkColour},
        {"traffic", kTrafficLamp, kSocketLens, kTrafficColour},
    };
    for (const auto& lamp : lamps) {
        for (const bool lit : {false, true}) {
            document.add(QStringLiteral("%1-%2").arg(QLatin1String(lamp.name), lit ? u"on" : u"off"),
                [&](QPainter& painter) { paintLamp(painter, lamp.centre, 3 * lamp.lens, lamp.colour, lit); });
        }
    }
}

} // namespace

QByteArray frontDrawing(const MeterModel& model)
{
    const PanelState state;
    Document document;
    document.add(QStringLiteral("cabinet"), [&](QPainter& painter) { paintCabinet(painter, kShown, state); });
    document.add(QStringLiteral("case"), [&](QPainter& painter) { paintCase(painter, model, state); });
    addGlass(document);
    addKeys(document);
    addLamps(document);
    document.add(QStringLiteral("covers"), [](QPainter& painter) {
        paintUpperCover(painter);
        paintLowerCover(painter);
    });
    return document.whole();
}

} // namespace vmeter
