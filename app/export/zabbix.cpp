// SPDX-License-Identifier: GPL-3.0-or-later
// Template for Zabbix 6.0 and later, for Data collection > Templates > Import. Its items ask Zabbix agent 2, which
// reads the meter with modbus.get
// (https://www.zabbix.com/documentation/6.0/en/manual/config/items/itemtypes/zabbix_agent/ zabbix_agent2). Scale and
// missing values are preprocessing, which the server or proxy does.
#include "app/export/entry_text.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace vmeter {

namespace {

constexpr const char* kZabbixHead = R"(@notice@zabbix_export:
  version: '6.0'
  groups:
    - uuid: @group_uuid@
      name: Templates/Power
  templates:
    - uuid: @template_uuid@
      template: '@product@ by Modbus TCP'
      name: '@product@ by Modbus TCP'
      description: |
@description@      groups:
        - name: Templates/Power
      macros:
        - macro: '{$COUNTIS.ENDPOINT}'
          value: 'tcp://@endpoint@'
        - macro: '{$COUNTIS.UNIT}'
          value: '@unit@'
      items:
)";
constexpr const char* kZabbixItem = R"(        - uuid: @uuid@
          name: '@symbol@'
          key: 'modbus.get["{$COUNTIS.ENDPOINT}",{$COUNTIS.UNIT},3,@address@,1,@zabbix_type@,be]'
          delay: 10s
          value_type: FLOAT
@units@          description: '@name@, certainty @certainty@'
          preprocessing:
@missing@            - type: MULTIPLIER
              parameters:
                - '@scale@'
)";
constexpr const char* kZabbixMissing = R"(            - type: NOT_MATCHES_REGEX
              parameters:
                - '^@none@$'
              error_handler: DISCARD_VALUE
)";

/// Thirty-two digits with the marks of version 4 (RFC 9562), which Zabbix asks for; always the same for the same text.
std::string zabbixUuid(const std::string& text)
{
    QByteArray bytes
        = QCryptographicHash::hash(QByteArray::fromStdString("vmeter " + text), QCryptographicHash::Sha256).left(16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
    return bytes.toHex().toStdString();
}

std::string zabbixType(const RegisterRow& row)
{
    return (isSigned(row) ? "int" : "uint") + std::to_string(16 * row.words);
}

std::string zabbixItem(const ExportOrder& order, const ExportValue& value)
{
    const RegisterRow& row = *value.row;
    const std::string unit = unitName(row.unit);
    const std::string none = noValueNumber(row);
    // "!" keeps Zabbix from writing 3450 W as 3.45 KW, and kWh as KkWh.
    return fillPlaces(kZabbixItem,
        joined(placesOf(value),
            {{"uuid", zabbixUuid(std::string(order.model->name) + " " + value.key)}, {"zabbix_type", zabbixType(row)},
                {"units", unit.empty() ? "" : "          units: '!" + unit + "'\n"},
                {"missing", none.empty() ? "" : fillPlaces(kZabbixMissing, {{"none", none}})}}));
}

} // namespace

Expected<std::string> writeZabbix(const Exporter& exporter, const ExportOrder& order)
{
    const std::string model(order.model->name);
    std::string entry = fillPlaces(kZabbixHead,
        joined(placesOf(order),
            {{"notice", noticeOf(exporter, order, "# ")}, {"description", noticeOf(exporter, order, "        ")},
                {"group_uuid", zabbixUuid("group")}, {"template_uuid", zabbixUuid("template " + model)}}));
    for (const ExportValue& value : order.values) {
        entry += zabbixItem(order, value);
    }
    return entry;
}

} // namespace vmeter
