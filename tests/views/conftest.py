"""The book by hand, for every test of a view."""

import pytest

from reportedly.views import Book

from .press import make_book


@pytest.fixture
def book() -> Book:
    return make_book()
