"""Any model as a reader, on the command line: what is said before and after, and how mistakes end."""

import json
import sys

import pytest

from reportedly.surfaces.cli import run

from .conftest import KEY, Reply

TEXT = "Nora Pell is leaving Saltmarsh Capital for Tern & Hollis, the bank said."
MOVE = {
    "kind": "move",
    "stage": "leaving",
    "roles": {"people": [{"name": "Nora Pell"}], "from": {"name": "Saltmarsh Capital"}},
    "evidence": ["Nora Pell is leaving Saltmarsh Capital"],
}


@pytest.fixture
def command(script, capsys, monkeypatch, tmp_path):
    """Run `reportedly ARGS` with a ledger, a cache and a provider of its own: (exit code, standard output, standard error)."""
    for name, value in {
        "REPORTEDLY_LEDGER": f"sqlite:///{tmp_path / 'test.db'}",
        "REPORTEDLY_CACHE": str(tmp_path),
        "OPENAI_BASE_URL": script.url,
        "OPENAI_API_KEY": KEY,
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("REPORTEDLY_MODEL", raising=False)

    def ran(*args):
        monkeypatch.setattr(sys, "argv", ["reportedly", *map(str, args)])
        with pytest.raises(SystemExit) as end:
            run()
            sys.exit(0)
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    return ran


@pytest.fixture
def article(tmp_path):
    about = {"id": "one", "lang": "en", "publisher": "Quay Post", "published": "2026-03-02", "title": "Pell goes"}
    path = tmp_path / "one.json"
    path.write_text(json.dumps(about | {"text": TEXT}))
    return path


LLM = ("--reader", "llm", "--model", "openai:gpt-4o-mini")


def test_the_cost_is_said_before_and_after_and_is_none_the_second_time(script, command, article):
    script.says([MOVE, MOVE | {"kind": "gossip"}])
    code, out, err = command("read", article, *LLM, "--format", "jsonl")
    assert code == 0 and json.loads(out)["claims"][0]["kind"] == "move"
    assert "to read 1 articles, about: " in err and "read for: 2,000 tokens in" in err
    _, again, err = command("read", article, *LLM, "--format", "jsonl")
    assert again == out and "read for: 0 tokens in" in err and len(script.asked) == 2


def test_what_is_added_is_known_the_next_time_and_can_be_read_again_by_another(script, command, article):
    script.says([MOVE])
    assert "Claims recorded: 1" in command("add", article, *LLM)[2]
    assert "about: 0 tokens in" in command("add", article, *LLM)[2]
    _, _, err = command("reread", "--reader", "llm", "--model", "openai:gpt-4o")
    assert "to read 1 articles" in err and "of which 1 by another reader" in err


def test_two_readers_say_where_they_differ(script, command, article):
    script.says([MOVE | {"certainty": "hedged"}])
    code, out, err = command("read", article, "--reader", "both", "--model", "openai:gpt-4o-mini")
    assert code == 0 and ("only llm" in out or "certainty: local has certain, llm has hedged" in out)
    assert "local and llm agree on" in err


def test_a_spent_budget_is_an_error_for_the_rest(script, command, article, tmp_path):
    other = tmp_path / "two.json"
    other.write_text(article.read_text().replace("one", "two").replace("Nora Pell is", "Today Nora Pell is"))
    script.says([MOVE])
    code, _, err = command("read", article, other, *LLM, "--budget", "0")
    assert code == 2 and err.count("the budget of $0 is spent") == 2 and not script.asked


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--reader", "llm"), "no model is named"),
        (("--reader", "llm", "--model", "gpt"), "'gpt' is not PROVIDER:NAME"),
        (("--reader", "llm", "--model", "nobody:gpt"), "nobody:gpt"),
        (("--reader", "llm", "--model", "anthropic:claude-sonnet-4-5"), "ANTHROPIC_API_KEY"),
        (("--reader", "llm", "--model", "openai:mine", "--budget", "1"), "the price of openai:mine is not known"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_gets_one_line_and_sends_nothing(script, command, article, monkeypatch, args, says):
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    code, _, err = command("read", article, *args)
    assert code == 2 and says in err
    assert err.count("\n") == 1 and not script.asked


def test_without_the_library_the_remedy_is_named(command, article, monkeypatch):
    monkeypatch.setitem(sys.modules, "pydantic_ai.models", None)
    code, _, err = command("read", article, *LLM)
    assert code == 2 and "pip install 'reportedly[llm]'" in err and err.count("\n") == 1


def test_a_key_that_is_refused_is_not_shown(script, command, article):
    script.says(Reply(status=401, body=json.dumps({"error": {"message": f"bad key {KEY}"}})))
    code, out, err = command("read", article, *LLM)
    assert code == 2 and "401" in err and KEY not in out + err


def test_a_model_in_the_environment_alone_sends_nothing(script, command, article, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_MODEL", "openai:gpt-4o-mini")
    assert command("read", article)[0] == 0
    assert not script.asked
