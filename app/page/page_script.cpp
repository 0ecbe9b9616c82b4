// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page/page_script.h"

#include "virtualhw/base/sha256.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string_view>

namespace vmeter {

namespace {

constexpr int64_t kNoonOfJanuary31 = 1'769'860'800'000'000; // 2026, microseconds

/// Takes the first word of `rest`.
std::string takeWord(std::string& rest)
{
    const auto end = std::min(rest.find(' '), rest.size());
    std::string word = rest.substr(0, end);
    rest.erase(0, std::min(end + 1, rest.size()));
    return word;
}

std::string hexOf(std::span<const uint8_t> bytes)
{
    constexpr const char* kDigits = "0123456789abcdef";
    std::string text;
    for (const uint8_t byte : bytes) {
        text += {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return text;
}

std::vector<uint8_t> bytesOf(const std::string& hex)
{
    std::vector<uint8_t> bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<uint8_t>(std::strtoul(hex.substr(i, 2).c_str(), nullptr, 16)));
    }
    return bytes;
}

std::string started(PageHost& host, PageOrder order)
{
    order.utcMicroseconds = kNoonOfJanuary31;
    const auto refusal = host.start(order);
    if (refusal) {
        return "refused " + *refusal;
    }
    // The script lets time pass itself.
    return host.request("PUT", "/v1/time", R"({"speed":0})").status == 200 ? "started" : "not paused";
}

std::string start(PageHost& host, std::string& rest)
{
    PageOrder order;
    order.model = takeWord(rest);
    const std::string seed = takeWord(rest);
    if (seed != "-") {
        order.seed = std::strtoull(seed.c_str(), nullptr, 10);
    }
    order.scenario = takeWord(rest);
    return started(host, order);
}

std::string startYaml(PageHost& host, std::string& rest)
{
    PageOrder order;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const bool isBreak = rest.compare(i, 2, "\\n") == 0;
        order.yaml += isBreak ? '\n' : rest[i];
        i += isBreak ? 1 : 0;
    }
    return started(host, order);
}

std::string request(PageHost& host, std::string& rest)
{
    const std::string method = takeWord(rest);
    const std::string target = takeWord(rest);
    const HttpResponse response = host.request(method, target, rest);
    std::string body = response.body;
    std::replace(body.begin(), body.end(), '\n', ' ');
    return std::to_string(response.status) + ' ' + response.contentType + ' ' + body;
}

std::string moveKey(PageHost& host, std::string& rest)
{
    const std::string name = takeWord(rest);
    for (std::size_t key = 0; key < kKeys; ++key) {
        if (kKeyNames[key] == name) {
            host.moveKey(static_cast<Key>(key), rest == "down");
            return "moved";
        }
    }
    return "no such key";
}

std::string scopeDigest(PageHost& host)
{
    Sha256 hash;
    hash.add(std::as_bytes(std::span(host.scope())));
    return hexOf(hash.finish());
}

/// KIND FROM TO on|off, phases 0 to 2.
std::string switchDevice(PageHost& host, std::string& rest)
{
    BoardUse use;
    use.kind = takeWord(rest);
    for (int& phase : use.on) {
        phase = std::atoi(takeWord(rest).c_str());
    }
    host.switchDevice(use, rest == "on");
    return "switched";
}

struct Word {
    std::string_view word;
    std::string (*run)(PageHost& host, std::string& rest);
};
constexpr std::array kStarts{Word{"start", start}, Word{"yaml", startYaml}};
constexpr std::array kWords{
    Word{"step",
        [](PageHost& host, std::string& rest) {
            const auto stepped = host.request("POST", "/v1/time/step", "{\"seconds\":" + rest + "}");
            return std::string(stepped.status == 200 ? "stepped" : "not stepped");
        }},
    Word{"digest", [](PageHost& host, std::string&) { return host.digest(); }},
    Word{"key", moveKey},
    Word{"switch", switchDevice},
    Word{"modbus", [](PageHost& host, std::string& rest) { return hexOf(host.modbus(bytesOf(rest))); }},
    Word{"request", request},
    Word{"view", [](PageHost& host, std::string&) { return host.view(); }},
    Word{"phasors", [](PageHost& host, std::string&) { return host.phasors(); }},
    Word{"scope", [](PageHost& host, std::string&) { return scopeDigest(host); }},
};

} // namespace

std::string runPageLine(PageHost& host, const std::string& line)
{
    std::string rest = line;
    const std::string word = takeWord(rest);
    for (const Word& known : kStarts) {
        if (known.word == word) {
            return known.run(host, rest);
        }
    }
    for (const Word& known : kWords) {
        if (known.word == word) {
            return host.isStarted() ? known.run(host, rest) : "not started";
        }
    }
    return "no such word: " + word;
}

} // namespace vmeter
