// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/registers/register_model.h"

#include "core/registers/register_access.h"
#include "core/registers/register_decoding.h"
#include "core/registers/value_links.h"
#include "ui/registers/register_names.h"
#include "ui/traffic/traffic_text.h"
#include "virtualhw/base/qt_text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <span>

namespace vmeter {

namespace {

/// "Holding register 400001" is address 0 (Modbus Application Protocol V1.1b3, 4.4; the numbers are Modicon's).
constexpr int kFirstHoldingRegister = 400'001;

bool isReadable(const RegisterRow& row)
{
    return row.access != RegisterAccess::write;
}

} // namespace

RegisterModel::RegisterModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_live(m_table->rows.size())
{
}

const RegisterRow& RegisterModel::rowAt(int row) const
{
    return m_table->rows[static_cast<std::size_t>(row)];
}

void RegisterModel::setMeter(const MeterState& meter)
{
    if (&meter.model->registers != m_table) {
        beginResetModel();
        m_table = &meter.model->registers;
        m_meterModel = meter.model;
        m_live.assign(m_table->rows.size(), {});
        endResetModel();
    }
    int first = rowCount();
    int last = -1;
    std::vector<uint16_t> words;
    for (int row = 0; row < rowCount(); ++row) {
        words.assign(rowAt(row).words, 0);
        const bool readable = meter.powered && isReadable(rowAt(row))
            && readRegisters(meter, rowAt(row).address, words) == RegisterResult::ok;
        if (!readable) {
            words.clear();
        }
        auto& shown = m_live[static_cast<std::size_t>(row)].words;
        if (shown != words) {
            shown.swap(words);
            first = std::min(first, row);
            last = row;
        }
    }
    if (last >= first) {
        emit dataChanged(index(first, wordsColumn), index(last, valueColumn));
    }
}

void RegisterModel::recordAccess(const ModbusExchange& exchange)
{
    const bool carriedOut
        = exchange.outcome == ModbusExchange::Outcome::answered || exchange.reason == TrafficReason::broadcast;
    if (!exchange.accessesRegisters || !carriedOut || &exchange.model->registers != m_table) {
        return;
    }
    const unsigned end = unsigned{exchange.address} + exchange.count;
    for (unsigned at = exchange.address; at < end && at <= 0xFFFF;) {
        const RegisterRow* row = m_table->findRow(static_cast<uint16_t>(at));
        if (row == nullptr) {
            return;
        }
        Live& live = m_live[static_cast<std::size_t>(row - m_table->rows.data())];
        (exchange.isWrite ? live.written : live.read) = {exchange.wallTime, exchange.peers.client};
        m_hasNews = true;
        at = unsigned{row->address} + row->words;
    }
}

void RegisterModel::showNotes()
{
    if (m_hasNews) {
        m_hasNews = false;
        emit dataChanged(index(0, readColumn), index(rowCount() - 1, writtenColumn));
    }
}

void RegisterModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int RegisterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_live.size());
}

int RegisterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString RegisterModel::value(int row) const
{
    const auto& words = m_live[static_cast<std::size_t>(row)].words;
    const DecodedRegister decoded = decodeRegister(rowAt(row), words);
    if (words.empty() || decoded.kind == DecodedRegister::Kind::unavailable) {
        return QStringLiteral("–");
    }
    QString value = toQString(decoded.text());
    if (decoded.kind == DecodedRegister::Kind::number) {
        value.replace(u'.', QLocale().decimalPoint());
    }
    const QString unit = QString::fromLatin1(unitName(decoded.unit));
    return unit.isEmpty() ? value : value + u' ' + unit;
}

int RegisterModel::firstMeasurement() const
{
    const auto found = std::ranges::find_if(m_table->rows, [](const RegisterRow& row) {
        return row.source.value == RegisterValue::lineVoltage || row.source.value == RegisterValue::voltage;
    });
    return found == m_table->rows.end() ? 0 : static_cast<int>(found - m_table->rows.begin());
}

RegisterRequest RegisterModel::requestOf(int row, const QString& server, uint8_t unitId) const
{
    const RegisterRow& at = rowAt(row);
    return {server, unitId, 3, at.address, at.words, {}};
}

