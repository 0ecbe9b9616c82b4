// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/coach/values/value_inbox.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vmeter {

/// `vmeter coach` and its options, beside those of run (docs/interfaces.md, section 2.6).
struct CoachOptions {
    std::string plan;                         ///< quick, full or a file; empty: quick
    std::vector<std::string> only;            ///< names of the rules to judge; empty: all
    std::string client;                       ///< address of the only client that is judged; empty: all
    std::string mapping;                      ///< file; empty: none
    std::vector<std::string> values;          ///< where the client's values come from: files, http://...
    bool asks = false;                        ///< a person at the terminal says what the client shows
    std::shared_ptr<coach::ValueInbox> inbox; ///< values that come by the control API; null: they are not taken
    std::string report;                       ///< HTML file to write; empty: none
    std::string json;                         ///< likewise
    std::string junit;                        ///< likewise
    std::string makeMapping;                  ///< mapping file to draft; empty: none
    std::string pcap;                         ///< capture to judge in place of a live client; empty: none
    uint16_t port = 502;                      ///< of the Modbus server in the capture
    std::optional<uint8_t> unit{};            ///< only requests to this unit of the capture; empty: all
};

} // namespace vmeter
