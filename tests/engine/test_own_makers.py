"""Makers of pictures on this machine: pipelines, plugins, and whatever they hand back."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image

import nemo_widgets as nemo
from nemo_widgets.engine.generate import pictures
from nemo_widgets.engine.generate.images.diffusers import Diffusers
from nemo_widgets.errors import (
    MissingExtraError,
    NemoError,
    RefusedError,
)
from nemo_widgets.makers import Made, PictureWish
from nemo_widgets.makers.registry import IMAGES, Provider, maker
from tests.engine.picture_making import Make, making, prepare, shown
from tests.services.images import png


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(monkeypatch)


@pytest.fixture
def make(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Make:
    return making(monkeypatch, tmp_path)


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


def test_a_tiny_random_model_in_a_folder_draws_what_its_prompt_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch = pytest.importorskip("torch")
    diffusers = pytest.importorskip("diffusers")
    transformers = pytest.importorskip("transformers")
    words = ["<|startoftext|>", "<|endoftext|>", *"abcdefghijklmnopqrstuvwxyz"]
    words += [f"{letter}</w>" for letter in "abcdefghijklmnopqrstuvwxyz"]
    (tmp_path / "vocab.json").write_text(json.dumps({word: number for number, word in enumerate(words)}))
    (tmp_path / "merges.txt").write_text("#version: 0.2\n")
    torch.manual_seed(0)
    pipeline = diffusers.StableDiffusionPipeline(
        vae=diffusers.AutoencoderKL(block_out_channels=(8,), norm_num_groups=4),
        text_encoder=transformers.CLIPTextModel(
            transformers.CLIPTextConfig(
                vocab_size=len(words),
                hidden_size=16,
                intermediate_size=32,
                num_hidden_layers=1,
                num_attention_heads=2,
                bos_token_id=0,
                eos_token_id=1,
                pad_token_id=1,
            )
        ),
        tokenizer=transformers.CLIPTokenizer(
            str(tmp_path / "vocab.json"), str(tmp_path / "merges.txt"), model_max_length=77
        ),
        unet=diffusers.UNet2DConditionModel(
            sample_size=64,
            block_out_channels=(8, 8),
            norm_num_groups=4,
            layers_per_block=1,
            cross_attention_dim=16,
            attention_head_dim=4,
            down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        ),
        scheduler=diffusers.DDIMScheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.save_pretrained(tmp_path / "tiny")
    monkeypatch.setenv("NEMO_DIFFUSERS_MODEL", str(tmp_path / "tiny"))
    monkeypatch.setenv("NEMO_DIFFUSERS_STEPS", "2")
    maker = Diffusers()
    assert maker.missing() == ""
    lake, again, city = (
        maker.make(PictureWish(prompt, 1, 90, 160)) for prompt in ("a lake", "a lake", "a city at night")
    )
    assert lake.model == "tiny"
    width, height = lake.content.size
    assert width % 8 == height % 8 == 0
    assert abs(width / height - 9 / 16) < 0.1
    assert np.array_equal(np.asarray(lake.content), np.asarray(again.content))
    assert not np.array_equal(np.asarray(lake.content), np.asarray(city.content))


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
