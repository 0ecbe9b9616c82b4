// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPaintDevice>
#include <QSize>

#include <memory>

class QPainter;

namespace vmeter {

/// Passes what is painted on it to another painter, as it is or with the colours of print: what is light on the dark
/// screens of the plots becomes dark on white, with its hue.
class PaperDevice : public QPaintDevice {
public:
    enum class Colours { print, screen };

    /// `target` outlives the device; `size` in its logical pixels.
    PaperDevice(QPainter& target, QSize size, Colours colours = Colours::print);
    ~PaperDevice() override;

    [[nodiscard]] QPaintEngine* paintEngine() const override;

    /// The colour that stands for `screen`.
    [[nodiscard]] static QColor onPaper(const QColor& screen);

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace vmeter
