// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/gallery/gallery_entry.h"

#include <QDialog>
#include <QThreadPool>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace vmeter {

class CardGrid;
class ScenarioCard;

/// All scenarios as cards in groups, and files that were opened before. Files are read and curves computed in a thread
/// of its own; a card gets them when they are ready.
class ScenarioGallery : public QDialog {
    Q_OBJECT

public:
    explicit ScenarioGallery(QWidget* parent = nullptr);
    ~ScenarioGallery() override;

    /// Files that were opened meanwhile become cards; the search begins anew.
    void prepare();

    /// Waits until all files have been read and all curves computed, for tests and pictures.
    void waitForCurves();

signals:
    /// A ready-made scenario was chosen.
    void chosen(const vmeter::Scenario& scenario);
    /// A file was chosen that had been opened before.
    void fileChosen(const QString& path);
    /// The user wants to look for another file.
    void openWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Group {
        ScenarioGroup group;
        QLabel* title;
        CardGrid* grid;
    };

    void addGroup(ScenarioGroup group);
    [[nodiscard]] Group& groupOf(ScenarioGroup group);
    void addCard(GalleryEntry entry);
    void search(const QString& text);
    void retranslate();

    QLineEdit* m_search;
    QLabel* m_nothing; ///< shown when no card matches
    QScrollArea* m_scroll;
    QPushButton* m_open;
    std::vector<Group> m_groups;
    QThreadPool m_worker;
};

} // namespace vmeter
