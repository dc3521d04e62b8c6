"""Makers of pictures against a server that answers well, badly, slowly, or with somebody else's address."""

from __future__ import annotations

import base64
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

import nemo_widgets as nemo
from nemo_widgets.engine.generate import pictures
from nemo_widgets.engine.generate.images import comfyui
from nemo_widgets.engine.generate.images.diffusers import Diffusers
from nemo_widgets.errors import (
    AuthError,
    MissingExtraError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    TimedOutError,
    UnsupportedFileError,
)
from nemo_widgets.makers import Made, PictureWish
from nemo_widgets.makers.registry import IMAGES, Provider, maker
from tests.services.images import Answer, Asked, Gallery, gallery, is_order, png, says

KEY = "sk-very-secret-42"
SETTINGS = {"openai": "NEMO_IMAGE", "a1111": "NEMO_A1111", "comfyui": "NEMO_COMFY"}
FORMATS = tuple(SETTINGS)
ENVIRONMENT = (
    "NEMO_IMAGES",
    *(f"{prefix}_{what}" for prefix in SETTINGS.values() for what in ("URL", "KEY", "MODEL", "WORKFLOW")),
    "NEMO_DIFFUSERS_MODEL",
)

Make = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pictures, "stopped", lambda: False)
    monkeypatch.setattr(comfyui, "LOOK_S", 0.02)
    pictures._ready.cache_clear()


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Make:
    def made(
        name: str, server: Gallery | None = None, *, seconds: float = 20, **setting: str
    ) -> dict[str, Any]:
        if server is not None:
            monkeypatch.setenv(f"{SETTINGS[name]}_URL", server.url)
            monkeypatch.setenv(f"{SETTINGS[name]}_KEY", KEY)
        for what, value in setting.items():
            monkeypatch.setenv(f"{SETTINGS[name]}_{what}", value)
        target = tmp_path / "made.png"
        wish = ("a lake", 3, 320, 180)
        return pictures.picture_file(name, wish, seconds, 100_000_000, target)

    return made


def shown(folder: Path) -> Image.Image:
    with Image.open(folder / "made.png") as image:
        image.load()
        return image


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_comes_home_with_what_made_it(name: str, make: Make, tmp_path: Path) -> None:
    with gallery() as server:
        made = make(name, server)
    assert shown(tmp_path).size == (320, 180)
    assert made["by"] == name
    assert made["label"] == "AI"
    assert made["prompt"] == "a lake"
    assert made["licence"]
    assert made["version"] == nemo.__version__
    if name != "openai":
        assert made["seed"] == 3
        assert "xl" in made["model"]
    assert server.prompts() == ["a lake"]
    assert all(KEY in asked.headers["authorization"] for asked in server.asked)
    assert KEY not in str(made)
    assert server.url not in str(made)


def test_a_size_is_asked_for_that_the_model_takes_and_the_picture_is_cropped(
    make: Make, tmp_path: Path
) -> None:
    with gallery(picture=png(1536, 1024)) as server:
        assert make("openai", server, MODEL="gpt-image-1")["model"] == "gpt-image-1"
    assert server.asked[0].body["size"] == "1536x1024"
    assert "response_format" not in server.asked[0].body
    width, height = shown(tmp_path).size
    assert (width, height) == (416, 234)


def test_what_a_server_does_not_take_is_asked_for_more_plainly(make: Make) -> None:
    def picky(asked: Asked) -> Answer | None:
        if "response_format" in asked.body:
            return says({"error": {"message": "Unknown parameter: 'response_format'."}}, 400)
        if asked.body["size"] != "1024x1024":
            return says({"error": {"message": "Invalid size."}}, 400)
        return None

    with gallery(trouble=picky) as server:
        make("openai", server)
    assert len(server.asked) == 3


def test_a_picture_by_url_is_fetched_without_the_key(make: Make, tmp_path: Path) -> None:
    with gallery() as elsewhere, gallery(by_url=f"{elsewhere.url}/picture.png") as server:
        make("openai", server)
    assert shown(tmp_path).size == (320, 180)
    [fetched] = elsewhere.asked
    assert "authorization" not in fetched.headers


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/picture.png",
        "http://10.0.0.7/picture.png",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:{port}/picture.png",
        "file:///etc/passwd",
        "ftp://example.org/a.png",
    ],
)
def test_an_address_inside_the_network_or_of_another_kind_is_not_asked(url: str, make: Make) -> None:
    with gallery() as elsewhere:
        named = url.format(port=elsewhere.url.rpartition(":")[2])
        with gallery(by_url=named) as server, pytest.raises(RefusedError, match="points"):
            make("openai", server)
    assert not elsewhere.asked


