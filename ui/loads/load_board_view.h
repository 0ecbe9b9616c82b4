// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/bench/snapshot.h"
#include "virtualhw/scenario/devices/load_board.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;

namespace vmeter {

class CardGrid;
class LoadCard;

/// All devices with switches: what is switched on runs beside the scenario's load. The stages of a start follow in
/// meter time, as fine as snapshots come; a saved scenario has them to the sample.
class LoadBoardView : public QWidget {
    Q_OBJECT

public:
    explicit LoadBoardView(QWidget* parent = nullptr);

    void setSnapshot(const Snapshot& snapshot);
    /// Plays the stages of starts; gets every snapshot.
    void record(const Snapshot& snapshot);

    /// What was done since the scenario began, as a scenario; empty: nothing.
    [[nodiscard]] std::string yaml() const;
    /// False if the file cannot be written; that is told.
    bool saveAs(const QString& path);

signals:
    void inputsWanted(const vmeter::InputChange& change);
    void saved(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Pending {
        MeterTime at{};
        Device device;
    };

    void switchUse(const BoardUse& use, bool on);
    void changeUse(const BoardUse& use);
    void switchAllOff();
    void chooseAndSave();
    void change(Device device);
    void dropPending(const std::string& name);
    void showSummary();
    void retranslate();

    CardGrid* m_grid;
    QLabel* m_summary;
    QPushButton* m_off;
    QPushButton* m_save;
    std::shared_ptr<const Scenario> m_scenario;
    uint32_t m_generation = 0;
    MeterTime m_now{};
    Supply m_supply;
    std::vector<std::string> m_running; ///< names of the board's own devices that run
    std::vector<Pending> m_pending;     ///< stages of starts that are still to come
    BoardRecord m_record;
};

} // namespace vmeter
