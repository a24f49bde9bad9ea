"""One look for all pictures: colours that colour-blind readers and grey printers tell apart, and the way to SVG."""

import re
from typing import Any

from dragoman.analysis.levels import Band

INK = "#1f2933"
MUTED = "#66717d"
RULE = "#d5dade"
PAPER = "#ffffff"
FONT = "Liberation Sans, Arimo, Arial, Helvetica, Nimbus Sans, DejaVu Sans Condensed, sans-serif"

BAND_COLOURS = {
    Band.HEAD: "#0b2545",
    Band.MINISTER: "#1f6f8b",
    Band.DEPUTY: "#e08e2b",
    Band.OFFICIAL: "#8fb8c9",
    Band.UNSPECIFIED: "#c9ced3",
}
"""Blue to orange, with lightness falling from head to foot, so that the order survives in grey."""

BAND_SHAPES = {
    Band.HEAD: "diamond",
    Band.MINISTER: "square",
    Band.DEPUTY: "circle",
    Band.OFFICIAL: "triangle-up",
    Band.UNSPECIFIED: "cross",
}

_ID = re.compile(r'\b(id="|url\(#|href="#)([A-Za-z_][\w.-]*)')
_PATH = re.compile(r'(\sd=")([^"]+)"')
_DECIMALS = re.compile(r"-?\d*\.\d+(?:e-?\d+)?")


def _rounded(path: str) -> str:
    """A path with one decimal of a point: nobody sees more, and the file is half as long."""

    def short(match: re.Match[str]) -> str:
        number = round(float(match[0]), 1)
        return f"{number:g}" if number else "0"

    return _DECIMALS.sub(short, path)


def themed(chart: Any, margin: int = 8) -> Any:
    """The chart with our fonts, inks and no frame."""
    return (
        chart.configure(background=PAPER, font=FONT, padding=margin)
        .configure_view(stroke=None)
        .configure_mark(aria=False)  # the picture as a whole has its words
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            labelFontSize=12,
            titleFontSize=12,
            gridColor=RULE,
            domainColor=MUTED,
            tickColor=MUTED,
        )
        .configure_legend(
            labelColor=INK,
            titleColor=INK,
            labelFontSize=12,
            titleFontSize=12,
            orient="bottom",
            columns=3,
            labelLimit=260,
        )
    )


def to_svg(chart: Any, key: str, margin: int = 8) -> str:
    """The chart as SVG for a page: no size of its own beyond its view box, and ids that no other picture has."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(themed(chart, margin).to_dict(), vl_version="5.20")
    names: dict[str, str] = {}  # vl-convert numbers ids on and on; ours begin anew in every picture
    svg = _PATH.sub(lambda m: m[1] + _rounded(m[2]) + '"', svg)
    svg = _ID.sub(lambda m: m[1] + names.setdefault(m[2], f"{key}-{len(names) + 1}"), svg)
    return re.sub(r'^<svg ([^>]*?)\bwidth="[^"]*" height="[^"]*"', r"<svg \1", svg, count=1)


def to_png(svg: str, scale: float = 2.0) -> bytes:
    """An SVG of ours as PNG, ``scale`` pixels to the point."""
    import vl_convert

    png: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return png
