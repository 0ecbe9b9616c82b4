// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QAction;
class QTextBrowser;

namespace vmeter {

/// Shows a page of the documentation or an overview that is made here; needs no network.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent);

    /// A page of docs/: "registers", "fidelity" or "interfaces".
    void showPage(const QString& name);
    /// The keys of the meter, and the shortcuts of `actions`.
    void showKeys(const QList<QAction*>& actions);

    /// The pages that are in the program.
    [[nodiscard]] static QStringList pages();

private:
    QTextBrowser* m_text;
};

} // namespace vmeter
