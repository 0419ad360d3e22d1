"""What a user sets, and the words for what is set wrongly."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportedly.errors import OptionError
from reportedly.surfaces.settings import moment, settings


def test_the_option_comes_before_the_environment_and_that_before_the_data_folder(monkeypatch):
    monkeypatch.setenv("REPORTEDLY_LEDGER", "sqlite:///env.db")
    assert settings("sqlite:///option.db").ledger == "sqlite:///option.db"
    assert settings().ledger == "sqlite:///env.db"
    monkeypatch.delenv("REPORTEDLY_LEDGER")
    assert settings().ledger.endswith("reportedly.db")


def test_a_bare_date_ends_with_its_last_second():
    assert moment("2026-03-02", "--as-of", end=True) == datetime(2026, 3, 2, 23, 59, 59, tzinfo=UTC)
    assert moment("2026-03-02T09:15:00Z", "--as-of", end=True) == datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
    assert moment(None, "--as-of") is None


def test_a_wrong_date_is_named_with_the_option_and_the_remedy():
    with pytest.raises(OptionError, match=r"--as-of: 'soon' is not a date; write it as 2026-03-02"):
        moment("soon", "--as-of")


def test_a_gazetteer_that_is_not_there_is_named():
    with pytest.raises(OptionError, match=r"names\.csv: no such gazetteer file"):
        settings(gazetteers=(Path("names.csv"),))
