"""The planner with a model: whatever a chat server answers, the timeline is valid and the reply honest."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator

import pytest
from pydantic import SecretStr

from nemo_widgets.engine.agent.context import AgentContext, Call, Result
from nemo_widgets.engine.agent.llm import ModelPlanner
from nemo_widgets.engine.agent.llm.briefing import Briefing
from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.respond import respond
from nemo_widgets.engine.agent.tools import TOOLS
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.slides import Slide, write_slides
from tests.engine.agent_samples import CLIPS, EMPTY, ONE, PHOTOS, THREE, upload
from tests.engine.agent_studio import Studio, commits, reply
from tests.engine.model_talk import HILL, KEY, LAKE, RULES, SQUARE, START, model_at, said
from tests.services.chatting import Chatting, Reply, calls, chatting, message, refuses, says


@pytest.fixture
def chat() -> Iterator[Chatting]:
    with chatting() as running:
        yield running


async def test_a_model_plans_a_new_video_and_the_tools_make_it(chat: Chatting) -> None:
    chat.then(calls(START, LAKE, HILL, ("set_music", {"mood": "ambient"}), ("set_length", {"ms": 12000})))
    studio = Studio()
    events = await said(studio, ModelPlanner(model_at(chat)), "something calm about water, 12 seconds")
    [commit] = commits(events)
    assert commit.draft.size == (1080, 1920)
    assert commit.draft.duration_ms == 12_000
    assert [scene.name for scene in edits.scenes_of(commit.draft)] == ["Lake", "Hills"]
    assert "The language model wrote this outline: 1. Lake. 2. Hills." in reply(events)
    assert RULES not in reply(events)
    steps = [event.name for event in events if isinstance(event, Call)]
    assert steps == ["ask_model", "add_scene", "add_scene", "set_music", "start_video", "set_length"]
    assert sum(isinstance(event, Result) for event in events) == len(steps)


async def test_the_request_is_one_of_the_api(chat: Chatting) -> None:
    chat.then(calls(SQUARE))
    await said(Studio(THREE, media=PHOTOS), ModelPlanner(model_at(chat)), "make it a square")
    [asked] = chat.sent
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    body = asked.body
    assert {"model", "messages", "tools", "stream"} <= set(body)
    assert [turn["role"] for turn in body["messages"]] == ["system", "user"]
    for tool in body["tools"]:
        assert tool["type"] == "function"
        assert set(tool["function"]) == {"name", "description", "parameters"}
        assert tool["function"]["parameters"]["type"] == "object"
        assert "$ref" not in json.dumps(tool)
        assert json.dumps(tool).count('"array"') == json.dumps(tool).count('"items"'), "or some refuse it"
    told = {tool["function"]["name"] for tool in body["tools"]}
    assert told == {*TOOLS, "say_to_user", "leave_undone", "export_video"}
    assert "a desert" in body["messages"][1]["content"]
    assert "a.jpg" in body["messages"][1]["content"]
    assert PHOTOS[0].hash not in json.dumps(body), "ids are short ones"
    assert "/media/" not in json.dumps(body)


DRAFT = {"t": [{"tt": 0, "sg": [{"d": 1000, "src": "/media/evil.png"}]}], "d": 1000}
USABLE: dict[str, Callable[[], Reply]] = {
    "arguments as an object": lambda: calls(SQUARE, as_text=False),
    "the old function_call": lambda: message(
        {"content": None, "function_call": {"name": SQUARE[0], "arguments": json.dumps(SQUARE[1])}}
    ),
    "json in a fence, after a thought": lambda: says(
        '<think>I could {"calls": []}…</think>Sure!\n```json\n{"calls": [{"tool": "set_size", "arguments": '
        '{"width": 1080, "height": 1080}}]}\n```\nDone!'
    ),
    "a tagged call": lambda: says(
        '<tool_call>{"name": "set_size", "arguments": {"width": 1080, "height": 1080}}</tool_call>'
    ),
    "parts of text": lambda: message(
        {"content": [{"type": "text", "text": json.dumps([{"tool": SQUARE[0], "arguments": SQUARE[1]}])}]}
    ),
    "nulls for what is left out": lambda: calls(
        SQUARE, ("add_text", {"text": "Hi", "position": None, "role": None})
    ),
}


@pytest.mark.parametrize("answer", USABLE.values(), ids=USABLE.keys())
async def test_calls_are_read_wherever_a_server_puts_them(
    chat: Chatting, answer: Callable[[], Reply]
) -> None:
    chat.then(answer())
    studio = Studio(THREE)
    events = await said(studio, ModelPlanner(model_at(chat)), "make it a square")
    assert studio.draft.size == (1080, 1080)
    assert RULES not in reply(events)
    assert len(chat.asked) == 1


BAD: dict[str, Callable[[], Reply]] = {
    "prose": lambda: says("I have made the video square and uploaded it for you."),
    "nothing": lambda: message({"content": None}),
    "no choices": lambda: Reply({"choices": []}),
    "no json": lambda: Reply(b"<html>hello</html>", 200),
    "an unknown tool": lambda: calls(("write_draft", {"draft": DRAFT})),
    "a draft": lambda: says(json.dumps(DRAFT)),
    "a draft in an argument": lambda: calls(("set_size", {"width": 1080, "height": 1080, "draft": DRAFT})),
    "arguments cut off": lambda: message(
        {"tool_calls": [{"function": {"name": "set_size", "arguments": '{"width": 10'}}]}
    ),
    "arguments as a list": lambda: calls(("set_size", [1080, 1080])),
    "a size out of range": lambda: calls(("set_size", {"width": 9, "height": 10**9})),
    "no number": lambda: says(
        '{"calls": [{"tool": "set_speed", "arguments": {"scenes": [], "speed": 1e999}}]}'
    ),
    "a scene that is not there": lambda: calls(("delete_scene", {"scene": "scene_9"})),
    "an id of the draft": lambda: calls(("delete_scene", {"scene": THREE.segments[0].id})),
    "every scene deleted": lambda: calls(*(("delete_scene", {"scene": f"scene_{n}"}) for n in (1, 2, 3))),
    "a video without a scene": lambda: calls(START),
    "an endless video": lambda: calls(("set_length", {"ms": 10**12})),
    "a thousand scenes": lambda: calls(START, *[LAKE] * 1000),
    "a motion there is not": lambda: calls(("set_motion", {"scenes": [], "motion": "dolly"})),
    "a picture that cannot be": lambda: calls(("reverse", {"scenes": ["scene_2"]})),
    "one good and one bad": lambda: calls(SQUARE, ("paint_it_black", {})),
    "two undos": lambda: calls(("undo", {}), ("undo", {})),
    "deep": lambda: Reply(b'{"choices":' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
}


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD.keys())
async def test_a_bad_answer_is_mended_by_the_model_once(chat: Chatting, answer: Callable[[], Reply]) -> None:
    chat.then(answer(), calls(("set_volume", {"volume": 0.2})))
    studio = Studio(THREE)
    events = await said(studio, ModelPlanner(model_at(chat)), "quieter, to a fifth")
    assert studio.draft == edits.set_music_volume(THREE, 0.2)
    assert RULES not in reply(events)
    second = chat.asked[1]["messages"]
    assert [turn["role"] for turn in second[-2:]] == ["assistant", "user"]
    assert "Nothing was carried out, because of this:" in second[-1]["content"]


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD.keys())
async def test_after_two_bad_answers_rules_read_the_message_and_the_reply_says_so(
    chat: Chatting, answer: Callable[[], Reply]
) -> None:
    chat.then(answer(), answer())
    studio = Studio(THREE)
    events = await said(studio, ModelPlanner(model_at(chat)), "music at 20%")
    assert studio.draft == edits.set_music_volume(THREE, 0.2), "by rules"
    assert "The answer of the language model could not be used" in reply(events)
    assert reply(events).endswith(RULES)
    assert len(reply(events).splitlines()) == 3
    assert len(chat.asked) == 2
    assert "uploaded" not in reply(events)


REFUSALS: dict[str, tuple[Reply, str]] = {
    "401": (refuses(401, f"bad key {KEY}"), "refused the key in NEMO_LLM_KEY"),
    "403": (refuses(403), "refused the key in NEMO_LLM_KEY"),
    "404": (refuses(404, "model 'stub-1' not found"), "(HTTP 404: model 'stub-1' not found)"),
    "429": (refuses(429), "is busy, or its quota is used up (HTTP 429)"),
    "500": (refuses(500, f"exploded over {KEY}"), "failed (HTTP 500: exploded over •••)"),
    "503": (Reply(b"<html>Bad gateway</html>", 503), "failed (HTTP 503)"),
    "418": (refuses(418, "teapot"), "refused the request (HTTP 418: teapot)"),
    "an error with a status of success": (Reply({"error": {"message": "no credit"}}), "failed (no credit)"),
    "a redirect": (
        Reply(b"", 307, {"Location": "http://127.0.0.1:9/v1/chat/completions"}),
        "points to another address, where nothing was sent",
    ),
    "a huge body": (Reply(b'{"choices": "' + b"x" * 2_000_000 + b'"}'), "answered without an end"),
}


@pytest.mark.parametrize(("answer", "why"), REFUSALS.values(), ids=REFUSALS.keys())
async def test_a_server_that_refuses_is_told_of_in_one_line_and_rules_read_the_message(
    chat: Chatting, answer: Reply, why: str
) -> None:
    chat.then(answer)
    studio = Studio(THREE)
    events = await said(studio, ModelPlanner(model_at(chat)), "music at 20%")
    assert studio.draft == edits.set_music_volume(THREE, 0.2)
    last = reply(events).splitlines()[-1]
    assert why in last
    assert last.endswith(RULES)
    assert len(chat.asked) == 1
    chat.then(answer)
    assert "因此按规则理解您的消息。" in reply(
        await said(studio, ModelPlanner(model_at(chat)), "音乐音量 30%")
    )


async def test_a_server_that_wants_a_key_and_one_that_is_not_there_are_told(chat: Chatting) -> None:
    chat.then(refuses(401))
    bare = model_at(chat, key=SecretStr(""))
    assert "wants a key, and NEMO_LLM_KEY is not set" in reply(
        await said(Studio(THREE), ModelPlanner(bare), "music at 20%")
    )
    assert "authorization" not in chat.sent[0].headers
    nowhere = ModelPlanner(model_at(chat, base="http://127.0.0.1:9/v1"))
    assert "could not be reached" in reply(await said(Studio(THREE), nowhere, "music at 20%"))


async def test_the_clock_holds_for_both_turns_together(chat: Chatting) -> None:
    never = threading.Event()
    slow = ModelPlanner(model_at(chat, seconds=0.3))
    chat.then(says("prose"), Reply({}, until=never))
    studio = Studio(THREE)
    events = await said(studio, slow, "music at 20%")
    assert "had no plan within 0.3 s" in reply(events)
    assert studio.draft == edits.set_music_volume(THREE, 0.2)


async def test_a_message_that_is_cancelled_leaves_the_server(chat: Chatting) -> None:
    chat.then(Reply({}, until=threading.Event()))
    studio = Studio(THREE)
    context = AgentContext(
        THREE, studio, (), "en", studio.paint, studio.compose, studio.glyphs,
        planner=ModelPlanner(model_at(chat)),
    )  # fmt: skip
    stream = respond("make it a square", context)
    assert isinstance(await anext(stream), Call)
    await stream.aclose()  # type: ignore[attr-defined]
    assert studio.draft == THREE


@pytest.mark.parametrize(
    ("refusals", "last"),
    [
        ([refuses(400, "Unsupported value: 'temperature'")], "tools"),
        ([refuses(400, "stub-1 does not support tools")], "response_format"),
        ([refuses(500, "tools param requires --jinja flag")], "response_format"),
        ([refuses(404, "No endpoints found that support tool use")], "response_format"),
        ([refuses(422, "tools"), refuses(400, "response_format is not supported")], "neither"),
    ],
    ids=["temperature", "ollama", "llama.cpp", "openrouter", "plain"],
)
async def test_a_server_is_asked_in_the_manner_it_knows_and_so_from_then_on(
    chat: Chatting, refusals: list[Reply], last: str
) -> None:
    text = json.dumps({"calls": [{"tool": SQUARE[0], "arguments": SQUARE[1]}]})
    answer = calls(SQUARE) if last == "tools" else says(text)
    planner = ModelPlanner(model_at(chat))
    chat.then(*refusals, answer)
    studio = Studio(THREE)
    await said(studio, planner, "make it a square")
    assert studio.draft.size == (1080, 1080)
    asked = chat.asked[-1]
    assert [key for key in ("tools", "response_format") if key in asked] == (
        [last] if last != "neither" else []
    )
    assert ("set_size:" in asked["messages"][0]["content"]) is (last != "tools")
    assert ("temperature" in asked) is (len(refusals) > 1 or last != "tools")
    count = len(chat.asked)
    chat.then(answer)
    await said(Studio(THREE), planner, "make it a square")
    assert len(chat.asked) == count + 1


async def test_a_server_that_drops_tools_silently_is_asked_for_json_the_second_time(chat: Chatting) -> None:
    chat.then(
        says("Sure, I can do that!"),
        says(json.dumps({"calls": [{"tool": "set_size", "arguments": SQUARE[1]}]})),
    )
    studio = Studio(THREE)
    await said(studio, ModelPlanner(model_at(chat)), "make it a square")
    assert studio.draft.size == (1080, 1080)
    assert "response_format" in chat.asked[1]


async def test_the_only_model_of_a_server_need_not_be_named(chat: Chatting) -> None:
    chat.then(calls(SQUARE))
    planner = ModelPlanner(model_at(chat, name=""))
    await said(Studio(THREE), planner, "make it a square")
    assert chat.asked[0]["model"] == "stub-1"
    chat.models = ["one", "two"]
    events = await said(Studio(THREE), ModelPlanner(model_at(chat, name="")), "music at 20%")
    assert "NEMO_LLM_MODEL does not say which language model" in reply(events)


async def test_files_and_segments_are_named_by_short_ids(chat: Chatting) -> None:
    chat.then(
        calls(
            ("replace_scene", {"scene": "scene_2", "picture": {"hash": "file_3"}, "name": "c"}),
            ("style_text", {"segments": ["text_1"], "color": "#e53935"}),
        )
    )
    studio = Studio(THREE, media=PHOTOS)
    await said(studio, ModelPlanner(model_at(chat)), "my third photo in the middle, and a red title")
    assert edits.scenes_of(studio.draft)[1].src == PHOTOS[2].url
    assert next(s for s in studio.draft.segments if s.kind == "text").m["style"] == {"color": "#e53935"}


async def test_a_model_may_ask_or_say_what_it_left_undone_in_its_own_words(chat: Chatting) -> None:
    planner = ModelPlanner(model_at(chat))
    studio = Studio(THREE)
    chat.then(calls(("say_to_user", {"text": "Which of the three?"})))
    events = await said(studio, planner, "brighten the picture over there somewhat")
    assert reply(events) == "The language model says: “Which of the three?”"
    assert not commits(events)
    chat.then(
        calls(
            ("leave_undone", {"what": "smoke\x00 over the\ud83d hills"}),
            SQUARE,
            ("say_to_user", {"text": "All done, and uploaded!"}),
        )
    )
    events = await said(studio, planner, "the second")
    assert "brighten the picture over there somewhat" in chat.asked[1]["messages"][1]["content"]
    assert "Not done, in the language model's words: “smoke over the hills”." in reply(events)
    assert "uploaded" not in reply(events), "what was done is told by what was done"
    assert studio.memory.wanted == ""


async def test_undo_and_export_are_what_they_are_in_a_plan(chat: Chatting) -> None:
    planner = ModelPlanner(model_at(chat))
    chat.then(calls(("undo", {"steps": 1})))
    studio = Studio(THREE, past=[ONE])
    await said(studio, planner, "no that looked better before, take me there")
    assert studio.draft == ONE
    chat.then(calls(SQUARE, ("undo", {}), ("export_video", {})))
    events = await said(studio, planner, "square, please, and give me a file")
    assert "Undo and redo go in a message of their own" in reply(events)
    assert reply(events).endswith("Click Export to download it.")


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "undo",
        "export",
        "撤销",
        "what can you do?",
        "how long is the video?",
        write_slides([Slide("a.jpg", 4, "Anna", "1,200 sold"), Slide(None, 3, "Ben")], music="lo-fi"),
        "Make a slideshow from these slides in this order:\n1. picture broken",
        "make a video from this script: The sea was calm. A boat came in. Nobody was on it. We went home.",
    ],
)
async def test_what_means_one_thing_and_what_is_a_tables_goes_to_no_model(chat: Chatting, text: str) -> None:
    events = await said(Studio(THREE, media=PHOTOS), ModelPlanner(model_at(chat)), text)
    assert chat.sent == []
    assert RULES not in reply(events)


async def test_the_values_of_a_table_go_to_no_model_later_either(chat: Chatting) -> None:
    studio = Studio(media=PHOTOS)
    planner = ModelPlanner(model_at(chat))
    slides = [Slide("a.jpg", 4, "Anna Secret", "1,234 sold"), Slide(None, 3, "Ben Hidden")]
    await said(studio, planner, write_slides(slides))
    assert {segment.text for segment in studio.draft.segments if segment.kind == "text"} >= {"Anna Secret"}
    chat.then(calls(SQUARE))
    await said(studio, planner, "make it a square")
    told = json.dumps(chat.asked, ensure_ascii=False)
    for value in ("Anna", "Secret", "1,234", "Ben", "Hidden"):
        assert value not in told
    assert "a picture of a table's row" in told
    assert "a value of a table" in told


async def test_a_long_timeline_is_told_in_short(chat: Chatting) -> None:
    draft = EMPTY
    for number in range(90):
        draft = edits.add_visual(draft, src=f"/media/{number}.png", title=f"s{number}", duration_ms=1000)
    told = Briefing(draft, PHOTOS * 40, Memory()).timeline()
    assert (len(told["scenes"]), told["more_scenes"]) == (80, 10)
    assert (len(told["files"]), told["more_files"]) == (80, 40)


async def test_a_dry_run_asks_the_model_and_changes_nothing(chat: Chatting) -> None:
    chat.then(calls(SQUARE))
    studio = Studio(THREE)
    events = await said(studio, ModelPlanner(model_at(chat)), "make it a square", dry_run=True)
    assert reply(events) == "This is what I would do:\nShape: 1:1."
    assert not commits(events)
    assert studio.memory == Memory()


async def test_a_file_of_another_kind_is_refused_and_the_model_mends_its_call(chat: Chatting) -> None:
    sound, table = upload("song.mp3", "audio", 30.0), upload("film.cube", "table")
    studio = Studio(THREE, media=(*PHOTOS, sound, table, *CLIPS))
    wrong = (
        ("add_scene", {"picture": {"hash": "file_4"}, "name": "song", "duration_ms": 3000}),
        ("use_music", {"hash": "file_1", "name": "a"}),
        ("apply_lut", {"hash": "file_1", "name": "a"}),
        ("add_product_shot", {"picture": {"hash": "file_6"}, "name": "walk", "duration_ms": 3000}),
    )
    chat.then(calls(*wrong), calls(("use_music", {"hash": "file_4", "name": "song"})))
    await said(studio, ModelPlanner(model_at(chat)), "let my song play under it all")
    told = chat.asked[1]["messages"][-1]["content"]
    for reason in ("is no picture and no clip", "is no sound", "is no colour table", "is no photo"):
        assert reason in told
    assert next(s for s in studio.draft.segments if s.kind == "audio").src == sound.url
