"""What tests may ask for: Chromium, and the annotated data beside the checkout.

A test that needs either says so with a fixture (`browser`, `chromium_path`, `shared`) or a marker of
the same meaning (`browser`, `shared`), and is skipped, with the reason, where it is not there.
"""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

# no test reads, or leaves behind, what a user's own cache folder holds
os.environ["FRAMING_CACHE"] = ""

SHARED = Path(__file__).resolve().parents[2] / "shared"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
NAMES = "chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge msedge"
MACOS = ["Chromium", "Google Chrome", "Microsoft Edge"]
WINDOWS = ["Chromium/Application/chrome", "Google/Chrome/Application/chrome"]
WINDOWS += ["Microsoft/Edge/Application/msedge"]

# a busy machine is not a failing one
hypothesis.settings.register_profile(
    "framing", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("framing")


def find_chromium():
    """Return the path of Chromium, or of a browser built on it, or None."""
    if named := os.environ.get("FRAMING_CHROMIUM"):
        return shutil.which(named)
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    usual = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MACOS]
    usual += [f"{folder}/{place}.exe" for folder in folders for place in WINDOWS]
    return next(filter(None, map(shutil.which, [*NAMES.split(), *usual])), None)


def require_chromium():
    """Return its path; without it skip the test, or fail it if FRAMING_REQUIRE_BROWSER says so."""
    if path := find_chromium():
        return path
    reason = "no Chromium found; install it or give its path in FRAMING_CHROMIUM"
    if os.environ.get("FRAMING_REQUIRE_BROWSER", "") not in ("", "0"):
        pytest.fail(reason)
    pytest.skip(reason)


def require_shared():
    """Return the folder; without it skip the test."""
    if not SHARED.is_dir():
        pytest.skip("no folder 'shared' with annotated data beside the checkout")
    return SHARED


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser"):
        require_chromium()
    if item.get_closest_marker("shared"):
        require_shared()


@pytest.fixture(scope="session")
def shared():
    """The folder of annotated data and real articles beside the checkout."""
    return require_shared()


@pytest.fixture(scope="session")
def chromium_path():
    """The path of Chromium."""
    return require_chromium()


@pytest.fixture(scope="session")
def browser(chromium_path):
    """A Chromium driven by playwright; `browser.new_page()` opens a page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()
