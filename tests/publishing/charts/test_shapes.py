from dragoman.knowledge import countries
from dragoman.publishing.charts.shapes import shapes, within_box


def test_nearly_every_member_of_the_un_has_a_shape() -> None:
    members = {c.code for c in countries.countries() if c.status == "member"}
    assert len(members - set(shapes())) <= 3


def test_shapes_are_closed_rings_of_degrees() -> None:
    for geometry in shapes().values():
        assert geometry["coordinates"]
        for polygon in geometry["coordinates"]:
            for ring in polygon:
                assert len(ring) >= 4
                assert ring[0] == ring[-1]
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)


def test_a_box_holds_what_reaches_into_it() -> None:
    assert {"BEL", "NLD"} <= set(within_box(3, 50, 6, 52))
    assert "JPN" not in within_box(3, 50, 6, 52)
