"""A browser and a server of each kind for the tests of a module.

Not for the whole run: while a Playwright browser is open, its thread has a running loop, under which no
asynchronous test could start.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.jupyter import Jupyter, jupyter


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with jupyter("lab", tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="module")
def notebook7(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    with jupyter("notebook", tmp_path_factory.mktemp("notebook")) as server:
        yield server
