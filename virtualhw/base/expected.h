// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "virtualhw/base/message.h"

#include <tl/expected.hpp>

#include <utility>

namespace vmeter {

/// What a function returns, or the reason why it could not: the one way in which code above core/ reports an error to
/// its caller. C++23 has the same as std::expected.
template <class T> using Expected = tl::expected<T, Message>;

/// The reason as return value: `return refused(kText.with(path));`.
inline tl::unexpected<Message> refused(Message reason)
{
    return tl::unexpected<Message>(std::move(reason));
}

} // namespace vmeter
