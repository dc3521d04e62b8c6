"""Where a language model is, and its key: an address in many forms, and a secret that stays one."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from nemo_widgets.engine.agent.llm import ModelPlanner, model_of
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import InputError
from tests.engine.agent_samples import THREE
from tests.engine.agent_studio import Studio
from tests.engine.model_talk import KEY, model_at, said
from tests.services.chatting import Chatting, Reply, Sent, calls, chatting, refuses, says


@pytest.fixture
def chat() -> Iterator[Chatting]:
    with chatting() as running:
        yield running


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1/chat/completions"),
        (" http://127.0.0.1:8080/v1 ", "http://127.0.0.1:8080/v1/chat/completions"),
        ("https://api.example.com/v1/chat/completions", "https://api.example.com/v1/chat/completions"),
        ("https://x.example/v1beta/openai/", "https://x.example/v1beta/openai/chat/completions"),
        ("https://x.example/api/paas/v4", "https://x.example/api/paas/v4/chat/completions"),
        ("http://gpu-box/ollama", "http://gpu-box/ollama/v1/chat/completions"),
        (
            "https://x.example/openai/deployments/d/chat/completions?api-version=2024-10-21",
            "https://x.example/openai/deployments/d/chat/completions?api-version=2024-10-21",
        ),
    ],
)
def test_an_address_is_read_as_users_of_many_servers_write_it(written: str, url: str) -> None:
    model = model_of(Settings.from_env({"NEMO_LLM_URL": written, "NEMO_LLM_MODEL": "m"}))
    assert model is not None
    assert model.url() == url


@pytest.mark.parametrize(
    ("url", "key", "why"),
    [
        ("localhost:11434", "", "is not the address"),
        ("ftp://x/v1", "", "is not the address"),
        ("http://x:99999/v1", "", "is not the address"),
        ("http://x /v1", "", "is not the address"),
        (f"http://me:{KEY}@x/v1", "", "holds a name, a password or a query"),
        (f"http://x/v1?key={KEY}", "", "holds a name, a password or a query"),
        ("http://x/v1", f"{KEY}\nX-Evil: 1", "holds characters that no key has"),
        ("http://x/v1", f"Bearer {KEY}", "holds characters that no key has"),
    ],
)
def test_an_address_or_a_key_that_is_none_is_refused_without_being_repeated(
    url: str, key: str, why: str
) -> None:
    with pytest.raises(InputError, match=why) as caught:
        model_of(Settings.from_env({"NEMO_LLM_URL": url, "NEMO_LLM_KEY": key}))
    assert KEY not in f"{caught.value!r} {caught.value} {caught.value.args}"
    assert model_of(Settings.from_env({"NEMO_LLM_KEY": KEY})) is None


async def test_the_key_is_in_no_repr_log_reply_or_request_body(chat: Chatting) -> None:
    root, text = logging.getLogger(), io.StringIO()
    handler = logging.StreamHandler(text)
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    model = model_at(chat)
    planner = ModelPlanner(model)
    echoes: list[Reply | Callable[[Sent], Reply]] = [
        refuses(401, KEY),
        refuses(500, f"Bearer {KEY}"),
        refuses(404, KEY),
        says(KEY),
        calls(("say_to_user", {"text": f"your key is {KEY}"})),
        calls((KEY, {KEY: KEY})),
        calls(("delete_scene", {"scene": KEY})),
        calls(("add_text", {"text": KEY})),
        Reply(b"", 302, {"Location": f"http://127.0.0.1:9/{KEY}"}),
        Reply(json.dumps({"error": KEY}).encode(), 200),
        Reply(json.dumps({"error": KEY}).replace("sk", "\\u0073k").encode(), 500),
    ]
    found = [repr(model), repr(planner), repr(vars(planner)), repr(Settings(llm_key=SecretStr(KEY)))]
    try:
        for echo in echoes:
            chat.then(echo)
            chat.otherwise = echo
            studio = Studio(THREE)
            events = await said(studio, planner, "music at 20%")
            found += [repr(events), json.dumps(studio.draft.to_wire()), repr(studio.memory)]
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    found += [text.getvalue(), json.dumps(chat.asked), *(sent.path for sent in chat.sent)]
    assert all(KEY not in place for place in found)