QString RegisterModel::mbpollCommand(int row, const QString& server, uint8_t unitId) const
{
    const RegisterRow& at = rowAt(row);
    RegisterRequest request = requestOf(row, server, unitId);
    if (!isReadable(at)) {
        request.words = {0};
        QString command = vmeter::mbpollCommand(request);
        command.chop(1);
        return command + tr("VALUE");
    }
    switch (at.type) {
    case RegisterType::u16:
    case RegisterType::s16:
        return vmeter::mbpollCommand(request);
    case RegisterType::u32:
    case RegisterType::s32:
        request.count = 1;
        return vmeter::mbpollCommand(request, QStringLiteral(":int -B")); // high word first
    default:
        return vmeter::mbpollCommand(request, QStringLiteral(":hex"));
    }
}

std::optional<MenuPosition> RegisterModel::page(int row) const
{
    return pageOf(m_meterModel->menus, rowAt(row).source);
}

QString RegisterModel::details(int row, const QString& server, uint8_t unitId) const
{
    const RegisterRow& at = rowAt(row);
    QStringList lines;
    lines += QStringLiteral("%1  %2 = %3").arg(at.address).arg(RegisterNames::of(at), value(row));
    if (const auto position = page(row)) {
        lines += tr("Display: %1, page %2 (manual %3)")
                     .arg(QString::fromLatin1(menuName(position->menu)))
                     .arg(position->page + 1)
                     .arg(QString::fromLatin1(manualSection(position->menu)));
    } else if (at.type != RegisterType::reserved) {
        lines += tr("Display: on no page");
    }
    if (const QString path = toQString(jsonPath(at.source).view()); !path.isEmpty()) {
        lines += tr("Web: %1 in /api/live").arg(path);
    }
    lines += toolTip(at);
    if (!server.isEmpty()) {
        lines += mbpollCommand(row, server, unitId);
        if (isReadable(at)) {
            lines += pymodbusCommand(requestOf(row, server, unitId));
        }
    }
    return lines.join(u'\n');
}

QString RegisterModel::noteText(const Note& note)
{
    return note.wallTime == 0
        ? QString()
        : TrafficText::time(note.wallTime) + u' ' + QString::fromStdString(endpointText(note.client));
}

QString RegisterModel::cell(int row, int column) const
{
    const RegisterRow& at = rowAt(row);
    const Live& live = m_live[static_cast<std::size_t>(row)];
    switch (column) {
    case addressColumn:
        return QString::number(at.address);
    case hexColumn:
        return QStringLiteral("0x%1").arg(QString::number(at.address, 16).toUpper(), 4, QLatin1Char('0'));
    case numberColumn:
        return QString::number(kFirstHoldingRegister + at.address);
    case nameColumn:
        return RegisterNames::of(at);
    case typeColumn:
        return QString::fromLatin1(typeName(at.type));
    case wordsColumn: {
        QStringList words;
        for (const uint16_t word : live.words) {
            words += QStringLiteral("%1").arg(QString::number(word, 16).toUpper(), 4, QLatin1Char('0'));
        }
        return words.join(u' ');
    }
    case valueColumn:
        return value(row);
    case accessColumn:
        return QString::fromLatin1(accessName(at.access));
    case readColumn:
        return noteText(live.read);
    case writtenColumn:
        return noteText(live.written);
    default:
        return {};
    }
}

QString RegisterModel::toolTip(const RegisterRow& row)
{
    QString tip = tr("Certainty: %1").arg(QString::fromLatin1(certaintyName(row.certainty)));
    if (*row.note != 0) {
        tip += u'\n' + QString::fromUtf8(row.note);
    }
    return tip;
}

QVariant RegisterModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(rowAt(index.row()));
    case Qt::TextAlignmentRole:
        return index.column() == valueColumn ? static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant RegisterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case addressColumn:
        return tr("Address");
    case hexColumn:
        return tr("Hex");
    case numberColumn:
        return tr("Register");
    case nameColumn:
        return tr("Name");
    case typeColumn:
        return tr("Type");
    case wordsColumn:
        return tr("Words");
    case valueColumn:
        return tr("Value");
    case accessColumn:
        return tr("Access");
    case readColumn:
        return tr("Last read");
    case writtenColumn:
        return tr("Last written");
    default:
        return {};
    }
}

} // namespace vmeter
