"""What was taken away comes back to where it stood, with what lay over it; what changed since stays."""

from __future__ import annotations

import copy

from nemo_widgets.timeline.clips import Clip, Row
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import set_transitions, transitions_of
from nemo_widgets.timeline.layout import Layout


def put_back(draft: Draft, earlier: Draft, segment_id: str) -> Draft:
    """Put a segment of an earlier draft back; the texts that went with a scene come with it.

    Raises
    ------
    InputError
        The earlier draft has no such segment.
    """
    old = Layout(earlier)
    row, clip = old.find(segment_id)
    if clip not in old.scenes:
        return _beside_again(draft, old, row, clip)
    draft = _scene_again(draft, old, clip)
    for other in old.beside():
        for one in other.clips:
            if old.ties()[one].home != segment_id:
                continue
            here = {segment.id for segment in draft.segments}
            # What went to another scene meanwhile, as a closing title does, comes home.
            draft = (_home if one.id in here else _beside_again)(draft, old, other, one)
    return draft


def _home(draft: Draft, old: Layout, _: Row, clip: Clip) -> Draft:
    layout = Layout(draft)
    one = layout.find(clip.id)[1]
    scene = old.ties()[clip].home
    one.start = max(0, clip.start + layout.shown()[scene].start - old.shown()[scene].start)
    one.duration = max(1, min(clip.duration, layout.total - one.start))
    return layout.draft()


def _again(clip: Clip, start: int, duration: int) -> Clip:
    return Clip(copy.deepcopy(clip.raw), start, duration, clip.id, clip.role)


def _scene_again(draft: Draft, old: Layout, clip: Clip) -> Draft:
    layout = Layout(draft)
    before, scenes = layout.shown(), layout.scenes or layout.row("video", "Video").clips
    order, here = [one.id for one in old.scenes], [one.id for one in scenes]
    at = order.index(clip.id)
    earlier = next((id_ for id_ in order[:at][::-1] if id_ in here), None)
    later = next((id_ for id_ in order[at + 1 :] if id_ in here), None)
    place = here.index(earlier) + 1 if earlier else here.index(later) if later else len(here)
    fades = transitions_of(scenes)
    scenes.insert(place, _again(clip, 0, clip.duration))
    fades.insert(max(1, place) if scenes[1:] else 0, clip.meta.get("transition"))
    set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()


def _beside_again(draft: Draft, old: Layout, row: Row, clip: Clip) -> Draft:
    layout = Layout(draft)
    home, now = old.ties()[clip].home, layout.shown()
    start = clip.start + (now[home].start - old.shown()[home].start if home in now else 0)
    start = max(0, min(start, layout.total - 1))
    duration = max(1, min(clip.duration, layout.total - start))
    span = (start, start + duration)
    same = next((one for one in layout.rows if one.raw.get("id") == row.raw.get("id")), None)
    if same is None or any(one.start < span[1] and span[0] < one.end for one in same.clips):
        name = str((row.raw.get("m") or {}).get("name") or "Track")
        same = layout.row(row.kind, name, role=clip.role, free=span, bound=clip.scene is not None)
    same.clips.append(_again(clip, start, duration))
    same.clips.sort(key=lambda one: one.start)
    return layout.draft()
