# ruff: noqa: E501 -- what people say is not cut
"""What is to be heard, how long things last and in which order they come, said in many ways."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.language.grievances import settled
from nemo_widgets.engine.agent.language.idioms import plainly
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import EMPTY, FOOTAGE, THREE, upload
from tests.engine.test_agent_edits import conversation

JAZZ = (upload("jazz.mp3", "audio", 90.0),)


def narrated() -> Draft:
    """Return three charts of 4 s with piano music at 50 % and a recorded narration."""
    draft = EMPTY
    for name in ("sales", "costs", "staff"):
        draft = edits.add_visual(draft, src=f"/media/{name}.png", title=f"{name}.png", duration_ms=4000)
    draft = edits.add_music(draft, src="/media/old.wav", title="Piano", fade_in=0, volume=0.5)
    m = {"title": "say.mp3", "role": "voice", "volume": 0.8}
    said = {"id": "say", "s": 0, "d": 12_000, "src": "/media/say.mp3", "m": m}
    raw = draft.to_wire()
    raw["t"].append({"id": "voice", "tt": 1, "m": {"name": "Voice"}, "sg": [said]})
    return Draft(raw)


NARRATED = narrated()

OF_PICTURES: tuple[tuple[str, str], ...] = (
    ('cut the last 2 seconds of the desert', 'scenes a forest 0-4, a desert 3.5-5.5, a city at night 5-9; bgm 0-9'),
    ('take a second off the desert', 'scenes a forest 0-4, a desert 3.5-6.5, a city at night 6-10; bgm 0-10'),
    ('trim the forest by 1 second', 'scenes a forest 0-3, a desert 2.5-6.5, a city at night 6-10; bgm 0-10'),
    ('make the desert last 6 seconds', 'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13'),
    ('the whole video should be 20 seconds long', 'scenes a forest 0-7, a desert 6.5-13.5, a city at night 13-20; bgm 0-20'),
    ('leave the desert up for 6 seconds', 'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13'),
    ('the desert goes by too quickly, give it 7 seconds', 'scenes a forest 0-4, a desert 3.5-10.5, a city at night 10-14; bgm 0-14'),
    ("a bit longer, let's say 15 seconds", 'scenes a forest 0-5.33, a desert 4.83-10.17, a city at night 9.67-15; bgm 0-15'),
    ('extend the last image so that the video is 14 seconds', 'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-14; bgm 0-14'),
    ('2 seconds per shot', 'scenes a forest 0-2, a desert 1.5-3.5, a city at night 3-5; bgm 0-5'),
    ('delete the desert and make all of them 3 s each', 'scenes a forest 0-3, a city at night 2.5-5.5; bgm 0-5.5'),
    ('delete the desert, the rest 6 seconds each', 'scenes a forest 0-6, a city at night 5.5-11.5; bgm 0-11.5'),
    ('open with the city', 'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('finish on the forest', 'scenes a desert 0-4, a city at night 3.5-7.5, a forest 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('move the ending to the front', 'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('put the city between the forest and the desert', 'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11'),
    ('move the city one place earlier', 'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11'),
    ('make the city the first picture', 'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ("I'd like the city, then the forest, then the desert", 'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('put them in the opposite order', 'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('take the desert out', 'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5'),
    ('duplicate the forest and put it last', 'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, a forest 10.5-14.5; a forest [transition=type:crossfade,d:500]; bgm 0-14.5'),
    ('split the desert at 1 s and delete the second part', 'scenes a forest 0-4, a desert 3.5-4.5, a city at night 4-8; bgm 0-8'),
    ('cut the desert into two', 'scenes a forest 0-4, a desert 3.5-5.5, a desert 5.5-7.5, a city at night 7-11'),
    ('music only at the beginning', 'bgm 0-4 [timed=True]'),
    ('no music during the last 3 seconds', 'bgm 0-8 [timed=True]'),
    ('the music should come in after 4 seconds', 'bgm 4-11 [timed=True]'),
    ('stop the music at 8 s', 'bgm 0-8 [timed=True]'),
    ('no music on the last photo', 'bgm 0-7 [timed=True]'),
    ('music fades in over 1 s and out over 3 s', 'bgm [fade_in=1000 fade_out=3000]'),
    ('the music stops too suddenly', 'bgm [fade_out=4000]'),
    ('no music from 6 s on', 'bgm 0-6 [timed=True]'),
    ('stick some tense music underneath so it is not silent', 'bgm [title=Cinematic] new'),
    ('smooth out the end of the music', 'bgm [fade_out=2000]'),
    ('take the music away', '-bgm'),
    ('make the music barely audible', 'bgm [volume=0.1]'),
    ('something tense for the music', 'bgm [title=Cinematic] new'),
    ('the music is too sad', 'bgm [title=Upbeat] new'),
    ('swap the song for a happy one', 'bgm [title=Upbeat] new'),
    ('先放城市再放沙漠', 'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]'),
    ('第二张多停2秒', 'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13'),
    ('音乐淡入淡出', 'bgm [fade_in=2000 fade_out=2000]'),
    ('音乐从第4秒开始', 'bgm 4-11 [timed=True]'),
    ('最后一张不要音乐', 'bgm 0-7 [timed=True]'),
    ('删掉第一张，剩下的每张6秒', 'scenes a desert 0-6, a city at night 5.5-11.5; a desert [transition=None]; bgm 0-11.5'),
)  # fmt: skip

OF_CLIPS: tuple[tuple[str, str], ...] = (
    ('start clip 1 two seconds in', 'scenes walk 0-4, run 4-10, sea 10-14; bgm 0-14; caption “on foot” 0-2'),
    ('end clip 2 after 4 seconds', 'scenes walk 0-6, run 6-10, sea 10-14; bgm 0-14'),
    ('keep only 2-5 s of clip 1', 'scenes walk 0-3, run 3-9, sea 9-13; bgm 0-13; caption “on foot” 0-2'),
    ('cut 2 seconds out of the middle of clip 2', 'scenes walk 0-6, run 6-8, run 8-10, sea 10-14; bgm 0-14'),
    ('trim clip 1 down to the first 3 seconds', 'scenes walk 0-3, run 3-9, sea 9-13; bgm 0-13; caption “on foot” 1-3'),
    ('speed up clip 1 so it takes 3 seconds', 'scenes walk 0-3, run 3-9, sea 9-13; walk [speed=2]; bgm 0-13; caption “on foot” 0.5-2'),
    ('the first clip drags, play it at 1.5x', 'scenes walk 0-4, run 4-10, sea 10-14; walk [speed=1.5]; bgm 0-14; caption “on foot” 0.67-2.67'),
    ('run clip 2 at 200%', 'scenes walk 0-6, run 6-9, sea 9-13; run [speed=2]; bgm 0-13'),
    ('slow clip 2 down by half', 'scenes walk 0-6, run 6-18, sea 18-22; run [speed=0.5]; bgm 0-22'),
    ('mute everything', 'walk [volume=0]; run [volume=0]; bgm [volume=0]'),
    ('only keep the sound of clip 1', 'run [volume=0]'),
    ('clip 2 is too loud, bring it down to 40%', 'run [volume=0.4]'),
    ('add jazz.mp3, quiet enough that I can still hear them talk', 'bgm [duck=True fade_in=300 title=jazz.mp3 volume=0.2] new'),
    ('put jazz.mp3 under clip 2 only, at 30%', 'bgm 6-12 [fade_in=300 timed=True title=jazz.mp3 volume=0.3] new'),
    ('第二段慢放一倍', 'scenes walk 0-6, run 6-18, sea 18-22; run [speed=0.5]; bgm 0-22'),
    ('第一段前2秒和最后1秒都剪掉', 'scenes walk 0-3, run 3-9, sea 9-13; bgm 0-13; caption “on foot” 0-2'),
    ('背景加上jazz.mp3，从第10秒开始放', 'bgm 10-16 [fade_in=300 timed=True title=jazz.mp3] new'),
    ('背景音乐在第6秒停掉', 'bgm 0-6 [timed=True]'),
    ('第一段从第2秒开始', 'scenes walk 0-4, run 4-10, sea 10-14; bgm 0-14; caption “on foot” 0-2'),
)  # fmt: skip

OF_CHARTS: tuple[tuple[str, str], ...] = (
    ('make the voice a bit quieter and the music louder', 'bgm [volume=0.65]; voice [volume=0.65]'),
    ('turn the narration down to 60%', 'voice [volume=0.6]'),
    ('mute the narration', 'voice [volume=0]'),
    ('the piano is too loud, bring it down to 10%', 'bgm [volume=0.1]'),
    ('lower the music to 25% when she speaks', 'bgm [duck=depth:6.02]'),
    ('the music drowns out the voice', 'bgm [duck=True volume=0.35]'),
    ("don't duck the music", 'bgm [duck=False]'),
    ('旁白小声一点，音乐大一点', 'bgm [volume=0.65]; voice [volume=0.65]'),
    ('音乐太大声了，都盖住旁白了', 'bgm [duck=True volume=0.35]'),
    ('add a calm female voice over saying “Costs are flat.” to the costs chart', 'costs.png [narration=Costs are flat.]; +voice 4.3-5.97 [volume=0.8 words=]'),
)  # fmt: skip

ASKED: tuple[tuple[Draft, str, str], ...] = (
    (THREE, "cut the video in half", "Half as long, or in two parts?"),
    (THREE, "the ending is too abrupt", "What shall I do about it?"),
    (THREE, "that one stays on screen too long, shorten it", "Which scene do you mean?"),
    (THREE, "有一段太长了，剪短点", "您指的是哪个画面？"),
    (NARRATED, "turn it up a bit", "What shall be louder or quieter?"),
    (NARRATED, "声音大一点", "要调整哪个声音？"),
    (THREE, "another song", "Which music? I have lo-fi, upbeat, cinematic, ambient and corporate."),
)  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), OF_PICTURES, ids=[case[0] for case in OF_PICTURES])
def test_a_message_about_pictures_and_their_music_is_understood(message: str, expected: str) -> None:
    assert conversation(message, THREE, ()) == expected


@pytest.mark.parametrize(("message", "expected"), OF_CLIPS, ids=[case[0] for case in OF_CLIPS])
def test_a_message_about_clips_is_understood(message: str, expected: str) -> None:
    assert conversation(message, FOOTAGE, JAZZ) == expected


@pytest.mark.parametrize(("message", "expected"), OF_CHARTS, ids=[case[0] for case in OF_CHARTS])
def test_a_message_about_a_narrated_video_is_understood(message: str, expected: str) -> None:
    assert conversation(message, NARRATED, ()) == expected


@pytest.mark.parametrize(("draft", "message", "question"), ASKED, ids=[case[1] for case in ASKED])
def test_what_may_mean_several_things_is_asked(draft: Draft, message: str, question: str) -> None:
    planned = plan(message, draft, ())
    assert planned.calls == ()
    assert planned.notes[0] == question


def test_music_that_plays_at_some_times_only_keeps_them_through_other_edits() -> None:
    late = edits.time_music(THREE, [(4000, 11_000)])
    longer = edits.set_scene_length(late, None, 6000)
    music = next(s for s in longer.segments if s.role == "bgm")
    assert (music.start_ms, music.end_ms) == (4000, longer.duration_ms)
    first = edits.set_scene_length(edits.time_music(THREE, [(0, 3000)]), None, 6000)
    assert [(s.start_ms, s.end_ms) for s in first.segments if s.role == "bgm"] == [(0, 3000)]
    parted = edits.time_music(THREE, [(0, 2000), (5000, 11_000)])
    assert [(s.start_ms, s.end_ms) for s in parted.segments if s.role == "bgm"] == [(0, 2000), (5000, 11_000)]
    whole = edits.add_music(parted, src="/media/new.wav", title="New")
    assert [(s.start_ms, s.end_ms) for s in whole.segments if s.role == "bgm"] == [(0, 11_000)]


def test_a_complaint_before_an_order_only_says_what_the_order_is_about() -> None:
    assert settled("the clip drags on, cut it to 4 seconds") == "the clip: cut it to 4 seconds"
    assert settled("scene 2 is too loud, mute it") == "scene 2 volume: mute it"
    assert settled("the pictures are too dark") == "the pictures are too dark"


def test_turns_of_phrase_are_said_in_plain_words() -> None:
    assert plainly("slow the second clip down") == "slow down the second clip"
    assert plainly("hold it for another 2 seconds") == "hold it for 2 more seconds"
    assert plainly("have a man say \ue100") == "have a man voice say \ue100"


@pytest.mark.parametrize(
    "text", ["a" * 5000, "the " * 1500, "is too " * 800, "音乐" * 2500, "(" * 3000, "1 s " * 1200]
)
def test_no_turn_of_phrase_takes_long_to_look_for(text: str) -> None:
    assert len(settled(plainly(text))) <= len(text) + 16
