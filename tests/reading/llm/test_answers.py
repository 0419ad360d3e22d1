"""Good readings of articles in several languages, as a model gave them, come through whole."""

from reportedly.model import Claim

from .conftest import document

EN = "Nora Pell is leaving Saltmarsh Capital."


def test_first(script, reader):
    script.says(
        [
            {
                "kind": "move",
                "stage": "leaving",
                "roles": {"people": [{"name": "Nora Pell"}], "from": {"name": "Saltmarsh Capital"}},
                "evidence": ["Nora Pell is leaving Saltmarsh Capital"],
            }
        ]
    )
    got = reader().read(document(EN))
    assert not got.rejections
    assert len(got.claims) == 1
    assert isinstance(got.claims[0], Claim)
