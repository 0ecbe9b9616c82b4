// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/control/client_calls.h"

#include "app/coach/values/value_store.h"
#include "app/control/api_error.h"
#include "app/export/export_order.h"
#include "app/lens/built_in_lenses.h"
#include "virtualhw/bench/snapshot.h"

#include <utility>

namespace vmeter {

QJsonArray shownByClients(const QString& modbus, const Snapshot& now)
{
    ExportOrder meter;
    if (modbus.isEmpty() || !setHost(meter, modbus.toStdString()).isEmpty()) {
        throw ApiError(409, "no_modbus", "the Modbus server is off, so no program can read the meter");
    }
    return clientsJson(
        QString::fromStdString(meter.host), meter.port, now.meter.settings.unitId, now.meter.model->registers);
}

qint64 takeShownValues(coach::ValueInbox* inbox, const std::string& body)
{
    if (inbox == nullptr) {
        throw ApiError(409, "no_coach", "values are judged by 'vmeter coach --mapping FILE --control ADDR:PORT'");
    }
    Expected<coach::ValueBatch> batch = coach::parseValues(body);
    if (!batch) {
        throw ApiError(400, "invalid_values", batch.error().english());
    }
    const auto count = static_cast<qint64>(batch->values.size());
    inbox->add(std::move(*batch));
    return count;
}

} // namespace vmeter
