// SPDX-License-Identifier: GPL-3.0-or-later
// The interface of the module to JavaScript (docs/interfaces.md, section 8.3). A text that is returned is valid until
// the next call of any function.
#include "app/page/page_script.h"

#include <emscripten/emscripten.h>

#include <string>
#include <vector>

namespace {

vmeter::PageHost& host()
{
    static vmeter::PageHost host;
    return host;
}

/// Keeps a text for JavaScript to read.
const char* kept(std::string text)
{
    static std::string last;
    last = std::move(text);
    return last.c_str();
}

std::vector<uint8_t>& modbusReply()
{
    static std::vector<uint8_t> reply;
    return reply;
}

vmeter::HttpResponse& lastResponse()
{
    static vmeter::HttpResponse response;
    return response;
}

} // namespace

extern "C" {

/// Builds a bench. `seed` below 0: that of the scenario. Returns why it cannot, or "".
EMSCRIPTEN_KEEPALIVE const char* vm_start(
    const char* model, const char* scenario, const char* yaml, double seed, double utcSeconds, int sealed)
{
    vmeter::PageOrder order;
    order.model = model;
    order.scenario = scenario;
    order.yaml = yaml;
    if (seed >= 0) {
        order.seed = static_cast<uint64_t>(seed);
    }
    order.utcMicroseconds = static_cast<int64_t>(utcSeconds * 1e6);
    order.sealed = sealed != 0;
    return kept(host().start(order).value_or(""));
}

/// Runs the meter time that is due, at most a few milliseconds of computing. 1: more is due at once.
EMSCRIPTEN_KEEPALIVE int vm_pump()
{
    return host().pump() ? 1 : 0;
}

/// A call of the control API; returns its status. vm_type() and vm_body() then return its answer; vm_stream() the
/// number of its stream, or 0.
EMSCRIPTEN_KEEPALIVE int vm_request(const char* method, const char* target, const char* body)
{
    lastResponse() = host().request(method, target, body);
    return lastResponse().status;
}
EMSCRIPTEN_KEEPALIVE const char* vm_type()
{
    return lastResponse().contentType.c_str();
}
EMSCRIPTEN_KEEPALIVE const char* vm_body()
{
    return lastResponse().body.c_str();
}
EMSCRIPTEN_KEEPALIVE int vm_stream()
{
    return lastResponse().stream ? host().keep(std::move(lastResponse().stream)) : 0;
}
EMSCRIPTEN_KEEPALIVE const char* vm_stream_next(int stream)
{
    return kept(host().nextOf(stream).value_or(""));
}
EMSCRIPTEN_KEEPALIVE void vm_stream_end(int stream)
{
    host().drop(stream);
}

/// Moves a key: 0 SET, 1 UP, 2 ENTER.
EMSCRIPTEN_KEEPALIVE void vm_key(int key, int pressed)
{
    host().moveKey(static_cast<vmeter::Key>(key), pressed != 0);
}

/// Switches a device of the load board on or off. `from`, `to`: its phases, 0 L1 to 2 L3; a single-phase device uses
/// the first.
EMSCRIPTEN_KEEPALIVE void vm_switch(const char* kind, int from, int to, int on)
{
    host().switchDevice({kind, {from, to}}, on != 0);
}
EMSCRIPTEN_KEEPALIVE const char* vm_devices()
{
    return kept(vmeter::pageDevices());
}

EMSCRIPTEN_KEEPALIVE const char* vm_view()
{
    return kept(host().view());
}
EMSCRIPTEN_KEEPALIVE const char* vm_phasors()
{
    return kept(host().phasors());
}
/// 7 channels of 800 floats: u1 u2 u3 in V, i1 i2 i3 iN in A.
EMSCRIPTEN_KEEPALIVE const float* vm_scope()
{
    return host().scope().data();
}

/// Answers a Modbus TCP frame. Returns the size of the reply, whose bytes vm_modbus_reply() points to; 0: no reply.
EMSCRIPTEN_KEEPALIVE int vm_modbus(const uint8_t* frame, int size)
{
    modbusReply() = host().modbus({frame, static_cast<std::size_t>(size)});
    return static_cast<int>(modbusReply().size());
}
EMSCRIPTEN_KEEPALIVE const uint8_t* vm_modbus_reply()
{
    return modbusReply().data();
}

EMSCRIPTEN_KEEPALIVE const char* vm_digest()
{
    return kept(host().digest());
}
EMSCRIPTEN_KEEPALIVE const char* vm_scenarios()
{
    return kept(vmeter::pageScenarios());
}
EMSCRIPTEN_KEEPALIVE const char* vm_scenario_text(const char* name)
{
    return kept(vmeter::pageScenarioText(name));
}

/// A line of a script (app/page/page_script.h), for tests.
EMSCRIPTEN_KEEPALIVE const char* vm_script(const char* line)
{
    return kept(vmeter::runPageLine(host(), line));
}

} // extern "C"
