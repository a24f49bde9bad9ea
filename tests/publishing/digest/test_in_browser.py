"""The page as a browser sees it: it stands alone, shows its text and pictures, and asks nobody for anything."""

import shutil
import subprocess
from pathlib import Path

import pytest

from dragoman.publishing.digest import build_digest
from dragoman.publishing.page.render import render_html

from .. import month as given

CHROMIUM = shutil.which("chromium")
# Without these Chromium looks up hosts of its own at every start.
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (.ci/system-packages installs it)")
def test_a_browser_shows_the_digest_with_its_pictures(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    digest = build_digest(
        given.EVENTS, given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, given.MONTH, given.HOME
    )
    page = tmp_path / "digest.html"
    page.write_text(render_html(digest), encoding="utf-8")
    picture = tmp_path / "digest.png"
    run = subprocess.run(
        [
            CHROMIUM,
            *QUIET,
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=900,1400",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")[-500:]
    # A blank sheet of this size packs to about 5 kB; text, a timeline and a map don't.
    assert picture.stat().st_size > 40_000


def test_the_page_names_no_address_that_a_browser_would_fetch() -> None:
    page = render_html(
        build_digest(given.EVENTS, given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, given.MONTH, given.HOME)
    )
    for fetching in ('src="http', "url(http", "<link ", "<script", "@import"):
        assert fetching not in page
