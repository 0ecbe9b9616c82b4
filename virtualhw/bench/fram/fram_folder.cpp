// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_folder.h"

#include "virtualhw/bench/fram/fram_problem.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vmeter {

namespace {

// A slot: the magic word, the name with zeros behind it, the chip. It begins on a multiple of 64 bytes.
constexpr std::string_view kSlotMagic = "VMFRAM01";
constexpr std::size_t kNameSize = 56;
constexpr std::size_t kHeaderSize = kSlotMagic.size() + kNameSize;
constexpr std::size_t kSlotSize = kHeaderSize + kFramSize;

Message folderTrouble(const std::string& path, int why)
{
    return Phrase("Fram", "cannot write %1: %2; choose another folder with --state DIR, or use --no-state")
        .with(path, std::strerror(why));
}

Message damaged(const std::string& path)
{
    return Phrase(
        "Fram", "%1 is not a file of meters, or is damaged; choose another folder with --state DIR, or use --no-state")
        .with(path);
}

/// A part of the mapped file.
class MappedFram final : public Fram {
public:
    explicit MappedFram(std::span<uint8_t> bytes)
        : m_bytes(bytes)
    {
    }
    void read(std::size_t address, std::span<uint8_t> bytes) const override
    {
        std::ranges::copy(m_bytes.subspan(address, bytes.size()), bytes.begin());
    }
    void write(std::size_t address, std::span<const uint8_t> bytes) override
    {
        std::ranges::copy(bytes, m_bytes.subspan(address, bytes.size()).begin());
    }

private:
    std::span<uint8_t> m_bytes;
};

} // namespace

FramFolder::FramFolder(std::string path, FileDescriptor lock, FileDescriptor file)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
    , m_file(std::move(file))
{
}

FramFolder::~FramFolder()
{
    if (!m_bytes.empty()) {
        ::munmap(m_bytes.data(), m_bytes.size());
    }
}

Expected<std::unique_ptr<FramFolder>> FramFolder::open(const std::string& folder)
{
    constexpr mode_t kOwnerMayRead = 0600; // the chips hold password hashes
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        return refused(folderTrouble(folder, failure.value()));
    }
    const std::string path = folder + "/meters.bin";
    const std::string lockPath = folder + "/meters.lock";
    FileDescriptor lock(::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerMayRead));
    if (!lock) {
        return refused(folderTrouble(lockPath, errno));
    }
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        return refused(Phrase("Fram",
            "%1 is in use by another process; stop it, choose another folder with --state DIR, or use --no-state")
                           .with(path));
    }
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerMayRead));
    if (!file) {
        return refused(folderTrouble(path, errno));
    }
    std::unique_ptr<FramFolder> opened(new FramFolder(path, std::move(lock), std::move(file)));
    if (const Message trouble = opened->readHeaders(); !trouble.isEmpty()) {
        return refused(trouble);
    }
    return opened;
}

Message FramFolder::readHeaders()
{
    struct stat status { };
    if (::fstat(m_file.get(), &status) != 0) {
        return folderTrouble(m_path, errno);
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (Message trouble = map(size / kSlotSize); !trouble.isEmpty()) {
        return trouble;
    }
    for (std::size_t number = 0; number < size / kSlotSize; ++number) {
        const std::span<uint8_t> bytes = slot(number);
        const std::string_view header(reinterpret_cast<const char*>(bytes.data()), kHeaderSize);
        if (std::ranges::all_of(header, [](char letter) { return letter == 0; })) {
            continue; // the process was killed while it made room
        }
        if (!header.starts_with(kSlotMagic)) {
            return damaged(m_path);
        }
        const std::string_view name = header.substr(kSlotMagic.size());
        m_slots.emplace(name.substr(0, name.find('\0')), number);
        m_used = number + 1;
    }
    // What is behind the last whole slot: nothing but zeros if the disk became full while room was made.
    std::vector<char> rest(size % kSlotSize);
    const auto place = static_cast<off_t>(size - rest.size());
    const bool isRead = ::pread(m_file.get(), rest.data(), rest.size(), place) == static_cast<ssize_t>(rest.size());
    return isRead && std::ranges::all_of(rest, [](char byte) { return byte == 0; }) ? Message() : damaged(m_path);
}

/// Maps the first `slots` slots; the file must have them.
Message FramFolder::map(std::size_t slots)
{
    if (!m_bytes.empty()) {
        ::munmap(m_bytes.data(), m_bytes.size());
        m_bytes = {};
    }
    if (slots == 0) {
        return {};
    }
    void* mapped = ::mmap(nullptr, slots * kSlotSize, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.get(), 0);
    if (mapped == MAP_FAILED) {
        return folderTrouble(m_path, errno);
    }
    m_bytes = {static_cast<uint8_t*>(mapped), slots * kSlotSize};
    return {};
}

std::span<uint8_t> FramFolder::slot(std::size_t number) const
{
    return m_bytes.subspan(number * kSlotSize, kSlotSize);
}

Message FramFolder::makeRoom(const std::vector<std::string>& names)
{
    std::vector<std::string> missing;
    std::ranges::copy_if(
        names, std::back_inserter(missing), [this](const std::string& name) { return !m_slots.contains(name); });
    const std::size_t slots = m_used + missing.size();
    // A write into a hole of the file would fail on a full disk, where there is no one to tell.
    if (const int why = ::posix_fallocate(m_file.get(), 0, static_cast<off_t>(slots * kSlotSize)); why != 0) {
        return folderTrouble(m_path, why);
    }
    if (Message trouble = map(slots); !trouble.isEmpty()) {
        return trouble;
    }
    for (const std::string& name : missing) {
        const std::size_t number = m_used++;
        const std::span<uint8_t> bytes = slot(number);
        std::ranges::fill(bytes, uint8_t{0});
        std::copy_n(name.begin(), std::min(name.size(), kNameSize), bytes.subspan(kSlotMagic.size()).begin());
        std::ranges::copy(kSlotMagic, bytes.begin());
        m_slots.emplace(name, number);
    }
    for (const std::string& name : names) {
        if (const Message problem = framProblem(*fram(name)); !problem.isEmpty()) {
            return Phrase("Fram", "%1: the memory of %2: %3; choose another folder with --state DIR, or use --no-state")
                .with(m_path, name, problem);
        }
    }
    return {};
}

std::unique_ptr<Fram> FramFolder::fram(const std::string& name) const
{
    return std::make_unique<MappedFram>(slot(m_slots.at(name)).subspan(kHeaderSize));
}

} // namespace vmeter
