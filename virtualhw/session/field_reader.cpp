// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/session/field_reader.h"

#include <QtEndian>

namespace vmeter {

bool FieldReader::refuse(const Message& what)
{
    if (m_error.isEmpty()) {
        std::string path;
        for (const std::string& key : m_path) {
            path += (path.empty() ? "" : ".") + key;
        }
        m_error = m_path.empty() ? what : Message(Phrase(nullptr, "%1: %2").with(path, what));
    }
    return false;
}

bool FieldReader::refuseKind()
{
    return refuse(m_in.lastError() == QCborError::EndOfFile ? Phrase("Session", "the file ends here")
                                                            : Phrase("Session", "its kind is wrong"));
}

bool FieldReader::refuseRange()
{
    return refuse(Phrase("Session", "it is out of range"));
}

bool FieldReader::refuseMissing(std::string_view name)
{
    m_path.emplace_back(name);
    return refuse(Phrase("Session", "it is missing"));
}

bool FieldReader::next()
{
    return m_in.next() || refuseKind();
}

bool FieldReader::leave()
{
    return m_in.leaveContainer() || refuseKind();
}

bool FieldReader::enterArray(quint64 most, quint64& size)
{
    if (!m_in.isArray() || !m_in.isLengthKnown()) {
        return refuseKind();
    }
    size = m_in.length();
    return size > most ? refuseRange() : m_in.enterContainer() || refuseKind();
}

bool FieldReader::readBytes(QByteArray& bytes, qsizetype most)
{
    if (!m_in.isByteArray() || !m_in.isLengthKnown()) {
        return refuseKind();
    }
    if (m_in.length() > static_cast<quint64>(most)) {
        return refuseRange();
    }
    auto chunk = m_in.readByteArray();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_in.readByteArray()) {
        bytes += chunk.data;
    }
    return chunk.status == QCborStreamReader::EndOfString || refuseKind();
}

bool FieldReader::readText(std::string& text)
{
    if (!m_in.isString() || !m_in.isLengthKnown()) {
        return refuseKind();
    }
    if (m_in.length() > kLongestText) {
        return refuseRange();
    }
    auto chunk = m_in.readString();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_in.readString()) {
        text += chunk.data.toStdString();
    }
    return chunk.status == QCborStreamReader::EndOfString || refuseKind();
}

bool FieldReader::readKey(std::string& key)
{
    constexpr quint64 kLongestKey = 64;
    if (!m_in.isString() || !m_in.isLengthKnown() || m_in.length() > kLongestKey) {
        return refuseKind();
    }
    return readText(key);
}

bool FieldReader::readItems(std::vector<uint8_t>& values, const NumberRange& range)
{
    constexpr qsizetype kLongestDatagram = 65'535;
    QByteArray bytes;
    const bool good = readBytes(bytes, kLongestDatagram);
    values.assign(bytes.begin(), bytes.end());
    return good && (std::all_of(values.begin(), values.end(), [&](uint8_t byte) {
        return isIn(range, byte);
    }) || refuseRange());
}

bool FieldReader::readPacked(QByteArray& bytes)
{
    // The longest load curve has times of eight bytes.
    constexpr qsizetype kLongest = kMaxProfileRows * sizeof(int64_t);
    QByteArray packed;
    if (!readBytes(packed, 2 * kLongest)) {
        return false;
    }
    // qUncompress() allocates the length that the first four bytes state.
    if (packed.size() < 5 || qFromBigEndian<quint32>(packed.constData()) > kLongest) {
        return refuseRange();
    }
    bytes = qUncompress(packed);
    return true;
}

bool FieldReader::readItems(std::map<std::size_t, std::string>& names, const NumberRange& range)
{
    if (!m_in.isMap() || !m_in.isLengthKnown()) {
        return refuseKind();
    }
    const quint64 size = m_in.length();
    m_in.enterContainer();
    for (quint64 n = 0; n < size; ++n) {
        std::size_t number = 0;
        if (!readInteger(number, range) || !readText(names[number])) {
            return false;
        }
    }
    return leave();
}

} // namespace vmeter
