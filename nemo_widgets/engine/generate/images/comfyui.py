"""Pictures from ComfyUI: a workflow is queued at `/prompt`, looked up at `/history/{id}`, fetched at `/view`.

Source: ComfyUI's `server.py` and its API examples. A workflow of the user's own is a file saved with
"Export (API)" in which `%prompt%`, `%seed%`, `%width%` and `%height%` stand for what is wanted.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from nemo_widgets import __version__
from nemo_widgets.engine.generate.images.a1111 import STEPS, pixels_for
from nemo_widgets.engine.generate.images.sizes import about
from nemo_widgets.engine.generate.remote import Line, Remote, UnwantedError
from nemo_widgets.errors import InputError, NemoError, ProtocolError, RefusedError
from nemo_widgets.makers.protocol import Made, PictureWish

LOOK_S: Final = 0.5
"""How often the history is looked at."""


class ComfyUI:
    """Has the ComfyUI at `NEMO_COMFY_URL` run a workflow.

    `NEMO_COMFY_WORKFLOW` names a workflow's file; without it a plain text-to-image workflow runs with the
    checkpoint `NEMO_COMFY_MODEL`, or the first that is installed.
    """

    label = "AI"
    version = __version__
    licence = "licence of the model"

    def missing(self) -> str:
        """Return what is not set."""
        if not os.environ.get("NEMO_COMFY_URL"):
            return "Set NEMO_COMFY_URL to ComfyUI's address, for example http://127.0.0.1:8188."
        path = os.environ.get("NEMO_COMFY_WORKFLOW", "")
        return f"NEMO_COMFY_WORKFLOW names no file: {path}." if path and not Path(path).is_file() else ""

    def make(self, wish: PictureWish) -> Made:
        """Queue a workflow and fetch its picture; one that nobody wants any more is cancelled."""
        key = os.environ.get("NEMO_COMFY_KEY", "")
        remote = Remote("comfyui", os.environ["NEMO_COMFY_URL"], key, "NEMO_COMFY")
        base = remote.url.path.rstrip("/")
        with remote.line(wish.timeout, wish.stopped) as line:
            workflow, model = _workflow(line, base, wish)
            body = {"prompt": workflow, "client_id": uuid.uuid4().hex}
            job = line.json("POST", f"{base}/prompt", body).get("prompt_id")
            if not isinstance(job, str) or not job:
                raise ProtocolError(f"{remote.who} did not queue the workflow.", next_step="Try again.")
            try:
                image = _finished(line, remote, base, job, wish)
            except BaseException:
                _cancel(remote, base, job)
                raise
            content = line.picture(f"{base}/view?{urlencode(image)}")
        return Made(content, model=model, seed=wish.seed)


def _workflow(line: Line, base: str, wish: PictureWish) -> tuple[Any, str]:
    """Return the workflow to run, and the name of its model."""
    path, model = os.environ.get("NEMO_COMFY_WORKFLOW", ""), os.environ.get("NEMO_COMFY_MODEL", "")
    if path:
        graph = _read(Path(path))
        model = next((value for value in _checkpoints(graph)), "")
    else:
        model = model or _first_checkpoint(line, base)
        graph = plain_workflow(model)
    width, height = about(pixels_for(model), wish.width, wish.height)
    return filled(graph, {"prompt": wish.prompt, "seed": wish.seed, "width": width, "height": height}), model


def _read(path: Path) -> Any:
    advice = "Export the workflow with ComfyUI's “Export (API)”, and write %prompt% where the prompt goes."
    try:
        text = path.read_text(encoding="utf-8")
        graph = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"The workflow {path.name} cannot be read.", next_step=advice) from error
    nodes = graph.values() if isinstance(graph, dict) else [None]
    if not all(isinstance(node, dict) and "class_type" in node for node in nodes) or "%prompt%" not in text:
        raise InputError(
            f"{path.name} is not a workflow in API format with a place for the prompt.", next_step=advice
        )
    return graph


def _checkpoints(graph: Mapping[str, Any]) -> Iterator[str]:
    for node in graph.values():
        inputs = node.get("inputs")
        for name in ("ckpt_name", "unet_name", "model_name"):
            if isinstance(inputs, Mapping) and isinstance(inputs.get(name), str):
                yield inputs[name]


def _first_checkpoint(line: Line, base: str) -> str:
    """Return the first checkpoint that is installed.

    Raises
    ------
    InputError
        There is none.
    """
    told: Any = line.json("GET", f"{base}/object_info/CheckpointLoaderSimple")
    for name in ("CheckpointLoaderSimple", "input", "required", "ckpt_name"):
        told = told.get(name) if isinstance(told, Mapping) else None
    names = told[0] if isinstance(told, list) and told else None
    if isinstance(names, list) and names and isinstance(names[0], str):
        return names[0]
    raise InputError(
        "ComfyUI has no checkpoint installed.",
        next_step="Install one, or set NEMO_COMFY_WORKFLOW to a workflow of your own.",
    )


def plain_workflow(checkpoint: str) -> dict[str, Any]:
    """Return a text-to-image workflow with places for what is wanted."""
    return {
        "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": checkpoint}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "%prompt%"}},
        "3": {
            "class_type": "CLIPTextEncode",
            "inputs": {"clip": ["1", 1], "text": "text, watermark, low quality"},
        },
        "4": {
            "class_type": "EmptyLatentImage",
            "inputs": {"width": "%width%", "height": "%height%", "batch_size": 1},
        },
        "5": {
            "class_type": "KSampler",
            "inputs": {
                "model": ["1", 0],
                "positive": ["2", 0],
                "negative": ["3", 0],
                "latent_image": ["4", 0],
                "seed": "%seed%",
                "steps": STEPS,
                "cfg": 7.0,
                "sampler_name": "euler",
                "scheduler": "normal",
                "denoise": 1.0,
            },
        },
        "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
        # A preview goes into ComfyUI's temporary folder, not among its user's own pictures.
        "7": {"class_type": "PreviewImage", "inputs": {"images": ["6", 0]}},
    }


def filled(value: Any, wanted: Mapping[str, Any]) -> Any:
    """Return a workflow with its places filled; a place that is a whole text takes the value's own type.

    Examples
    --------
    >>> filled({"seed": "%seed%", "text": "a photo of %prompt%"}, {"seed": 7, "prompt": "a lake"})
    {'seed': 7, 'text': 'a photo of a lake'}
    """
    if isinstance(value, dict):
        return {name: filled(held, wanted) for name, held in value.items()}
    if isinstance(value, list):
        return [filled(held, wanted) for held in value]
    if not isinstance(value, str):
        return value
    for name, given in wanted.items():
        if value == f"%{name}%":
            return given
        if name != "prompt":
            value = value.replace(f"%{name}%", str(given))
    # Last, so that nothing in the user's own words is taken for a place.
    return value.replace("%prompt%", str(wanted.get("prompt", "")))


def _finished(line: Line, remote: Remote, base: str, job: str, wish: PictureWish) -> dict[str, str]:
    """Return the picture that a workflow ends in, once it has."""
    while not wish.stopped():
        entry = line.json("GET", f"{base}/history/{job}").get(job)
        if isinstance(entry, Mapping):
            status = entry.get("status")
            if isinstance(status, Mapping) and status.get("status_str") == "error":
                said = remote.words(_trouble(status))
                raise RefusedError(
                    f"comfyui could not run the workflow: {said}"
                    if said
                    else "comfyui could not run the workflow.",
                    next_step="Run it in ComfyUI to see why.",
                )
            if image := _image(entry.get("outputs")):
                return image
            if isinstance(status, Mapping) and status.get("completed"):
                raise ProtocolError("The workflow of comfyui ended without a picture.", next_step="")
        line.pause(LOOK_S)
    raise UnwantedError("The picture is not wanted any more.", next_step="")


def _image(outputs: object) -> dict[str, str] | None:
    """Return the first picture of a workflow's outputs; those it saves come before previews."""
    nodes = list(outputs.values()) if isinstance(outputs, Mapping) else []
    found = [
        {name: str(image.get(name) or "") for name in ("filename", "subfolder", "type")}
        for node in nodes
        if isinstance(node, Mapping) and isinstance(node.get("images"), list)
        for image in node["images"]
        if isinstance(image, Mapping) and isinstance(image.get("filename"), str)
    ]
    return min(found, key=lambda image: image["type"] != "output", default=None)


def _trouble(status: Mapping[str, Any]) -> object:
    """Return what ComfyUI says of an error, among the messages of a run."""
    messages = status.get("messages")
    for message in messages if isinstance(messages, list) else []:
        if isinstance(message, list) and len(message) == 2 and message[0] == "execution_error":
            told = message[1]
            return told.get("exception_message") if isinstance(told, Mapping) else ""
    return ""


def _cancel(remote: Remote, base: str, job: str) -> None:
    """Take a workflow out of the queue, or stop it where it runs; others' are left alone."""
    try:
        with remote.line(2.0) as line:
            line.answer("POST", f"{base}/queue", {"delete": [job]})
            running = line.json("GET", f"{base}/queue").get("queue_running")
            if isinstance(running, list) and any(job in item for item in running if isinstance(item, list)):
                line.answer("POST", f"{base}/interrupt", {"prompt_id": job})
    except NemoError:
        return  # it is only to spare its machine work; what is told is why the picture was given up
