// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTransform>
#include <QWidget>

#include <string_view>
#include <vector>

namespace vmeter {

/// Parts of the front that a text can name.
enum class FrontPart { set, up, enter, display, led, terminals, network, seal };

/// The parts that an English text names, each once, in the order of FrontPart: "UP", "display", "the LED". Whole words
/// only, so SETUP is not SET.
std::vector<FrontPart> partsNamed(std::string_view english);

/// A light round parts of the front. It lets all events pass.
class FrontGlow : public QWidget {
public:
    explicit FrontGlow(QWidget* parent);

    void setParts(const std::vector<FrontPart>& parts);
    [[nodiscard]] const std::vector<FrontPart>& parts() const { return m_parts; }
    /// `toPixels`: from millimetres of the layout.
    void place(const QTransform& toPixels);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<FrontPart> m_parts;
    QTransform m_toPixels;
};

} // namespace vmeter
