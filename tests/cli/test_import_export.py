"""`alur import` and `alur export`: keys and exit codes to the letter, and never half a file."""

import json
from pathlib import Path

import pytest
from tests.cli.runs import alur, refused

PODCAST = "examples/podcast.sop.yaml"
FOREIGN = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Izin">'
    '<task id="a" name="Menerima"/><intermediateCatchEvent id="b" name="Esok"><timerEventDefinition/>'
    "</intermediateCatchEvent></process></definitions>"
)


def test_what_is_exported_is_imported_as_the_same_file(tmp_path: Path) -> None:
    bpmn, back = tmp_path / "p.bpmn", tmp_path / "p.sop.yaml"
    done = alur("export", PODCAST, "-o", str(bpmn), "--json")
    assert (done.code, json.loads(done.out)) == (0, {"steps": 11})
    done = alur("import", str(bpmn), "-o", str(back), "--json")
    assert done.code == 0, done.err
    document = json.loads(done.out)
    assert list(document) == ["steps", "roles", "carried", "not_carried", "findings"]
    assert document["roles"][0] == {"key": "produser", "label": "Asisten Pencegahan"}
    assert (
        document["steps"][0] | {"text": "Menyusun usulan tema dan jadwal", "role": "produser"} == document["steps"][0]
    )
    assert document["steps"][0]["time"] == "1 hari kerja"
    assert document["steps"][0]["outputs"] == ["Kerangka acuan"]
    same = tmp_path / "q.sop.yaml"
    assert alur("export", PODCAST, "-o", str(same)).code == 0
    assert back.read_bytes() == same.read_bytes()


def test_what_was_not_carried_asks_for_a_person(tmp_path: Path) -> None:
    foreign = tmp_path / "izin.bpmn"
    foreign.write_text(FOREIGN)
    done = alur("import", str(foreign), "-o", str(tmp_path / "izin.sop.yaml"), "--json")
    assert done.code == 1
    document = json.loads(done.out)
    assert [step["text"] for step in document["steps"]] == ["Menerima", "Esok"]
    assert [one["kind"] for one in document["not_carried"]] == ["eventDefinition"]
    assert list(document["not_carried"][0]) == ["id", "kind", "name", "why"]
    assert all(list(one) == ["level", "check", "step", "message", "why", "mend"] for one in document["findings"])


def test_an_ending_that_is_not_known_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    for command, source in (("export", PODCAST), ("import", PODCAST)):
        target = tmp_path / "x.odt"
        done = alur(command, source, "-o", str(target))
        assert not target.exists()
        assert str(target) in refused(done)


@pytest.mark.parametrize("form", ["xlsx", "docx", "sop.yaml"])
def test_each_form_comes_back_with_the_same_steps(form: str, tmp_path: Path) -> None:
    out = tmp_path / f"p.{form}"
    assert alur("export", PODCAST, "-o", out).code == 0
    done = alur("import", out, "-o", tmp_path / "q.sop.yaml", "--json")
    assert done.code == 0
    steps = json.loads(done.out)["steps"]
    assert [step["text"] for step in steps][:2] == ["Menyusun usulan tema dan jadwal", "Menyetujui kerangka acuan"]
    assert {(way["step"], way["label"]) for way in steps[1]["next"]} == {(3, "Ya"), (1, "Tidak")}
    assert alur("check", tmp_path / "q.sop.yaml").code == 0


def test_what_is_no_document_is_refused_by_name(tmp_path: Path) -> None:
    done = alur("import", "README.md", "-o", str(tmp_path / "x.sop.yaml"))
    assert refused(done).startswith("README.md: bukan XLSX, DOCX, PDF, atau BPMN 2.0")
    assert list(tmp_path.iterdir()) == []
