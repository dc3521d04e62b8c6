"""Pictures from any server that speaks OpenAI's `POST /v1/images/generations`.

Source: OpenAI's API reference, "Create image", and what LocalAI, vLLM, stable-diffusion.cpp and others
implement of it: `data[0].b64_json`, or `data[0].url`.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Mapping
from typing import Any, Final

from nemo_widgets import __version__
from nemo_widgets.engine.generate.images.sizes import Size, about, nearest
from nemo_widgets.engine.generate.pointed import fetch_pointed
from nemo_widgets.engine.generate.remote import Line, Remote
from nemo_widgets.errors import ProtocolError, RefusedError
from nemo_widgets.makers.protocol import Made, PictureWish

# What models of these names take; the rest are asked for a megapixel of the shape that is wanted.
_SIZES: Final[Mapping[str, tuple[Size, ...]]] = {
    "gpt-image": ((1024, 1024), (1536, 1024), (1024, 1536)),
    "dall-e-3": ((1024, 1024), (1792, 1024), (1024, 1792)),
    "dall-e-2": ((1024, 1024),),
}
_MEGAPIXEL: Final = 1024 * 1024


class OpenAIImages:
    """Asks the server of `NEMO_IMAGE_URL` for `NEMO_IMAGE_MODEL`, with `NEMO_IMAGE_KEY`."""

    label = "AI"
    version = __version__
    licence = "terms of the service"

    def missing(self) -> str:
        """Return what is not set."""
        if os.environ.get("NEMO_IMAGE_URL"):
            return ""
        return (
            "Set NEMO_IMAGE_URL to an OpenAI-compatible server, for example http://127.0.0.1:8080/v1, and "
            "NEMO_IMAGE_MODEL and NEMO_IMAGE_KEY as it asks."
        )

    def make(self, wish: PictureWish) -> Made:
        """Ask for one picture."""
        remote = Remote(
            "openai", os.environ["NEMO_IMAGE_URL"], os.environ.get("NEMO_IMAGE_KEY", ""), "NEMO_IMAGE"
        )
        model = os.environ.get("NEMO_IMAGE_MODEL", "")
        with remote.line(wish.timeout, wish.stopped) as line:
            answer = _asked(line, _path(remote), wish, model)
            content = _content(answer, line, remote)
        told = answer.get("model")
        return Made(content, model=model or (told if isinstance(told, str) else ""))


def _path(remote: Remote) -> str:
    """Return the path of the endpoint, from an address of the server, of its `/v1` or of the endpoint."""
    path = remote.url.path.rstrip("/")
    if path.endswith("/images/generations"):
        return path
    return f"{path or '/v1'}/images/generations"


def _asked(line: Line, path: str, wish: PictureWish, model: str) -> Mapping[str, Any]:
    sizes = next((sizes for name, sizes in _SIZES.items() if model.startswith(name)), None)
    width, height = (
        nearest(sizes, wish.width, wish.height) if sizes else about(_MEGAPIXEL, wish.width, wish.height)
    )
    body: dict[str, Any] = {"prompt": wish.prompt, "n": 1, "size": f"{width}x{height}"}
    if model:
        body["model"] = model
    if not model.startswith("gpt-image"):  # it sends base64 in any case, and refuses to be told so
        body["response_format"] = "b64_json"
    for _ in range(2):
        try:
            return line.json("POST", path, body)
        except RefusedError as error:
            # Servers differ in what they take; what one names as its trouble is asked for more plainly.
            if "response_format" in error.message and "response_format" in body:
                del body["response_format"]
            elif "size" in error.message.lower() and body["size"] != "1024x1024":
                body["size"] = "1024x1024"
            else:
                raise
    return line.json("POST", path, body)


def _content(answer: Mapping[str, Any], line: Line, remote: Remote) -> bytes:
    data = answer.get("data")
    first = data[0] if isinstance(data, list) and data else None
    if isinstance(first, Mapping):
        encoded, url = first.get("b64_json"), first.get("url")
        if isinstance(encoded, str) and encoded:
            return decoded(encoded, remote.who)
        if isinstance(url, str) and url:
            # Some servers give a path of their own.
            whole = str(remote.url.join(url))
            return fetch_pointed(whole, who=remote.who, home=remote.url.host, seconds=line.left)
    raise ProtocolError(f"{remote.who} answered without a picture.", next_step="Try again.")


def decoded(encoded: str, who: str) -> bytes:
    """Return the bytes of base64, with or without the head of a `data:` address.

    Raises
    ------
    ProtocolError
        It is none.
    """
    try:
        return base64.b64decode(encoded.rpartition(",")[2], validate=True)
    except (ValueError, binascii.Error) as error:
        raise ProtocolError(
            f"The picture of {who} is not readable base64.", next_step="Try again."
        ) from error
