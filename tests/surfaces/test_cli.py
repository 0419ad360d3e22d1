"""The command line: what it prints, how it ends, and what it says to a user's mistake."""

import json
import socket

import pytest
import typer.main

from reportedly.surfaces.cli.app import app

COMMAND = typer.main.get_command(app)


def names(group, path=()):
    for name, command in getattr(group, "commands", {}).items():
        yield (*path, name)
        yield from names(command, (*path, name))


@pytest.mark.parametrize("path", list(names(COMMAND)), ids=" ".join)
def test_every_command_has_help_and_every_option_a_word_about_it(path):
    command = COMMAND
    for name in path:
        command = command.commands[name]
    assert command.help
    # The framework's own --help is the only option that nobody here wrote.
    assert all(p.help for p in command.params if p.name != "help")


def test_what_was_added_is_told_as_a_story(reportedly, press):
    added = reportedly("add", press, "--claims", "given")
    assert added.code == 0 and "2 new" in added.err and "Claims recorded: 2" in added.err
    table = reportedly("stories")
    assert table.code == 0
    assert "confirmed" in table.out and "Ada Lund" in table.out and "Kelvane" in table.out


def test_adding_the_same_thing_twice_adds_nothing_and_says_so(reportedly, press):
    reportedly("add", press, "--claims", "given")
    again = reportedly("add", press, "--claims", "given")
    assert again.code == 0 and "2 already known" in again.err and "Claims recorded: 0" in again.err


def test_a_story_shows_its_timeline_its_words_and_why_it_stands_so(reportedly, press):
    reportedly("add", press, "--claims", "given")
    row = json.loads(reportedly("stories", "--format", "jsonl").out)
    told = reportedly("story", row["story"]["id"])
    assert told.code == 0
    for words in ("Wharf Gazette", "Fjord Daily", "people familiar", "is leaving to join Kelvane", "confirmed"):
        assert words in told.out


def test_a_story_stood_otherwise_before(reportedly, press):
    reportedly("add", press, "--claims", "given")
    early = json.loads(reportedly("stories", "--as-of", "2026-03-03", "--format", "jsonl").out)
    assert early["state"]["status"] == "rumoured"
    assert reportedly("stories", "--recorded-as-of", "2026-03-03", "--format", "jsonl").out == ""


def test_the_history_is_one_line_for_the_ledger(reportedly, press):
    reportedly("add", press, "--claims", "given")
    line = json.loads(reportedly("stories", "--history", "--format", "jsonl", "--id", "w").out)
    assert line["id"] == "w" and len(line["stories"]) == 1
    assert [h["status"] for h in line["stories"][0]["history"]] == ["rumoured", "confirmed"]
    assert any("Ada Lund" in e["names"] for e in line["entities"])


def test_given_claims_that_do_not_stand_in_the_text_are_refused_and_the_rest_goes_on(reportedly, press):
    bundle = json.loads(press.read_text())
    bundle["articles"][0]["claims"][0]["evidence"] = ["never written"]
    press.write_text(json.dumps(bundle))
    added = reportedly("add", press, "--claims", "given")
    assert added.code == 0
    assert "refused: evidence is not in the text" in added.err and "Claims refused: 1" in added.err


def test_a_judgement_can_be_made_listed_and_taken_back(reportedly, press):
    reportedly("add", press, "--claims", "given")
    assert reportedly("names", "different", "Kelvane", "Nordsalt", "--by", "me").code == 0
    listed = reportedly("judgements")
    assert "Kelvane and Nordsalt are different" in listed.out
    assert reportedly("judgements", "undo", listed.out.split()[0]).code == 0
    assert "no judgements" in reportedly("judgements").err


def test_a_judgement_on_an_unknown_name_lists_the_nearest(reportedly, press):
    reportedly("add", press, "--claims", "given")
    refused = reportedly("names", "same", "Kelvan", "Nordsalt")
    assert refused.code == 2 and "Kelvane" in refused.err


def test_the_opposite_of_a_judgement_is_refused(reportedly, press):
    reportedly("add", press, "--claims", "given")
    reportedly("names", "same", "Kelvane", "Nordsalt")
    refused = reportedly("names", "different", "Kelvane", "Nordsalt")
    assert refused.code == 2 and "same" in refused.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("read", "nowhere.html"), "nowhere.html: no such file"),
        (("add", "nowhere.html"), "nowhere.html: no such file"),
        (("read", "nowhere.html", "--lang", "xx"), "'xx' is not a language"),
        (("read", "nowhere.html", "--published", "soon"), "'soon' is not a date"),
        (("read", "nowhere.html", "--reader", "psychic"), "no reader 'psychic'"),
        (("stories", "--as-of", "soon"), "'soon' is not a date"),
        (("stories", "--history"), "add --format jsonl"),
        (("stories",), "record an article in it first"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_mistake_gets_one_line_that_names_it_and_the_remedy(reportedly, args, says):
    ran = reportedly(*args)
    assert ran.code == 2 and says in ran.err
    assert ran.err.count("\n") == 1 and "Traceback" not in ran.err


@pytest.mark.parametrize(
    "option", [("--kind", "gossip"), ("--status", "odd"), ("--about", "Nobody"), ("--since", "soon")]
)
def test_a_wrong_filter_is_named(reportedly, press, option):
    reportedly("add", press, "--claims", "given")
    ran = reportedly("stories", *option)
    assert ran.code == 2 and option[1] in ran.err


def test_an_unknown_story_is_named(reportedly, press):
    reportedly("add", press, "--claims", "given")
    assert reportedly("story", "zzz").code == 2


def test_a_bad_source_among_good_ones_is_told_and_the_rest_goes_on(reportedly, press, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    ran = reportedly("add", press, tmp_path / "empty.html", "--claims", "given")
    assert ran.code == 1 and "empty.html" in ran.err and "2 new" in ran.err


def test_a_port_in_use_is_an_error(reportedly, press):
    reportedly("add", press, "--claims", "given")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = reportedly("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2 and "in use" in ran.err and "--port" in ran.err


def test_a_ledger_that_cannot_be_written_is_named(reportedly, press, tmp_path):
    ran = reportedly("--ledger", tmp_path / "no" / "such" / "\0", "add", press)
    assert ran.code == 2 and ran.err.count("\n") == 1


def test_reading_prints_jsonl_as_the_scorer_takes_it(reportedly, tmp_path):
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(
            {"id": "a", "lang": "en", "published": "2026-03-02", "text": "Ada Lund has left Nordsalt to join Kelvane."}
        )
    )
    ran = reportedly("read", path, "--format", "jsonl")
    line = json.loads(ran.out)
    assert ran.code == 0 and line["id"] == "a"
    for claim in line["claims"]:
        for words in claim["evidence"]:
            assert "Ada Lund has left Nordsalt to join Kelvane."[words["start"] : words["end"]] == words["exact"]


def test_an_article_without_claims_is_no_error_and_is_said(reportedly, tmp_path):
    path = tmp_path / "rain.txt"
    path.write_text("It rained on Tuesday, and the match was called off after an hour.")
    ran = reportedly("read", path, "--lang", "en")
    assert ran.code == 0 and "no claim" in ran.err
    assert "publisher" in ran.err and "date" in ran.err, "what is unknown is said"


def test_the_demo_reads_records_and_tells(reportedly):
    ran = reportedly("demo", "--no-serve")
    assert ran.code == 0
    assert "19 new" in ran.err and "confirmed" in ran.out and "Kinvarra" in ran.out
