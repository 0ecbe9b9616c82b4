// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace vmeter {

class DockLayout;

/// Arrangements of the docks: the one of a new window, and those that the user has kept by a name.
class LayoutMenu : public QMenu {
    Q_OBJECT

public:
    LayoutMenu(DockLayout& docks, QWidget* parent);

    void retranslate();
    /// Keeps the present arrangement; one of the same name is replaced.
    void keep(const QString& name);
    [[nodiscard]] static QStringList names();

private:
    void fill();
    void askName();

    DockLayout& m_docks;
};

} // namespace vmeter
