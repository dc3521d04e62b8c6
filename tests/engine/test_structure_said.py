# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""What editors, teenagers, teachers and people in a hurry call structure, time and sound, and what each changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.engine.test_unseen import tell
from tests.engine.unseen.told import Said, Told, asks, fade_in, fade_out, level, right, starts_at

Check = Callable[[Told], object]


def lengths(*ms: int) -> Check:
    return lambda t: t.lengths == list(ms)


def order(*names: str) -> Check:
    return lambda t: t.names == list(names)


def loud(at: float) -> Check:
    return lambda t: level(t.music) == at


def silent(*places: int) -> Check:
    return lambda t: t.where(lambda s: level(s) == 0) == list(places)


def fast(*speeds: float) -> Check:
    return lambda t: t.speeds == list(speeds)


def mood(name: str) -> Check:
    return lambda t: t.music.m["made"]["mood"] == name


def plays(start: int, end: int) -> Check:
    return lambda t: (t.music.start_ms, t.music.end_ms) == (start, end)


def told(word: str) -> Check:
    return lambda t: t.stays and t.says(word)


PARTY = ("balloons", "cake", "garden", "grandparents", "goodbye")
SAID: list[tuple[str, str, Check]] = [
    # how long
    ("birthday", "Hello dear, could you leave the picture of us grandparents up a little longer please, say seven seconds? I can't see so quickly any more.", lengths(4000, 4000, 4000, 7000, 4000)),
    ("birthday", "Let's have grandma and grandpa on screen for a good ten seconds", lengths(4000, 4000, 4000, 10_000, 4000)),
    ("birthday", "baloons pic 6 sec", lengths(6000, 4000, 4000, 4000, 4000)),
    ("birthday", "cut the balloons from 4 to 2 seconds", lengths(2000, 4000, 4000, 4000, 4000)),
    ("birthday", "no photo should last longer than 3 seconds", lengths(3000, 3000, 3000, 3000, 3000)),
    ("birthday", "fit all the photos into 15 seconds", lengths(3000, 3000, 3000, 3000, 3000)),
    ("birthday", "Take the garden picture out and make the others a bit longer so it's still 20 seconds", lengths(5000, 5000, 5000, 5000)),
    ("birthday", "the cake should be longer >> longer still", lambda t: t.only("v2", "v3", "v4", "v5", "x2", "a1") and t.motions == ["zoom-in"] * 5),
    ("birthday", "make the first photo 8 seconds >> wait nvm thats way too long, 5", lengths(5000, 4000, 4000, 4000, 4000)),
    ("birthday", "make all photos 3 seconds >> hmm the last one should stay longer though, 5", lengths(3000, 3000, 3000, 3000, 5000)),
    ("charts", "Make revenue.png 10 seconds long. >> Halve that.", lengths(5000, 6000, 6000, 6000)),
    ("charts", "My pupils read slowly, so every chart ought to stay on screen for nine seconds.", lambda t: t.lengths == [9000] * 4 and not t.says("did not understand")),
    ("charts", "Hold the regions chart for 9 seconds, shorten the funnel to 4, leave the other two alone.", lengths(6000, 6000, 4000, 9000)),
    ("charts", "squeeze the charts into 20 seconds", lengths(5000, 5000, 5000, 5000)),
    ("charts", "each chart should get an equal share of 30 seconds", lengths(7500, 7500, 7500, 7500)),
    ("charts", "Set d=4.5s for shots 2 through 4.", lengths(6000, 4500, 4500, 4500)),
    ("charts", "1) Revenue: 8 seconds. 2) Churn: 5 seconds. 3) Delete regions.", lengths(8000, 5000, 6000)),
    ("clips", "need this at 20s flat for the ad slot", lambda t: t.total == 20_000),
    ("dali", "hey so my prof says max 10 seconds total, can u squeeze it", lambda t: t.total == 10_000),
    ("painted", "We have exactly 45 seconds during the collection; the film should fill them.", lengths(15_000, 15_000, 15_000)),
    # photos and clips
    ("hike", "3 secs per photo, leave the clips alone", lengths(8000, 3000, 12_000, 3000, 3000)),
    ("hike", "don't show any photo for more than two seconds", lengths(8000, 2000, 12_000, 2000, 2000)),
    ("hike", "Double the speed of both clips", fast(2, 1, 2, 1, 1)),
    ("hike", "Mute the trailhead clip. >> The other clip as well, please.", silent(1, 3)),
    # which comes when
    ("birthday", "I would like the cake to come first, before the balloons, and please take out the goodbye one, it makes me sad.", order("cake", "balloons", "garden", "grandparents")),
    ("birthday", "cake to the front >> and the garden right behind it", order("cake", "garden", "balloons", "grandparents", "goodbye")),
    ("birthday", "delete the garden >> and the goodbye one", order("balloons", "cake", "grandparents")),
    ("birthday", "Remove the garden picture. >> Oh no, I didn't mean that. Bring it back please.", order(*PARTY)),
    ("birthday", "could we start with the cake rather than the balloons", order("cake", "balloons", "garden", "grandparents", "goodbye")),
    ("birthday", "everything after the garden can go", order("balloons", "cake", "garden")),
    ("birthday", "swap the first and last pictures round would you", order("goodbye", "cake", "garden", "grandparents", "balloons")),
    ("birthday", "move the last picture to the middle", order("balloons", "cake", "goodbye", "garden", "grandparents")),
    ("birthday", "Wife wants the cake and the garden the other way round", order("balloons", "garden", "cake", "grandparents", "goodbye")),
    ("birthday", "bump the cake up one spot", order("cake", "balloons", "garden", "grandparents", "goodbye")),
    ("dali", "start w/ the train station instead of ending w/ it", order("火车站", "洱海", "古城", "苍山")),
    ("charts", "Reorder: regions, revenue, churn, funnel. Then delete the narration.", order("regions", "revenue", "churn", "funnel")),
    ("charts", "Please show the funnel chart a second time, directly after itself.", order("revenue", "churn", "funnel", "funnel", "regions")),
    ("charts", "the funnel should be shown for 10 seconds and come right at the start", lengths(10_000, 6000, 6000, 6000)),
    ("painted", "Please to change the place of the forest and the city.", lambda t: [s.id for s in t.shots] == ["v3", "v2", "v1"]),
    ("painted", "the skyline first, then the forest, then the lighthouse", lambda t: [s.id for s in t.shots] == ["v3", "v1", "v2"]),
    ("painted", "duplicate the lighthouse and make the copy 2 seconds long", lengths(5000, 5000, 2000, 5000)),
    ("painted", "could scene three be a quiet mountain lake at sunrise instead?", lambda t: t.drawn(3, "a quiet mountain lake at sunrise")),
    ("painted", "let the lighthouse last eight seconds, slip a field of sunflowers in after it", lengths(5000, 8000, 4000, 5000)),
    ("painted", "add a forest after the lighthouse", lengths(5000, 5000, 4000, 5000)),
    ("painted", "Title animation: typewriter.", lambda t: t.stays or t.only("x1")),
    # cuts and speeds
    ("clips", "product shot 1.5x pls", fast(1, 1, 1.5)),
    ("clips", "let product run at three quarters of its speed", fast(1, 1, 0.75)),
    ("clips", "Razor the product clip at its 4s mark.", lengths(10_000, 10_000, 4000, 6000)),
    ("clips", "cut the office clip in two at the 0:14 mark", lengths(10_000, 4000, 6000, 10_000)),
    ("clips", "Ripple delete office, then time-remap product to 80%", fast(1, 0.8)),
    ("clips", "keep the first 4 seconds of office and throw the rest of it away", lengths(10_000, 4000, 10_000)),
    ("clips", "chop the interview in half at 5 seconds and delete the second bit", lengths(5000, 10_000, 10_000)),
    ("clips", "split the office clip in half >> swap the two halves", lambda t: [starts_at(s) for s in t.shots] == [0, 5000, 0, 0]),
    ("clips", "trim the office clip so it starts at 4 seconds", lambda t: starts_at(t.shots[1]) == 4000),
    ("clips", "cut out 12 to 15 seconds", lambda t: t.total == 27_000),
    ("clips", "Freeze it dead 3 secs into the product clip, hold two secs, carry on", lengths(10_000, 10_000, 3000, 2000, 7000)),
    ("clips", "restore the original speed of everything", fast(1, 1, 1)),
    # sound
    ("birthday", "That music is far too loud for my ears.", loud(0.35)),
    ("birthday", "lower the music >> a bit more", loud(0.2)),
    ("birthday", "turn the lofi up a little", loud(0.65)),
    ("birthday", "I don't want music in this video, can you take away it?", lambda t: not t.sounds and not t.says("no music")),
    ("birthday", "only play the music after the balloons", plays(4000, 20_000)),
    ("birthday", "the song should only start when the cake comes up", plays(4000, 20_000)),
    ("birthday", "A little something more cheerful to listen to would be welcome.", mood("upbeat")),
    ("birthday", "replace the lofi with something cheerful, not too loud", mood("upbeat")),
    ("birthday", "That lo-fi is driving me mad, get rid of it.", lambda t: not t.sounds),
    ("painted", "raise the music to about sixty percent", loud(0.6)),
    ("painted", "Might the ambient music begin softly, growing over the first four seconds?", lambda t: fade_in(t.music) == 4000 and t.music.m["made"]["seed"] == 1),
    ("painted", "fade the music in over 2 seconds and out over 4", lambda t: (fade_in(t.music), fade_out(t.music)) == (2000, 4000)),
    ("dali", "you can barely hear me over the song, have it dip while i talk", lambda t: t.music.m["duck"] is True),
    ("dali", "Bring the bed in with a three-second fade rather than that hard start.", lambda t: (fade_in(t.music), fade_out(t.music)) == (3000, 0)),
    ("dali", "no voice pls n music full vol", lambda t: level(t.music) == 1 and not t.role("voice")),
    ("dali", "The speaker is somewhat overbearing. Lower her to half.", lambda t: level(t.voice) == 0.5),
    ("charts", "Add low ambient background music, roughly -18 dB, ducked by the narration.", lambda t: level(t.music) == 0.13 and t.music.m["duck"] is True),
    ("charts", "Mute the narration. >> Switch it on again.", lambda t: level(t.voice) == 1),
    ("charts", "add some background music but keep it well below the narration", lambda t: t.music.m["duck"] is True),
    ("clips", "Client hates hearing the office noise. Sound off on that clip, jazz.mp3 under everything at 30%", lambda t: silent(2)(t) and loud(0.3)(t)),
    ("clips", "let the jazz play quietly beneath everything and dip when he talks", lambda t: t.music.m["title"] == "jazz.mp3" and t.music.m["duck"] is True),
    ("clips", "put jazz.mp3 under it >> make it fade in", lambda t: fade_in(t.music) == 2000),
    ("clips", "have jazz.mp3 start at the office clip", plays(10_000, 30_000)),
    ("clips", "background music, something corporate, fairly low, not over the interview", lambda t: plays(10_000, 30_000)(t) and not silent(1)(t)),
    ("clips", "interview at 80 percent volume, the other two at 20", lambda t: [level(s) for s in t.shots] == [0.8, 0.2, 0.2]),
    ("clips", "Chop the first two seconds off the interview and take its level down to 70%", lambda t: [level(s) for s in t.shots] == [0.7, 1, 1]),
    ("painted", 'I keep imagining somebody softly saying "Welcome to the quiet places" as the forest comes up, would you do that for us?', lambda t: t.voice.m["scene"] == "v1"),
    # what cannot be, and what is to be asked
    ("charts", "speed the narration up a bit", told("keeps its pace")),
    ("charts", "mute the narration for the last chart", told("cannot")),
    ("charts", "can you fade the narration out at the end", told("no voice")),
    ("birthday", "take the music down to 10% during the cake", told("cannot")),
    ("dali", "turn the sound down on that one", asks),
    ("dali", "trim the end a bit", asks),
    ("charts", "make the narration sound more cheerful", lambda t: t.stays),
]  # fmt: skip


@pytest.mark.parametrize(("at", "message", "check"), SAID, ids=[message for _, message, _ in SAID])
async def test_what_people_call_structure_time_and_sound(at: str, message: str, check: Check) -> None:
    said = Said(0, at, message, check)
    after = await tell(said)
    assert after, "what was said before did nothing"
    assert right(said, after), after.reply
