# SPDX-License-Identifier: GPL-3.0-or-later
"""Scripts (app/page/page_script.h) that the module and the native program must answer alike."""
import json
import pathlib

SCENARIOS = sorted(path.stem for path in (pathlib.Path(__file__).resolve().parents[2] / "scenarios").glob("*.yaml"))
# In ./test: every kind of front end, source, load and event at least once.
SHORT = ["reference_10a_60deg", "household_day", "spot_welding", "half_waves_and_dimmers", "dips_and_swells", "modbus_faults"]


def digests(seconds, every):
    return ["step %d" % every, "digest"] * (seconds // every)


def frame(*pdu, unit=5, transaction=1):
    return "modbus " + bytes([0, transaction, 0, 0, 0, len(pdu) + 1, unit, *pdu]).hex()


def read(address, count, **options):
    return frame(3, address >> 8, address & 255, 0, count, **options)


def hands():
    """Keys, writes, faults and a power cut, while a household draws current."""
    script = ["start e28 3 household_day", "step 2", "view"]
    for key in ("up", "up", "enter", "up", "enter"):
        script += [f"key {key} down", "step 0.3", f"key {key} up", "step 0.4", "view", "digest"]
    script += ["key enter down", "step 3.5", "view", "key enter up", "step 1", "view"]
    script += ["key up down", "key enter down", "step 3.2", "key up up", "key enter up", "step 1", "view", "digest"]
    script += [read(50512, 62), read(50000, 1), read(50520, 0), read(50520, 126), frame(3, 0xC5, 0x58), frame(22, 1, 2),
               frame(4, 0xC5, 0x58, 0, 2), frame(6, 0x9C, 0x40, 0, 1), frame(16, 0xC5, 0x58, 0, 1, 2, 0, 1),
               frame(43, 14, 1, 0), read(50520, 2, unit=9), frame(6, 0x9C, 0x41, 0, 7, unit=0), "modbus 0001", "digest"]
    script += ['request POST /v1/faults {"kind":"exception","code":4,"count":2}', read(50520, 2), read(50520, 2), read(50520, 2),
               'request POST /v1/faults {"kind":"frozen"}', "step 2", read(50520, 2), "request GET /v1/faults",
               'request PUT /v1/faults {"faults":[]}', "digest"]
    script += ['request PATCH /v1/input {"wiring":{"swap":["L2","L3"]}}', "step 5", "view", "digest",
               'request POST /v1/power {"on":false}', "step 3", "view", read(50520, 2), "digest",
               'request POST /v1/power {"on":true}', "step 4", "view", "digest", "scope"]
    return script


def own_scenario(afe, seed):
    text = "\n".join((
        "version: 1", "name: {en: Own, fr: Propre}", f"seed: {seed}", f"afe: {afe}",
        "supply: {frequency: 50.1 Hz, voltage: [231 V, 229 V, 233 V], voltage_harmonics: [{order: 5, percent: 4, angle: 30}]}",
        "load: {current: [12 A, 3 A, 0.4 A], phi: [20, -35, 60], current_harmonics: [{order: 3, percent: 30, angle: 180}]}",
        "timeline:", "  - {at: 3 s, ramp: {load: {current: 25 A}}, over: 2 s}", "  - {at: 7 s, set: {wiring: {open: [L3]}}}",
        "  - {at: 9 s, power: off}", "  - {at: 11 s, power: on}"))
    return ["yaml " + text.replace("\n", "\\n"), *digests(20, 4)]


def comparisons(release):
    """Pairs of a name and a script."""
    for name in SCENARIOS if release else SHORT:
        yield name, [f"start e28 - {name}", *digests(300 if release else 40, 10)]
    yield "E27, another seed", ["start e27 11 household_day", *digests(60 if release else 20, 10), "view"]
    yield "keys, writes, faults, power cut", hands()
    for afe in ("ideal", "default", "worst", "shunt") if release else ("worst",):
        for seed in range(1, 51 if release else 3):
            yield f"own scenario, {afe}, seed {seed}", own_scenario(afe, seed)
    yield "load board", ["start e28 5 balanced_5a", "step 2", "switch motor 0 1 on", *digests(4, 1), "switch kettle 1 1 on", "step 2",
                         "request GET /v1/input", "switch welder 0 2 on", *digests(4, 2), "switch motor 0 1 off", "switch kettle 1 1 off",
                         "step 2", "request GET /v1/input", "digest"]
    yield "refused starts", ["step 1", "start e99 - balanced_5a", "start e28 - no_such_scenario", "yaml version: 1\\nload: {current: 5 V}",
                             "start e28 - balanced_5a", "yaml nonsense", "step 1", "digest", "step 1", "digest"]


def api_calls():
    """Calls of the control API, right ones and wrong ones, in an order in which they change things."""
    calls = []

    def call(method, target, body=None):
        text = body if isinstance(body, str) or body is None else json.dumps(body, separators=(",", ":"))
        calls.append(f"request {method} {target}" + ("" if text is None else f" {text}"))

    reads = ("/v1/status", "/v1/time", "/v1/lcd", "/v1/measurements", "/v1/energies", "/v1/input", "/v1/faults", "/v1/training",
             "/v1/training/faults")
    for target in (*reads, "/v1/openapi.json"):
        call("GET", target)
    call("POST", "/v1/time/step", {"seconds": 12.5})
    for target in reads:
        call("GET", target)
    for address, count in ((50512, 62), (50520, 2), (0xC558, 18), (40000, 1), (50000, 10), (1, 1), (26384, 8), (50520, 0), (50520, 126)):
        call("GET", f"/v1/registers?address={address}&count={count}")
    for query in ("", "?address=50520", "?count=2", "?address=x&count=1", "?address=0xC558&count=2", "?address=1&address=2&count=1",
                  "?address=50520&count=2&more=1", "?%zz"):
        call("GET", f"/v1/registers{query}")
    for keys in (["up"], ["enter"], ["up", "enter"], ["set"]):
        call("POST", "/v1/keys", {"keys": keys, "hold_ms": 300})
        call("GET", "/v1/lcd")
    call("POST", "/v1/keys", {"keys": ["enter"], "hold_ms": 3200})
    call("GET", "/v1/lcd")
    for body in ({"keys": []}, {"keys": ["left"]}, {"keys": ["up", "up"]}, {"keys": ["up"], "hold_ms": 0}, {"keys": "up"}, {"key": 1},
                 {"keys": ["up"], "hold_ms": 1.5}, [1], {}):
        call("POST", "/v1/keys", body)
    for body in ({"speed": "fast"}, {"speed": -2}, {"speed": 1e9}, {"speed": None}, {}, {"speed": 0}, {"speed": 0, "more": 1}):
        call("PUT", "/v1/time", body)
    for body in ({"seconds": 0}, {"seconds": "1"}, {"seconds": 1e9}, {"seconds": 0.005}, {}):
        call("POST", "/v1/time/step", body)
    for body in ({"wiring": {"open": ["L3"]}}, {"wiring": {"swap": ["L2", "L3"]}}, {"load": {"current": [1.25, 2, 0.001]}},
                 {"supply": {"voltage": "240 V"}}, {"tariff": 2}, {"load": {"current": "5 V"}}, {"wires": 1}, {"tariff": 3},
                 {"sealed": True}, {"load": {"phi": 33.3}}):
        call("PATCH", "/v1/input", body)
        call("GET", "/v1/input")
    call("POST", "/v1/time/step", {"seconds": 3})
    call("GET", "/v1/measurements")
    call("GET", "/v1/energies")
    for body in ({"kind": "no_reply"}, {"kind": "delay", "delay": "200 ms"}, {"kind": "delay", "delay": ["1 ms", "9 ms"], "probability": 0.25},
                 {"kind": "exception", "code": 6, "count": 3, "for": 20}, {"kind": "nonsense"}, {"kind": "exception"}, {"kind": "unplugged"}):
        call("POST", "/v1/faults", body)
    call("GET", "/v1/faults")
    call("DELETE", "/v1/faults?id=2")
    call("DELETE", "/v1/faults?id=99")
    call("DELETE", "/v1/faults")
    call("GET", "/v1/status")
    call("PUT", "/v1/faults", {"faults": []})
    for body in ({"on": False}, {"on": "no"}, {"on": True}):
        call("POST", "/v1/power", body)
        call("POST", "/v1/time/step", {"seconds": 2})
        call("GET", "/v1/status")
    call("PUT", "/v1/scenario", "version: 1")
    call("PUT", "/v1/scenario", '{"version":1,"name":{"en":"A","fr":"B"},"load":{"current":"2 A"}}')
    call("PUT", "/v1/scenario", "version: 2")
    call("POST", "/v1/time/step", {"seconds": 4})
    for target in ("/v1/lcd?until=unit:kvarh&timeout_s=2", "/v1/lcd?until=nonsense", "/v1/lcd?until=unit:kWh&timeout_s=1", "/v1/events?types=none"):
        call("GET", target)
    call("GET", "/v1/nothing")
    call("DELETE", "/v1/lcd")
    for target in reads[:6]:
        call("GET", target)
    return calls
