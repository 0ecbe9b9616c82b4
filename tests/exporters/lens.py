#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vmeter lens against a running meter: lists that are right, mistakes that it must name, lists that it must refuse.

    /usr/bin/python3 tests/exporters/lens.py path/to/vmeter

The last line is the count; exit code 0 only if nothing failed.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TOP / "tests" / folder) for folder in ("clients", "acceptance")]
import trials  # noqa: E402
import vmeter  # noqa: E402

ALL_RIGHT, NOT_ALL, WRONG_LIST, NO_METER = 0, 1, 2, 3

# Made by hand, as a colleague would: a title, semicolons, decimal commas. One mistake in each line but the last two.
SPREADSHEET = """Building 3, main meter;;;;;;
Tag;Address (dec);Data type;Word order;Factor;Unit;Comment
MM_U_L1;50521;UDINT;big endian;0,01;V;voltage L1-N
MM_U_L2;50522;UDINT;little endian;0,01;V;voltage L2-N
MM_P;50536;UDINT;big endian;0,01;kW;active power total
MM_I_L1;50529;WORD;;0,001;A;current L1
MM_F;50526;UDINT;big endian;0,01;Hz;frequency
MM_P_L1;50552;DINT;big endian;10;W;active power L1
MM_Q;50538;DINT;big endian;0,01;kvar;reactive power total
MM_E;450947;UDINT;big endian;10;Wh;active energy import
"""
MISTAKES = {"MM_U_L1": ("wrong", "off-by-one"), "MM_U_L2": ("wrong", "word-order"), "MM_P": ("hidden", "signedness"),
            "MM_I_L1": ("hidden", "half-of-a-pair"), "MM_F": ("wrong", "scale"), "MM_P_L1": ("wrong", "wrong-register"),
            "MM_Q": ("right", None), "MM_E": ("right", None)}


class Lens:
    def __init__(self, program, meter, folder):
        self.program, self.meter, self.folder = program, meter, pathlib.Path(folder)

    def run(self, name, *options, host=None):
        """Exit code, the result by tag, what was said on standard error."""
        result = self.folder / "result.json"
        result.unlink(missing_ok=True)
        ended = subprocess.run(
            [self.program, "lens", name, "--host", host or self.meter.modbus, "--json", result, *options],
            capture_output=True, text=True, timeout=60, check=False, cwd=self.folder)
        lines = json.loads(result.read_text(encoding="utf-8"))["tags"] if result.exists() else []
        return ended.returncode, {line["name"]: line for line in lines}, ended.stderr

    def file(self, text, name="list.csv", encoding="utf-8"):
        (self.folder / name).write_text(text, encoding=encoding)
        return name


def kinds(line):
    return [finding["kind"] for finding in line["findings"]]


def put(meter, current="10 A", phi="60 deg", wires=()):
    meter.input(load={"current": current, "phi": phi}, wiring={"open": list(wires)})
    meter.step(5)


def each_mistake_of_a_spreadsheet_is_named(lens):
    put(lens.meter)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        code, lines, _ = lens.run(lens.file(SPREADSHEET, encoding=encoding))
        assert code == NOT_ALL
        seen = {name: (line["verdict"], kinds(line)[0] if line["findings"] else None) for name, line in lines.items()}
        assert seen == MISTAKES, (encoding, seen)
    assert lines["MM_F"]["shown"] == 500 and abs(lines["MM_F"]["true"] - 50) < 0.01, lines["MM_F"]


def a_missing_sign_shows_when_power_is_exported(lens):
    put(lens.meter, phi="180 deg")
    _, lines, _ = lens.run(lens.file(SPREADSHEET))
    assert lines["MM_P"]["verdict"] == "wrong" and lines["MM_P"]["shown"] > 4e7, lines["MM_P"]


def the_table_that_vmeter_exports_is_right_in_all_states(lens):
    table = subprocess.run([lens.program, "export", "--for", "csv", "--values", "all"], capture_output=True, text=True,
                           check=True).stdout
    assert table.count("\n") > 250
    for current, phi, wires in (("10 A", "60 deg", ()), ("10 A", "180 deg", ()), ("10 A", "0 deg", ("L3",))):
        put(lens.meter, current, phi, wires)
        code, lines, said = lens.run(lens.file(table))
        wrong = {name: line for name, line in lines.items() if line["verdict"] != "right" and line["value"]}
        assert not wrong, wrong
        assert code in (ALL_RIGHT, NOT_ALL) and len(lines) > 250, said


