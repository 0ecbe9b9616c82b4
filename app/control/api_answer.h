// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/control/api_error.h"
#include "virtualhw/ethernet/http/http_message.h"

#include <QJsonObject>

#include <string>

namespace vmeter {

// Responses of the control API, of one meter and of a site.

HttpResponse json(const QJsonObject& body, int status = 200);

/// {"error":{"code","message","field"}}; `field`: empty if no particular one.
HttpResponse errorAnswer(int status, const std::string& code, const std::string& message, const std::string& field);
HttpResponse errorAnswer(const ApiError& refused);

/// Adds the header fields of all responses.
HttpResponse secured(HttpResponse response);

} // namespace vmeter
