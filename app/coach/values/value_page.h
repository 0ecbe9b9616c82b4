// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/value_inbox.h"

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace vmeter::coach {

/// The samples of a page in the text format of Prometheus, by name with labels as the page has them, such as
/// `power_watts{meter="a"}`; those with the same time in one batch. A name without its labels stands for its sample too
/// if it has only one. What is no number (NaN, Inf) is left out.
std::vector<ValueBatch> parseMetrics(std::string_view page);

/// A page of the client that is read once a second, as Prometheus does, on a thread of its own. A page that does not
/// answer shows nothing.
class ValuePage {
public:
    /// `inbox` must outlive this object.
    ValuePage(std::string url, ValueInbox& inbox);

private:
    void run(const std::stop_token& stop);

    std::string m_url;
    ValueInbox& m_inbox;
    std::jthread m_thread; ///< the last member: it stops before the others go
};

} // namespace vmeter::coach