def the_tags_for_kepware_are_right(lens):
    put(lens.meter)
    tags = subprocess.run([lens.program, "export", "--for", "kepware"], capture_output=True, text=True, check=True).stdout
    code, lines, said = lens.run(lens.file(tags))
    assert code == ALL_RIGHT and len(lines) == 35, (said, [line for line in lines.values() if line["findings"]])


def openems_is_right_and_mbmd_has_another_frequency(lens):
    for current, phi in (("10 A", "60 deg"), ("10 A", "180 deg"), ("80 A", "30 deg")):
        put(lens.meter, current, phi)
        code, lines, _ = lens.run("openems")
        assert code == ALL_RIGHT and len(lines) == 19, lines
        code, lines, _ = lens.run("mbmd", "--control", f"http://{lens.meter.control}")
        assert code == NOT_ALL and len(lines) == 32
        wrong = {name: kinds(line) for name, line in lines.items() if line["verdict"] != "right"}
        assert wrong == {"Frequency": ["scale"]}, wrong


def sixteen_bits_end_at_65_a(lens):
    put(lens.meter, "10 A")
    assert lens.run("plain_poller")[0] == ALL_RIGHT
    put(lens.meter, "80 A")
    code, lines, _ = lens.run("plain_poller")
    assert code == NOT_ALL and kinds(lines["I"]) == ["limit"], lines["I"]
    assert abs(lines["I"]["shown"] - 65.534) < 1e-6 and abs(lines["I"]["true"] - 80) < 0.1, lines["I"]


def a_missing_power_factor_is_no_number(lens):
    put(lens.meter, phi="0 deg", wires=("L3",))
    code, lines, _ = lens.run("mbmd")
    assert code == NOT_ALL and kinds(lines["CosphiL3"]) == ["sentinel"], lines["CosphiL3"]
    assert lines["CosphiL3"]["shown"] == -0.001 and lines["CosphiL3"]["true"] is None
    code, lines, _ = lens.run("home_assistant")
    assert code == ALL_RIGHT and lines["pf3"]["shown"] is None, lines["pf3"]


def holes_and_bits_are_told_with_the_exception(lens):
    put(lens.meter)
    code, lines, _ = lens.run(lens.file("name,address,function,type,unit,scale\nV1,100,3,u32,V,0.01\n"
                                        "V2,50522,1,u32,V,0.01\nV3,50524,4,u32,V,0.01\n"))
    assert code == NOT_ALL
    assert kinds(lines["V1"]) == ["hole", "no-reply"], lines["V1"]
    assert kinds(lines["V2"]) == ["function-code", "no-reply"], lines["V2"]
    assert lines["V3"]["verdict"] == "right", lines["V3"]


def a_tag_of_unknown_meaning_is_not_called_right(lens):
    code, lines, _ = lens.run(lens.file("name,address,type\nX17,50526,u32\n"))
    assert code == NOT_ALL and lines["X17"]["verdict"] == "unknown", lines


def wrong_lists_places_and_unit_ids_are_refused(lens):
    code, _, said = lens.run(lens.file("name,address,type\nP,50536,s33\n"))
    assert code == WRONG_LIST and "list.csv:2: 's33' is no type" in said, said
    assert lens.run("no-such-list")[0] == WRONG_LIST
    code, _, said = lens.run("openems", host="127.0.0.1:1")
    assert code == NO_METER and "no connection to 127.0.0.1:1" in said, said
    code, _, said = lens.run("openems", "--unit", "77")
    assert code == NO_METER and "is the unit id right?" in said, said


TRIALS = [
    each_mistake_of_a_spreadsheet_is_named,
    a_missing_sign_shows_when_power_is_exported,
    the_table_that_vmeter_exports_is_right_in_all_states,
    the_tags_for_kepware_are_right,
    openems_is_right_and_mbmd_has_another_frequency,
    sixteen_bits_end_at_65_a,
    a_missing_power_factor_is_no_number,
    holes_and_bits_are_told_with_the_exception,
    a_tag_of_unknown_meaning_is_not_called_right,
    wrong_lists_places_and_unit_ids_are_refused,
]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with vmeter.Program(program, scenario="reference_10a_60deg") as meter, tempfile.TemporaryDirectory() as folder:
        meter.step(600)
        return trials.run(TRIALS, Lens(program, meter, folder))


if __name__ == "__main__":
    sys.exit(main())
