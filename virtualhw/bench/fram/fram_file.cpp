// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/bench/fram/fram_file.h"

#include "virtualhw/bench/fram/fram_problem.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vmeter {

namespace {

constexpr mode_t kOwnerOnly = 0600; // the image holds password hashes

std::string systemError()
{
    return std::strerror(errno);
}

Message cannotWrite(const std::string& path)
{
    return Phrase("Fram", "cannot write %1: %2; choose another folder with --state DIR, or use --no-state")
        .with(path, systemError());
}

/// The process that holds the lock writes its process number into the file. Returns 0 if the number is not there or is
/// not that of a process here: the disk was full, or the process runs in another container or on another computer.
pid_t holderOf(const FileDescriptor& lock)
{
    std::array<char, 20> text{};
    const ssize_t size = ::pread(lock.get(), text.data(), text.size(), 0);
    pid_t number = 0;
    std::from_chars(text.data(), text.data() + std::max<ssize_t>(size, 0), number);
    const bool isHere = number > 0 && (::kill(number, 0) == 0 || errno != ESRCH);
    return isHere ? number : 0;
}

Message inUse(const std::string& imagePath, const FileDescriptor& lock)
{
    const pid_t holder = holderOf(lock);
    return holder != 0
        ? Phrase(
            "Fram", "%1 is in use by process %2; stop it, choose another folder with --state DIR, or use --no-state")
              .with(imagePath, holder)
        : Phrase("Fram",
            "%1 is in use by another process, perhaps in a container or on another computer; stop it, choose another "
            "folder with --state DIR, or use --no-state")
              .with(imagePath);
}

/// Returns nothing and sets `error` if another process holds the lock.
FileDescriptor lockFile(const std::string& path, const std::string& imagePath, Message& error)
{
    FileDescriptor lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly));
    if (!lock) {
        error = cannotWrite(path);
        return {};
    }
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        error = errno != EWOULDBLOCK
            ? Phrase("Fram", "cannot lock %1: %2; choose another folder with --state DIR, or use --no-state")
                  .with(path, systemError())
            : inUse(imagePath, lock);
        return {};
    }
    const std::string number = std::to_string(::getpid()) + '\n';
    // The number only tells users which process to stop; if the disk is full, it may be missing.
    if (::ftruncate(lock.get(), 0) != 0 || ::pwrite(lock.get(), number.data(), number.size(), 0) < 0) {
        errno = 0;
    }
    return lock;
}

bool writeBlank(const FileDescriptor& file)
{
    const std::array<char, kFramSize> blank{};
    std::size_t done = 0;
    while (done < blank.size()) {
        const ssize_t written = ::write(file.get(), blank.data() + done, blank.size() - done);
        if (written < 0) {
            return false;
        }
        done += static_cast<std::size_t>(written); // less than wanted: the disk is nearly full, and the next fails
    }
    return ::fsync(file.get()) == 0;
}

/// Creates a blank FRAM file. The file appears under its name complete or not at all.
bool createImage(const std::string& path)
{
    const std::string fresh = path + ".new";
    const FileDescriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kOwnerOnly));
    if (file && writeBlank(file) && std::rename(fresh.c_str(), path.c_str()) == 0) {
        return true;
    }
    const int why = errno;
    ::unlink(fresh.c_str());
    errno = why;
    return false;
}

/// A file with holes (a sparse copy) must have all its blocks: on a full disk, a write into a hole would fail.
bool fillHoles(const FileDescriptor& file)
{
    if (::posix_fallocate(file.get(), 0, off_t{kFramSize}) == ENOSPC) {
        errno = ENOSPC;
        return false;
    }
    return true;
}

} // namespace

std::unique_ptr<FramFile> FramFile::open(const std::string& directory, Message& error)
{
    const std::filesystem::path folder(directory);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (std::error_code other; !std::filesystem::is_directory(folder, other)) {
        error = Phrase("Fram", "cannot create the folder %1: %2; choose another with --state DIR, or use --no-state")
                    .with(directory, failure.message());
        return nullptr;
    }
    const std::string path = (folder / "fram.bin").string();
    FileDescriptor lock = lockFile((folder / "fram.lock").string(), path, error);
    if (!lock) {
        return nullptr;
    }
    if (!std::filesystem::exists(path, failure) && !createImage(path)) {
        error = cannotWrite(path);
        return nullptr;
    }
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    struct stat status { };
    if (!file || ::fstat(file.get(), &status) != 0) {
        error = Phrase("Fram", "cannot open %1: %2; choose another folder with --state DIR, or use --no-state")
                    .with(path, systemError());
        return nullptr;
    }
    if (status.st_size != off_t{kFramSize}) {
        error = Phrase("Fram",
            "%1 is no image of this meter's FRAM: it has %2 bytes, not %3; move it away to start with a new meter")
                    .with(path, status.st_size, kFramSize);
        return nullptr;
    }
    if (!fillHoles(file)) {
        error = cannotWrite(path);
        return nullptr;
    }
    // Earlier versions let others read it. If this may not be changed, the image can still be used.
    if ((status.st_mode & ~kOwnerOnly & 0777) != 0 && ::fchmod(file.get(), kOwnerOnly) != 0) {
        errno = 0;
    }
    std::unique_ptr<FramFile> fram(new FramFile(std::move(lock), std::move(file)));
    if (::pread(fram->m_file.get(), fram->m_bytes.data(), kFramSize, 0) != ssize_t{kFramSize}) {
        error = Phrase("Fram", "cannot open %1: %2; choose another folder with --state DIR, or use --no-state")
                    .with(path, systemError());
        return nullptr;
    }
    if (const Message problem = framProblem(*fram); !problem.isEmpty()) {
        error = Phrase("Fram",
            "%1 cannot be used: %2; move it away to start with a new meter, choose another folder with --state DIR, or "
            "use --no-state")
                    .with(path, problem);
        return nullptr;
    }
    return fram;
}

FramFile::~FramFile()
{
    if (!m_isWhole) {
        writeToFile(0, kFramSize);
    }
    if (::ftruncate(m_lock.get(), 0) != 0) {
        errno = 0; // a number that is left there does no harm: only who holds the lock counts
    }
}

void FramFile::read(std::size_t address, std::span<uint8_t> bytes) const
{
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(address), bytes.size(), bytes.begin());
}

void FramFile::write(std::size_t address, std::span<const uint8_t> bytes)
{
    std::ranges::copy(bytes, m_bytes.begin() + static_cast<std::ptrdiff_t>(address));
    struct stat status { };
    const bool isTruncated = ::fstat(m_file.get(), &status) != 0 || status.st_size < off_t{kFramSize};
    if (m_isWhole && !isTruncated) {
        writeToFile(address, bytes.size());
    } else {
        writeToFile(0, kFramSize);
    }
}

void FramFile::writeToFile(std::size_t address, std::size_t size)
{
    const ssize_t written = ::pwrite(m_file.get(), m_bytes.data() + address, size, static_cast<off_t>(address));
    m_isWhole = written == static_cast<ssize_t>(size);
}

} // namespace vmeter
