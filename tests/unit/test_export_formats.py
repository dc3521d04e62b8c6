"""Exports of other formats than MP4, from the kernel's side: asked for, brought home, shown, told about."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nemo_widgets.bridge.state import State
from nemo_widgets.client import journal
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.client.wholeness import begins_well, is_whole
from nemo_widgets.conversation.pace import told_pace, told_seconds
from nemo_widgets.errors import InputError, ProtocolError, UnsupportedFileError
from nemo_widgets.exports import resume
from nemo_widgets.phrases import PHRASES
from nemo_widgets.session import Session
from nemo_widgets.timeline.outputs import FORMATS
from nemo_widgets.video import Video
from tests.services.clips import write_clip
from tests.services.scripted import ONE_CLIP, Answer, Scripted

SIZE = (64, 48)


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    async with Session(service.url, skill="free-shorts", timeouts=Timeouts(look=0.01)) as opened:
        yield opened


def write_sample(path: Path) -> Path:
    """Write a small file of the format that the extension names, by other hands than the renderer's."""
    form = path.suffix[1:]
    if form in ("png", "jpg", "gif"):
        frames = [Image.new("RGB", SIZE, colour) for colour in ("red", "blue")]
        more = {"save_all": True, "append_images": frames[1:], "duration": 500} if form == "gif" else {}
        frames[0].save(path, **more)  # type: ignore[arg-type]  # what each format takes
    elif form in ("mp3", "wav"):
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libmp3lame" if form == "mp3" else "pcm_s16le", rate=48_000)
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), np.int16), format="s16", layout="mono")
            frame.sample_rate = 48_000
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    elif form == "webm":
        with av.open(str(path), "w") as container:
            video = container.add_stream("libvpx-vp9", rate=10)
            video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
            for _ in range(10):
                container.mux(video.encode(av.VideoFrame(*SIZE, "yuv420p")))
            container.mux(video.encode(None))
    else:
        write_clip(path, width=SIZE[0], height=SIZE[1])
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_each_format_is_whole_and_one_that_was_cut_is_not(tmp_path: Path, form: str) -> None:
    data = write_sample(tmp_path / f"a.{form}").read_bytes()
    assert begins_well(data, form)
    assert all(begins_well(data[:length], form) for length in range(1, 16))
    assert is_whole(io.BytesIO(data), len(data), form)
    assert not is_whole(io.BytesIO(b"<html>no such file</html>"), 25, form)
    assert not is_whole(io.BytesIO(b""), 0, form)
    if form != "mp3":  # has no end of its own
        for left in (len(data) - 1, len(data) // 2, 20):
            assert not is_whole(io.BytesIO(data[:left]), left, form), left


@given(st.binary(max_size=200), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_are_judged_without_falling_over(data: bytes, form: str) -> None:
    is_whole(io.BytesIO(data), len(data), form)


@pytest.mark.parametrize("form", FORMATS)
async def test_an_export_asks_for_the_format_of_its_file_and_brings_it_home(
    service: Scripted, session: Session, tmp_path: Path, form: str
) -> None:
    service.draft = ONE_CLIP
    service.video = write_sample(tmp_path / f"rendered.{form}").read_bytes()
    video = await session.export(tmp_path / f"out.{form}", quality="low")
    assert video.path.read_bytes() == service.video
    asked = service.requests("/api/render/proxy/lambda")[0].json["output"]
    assert asked == {"format": form, "quality": "low"}
    assert f"out.{form}" in session._told_video(video)
    state = session.state.video
    assert state is not None
    assert (state["width"] > 0) == (FORMATS[form].kind != "sound")


async def test_what_comes_instead_of_the_format_asked_for_is_refused(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    with pytest.raises(ProtocolError, match="not GIF"):
        await session.export(tmp_path / "out.gif")
    assert not (tmp_path / "out.gif").exists()


async def test_a_format_that_is_not_known_is_refused_before_anything_is_asked(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    for name, how in (
        ("out.avi", {}),
        ("out.mp4", {"quality": "best"}),
        ("out.mp4", {"encoder": "divx"}),
        ("out.png", {"at": -1}),
    ):
        with pytest.raises(InputError):
            await session.export(tmp_path / name, **how)
    assert not service.requests("/api/render/proxy/lambda")


async def test_a_name_without_an_extension_takes_the_form(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.video = write_sample(tmp_path / "rendered.png").read_bytes()
    video = await session.export(tmp_path / "frame", form="png", at=0.5)
    assert video.path == tmp_path / "frame.png"
    output = service.requests("/api/render/proxy/lambda")[0].json["output"]
    assert output == {"format": "png", "quality": "high", "at": 0.5}


async def test_a_preview_is_kept_until_the_session_closes(service: Scripted, tmp_path: Path) -> None:
    service.draft = ONE_CLIP
    async with Session(service.url) as session:
        video = await session.preview()
        assert video.exists
        assert service.requests("/api/render/proxy/lambda")[0].json["output"]["quality"] == "preview"
        kept = await session.preview(tmp_path / "look.mp4")
    assert kept.exists
    assert not video.exists


async def test_frames_and_time_left_are_told_while_an_export_runs(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.steps[1] |= {"frames": {"done": 412, "total": 900}, "secondsLeft": 8.6}
    told: list[str] = []

    def watch(state: State) -> None:
        told.extend(item.detail for item in state.progress)

    session._stage.on_state = watch
    await session.export(tmp_path / "out.mp4")
    assert "412 of 900 frames, 9 s left" in told


def test_an_export_is_not_resumed_under_the_name_of_another_format(nemo_home: Path, tmp_path: Path) -> None:
    journal.record(
        journal.Exported(
            "render_1", "1", "local", "free-shorts", str(tmp_path / "a.gif"), output={"format": "gif"}
        )
    )
    with pytest.raises(InputError, match=r"This export is GIF, not \.mp4"):
        resume("render_1", tmp_path / "b.mp4")


async def test_an_export_asked_for_once_more_is_of_the_same_format(
    service: Scripted, session: Session, tmp_path: Path
) -> None:
    service.draft = ONE_CLIP
    service.video = write_sample(tmp_path / "rendered.gif").read_bytes()
    failed = {"taskId": "x", "status": "failed", "error": "a worker was lost"}
    service.then("GET /api/render/proxy/lambda", Answer(json.dumps(failed).encode()))
    await session.export(tmp_path / "out.gif", quality="medium")
    outputs = [asked.json["output"] for asked in service.requests("/api/render/proxy/lambda") if asked.body]
    assert outputs == [{"format": "gif", "quality": "medium"}] * 2


@pytest.mark.parametrize(
    ("form", "element", "facts"),
    [
        ("mp4", "<video", "1.0 s, 64×48"),
        ("mov", "<video", "1.0 s, 64×48"),
        ("webm", "<video", "1.0 s, 64×48"),
        ("gif", "<img", "1.0 s, 64×48"),
        ("png", "<img", "64×48"),
        ("jpg", "<img", "64×48"),
        ("mp3", "<audio", "1.0 s"),
        ("wav", "<audio", "1.0 s"),
    ],
)
def test_each_format_is_shown_by_the_element_that_plays_it(
    tmp_path: Path, form: str, element: str, facts: str
) -> None:
    video = Video(write_sample(tmp_path / f"a.{form}"))
    shown = video._repr_mimebundle_()["text/html"]
    assert shown.startswith(element)
    assert f"data:{FORMATS[form].mime};base64," in shown
    assert video.facts.replace("1.1 s", "1.0 s") == facts  # an MP3 has a little padding
    if element == "<audio":
        with pytest.raises(UnsupportedFileError, match="sound alone"):
            video.thumbnail()
    else:
        assert video.thumbnail(0.1).size == SIZE


def test_a_large_sound_is_linked_without_a_poster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nemo_widgets.video.EMBED_BELOW", 10)
    for form, poster in (("mp3", 0), ("gif", 1), ("png", 1)):
        shown = Video(write_sample(tmp_path / f"a.{form}"))._repr_mimebundle_()["text/html"]
        assert shown.count("<img") == poster
        assert f"a.{form}</a>" in shown


@given(st.floats(0, 50_000), st.floats(0, 50_000))
def test_more_time_is_never_told_as_less(one: float, other: float) -> None:
    def seconds(text: str) -> int:
        parts = text.split()
        return sum(
            int(n) * (60 if unit == "min" else 1) for n, unit in zip(parts[::2], parts[1::2], strict=True)
        )

    short, long = sorted((one, other))
    told = [seconds(told_seconds(value, PHRASES["en"])) for value in (short, long)]
    assert told[0] <= told[1]
    assert told[1] >= long - 1e-6
    assert told[1] <= long + max(15, long / 10)


def test_nothing_is_said_where_nothing_is_known() -> None:
    words = PHRASES["en"]
    assert told_pace(0, 0, None, words) == ""
    assert told_pace(3, 900, None, words) == "3 of 900 frames"
    assert told_pace(900, 900, 0.0, words) == "900 of 900 frames"
    assert told_pace(0, 0, 4.0, words) == "4 s left"