def test_a_redirect_into_the_network_is_not_followed(make: Make) -> None:
    def moved(asked: Asked) -> Answer | None:
        return says({}, 302, Location="http://10.0.0.7/a.png") if asked.path == "/picture.png" else None

    with gallery(trouble=moved) as server:
        server.by_url = f"{server.url}/picture.png"
        with pytest.raises(RefusedError, match="own network"):
            make("openai", server)


def order(answer: Answer) -> Callable[[Asked], Answer | None]:
    return lambda asked: answer if is_order(asked) else None


TROUBLES: tuple[tuple[str, Answer, type[NemoError], str], ...] = (
    ("500", says({"error": {"message": f"CUDA died, {KEY}"}}, 500), ServerError, "CUDA died, •••"),
    ("401", says({"error": {"message": KEY}}, 401), AuthError, "does not accept the key"),
    ("400", says({"error": {"message": "Not <b>allowed</b>"}}, 400), RefusedError, "Not allowed"),
    ("404", Answer(b"<html>nginx</html>", 404, "text/html"), ProtocolError, "nothing at this address"),
    ("429", says({"detail": "slow down"}, 429, Retry_After="0"), RateLimitedError, "asked too often"),
    ("html", Answer(b"<html>Welcome</html>", kind="text/html"), ProtocolError, "else than JSON"),
    ("truncated", Answer(b'{"data": [1, 2, 3]}', cut=True), NetworkError, "broke"),
    ("empty", says({}), ProtocolError, ""),
)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("answer", "kind", "words"), [trouble[1:] for trouble in TROUBLES], ids=[t[0] for t in TROUBLES]
)
def test_a_failing_server_is_told_by_meaning_and_never_with_the_key(
    name: str, answer: Answer, kind: type[NemoError], words: str, make: Make
) -> None:
    with gallery(trouble=order(answer)) as server, pytest.raises(kind) as caught:
        make(name, server)
    assert words in caught.value.message
    assert name in caught.value.message
    for leaked in (KEY, "<", "nginx"):
        assert leaked not in str(caught.value)
    tries = [asked for asked in server.asked if is_order(asked)]
    assert len(tries) == (2 if answer.status == 429 else 1)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("picture", "kind", "words"),
    [
        (png()[:200], UnsupportedFileError, "broken png"),
        (b"<html>not a picture</html>", UnsupportedFileError, "accepted formats"),
        (b"", NemoError, "empty|without|else"),
        (png(8, 8), RefusedError, "only 8 × 8 pixels"),
    ],
    ids=["truncated", "html", "empty", "tiny"],
)
def test_what_comes_for_a_picture_is_not_believed(
    name: str, picture: bytes, kind: type[NemoError], words: str, make: Make
) -> None:
    with gallery(picture=picture) as server, pytest.raises(kind, match=words):
        make(name, server)


@pytest.mark.parametrize("name", FORMATS)
def test_a_slow_server_is_given_up_in_time(name: str, make: Make) -> None:
    wait = threading.Event()
    with gallery(trouble=order(Answer(b"{}", wait=wait))) as server:
        begun = time.monotonic()
        with pytest.raises(TimedOutError):
            make(name, server, seconds=0.4)
        assert time.monotonic() - begun < 5
        wait.set()


def test_a_server_that_is_not_there_is_told_with_what_to_check(make: Make) -> None:
    with pytest.raises(NetworkError, match="cannot be reached") as caught:
        make("openai", None, URL="http://127.0.0.1:9/v1")
    assert "NEMO_IMAGE_URL" in caught.value.next_step


def test_a_workflow_of_ones_own_is_filled(make: Make, tmp_path: Path) -> None:
    flow = tmp_path / "flow.json"
    flow.write_text(
        '{"2": {"class_type": "Text", "inputs": {"text": "oil, %prompt%", "w": "%width%", "s": "%seed%"}}}'
    )
    with gallery() as server:
        make("comfyui", server, WORKFLOW=str(flow))
    [asked] = [asked for asked in server.asked if is_order(asked)]
    assert asked.body["prompt"]["2"]["inputs"]["text"] == "oil, a lake"
    assert asked.body["prompt"]["2"]["inputs"]["s"] == 3
    flow.write_text('{"nodes": []}')
    with gallery() as server, pytest.raises(NemoError, match="not a workflow in API format"):
        make("comfyui", server, WORKFLOW=str(flow))


