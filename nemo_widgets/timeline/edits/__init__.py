"""Every change of a timeline, as a pure function from draft to draft.

Unknown keys survive, ids are stable, and the segments of a track overlap only by a transition.
"""

from nemo_widgets.timeline.edits.canvas import new_draft, set_length, set_size
from nemo_widgets.timeline.edits.cuts import cut_range, keep_range, set_scene_length, split_scene, trim_scene
from nemo_widgets.timeline.edits.looks import (
    FITS,
    SIGNED_FILTERS,
    add_filter,
    amount_of,
    remove_filters,
    set_fit,
    set_motion,
    set_transition,
)
from nemo_widgets.timeline.edits.overlays import CORNERS, add_overlay, place_overlay, remove_overlays
from nemo_widgets.timeline.edits.pace import FASTEST, SLOWEST, freeze, set_reverse, set_speed
from nemo_widgets.timeline.edits.scenes import (
    CROSSFADE,
    add_visual,
    delete_segment,
    duplicate_segment,
    move_segment,
    order_scenes,
    replace_segment,
    swap_segments,
)
from nemo_widgets.timeline.edits.sound import (
    MUSIC_VOLUME,
    add_music,
    duck_music,
    fade_music,
    music_volume,
    remove_music,
    set_clip_volume,
    set_music_volume,
)
from nemo_widgets.timeline.edits.texts import (
    TITLE_MS,
    add_text,
    animate_text,
    change_text,
    remove_text,
    scale_text,
    style_text,
    time_text,
)

__all__ = [
    "CORNERS",
    "CROSSFADE",
    "FASTEST",
    "FITS",
    "MUSIC_VOLUME",
    "SIGNED_FILTERS",
    "SLOWEST",
    "TITLE_MS",
    "add_filter",
    "add_music",
    "add_overlay",
    "add_text",
    "add_visual",
    "amount_of",
    "animate_text",
    "change_text",
    "cut_range",
    "delete_segment",
    "duck_music",
    "duplicate_segment",
    "fade_music",
    "freeze",
    "keep_range",
    "move_segment",
    "music_volume",
    "new_draft",
    "order_scenes",
    "place_overlay",
    "remove_filters",
    "remove_music",
    "remove_overlays",
    "remove_text",
    "replace_segment",
    "scale_text",
    "set_clip_volume",
    "set_fit",
    "set_length",
    "set_motion",
    "set_music_volume",
    "set_reverse",
    "set_scene_length",
    "set_size",
    "set_speed",
    "set_transition",
    "split_scene",
    "style_text",
    "swap_segments",
    "time_text",
    "trim_scene",
]
