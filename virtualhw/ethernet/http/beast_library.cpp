// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of Boost.Asio and Boost.Beast that are no templates. They are compiled once here, so that a change of
// http_server.cpp does not compile them again.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
