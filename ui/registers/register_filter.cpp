// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_filter.h"

#include "ui/registers/register_model.h"

namespace vmeter {

void RegisterFilter::setSource(const std::optional<RegisterSource>& source)
{
    m_source = source;
    invalidateFilter();
}

bool RegisterFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto* const registers = qobject_cast<const RegisterModel*>(sourceModel());
    const bool holds = !m_source || (registers != nullptr && carries(registers->rowAt(row), *m_source));
    return holds && QSortFilterProxyModel::filterAcceptsRow(row, parent);
}

} // namespace vmeter
