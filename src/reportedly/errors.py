"""What can go wrong, as one tree. Each error names the input, the fault and the remedy.

ReportedlyError
├── InputError            a user's input that cannot be used            exit 2   HTTP 422
│   ├── SourceError       one source that cannot be read                exit 2   HTTP 422
│   │   ├── Missing       no such file, page or document                         HTTP 404
│   │   ├── Unreachable   an address that does not answer                        HTTP 502
│   │   ├── Refused       not ours to fetch: robots, private address             HTTP 403
│   │   ├── TooLarge      over a stated bound                                    HTTP 413
│   │   └── Malformed     empty, binary, truncated, not what it says
│   ├── OptionError       an option or parameter with a wrong value              HTTP 400
│   ├── NotFound          a story, entity or judgement that is not there         HTTP 404
│   └── Contradiction     a judgement against another judgement                  HTTP 409
├── LedgerError           a ledger that cannot be opened or written     exit 2   HTTP 503
└── ReaderError           a reader that cannot be used or did not answer exit 2  HTTP 502
"""


class ReportedlyError(Exception):
    """The base: `what` names the input, `fault` what is wrong with it, `remedy` what to do."""

    exit_code = 2
    status = 500

    def __init__(self, what: str, fault: str, remedy: str = "") -> None:
        self.what, self.fault, self.remedy = what, fault, remedy
        super().__init__(f"{what}: {fault}" + (f"; {remedy}" if remedy else ""))


class InputError(ReportedlyError):
    """A user's input that cannot be used as it is."""

    status = 422


class SourceError(InputError):
    """One source that cannot be read; the rest of the batch goes on."""


class Missing(SourceError):
    """No such file, page or document."""

    status = 404


class Unreachable(SourceError):
    """An address that does not answer, or not as a page."""

    status = 502


class Refused(SourceError):
    """Not ours to fetch: robots.txt, a publisher's refusal, a private address."""

    status = 403


class TooLarge(SourceError):
    """Over a stated bound."""

    status = 413


class Malformed(SourceError):
    """Empty, binary, truncated, or not what it says it is."""


class OptionError(InputError):
    """An option or parameter with a wrong value."""

    status = 400


class NotFound(InputError):
    """A story, entity, document or judgement that is not in the ledger."""

    status = 404


class Contradiction(InputError):
    """A judgement that says the opposite of a standing one."""

    status = 409


class LedgerError(ReportedlyError):
    """A ledger that cannot be opened, read or written."""

    status = 503


class ReaderError(ReportedlyError):
    """A reader that cannot be used here, or that did not answer."""

    status = 502
