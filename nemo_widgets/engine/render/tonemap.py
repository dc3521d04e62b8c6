"""HDR and wide-gamut video brought to BT.709: a 3-D table from the standards, for FFmpeg's `lut3d`.

Sources: ITU-R BT.2100-3 (PQ and HLG, and HLG's system gamma), BT.2390-11 section 5.4 (the curve that brings
a brighter display's range to a dimmer one's), BT.2408-8 (diffuse white at 203 cd/m²), BT.2087-0 (BT.2020 to
BT.709), BT.1886 (the reference display of SDR).
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

Transfer = Literal["pq", "hlg", "sdr"]
Floats = NDArray[Any]

STEPS: Final = 49
# What a grade for HDR was made for where the file does not tell, and what SDR's white stands for.
USUAL_PEAK: Final = 1000.0
WHITE: Final = 203.0

_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
_A, _B, _C = 0.17883277, 0.28466892, 0.55991073
_HLG_GAMMA = 1.2
_SDR_GAMMA = 2.4
_LUMINANCE_2020 = np.array([0.2627, 0.6780, 0.0593])
_LUMINANCE_709 = np.array([0.2126, 0.7152, 0.0722])
_TO_709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]]  # BT.2087
)


def pq_to_nits(signal: Floats) -> Floats:
    """Return cd/m² of a PQ signal of 0 to 1."""
    root = np.maximum(signal, 0) ** (1 / _M2)
    nits: Floats = 10_000 * (np.maximum(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1)
    return nits


def nits_to_pq(nits: Floats) -> Floats:
    """Return the PQ signal of cd/m²."""
    root = (np.maximum(nits, 0) / 10_000) ** _M1
    signal: Floats = ((_C1 + _C2 * root) / (1 + _C3 * root)) ** _M2
    return signal


def hlg_to_nits(signal: Floats, peak: float = USUAL_PEAK) -> Floats:
    """Return cd/m² of an HLG signal (…, 3) on a display of a peak."""
    scene = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - _C) / _A) + _B) / 12)
    luminance = np.maximum(scene @ _LUMINANCE_2020, 1e-9)[..., None]
    nits: Floats = peak * luminance ** (_HLG_GAMMA - 1) * scene
    return nits


def compressed(nits: Floats, peak: float) -> Floats:
    """Bring 0 to `peak` cd/m² into 0 to SDR's white: unchanged in the dark, a soft shoulder above."""
    if peak <= WHITE:
        return nits
    top = float(nits_to_pq(np.array(peak)))
    signal = np.minimum(nits_to_pq(nits) / top, 1)
    most = float(nits_to_pq(np.array(WHITE))) / top
    knee = 1.5 * most - 0.5
    t = np.maximum(signal - knee, 0) / (1 - knee)
    shoulder = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * most
    )
    return pq_to_nits(np.where(signal < knee, signal, shoulder) * top)


def to_bt709(signal: Floats, transfer: Transfer, peak: float = USUAL_PEAK) -> Floats:
    """Return BT.709 R'G'B' of 0 to 1 for BT.2020 R'G'B' (…, 3).

    Parameters
    ----------
    signal
        0 to 1, coded as `transfer` says.
    transfer
        `pq`, `hlg`, or `sdr` for a wide gamut alone.
    peak
        The brightest light in it, in cd/m².
    """
    if transfer == "sdr":
        light = np.maximum(signal, 0) ** _SDR_GAMMA
    else:
        nits = pq_to_nits(signal) if transfer == "pq" else hlg_to_nits(signal, peak)
        # By the brightest of the three, so that a colour keeps its hue and none is cut off alone.
        brightest = np.maximum(nits.max(axis=-1, keepdims=True), 1e-6)
        light = nits * (compressed(brightest, peak) / brightest) / WHITE
    return np.asarray(_into_gamut(light @ _TO_709.T) ** (1 / _SDR_GAMMA))


def _into_gamut(light: Floats) -> Floats:
    """Move colours that BT.709 has not towards grey of their luminance, just as far as needed."""
    grey = np.clip(light @ _LUMINANCE_709, 0, 1)[..., None]
    away = light - grey
    low, high = away.min(axis=-1, keepdims=True), away.max(axis=-1, keepdims=True)
    room = np.minimum(
        np.where(low < 0, grey / np.maximum(-low, 1e-9), 1.0),
        np.where(high > 0, (1 - grey) / np.maximum(high, 1e-9), 1.0),
    )
    return np.asarray(np.clip(grey + away * np.minimum(room, 1), 0, 1))


@cache
def cube(transfer: Transfer, peak: float) -> str:
    """Return the table as a `.cube` file's text, red changing fastest."""
    axis = np.linspace(0, 1, STEPS)
    blue, green, red = np.meshgrid(axis, axis, axis, indexing="ij")
    table = to_bt709(np.stack([red, green, blue], axis=-1), transfer, peak).reshape(-1, 3)
    rows = "\n".join(f"{r:.6f} {g:.6f} {b:.6f}" for r, g, b in table.tolist())
    return f"LUT_3D_SIZE {STEPS}\n{rows}\n"
