// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registers/value_links.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace vmeter {

/// Rows of a RegisterModel that hold a certain value, or all, and among them those with a text.
class RegisterFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// Nothing: whatever they hold.
    void setSource(const std::optional<RegisterSource>& source);
    [[nodiscard]] const std::optional<RegisterSource>& source() const { return m_source; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<RegisterSource> m_source;
};

} // namespace vmeter
