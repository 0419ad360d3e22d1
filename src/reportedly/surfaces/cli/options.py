"""Options that several commands share, said once."""

from enum import StrEnum
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        help="A URL, an HTML, text or JSON file, a folder, a feed, a WARC file, or - for standard input.",
        show_default=False,
    ),
]
ReaderName = Annotated[str, typer.Option("--reader", help="Who reads: local (offline, the default), llm or both.")]
Publisher = Annotated[str | None, typer.Option(help="The outlet, where the source does not say.")]
Published = Annotated[str | None, typer.Option(help="The date, where the source does not say: 2026-03-02.")]
Lang = Annotated[
    str | None, typer.Option(help="The language, where the source does not say: en, ja, de, fr, es, ko or zh.")
]
Model = Annotated[str | None, typer.Option(help="For --reader llm: PROVIDER:NAME.", envvar="REPORTEDLY_MODEL")]
Budget = Annotated[
    float | None,
    typer.Option(help="For --reader llm: US dollars after which nothing more is sent; the rest is an error.", min=0),
]
MinConfidence = Annotated[
    float, typer.Option(help="Leave out claims that the reader is less sure of (0 to 1).", min=0, max=1)
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let addresses of this machine and private networks be fetched.")
]
AsOf = Annotated[str | None, typer.Option(help="As it stood then, by what was published up to that date or time.")]
RecordedAsOf = Annotated[str | None, typer.Option(help="As the ledger held it then.")]


class Format(StrEnum):
    """How a result is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class ReadingFormat(StrEnum):
    """How a reading is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


class Claims(StrEnum):
    """Whose claims are taken."""

    read = "read"
    given = "given"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]
