// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualhw/base/sha256.h"
#include "virtualhw/ethernet/web/access/secrets.h"

namespace vmeter {

namespace {

Sha256::Digest digestOf(std::string_view text)
{
    Sha256 hash;
    hash.add(std::as_bytes(std::span(text.data(), text.size())));
    return hash.finish();
}

} // namespace

bool equalSecrets(std::string_view given, std::string_view expected)
{
    const Sha256::Digest a = digestOf(given);
    const Sha256::Digest b = digestOf(expected);
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |= unsigned{a[i]} ^ unsigned { b[i] };
    }
    return difference == 0;
}

} // namespace vmeter