def test_a_workflow_that_nobody_wants_any_more_is_taken_back(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gallery(trouble=lambda asked: says({}) if "/history/" in asked.path else None) as server:
        monkeypatch.setattr(pictures, "stopped", lambda: any("/history/" in a.path for a in server.asked))
        with pytest.raises(RefusedError, match="not wanted"):
            make("comfyui", server)
    assert [asked.path for asked in server.asked][-3:] == ["/queue", "/queue", "/interrupt"]
    assert server.asked[-1].body == {"prompt_id": "job-1"}


@pytest.mark.parametrize("active", [True, False])
def test_a_picture_that_nobody_wants_any_more_is_interrupted_where_it_is_being_made(
    make: Make, monkeypatch: pytest.MonkeyPatch, active: bool
) -> None:
    waiting = threading.Event()

    def slow(asked: Asked) -> Answer | None:
        if asked.path == "/internal/progress":
            return says({"active": active, "queued": False, "completed": False})
        if asked.path == "/sdapi/v1/interrupt":
            return says({})
        return Answer(b"{}", wait=waiting) if is_order(asked) else None

    with gallery(trouble=slow) as server:
        monkeypatch.setattr(pictures, "stopped", lambda: bool(server.prompts()))
        begun = time.monotonic()
        with pytest.raises(RefusedError, match="not wanted"):
            make("a1111", server)
        assert time.monotonic() - begun < 3
        [order] = [asked for asked in server.asked if is_order(asked)]
        [told] = [asked for asked in server.asked if asked.path == "/internal/progress"]
        assert told.body["id_task"] == order.body["force_task_id"]
        assert ("/sdapi/v1/interrupt" in [asked.path for asked in server.asked]) is active
        waiting.set()


def test_a_key_is_not_told_in_pieces_nor_a_password_alone(make: Make) -> None:
    for said in (
        "x" * 190 + KEY,
        "x" * 190 + f"user:{KEY}",
        base64.b64encode(f"user:{KEY}".encode()).decode(),
    ):
        answer = says({"error": {"message": said}}, 500)
        with gallery(trouble=order(answer)) as server, pytest.raises(ServerError) as caught:
            make("a1111", server, KEY=f"user:{KEY}")
        assert "sk-very" not in str(caught.value)
        assert said[-20:] not in str(caught.value)


def test_what_comfyui_says_of_an_error_is_told(make: Make) -> None:
    messages = [["execution_error", {"exception_message": "Out of memory"}]]
    entry = {"job-1": {"outputs": {}, "status": {"status_str": "error", "messages": messages}}}

    def failing(asked: Asked) -> Answer | None:
        return says(entry) if "/history/" in asked.path else None

    with gallery(trouble=failing) as server, pytest.raises(RefusedError, match="Out of memory"):
        make("comfyui", server)


class Pipeline:
    """Called like a diffusers pipeline."""

    vae_scale_factor = 8
    default_sample_size = 32
    config = SimpleNamespace(_name_or_path="/models/tiny-sd")

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def __call__(
        self,
        prompt: str,
        height: int,
        width: int,
        num_inference_steps: int = 50,
        generator: Any = None,
        callback_on_step_end: Any = None,
    ) -> Any:
        self.asked = {"prompt": prompt, "size": (width, height)}
        self._interrupt = False
        for step in range(num_inference_steps):
            callback_on_step_end(self, step, 0, {})
            if self._interrupt:
                break
        return SimpleNamespace(images=[Image.new("RGB", (width, height), "navy")])


def test_a_pipeline_object_makes_pictures() -> None:
    pipeline = Pipeline()
    made = Diffusers(pipeline).make(PictureWish("a lake", 3, 1920, 1080))
    assert pipeline.asked == {"prompt": "a lake", "size": (344, 192)}
    assert (made.model, made.seed) == ("tiny-sd", 3)
    with pytest.raises(RefusedError, match="not wanted"):
        Diffusers(pipeline).make(PictureWish("a lake", 3, 1920, 1080, stopped=lambda: True))


def test_a_model_without_its_packages_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("NEMO_DIFFUSERS_MODEL", "some/model")
    assert 'pip install "nemo_widgets[diffusers]"' in Diffusers().missing()
    with pytest.raises(MissingExtraError, match=r"nemo_widgets\[diffusers\]"):
        Diffusers().make(PictureWish("a lake", 0, 64, 64))


def test_a_tiny_random_pipeline_of_diffusers_makes_the_same_picture_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEMO_DIFFUSERS_STEPS", "2")
    torch = pytest.importorskip("torch")
    diffusers = pytest.importorskip("diffusers")
    torch.manual_seed(0)
    pipeline = diffusers.DDPMPipeline(
        unet=diffusers.UNet2DModel(
            sample_size=64,
            block_out_channels=(8, 8),
            norm_num_groups=4,
            down_block_types=("DownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "UpBlock2D"),
        ),
        scheduler=diffusers.DDPMScheduler(num_train_timesteps=4),
    )
    pipeline.set_progress_bar_config(disable=True)
    one, two, three = (
        np.asarray(Diffusers(pipeline).make(PictureWish("noise", seed, 64, 64)).content) for seed in (1, 1, 2)
    )
    assert one.shape == (64, 64, 3)
    assert np.array_equal(one, two)
    assert not np.array_equal(one, three)


PLUGIN = """
    from PIL import Image

    class Plain:
        label = "procedural"
        version = "1.0"
        licence = "CC0-1.0"

        def make(self, wish):
            return Image.new("RGB", (wish.width, wish.height), ("navy", "teal", "maroon")[wish.seed % 3])
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A distribution of ten lines, installed in a folder on the path."""
    site = tmp_path / "site"
    info = site / "plain_pictures-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "plain_pictures.py").write_text(textwrap.dedent(PLUGIN))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plain-pictures\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[nemo_widgets.images]\n"
        "plain = plain_pictures:Plain\n"
        "painter = plain_pictures:Plain\n"
        "broken = plain_pictures:Nothing\n"
    )
    monkeypatch.syspath_prepend(str(site))
    sys.modules.pop("plain_pictures", None)
    return site


def test_a_plugin_of_ten_lines_shows_up_and_makes_pictures(
    plugin: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEMO_IMAGES", "plain")
    table = nemo.providers()
    images = table[table.kind == "images"]
    assert set(images.name) >= {"painter", "openai", "comfyui", "a1111", "diffusers", "plain", "broken"}
    [plain] = images[images.name == "plain"].to_dict("records")
    assert plain["available"]
    assert plain["used"]
    assert (plain["label"], plain["version"], plain["package"]) == ("procedural", "1.0", "plain-pictures")
    [broken] = images[images.name == "broken"].to_dict("records")
    assert not broken["available"]
    assert "cannot be loaded" in broken["missing"]
    ours, theirs = images[images.name == "painter"].to_dict("records")
    assert ours["package"] == "nemo_widgets"
    assert "taken by nemo_widgets" in theirs["missing"]
    [openai] = images[images.name == "openai"].to_dict("records")
    assert "NEMO_IMAGE_URL" in openai["missing"]

    made = make("plain")
    assert made == {
        "by": "plain",
        "label": "procedural",
        "version": "1.0",
        "prompt": "a lake",
        "seed": 3,
        "licence": "CC0-1.0",
    }
    assert shown(tmp_path).getpixel((0, 0)) == (0, 0, 128)


def test_a_maker_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NemoError, match="no maker of images called 'monet'") as caught:
        maker(IMAGES, "monet")
    assert "painter" in caught.value.next_step


@pytest.mark.parametrize(
    "content",
    [
        png(640, 360),
        np.zeros((360, 640, 3), np.uint8),
        Image.new("RGBA", (640, 360), (0, 0, 0, 0)),
        Made(png(640, 640), model="m"),
    ],
    ids=["bytes", "array", "pillow", "made"],
)
def test_a_maker_may_hand_back_a_picture_in_many_ways(
    content: object, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def later(_: PictureWish) -> object:
        return content

    for way in (lambda _: content, later):
        own = SimpleNamespace(label="AI", make=way)
        monkeypatch.setattr(
            pictures, "_ready", lambda name, own=own: Provider("images", name, "AI", maker=own)
        )
        assert make("mine")["by"] == "mine"
        assert shown(tmp_path).mode == "RGB"
        assert shown(tmp_path).width / shown(tmp_path).height == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize("content", [None, 3, np.zeros((4, 4)), b"RIFF....WAVEfmt "])
def test_what_is_no_picture_is_refused(content: object, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    own = SimpleNamespace(label="AI", make=lambda _: content)
    monkeypatch.setattr(pictures, "_ready", lambda name: Provider("images", name, "AI", maker=own))
    with pytest.raises(NemoError):
        make("mine")


def test_a_maker_that_raises_is_quoted_in_a_sentence(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: PictureWish) -> None:
        raise KeyError("palette")

    own = SimpleNamespace(label="AI", make=wrong)
    monkeypatch.setattr(pictures, "_ready", lambda name: Provider("images", name, "AI", maker=own))
    with pytest.raises(RefusedError, match="mine failed: 'palette'"):
        make("mine")
