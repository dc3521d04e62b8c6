"""The token and the client id."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.client.attribution import platform
from nemo_widgets.client.auth import Auth, client_id
from nemo_widgets.client.backends import Endpoint, choose
from nemo_widgets.client.secret import Secret
from nemo_widgets.errors import AuthError, InputError


class Address:
    url = "http://127.0.0.1:1"
    key = "engine-key"


class Tokens:
    def __init__(self, expires: str = "2999-01-01T00:00:00Z") -> None:
        self.asked: list[str] = []
        self.expires = expires

    async def __call__(self, client: str) -> Mapping[str, Any]:
        self.asked.append(client)
        await asyncio.sleep(0.01)
        return {"token": f"nmv_{len(self.asked)}", "user_id": "anon_1", "expires_at": self.expires}


async def test_calls_at_the_same_time_share_one_token_and_one_renewal() -> None:
    tokens = Tokens()
    auth = Auth(tokens)
    found = await asyncio.gather(*(auth.token() for _ in range(5)))
    assert {token.reveal() for token in found} == {"nmv_1"}
    await asyncio.gather(*(auth.renew(found[0]) for _ in range(5)))
    assert (await auth.token()).reveal() == "nmv_2"
    assert len(set(tokens.asked)) == 1


async def test_a_given_token_is_used_and_never_replaced() -> None:
    tokens = Tokens()
    auth = Auth(tokens, given=Secret("mine"))
    assert (await auth.token()).reveal() == "mine"
    with pytest.raises(AuthError, match="NEMO_TOKEN"):
        await auth.renew(await auth.token())
    assert tokens.asked == []


async def test_a_kept_token_serves_the_next_kernel_until_it_expires(home: Path) -> None:
    store = home / "tokens" / "a.json"
    first = Tokens()
    await Auth(first, store=lambda: store).token()
    again = Tokens()
    assert (await Auth(again, store=lambda: store).token()).reveal() == "nmv_1"
    assert again.asked == []
    data = json.loads(store.read_text())
    store.write_text(json.dumps({**data, "expires_at": "2020-01-01T00:00:00Z"}))
    await Auth(again, store=lambda: store).token()
    assert len(again.asked) == 1
    store.write_text("{broken")
    await Auth(again, store=lambda: store).token()
    assert len(again.asked) == 2


async def test_a_token_that_another_kernel_has_renewed_is_taken_and_no_second_one_asked_for(
    home: Path,
) -> None:
    store = home / "tokens" / "a.json"
    tokens = Tokens()
    ours, theirs = (Auth(tokens, store=lambda: store) for _ in range(2))
    old = await ours.token()
    assert await theirs.token() == old
    await theirs.renew(old)
    await ours.renew(old)
    assert (await ours.token()).reveal() == "nmv_2"
    assert len(tokens.asked) == 2
    await ours.renew(await ours.token())
    assert len(tokens.asked) == 3


def test_the_client_id_is_made_once_and_private(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = client_id()
    assert client_id() == made
    path = home / "nemovideo" / "client_id"
    assert path.read_text().strip() == made
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert client_id() == made
    assert path.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("NEMO_CLIENT_ID", "given-id")
    assert client_id() == "given-id"
    monkeypatch.setenv("NEMO_CLIENT_ID", "bad\nid")
    assert client_id() == made
    path.write_text("x" * 100)
    assert client_id() not in {"x" * 100, made}


def test_a_secret_shows_nowhere() -> None:
    secret = Secret("nmv_usr_1")
    for text in (str(secret), repr(secret), f"{secret}", f"{secret!r:>5}", repr([secret])):
        assert "nmv_usr_1" not in text
    with pytest.raises(TypeError):
        copy.copy(secret)
    with pytest.raises(TypeError):
        json.dumps({"token": secret})
    assert secret.redact("bad nmv_usr_1!") == "bad •••!"


def test_the_environment_chooses_the_backend(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose(None, start=Address).name == "local"
    monkeypatch.setenv("NEMO_API_URL", "https://example.org/")
    assert choose(None, start=Address).name == "https://example.org"
    assert choose("local", start=Address).is_local
    monkeypatch.setenv("NEMO_BACKEND", "local")
    assert choose(None, start=Address).is_local
    monkeypatch.delenv("NEMO_API_URL")
    monkeypatch.delenv("NEMO_BACKEND")
    monkeypatch.setenv("NEMO_TOKEN", "x")
    assert choose(None, start=Address).kind == "cloud"
    for bad in ("clowd", "ftp://example.org", "https://user:pw@example.org", "http://[", "http://a:99999"):
        with pytest.raises(InputError) as caught:
            choose(bad, start=Address)
        assert "pw" not in str(caught.value)
        monkeypatch.setenv("NEMO_API_URL", bad)
        with pytest.raises(InputError, match="NEMO_API_URL") as caught:
            choose("cloud", start=Address)
        assert "pw" not in str(caught.value)


async def test_the_engines_address_hides_its_key_and_knows_its_own_urls() -> None:
    backend = choose("local", start=Address)
    endpoint = await backend.endpoint()
    assert endpoint.key == Secret("engine-key")
    assert "engine-key" not in repr(endpoint) + repr(backend) + repr(vars(backend))
    assert endpoint.owns("http://127.0.0.1:1/media/a.png")
    for other in ("http://127.0.0.1:2/", "https://127.0.0.1:1/", "http://127.0.0.1.evil:1/"):
        assert not endpoint.owns(other)
    assert Endpoint("https://a.org").owns("https://a.org:443/x")


def test_the_platform_is_told_by_the_place_of_installation(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert platform(home / ".clawhub" / "x" / "y.py", home) == "clawhub"
    assert platform(home / ".cursor" / "skills" / "y.py", home) == "cursor"
    assert platform(home / ".cursor" / "y.py", home) == "unknown"
    monkeypatch.setenv("SKILL_SOURCE", "mine")
    assert platform(home / ".clawhub" / "y.py", home) == "mine"
