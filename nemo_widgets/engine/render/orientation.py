"""The eight ways a frame can lie in its file, as a display matrix tells."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TypeVar

import av
import cv2

from nemo_widgets.engine.render.clipfile import side_data
from nemo_widgets.engine.render.planes import Pixels

Side = TypeVar("Side", int, float)


@dataclass(frozen=True)
class Orientation:
    """How a frame is brought upright: rows and columns change places, and then it is mirrored.

    Parameters
    ----------
    transposed
        Whether rows become columns.
    mirrored, upended
        Whether left and right, and top and bottom, change places after that.
    """

    transposed: bool = False
    mirrored: bool = False
    upended: bool = False

    @property
    def upright(self) -> bool:
        """Whether it is upright already."""
        return not (self.transposed or self.mirrored or self.upended)

    def size(self, width: Side, height: Side) -> tuple[Side, Side]:
        """Return the size that becomes this one, or that this one becomes."""
        return (height, width) if self.transposed else (width, height)

    def apply(self, plane: Pixels, target: Pixels) -> None:
        """Write a plane, turned, to where it is wanted."""
        if self.transposed and self.mirrored != self.upended:
            quarter = cv2.ROTATE_90_CLOCKWISE if self.mirrored else cv2.ROTATE_90_COUNTERCLOCKWISE
            cv2.rotate(plane, quarter, dst=target)
            return
        if self.transposed:
            cv2.transpose(plane, dst=target)
            plane = target
            if not self.mirrored:
                return
        cv2.flip(plane, -1 if self.mirrored and self.upended else 1 if self.mirrored else 0, dst=target)


UPRIGHT = Orientation()


def orientation_of(frame: av.VideoFrame) -> Orientation:
    """Return how a frame is to be turned; an angle in between counts as the nearest quarter turn."""
    data = side_data(frame, "DISPLAYMATRIX")
    if len(data) < 36:
        return UPRIGHT
    # 3 × 3 fixed-point numbers: x' = a·x + c·y, y' = b·x + d·y.
    a, b, _, c, d = struct.unpack_from("=5i", data)
    if a == b == c == d == 0:
        return UPRIGHT
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return Orientation(False, a < 0, d < 0)
    return Orientation(True, c < 0, b < 0)
