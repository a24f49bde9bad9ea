"""Who heads a parliament, who runs its offices, and who sits in the bodies of a ruling party."""

import pytest

from .reading import told


@pytest.mark.parametrize(
    ("text", "country", "rank"),
    [
        ("The Speaker of the Parliament of Georgia, Shalva Papuashvili, spoke.", "GEO", 3),
        (
            "The Acting Secretary General of the Parliament of Sri Lanka, Kushani Rohanadeera, spoke.",
            "LKA",
            6,
        ),
        (
            "The vice-chairman of the Central Committee of the Workers' Party of Korea, Choe Ryong Hae, spoke.",
            "PRK",
            6,
        ),
        ("Liu Jianchao, head of the International Department of the CPC Central Committee, spoke.", "CHN", 4),
    ],
)
def test_the_head_of_a_body_acts_for_its_state_at_his_own_level(text: str, country: str, rank: int) -> None:
    assert [(c, r) for _, _, c, r in told(text)] == [(country, rank)]
