"""A finished video: its format, its colours, its clocks, and what is left when it cannot be finished."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace

from nemo_widgets.engine.render import RenderCancelled, render
from nemo_widgets.engine.render.progress import Progress
from nemo_widgets.errors import NothingToExportError, RenderError
from nemo_widgets.timeline.draft import Draft
from tests.engine.synthetic import (
    SIZE,
    colour_at,
    draft_of,
    exporter,
    flat,
    near,
    read_frames,
    save_clip,
    save_picture,
    text,
    texture,
    visual,
)
from tests.probes import probe

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 160, 60), (20, 40, 220), (255, 255, 255)


def test_an_export_is_an_mp4_that_every_player_takes(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(400, 700))
    draft = draft_of((0, [visual(picture, 0, 3100)]), (7, [text("Hello", 0, 2000)]))
    rendered = exporter(tmp_path)(draft)
    facts = probe(rendered.path)
    assert (facts.codec, facts.pixel_format, facts.audio_codec, facts.audio_rate) == (
        "h264",
        "yuv420p",
        "aac",
        48000,
    )
    assert (facts.width, facts.height, facts.frames) == (*SIZE, 93)
    assert facts.frame_gaps <= {0.0333, 0.0334}
    assert abs(facts.video_seconds - facts.audio_seconds) <= 1 / 30
    assert facts.boxes.index("moov") < facts.boxes.index("mdat")
    assert not facts.black
    assert not facts.frozen
    assert (rendered.frames, rendered.width, rendered.height) == (93, *SIZE)
    assert rendered.duration == pytest.approx(3.1)
    assert rendered.size == rendered.path.stat().st_size
    with av.open(str(rendered.path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.color_range, context.colorspace) == (ColorRange.MPEG, Colorspace.ITU709)
        assert (context.color_primaries, context.color_trc) == (1, 1)
        assert context.profile == "High"
        assert container.streams.audio[0].codec_context.layout.name == "stereo"


def test_colours_come_back_as_they_went_in(tmp_path: Path) -> None:
    colours = [RED, GREEN, BLUE, WHITE, (128, 128, 128), (250, 220, 10)]
    shots = [
        visual(save_picture(tmp_path / f"{i}.png", colour), i * 500, 500, motion="none")
        for i, colour in enumerate(colours)
    ]
    frames = read_frames(exporter(tmp_path)(draft_of((0, shots))).path)
    for number, colour in enumerate(colours):
        assert near(colour_at(frames[number * 15 + 7]), colour, within=3)


def test_a_clip_keeps_its_colours_whatever_its_tags(tmp_path: Path) -> None:
    for name, space, reach in (
        ("sd", Colorspace.ITU601, ColorRange.MPEG),
        ("hd", Colorspace.ITU709, ColorRange.MPEG),
        ("full", Colorspace.ITU709, ColorRange.JPEG),
    ):
        clip = save_clip(tmp_path / f"{name}.mp4", [flat((200, 40, 30))] * 15, space=space, reach=reach)
        frames = read_frames(
            exporter(tmp_path)(draft_of((0, [visual(clip, 0, 500)])), f"{name}-out.mp4").path
        )
        assert near(colour_at(frames[7]), (200, 40, 30), within=4), name


def test_it_is_black_only_where_nothing_is_on_the_timeline(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", WHITE)
    frames = read_frames(
        exporter(tmp_path)(draft_of((0, [visual(picture, 0, 1000), visual(picture, 2000, 1000)]))).path
    )
    bright = [frame.mean() > 128 for frame in frames]
    assert bright == [True] * 30 + [False] * 30 + [True] * 30
    assert frames[45].max() <= 2


def test_a_crossfade_goes_evenly_from_one_picture_to_the_next(tmp_path: Path) -> None:
    red, blue = save_picture(tmp_path / "r.png", RED), save_picture(tmp_path / "b.png", BLUE)
    fade = {"type": "crossfade", "d": 1000}
    shots = [visual(red, 0, 2000), visual(blue, 1000, 2000, transition=fade)]
    reds = [colour_at(frame)[0] for frame in read_frames(exporter(tmp_path)(draft_of((0, shots))).path)]
    assert reds[29] > 250
    assert reds[60] < 30
    falls = -np.diff(reds[29:61])
    assert falls.min() >= 0
    assert falls.max() < 16
    assert abs(reds[45] - (255 + 20) / 2) < 12


def test_a_later_track_paints_above_an_earlier_one(tmp_path: Path) -> None:
    red, blue = save_picture(tmp_path / "r.png", RED), save_picture(tmp_path / "b.png", BLUE)
    draft = draft_of((0, [visual(red, 0, 1000)]), (0, [visual(blue, 500, 500)]))
    frames = read_frames(exporter(tmp_path)(draft).path)
    assert near(colour_at(frames[5]), RED)
    assert near(colour_at(frames[20]), BLUE)


def test_a_logo_on_an_upper_track_lets_the_lower_one_show(tmp_path: Path) -> None:
    below = save_picture(tmp_path / "r.png", RED)
    logo = np.zeros((*SIZE[::-1], 4), np.uint8)
    logo[120:200, 50:130] = (20, 40, 220, 255)
    above = save_picture(tmp_path / "logo.png", logo)
    shots = (0, [visual(below, 0, 500)]), (0, [visual(above, 0, 500, fit="contain", motion="none")])
    frame = read_frames(exporter(tmp_path)(draft_of(*shots)).path)[5]
    assert near(colour_at(frame), BLUE)
    assert near(colour_at(frame, 0.1, 0.1), RED)


def test_a_title_comes_and_goes_softly_and_touches_nothing_else(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", (10, 60, 90))
    draft = draft_of((0, [visual(picture, 0, 3000, motion="none")]), (7, [text("Dusk", 500, 1500)]))
    frames = read_frames(exporter(tmp_path)(draft).path)
    brightest = [int(frame.max()) for frame in frames]
    assert max(brightest[:15]) < 120
    assert min(brightest[26:50]) > 220
    assert max(brightest[60:]) < 120
    assert brightest[15] < brightest[18] < brightest[24]
    assert near(colour_at(frames[35], 0.5, 0.8), (10, 60, 90))


def test_a_second_export_of_the_same_draft_encodes_nothing(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(300, 500))
    export, draft = exporter(tmp_path), draft_of((0, [visual(picture, 0, 4000)]))
    first = export(draft, "one.mp4")
    chunks = {path: path.stat().st_ino for path in (tmp_path / "cache").rglob("*.mp4")}
    second = export(draft, "two.mp4")
    assert {path: path.stat().st_ino for path in (tmp_path / "cache").rglob("*.mp4")} == chunks
    assert first.path.read_bytes() == second.path.read_bytes()


def test_an_edit_renders_again_only_what_it_touched(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(300, 500))
    export = exporter(tmp_path)
    export(draft_of((0, [visual(picture, 0, 6000)])))
    before = set((tmp_path / "cache").rglob("*.mp4"))
    export(draft_of((0, [visual(picture, 0, 6000)]), (7, [text("New", 4200, 1000)])))
    assert len(set((tmp_path / "cache").rglob("*.mp4")) - before) == 1


def test_a_cancelled_render_leaves_nothing_and_goes_on_where_it_was(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(300, 500))
    draft, export = draft_of((0, [visual(picture, 0, 40_000)])), exporter(tmp_path)
    seen: list[Progress] = []
    with pytest.raises(RenderCancelled):
        export(draft, progress=seen.append, cancelled=lambda: bool(seen) and seen[-1].share > 0.2)
    assert not list(tmp_path.glob("*out*"))
    assert not list(tmp_path.rglob(".*"))
    kept = set((tmp_path / "cache").rglob("*.mp4"))
    assert kept
    inodes = {path: path.stat().st_ino for path in kept}
    assert export(draft).frames == 1200
    assert {path: path.stat().st_ino for path in kept} == inodes


def test_progress_never_falls_and_ends_at_one(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", texture(300, 500))
    seen: list[Progress] = []
    exporter(tmp_path)(draft_of((0, [visual(picture, 0, 6000)])), progress=seen.append)
    shares, frames = [step.share for step in seen], [step.done for step in seen]
    assert (shares, frames) == (sorted(shares), sorted(frames))
    assert len(seen) > 10
    assert seen[-1] == Progress(1.0, 180, 180, 0.0) or seen[-1].left is None
    assert {step.total for step in seen[1:]} == {180}


def test_an_empty_timeline_has_nothing_to_export(tmp_path: Path) -> None:
    for draft in (Draft({}), draft_of((0, []))):
        with pytest.raises(NothingToExportError):
            exporter(tmp_path)(draft)


def test_a_missing_source_is_named_before_anything_is_rendered(tmp_path: Path) -> None:
    here = save_picture(tmp_path / "p.png", RED)
    draft = draft_of((0, [visual(here, 0, 1000), visual(tmp_path / "gone.jpg", 1000, 1000, title="Beach")]))
    with pytest.raises(RenderError, match="“Beach” cannot be shown: its media is no longer there"):
        exporter(tmp_path)(draft)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("name", ["broken.jpg", "broken.mp4", "broken.png", "notes.txt"])
def test_a_source_that_cannot_be_decoded_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"nothing of the sort" * 20)
    with pytest.raises(RenderError, match=r"“Beach” cannot be shown: .+\. Upload its media again"):
        exporter(tmp_path)(draft_of((0, [visual(path, 0, 1000, title="Beach")])))


def test_a_playlist_in_disguise_opens_nothing(tmp_path: Path) -> None:
    secret = save_clip(tmp_path / "secret.mp4", [flat(RED)] * 5)
    fake = tmp_path / "clip.mp4"
    fake.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{secret}\n#EXT-X-ENDLIST\n")
    with pytest.raises(RenderError):
        exporter(tmp_path)(draft_of((0, [visual(fake, 0, 1000)])))


def test_a_full_disk_is_a_clear_error_and_leaves_no_half_file(tmp_path: Path) -> None:
    save_picture(tmp_path / "p.png", np.random.default_rng(0).integers(0, 255, (320, 180, 3), np.uint8))
    program = f"""
        import pathlib, resource, signal
        from nemo_widgets.engine.render import render
        from nemo_widgets.errors import StorageError
        from tests.engine.synthetic import draft_of, visual
        folder = pathlib.Path({str(tmp_path)!r})
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        try:
            draft = draft_of((0, [visual(folder / "p.png", 0, 2000)]))
            render(draft, folder / "out.mp4", resolve=pathlib.Path, cache_dir=folder / "cache")
        except StorageError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True
    )
    assert "The disk is full" in done.stdout, done.stderr
    # The soundtrack was small enough, and whole; it stays for the next try.
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".m4a"]
    assert [path.name for path in left] == ["p.png"]


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    picture = save_picture(tmp_path / "p.png", RED)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="cannot be written"):
        render(
            draft_of((0, [visual(picture, 0, 500)])),
            tmp_path / "file" / "out.mp4",
            resolve=Path,
            cache_dir=tmp_path / "cache",
        )


@pytest.mark.parametrize("length", [33, 100, 1000, 2017, 5033])
def test_any_length_has_exactly_its_frames(tmp_path: Path, length: int) -> None:
    picture = save_picture(tmp_path / "p.png", RED)
    rendered = exporter(tmp_path)(draft_of((0, [visual(picture, 0, length)])), quality="draft")
    assert len(read_frames(rendered.path)) == rendered.frames == round(length * 30 / 1000)
