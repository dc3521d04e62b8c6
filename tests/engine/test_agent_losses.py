"""What an edit takes away unasked is said, once and by its name."""

from __future__ import annotations

from typing import Any

from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import upload
from tests.engine.agent_studio import Studio, reply

GONE = "Gone with it, as"


def charts() -> Draft:
    """Return three charts that another editor put together: a lower third each, and a recorded narration."""

    def clip(id_: str, start: int, ms: int, src: str = "", **m: Any) -> dict[str, Any]:
        return {"id": id_, "s": start, "d": ms, **({"src": src} if src else {}), "m": m}

    names = ("revenue", "churn", "funnel")
    return Draft(
        {
            "t": [
                {
                    "id": "v",
                    "tt": 0,
                    "sg": [
                        clip(n, i * 6000, 6000, f"/media/{n}.png", title=n, media_type="image")
                        for i, n in enumerate(names)
                    ],
                },
                {
                    "id": "x",
                    "tt": 7,
                    "sg": [
                        clip(f"x{i}", i * 6000, 6000, text=f"About {n}", role="lower-third")
                        for i, n in enumerate(names)
                    ],
                },
                {
                    "id": "a",
                    "tt": 1,
                    "sg": [clip("a1", 0, 18_000, "/media/me.mp3", title="me.mp3", role="voice")],
                },
            ],
            "d": 18_000,
            "m": {"width": 1920, "height": 1080, "fps": 30},
        }
    )


async def test_a_text_that_goes_with_its_scene_is_named() -> None:
    studio = Studio(draft=charts())
    said = reply(await studio.say("delete image 2"))
    assert f"{GONE} it stood over that part alone: “About churn”." in said
    assert "“me.mp3” ends with the video and so loses its last 6 s." in said


async def test_nothing_is_said_where_nothing_is_lost() -> None:
    studio = Studio(draft=charts())
    assert GONE not in reply(await studio.say("make image 2 8 seconds long"))
    assert GONE not in reply(await studio.say("remove the lower thirds"))


async def test_a_new_scene_is_cut_hard_where_all_others_are() -> None:
    studio = Studio(draft=charts(), media=(upload("end.jpg"),))
    await studio.say("add end.jpg at the end")
    *_, before, last = studio.draft.tracks[0].segments
    assert "transition" not in last.m
    assert last.start_ms == before.end_ms == 18_000


async def test_a_new_photo_stands_still_where_all_others_do() -> None:
    studio = Studio(draft=charts(), media=(upload("end.jpg"),))
    await studio.say("add end.jpg at the end")
    assert studio.draft.tracks[0].segments[-1].m["motion"] == "none"
    await studio.say("slow zoom in on image 1")
    studio.media = (*studio.media, upload("more.jpg"))
    await studio.say("add more.jpg at the end")
    assert studio.draft.tracks[0].segments[-1].m["motion"] == "zoom-in"
