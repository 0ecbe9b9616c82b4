// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench_control.h"
#include "virtualhw/ethernet/server_status.h"

#include <QKeyCombination>
#include <QWidget>

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace vmeter {

class TrafficFeed;

/// What views are made of. All outlive the window's views.
struct ViewParts {
    BenchControl& control;
    TrafficFeed& traffic;
    std::function<ServerStatus()> servers;
    QWidget* desk = nullptr; ///< the training desk; null: the window has no lessons
    QWidget* parent = nullptr;
};

/// The content of a dock, and how it looks at the bench.
struct View {
    QWidget* widget = nullptr;
    std::function<void(const Snapshot&)> show;   ///< may be empty; is not called while nothing of it is seen
    std::function<void(const Snapshot&)> record; ///< may be empty; gets every snapshot
};

/// Docks of one stack stand behind one another; the first row of a stack is in front.
enum class Stack { none, curves, values, network, side };

/// A dock of the window.
struct ViewRow {
    const char* dock;                     ///< name of the object, also in kept layouts
    const char* title;                    ///< is translated in the context vmeter::ViewRegistry
    std::string_view lessonName;          ///< in lessons: one of lesson_format::kViews; empty: lessons do not name it
    View (*make)(const ViewParts& parts); ///< a view without a widget: the parts that it needs are not there
    unsigned divider = 1;                 ///< gets every divider-th snapshot
    Qt::DockWidgetArea area = Qt::RightDockWidgetArea;
    Stack stack = Stack::none;
    bool stackedOnlyIfLow = false; ///< in its stack only where the window has little height
    int height = 0;                ///< in pixels, in a new layout and when it is opened; 0: as Qt gives it
    std::optional<QKeyCombination> shortcut{};
    bool openAtFirst = true;
    bool shownInExams = false;      ///< tells nothing that the candidate has to find out himself
    bool shownInBlindSteps = false; ///< tells nothing of the bench, at most what the meter shows
};

/// All docks, in the order of the menu. The window has no others. Whoever adds one adds a row; it is hidden in exams
/// and in blind steps of lessons unless the row says otherwise.
std::span<const ViewRow> viewRegistry();

/// The row's title in the language of the window.
QString titleOf(const ViewRow& row);

/// Null: lessons name no such view.
const ViewRow* viewOfLesson(std::string_view lessonName);

} // namespace vmeter
