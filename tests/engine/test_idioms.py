# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""Turns of phrase that the grammar would not read, or not as they are meant, were they not said again in plain words."""

from __future__ import annotations

import pytest

from tests.engine.agent_samples import difference
from tests.engine.test_unseen import tell
from tests.engine.unseen.told import Said

MEANT: tuple[tuple[str, str, str], ...] = (
    ("charts", "add calm music, quiet enough not to drown the narration", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.35]"),
    ("clips", "put jazz.mp3 under it so we can hear what they say", "+bgm 0-30 [duck=True fade_in=300 fade_out=1500 volume=0.2]"),
    ("charts", "add some calm music but make sure people can still hear the narration", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("charts", "add calm music but it shouldn't drown out the narration", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("charts", "add upbeat music that doesn't distract from my voice", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:upbeat,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("charts", "add calm music without drowning out the narration", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("birthday", "set the music to a third of its current volume", "bgm [volume=0.33]"),
    ("birthday", "put the music at a quarter of the volume", "bgm [volume=0.25]"),
    ("birthday", "make the whole thing a quarter of a minute", "scenes balloons.jpg 0-3, cake.jpg 3-6, garden.jpg 6-9, grandparents.jpg 9-12, goodbye.jpg 12-15; title “Mia turns 7” 0-3; title “Thank you for coming!” 12-15; bgm 0-15"),
    ("birthday", "make the video three quarters of a minute long", "scenes balloons.jpg 0-9, cake.jpg 9-18, garden.jpg 18-27, grandparents.jpg 27-36, goodbye.jpg 36-45; title “Mia turns 7” 0-9; title “Thank you for coming!” 36-45; bgm 0-45"),
    ("birthday", "make the cake photo a couple of seconds longer", "scenes balloons.jpg 0-4, cake.jpg 4-10, garden.jpg 10-14, grandparents.jpg 14-18, goodbye.jpg 18-22; title “Thank you for coming!” 18-22; bgm 0-22"),
    ("birthday", "give the cake photo a few more seconds", "scenes balloons.jpg 0-4, cake.jpg 4-11, garden.jpg 11-15, grandparents.jpg 15-19, goodbye.jpg 19-23; title “Thank you for coming!” 19-23; bgm 0-23"),
    ("choir", "trim another half second off the applause", "scenes warmup.mp4 0-8, ave_maria.mp4 8-16, solo.mp4 16-24, applause.mp4 24-31.5; applause.mp4 [source_duration=8000]"),
    ("birthday", "make the cake 5 and a half seconds", "scenes balloons.jpg 0-4, cake.jpg 4-9.5, garden.jpg 9.5-13.5, grandparents.jpg 13.5-17.5, goodbye.jpg 17.5-21.5; title “Thank you for coming!” 17.5-21.5; bgm 0-21.5"),
    ("birthday", "make the cake photo five and a half secs", "scenes balloons.jpg 0-4, cake.jpg 4-9.5, garden.jpg 9.5-13.5, grandparents.jpg 13.5-17.5, goodbye.jpg 17.5-21.5; title “Thank you for coming!” 17.5-21.5; bgm 0-21.5"),
    ("birthday", "make the music quieter >> it's still way too loud", "bgm [volume=0.2]"),
    ("birthday", "two seconds would be plenty for the balloons", "scenes balloons.jpg 0-2, cake.jpg 2-6, garden.jpg 6-10, grandparents.jpg 10-14, goodbye.jpg 14-18; title “Mia turns 7” 0-2; title “Thank you for coming!” 14-18; bgm 0-18"),
    ("birthday", "the garden photo is too long, 3 seconds is enough", "scenes balloons.jpg 0-4, cake.jpg 4-8, garden.jpg 8-11, grandparents.jpg 11-15, goodbye.jpg 15-19; title “Thank you for coming!” 15-19; bgm 0-19"),
    ("choir", "cut the first 3 seconds off the solo and the last 2 off the applause", "scenes warmup.mp4 0-8, ave_maria.mp4 8-16, solo.mp4 16-21, applause.mp4 21-27; solo.mp4 [source_duration=8000]; applause.mp4 [source_duration=8000]; lower-third “Ellen Marsh, soprano” 16-21"),
    ("birthday", "the music starts too abruptly, fade it in", "bgm [fade_in=2000]"),
    ("birthday", "copy the cake photo and move the duplicate to the start", "scenes cake.jpg 0-4, balloons.jpg 4-8, cake.jpg 8-12, garden.jpg 12-16, grandparents.jpg 16-20, goodbye.jpg 20-24; title “Thank you for coming!” 20-24; bgm 0-24"),
    ("choir", "turn the sound of the solo off", "solo.mp4 [volume=0]"),
    ("painted", "让女声说“欢迎来到安静的角落”", "misty pine forest [narration=欢迎来到安静的角落]; +voice 0.3-2.55 [made=by:a voice,gender:female,words_a_minute:160,text:欢迎来到安静的角落 volume=0.8 words=w:欢迎来到安静的角落 ,s:0,e:2250]"),
    ("painted", "请一位女士念“早上好”", "misty pine forest [narration=早上好]; +voice 0.3-1.05 [made=by:a voice,gender:female,words_a_minute:160,text:早上好 volume=0.8 words=w:早上好 ,s:0,e:750]"),
    ("painted", "找个人来读“早上好”", "misty pine forest [narration=早上好]; +voice 0.3-1.05 [made=by:a voice,gender:,words_a_minute:160,text:早上好 volume=0.8 words=w:早上好 ,s:0,e:750]"),
    ("dali", "I can barely hear the voice over the music", "bgm [duck=True volume=0.45]"),
    ("dali", "the music is too loud compared to the voice", "bgm [duck=True volume=0.45]"),
    ("dali", "旁白都被音乐盖住了", "bgm [duck=True volume=0.45]"),
    ("birthday", "not so loud please", "bgm [volume=0.35]"),
    ("birthday", "shorten the fade out", "bgm [fade_out=1000]"),
    ("birthday", "make the fade-out longer", "bgm [fade_out=4000]"),
    ("charts", 'the second lower third is misspelt, should read "Churn at 3%"', "lower-third “Churn flat at 3%” [text=Churn at 3%]"),
    ("birthday", "highlight the cake photo with a vignette", "cake.jpg [filters=vignette:0.6]"),
    ("charts", "make the text blue on all of them", "lower-third “Revenue up 12%” [style=color:#1e88e5]; lower-third “Churn flat at 3%” [style=color:#1e88e5]; lower-third “Trials convert better” [style=color:#1e88e5]; lower-third “North leads” [style=color:#1e88e5]"),
    ("choir", "slow the applause down, say 0.5x", "scenes warmup.mp4 0-8, ave_maria.mp4 8-16, solo.mp4 16-24, applause.mp4 24-40; applause.mp4 [speed=0.5]"),
    ("birthday", "the music should get quieter towards the end", "bgm [fade_out=4000]"),
    ("birthday", "3 seconds apiece", "scenes balloons.jpg 0-3, cake.jpg 3-6, garden.jpg 6-9, grandparents.jpg 9-12, goodbye.jpg 12-15; title “Mia turns 7” 0-3; title “Thank you for coming!” 12-15; bgm 0-15"),
    ("birthday", "30 seconds altogether", "scenes balloons.jpg 0-6, cake.jpg 6-12, garden.jpg 12-18, grandparents.jpg 18-24, goodbye.jpg 24-30; title “Mia turns 7” 0-6; title “Thank you for coming!” 24-30; bgm 0-30"),
    ("birthday", "the garden should be a bit longer, like 6 seconds", "scenes balloons.jpg 0-4, cake.jpg 4-8, garden.jpg 8-14, grandparents.jpg 14-18, goodbye.jpg 18-22; title “Thank you for coming!” 18-22; bgm 0-22"),
    ("birthday", "the goodbye photo belongs at the start", "scenes goodbye.jpg 0-4, balloons.jpg 4-8, cake.jpg 8-12, garden.jpg 12-16, grandparents.jpg 16-20"),
    ("birthday", "put wipes between the photos >> make the wipes between all photos longer", "scenes balloons.jpg 0-4, cake.jpg 3.4-7.4, garden.jpg 6.8-10.8, grandparents.jpg 10.2-14.2, goodbye.jpg 13.6-17.6; cake.jpg [transition=type:wipe-left,d:600]; garden.jpg [transition=type:wipe-left,d:600]; grandparents.jpg [transition=type:wipe-left,d:600]; goodbye.jpg [transition=type:wipe-left,d:600]; title “Mia turns 7” 0-3.4; title “Thank you for coming!” 13.6-17.6; bgm 0-17.6"),
    ("dali", "lower the music when the guide talks", "bgm [duck=True]"),
    ("dali", "music down when my narration plays", "bgm [duck=True]"),
    ("birthday", "make the music less quiet", "bgm [volume=0.65]"),
    ("birthday", "make the titles red >> put them back to the way they were before", "title “Mia turns 7” [style=None]; title “Thank you for coming!” [style=None]"),
    ("birthday", "give the cake photo a warm glow", "cake.jpg [filters=warm:0.5]"),
    ("clips", "make it vertical with a blurred background at the sides", "canvas 9:16; interview.mp4 [fit=blur]; office.mp4 [fit=blur]; product.mp4 [fit=blur]"),
    ("choir", "split it at second 5", "scenes warmup.mp4 0-5, warmup.mp4 5-8, ave_maria.mp4 8-16, solo.mp4 16-24, applause.mp4 24-32; warmup.mp4 [source_duration=8000]; warmup.mp4 [speed=1 volume=1]"),
    ("birthday", "start the music at second 4", "bgm 4-20 [timed=True]"),
    ("clips", "put selfie.jpg in the corner while the office clip plays", "+pip 10-20 [place=corner:top-right,width:0.32,margin:0.04,opacity:1]"),
    ("charts", "add calm music that ducks under the voice >> don't duck the music", "bgm [duck=False]"),
    ("birthday", "swap the song for a happy one", "bgm [fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:upbeat,seed:0,bpm:80,key:C major,seconds:20 title=Upbeat] new"),
    ("birthday", "leave the cake up for another 2 seconds", "scenes balloons.jpg 0-4, cake.jpg 4-10, garden.jpg 10-14, grandparents.jpg 14-18, goodbye.jpg 18-22; title “Thank you for coming!” 18-22; bgm 0-22"),
    ("birthday", "take the music away", "-bgm"),
    ("painted", 'have a woman say "good night" over the last scene', "city skyline at night [narration=good night]; +voice 10.3-11.1 [made=by:a voice,gender:female,words_a_minute:160,text:good night volume=0.8 words=w:good ,s:0,e:400+w:night ,s:400,e:800]"),
    ("choir", "第一段前2秒和最后1秒都剪掉", "scenes warmup.mp4 0-5, ave_maria.mp4 5-13, solo.mp4 13-21, applause.mp4 21-29; warmup.mp4 [source_duration=8000]; lower-third “Ellen Marsh, soprano” 14-19"),
    ("dali", "the music drowns out the voice", "bgm [duck=True volume=0.45]"),
    ("clips", "put my face (selfie.jpg) in the corner for the first 5 seconds", "+pip 0-5 [place=corner:top-right,width:0.32,margin:0.04,opacity:1]"),
    ("birthday", "end on black", ""),
    ("clips", "put logo.png top left >> take it out of the last clip", "watermark 0-20"),
    ("birthday", "don't show any photo for more than 3 seconds", "scenes balloons.jpg 0-3, cake.jpg 3-6, garden.jpg 6-9, grandparents.jpg 9-12, goodbye.jpg 12-15; title “Mia turns 7” 0-3; title “Thank you for coming!” 12-15; bgm 0-15"),
    ("birthday", "no photo should stay up longer than 2 seconds", "scenes balloons.jpg 0-2, cake.jpg 2-4, garden.jpg 4-6, grandparents.jpg 6-8, goodbye.jpg 8-10; title “Mia turns 7” 0-2; title “Thank you for coming!” 8-10; bgm 0-10"),
    ("choir", "split the video at the 5 second mark", "scenes warmup.mp4 0-5, warmup.mp4 5-8, ave_maria.mp4 8-16, solo.mp4 16-24, applause.mp4 24-32; warmup.mp4 [source_duration=8000]; warmup.mp4 [speed=1 volume=1]"),
    ("birthday", "make the cake brighter but not too bright", "cake.jpg [filters=brightness:0.12]"),
    ("birthday", "the photos should not be as dark", "balloons.jpg [filters=brightness:0.2]; cake.jpg [filters=brightness:0.2]; garden.jpg [filters=brightness:0.2]; grandparents.jpg [filters=brightness:0.2]; goodbye.jpg [filters=brightness:0.2]"),
    ("dali", "people can't hear me over the music", "bgm [duck=True volume=0.45]"),
    ("dali", "I can't hear the voice over the music, turn it down", "bgm [duck=True volume=0.45]"),
    ("charts", "add calm music and let it sit under the voice when I talk", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.35]"),
    ("painted", "pan left when the lighthouse comes up", "lighthouse by the sea [motion=pan-left]"),
    ("birthday", "crossfade between all the photos instead of the hard cut", "scenes balloons.jpg 0-4, cake.jpg 3.5-7.5, garden.jpg 7-11, grandparents.jpg 10.5-14.5, goodbye.jpg 14-18; cake.jpg [transition=type:crossfade,d:500]; garden.jpg [transition=type:crossfade,d:500]; grandparents.jpg [transition=type:crossfade,d:500]; goodbye.jpg [transition=type:crossfade,d:500]; title “Mia turns 7” 0-3.5; title “Thank you for coming!” 14-18; bgm 0-18"),
    ("birthday", "start with the goodbye photo instead of starting with that", "scenes goodbye.jpg 0-4, balloons.jpg 4-8, cake.jpg 8-12, garden.jpg 12-16, grandparents.jpg 16-20"),
    ("choir", "play the solo again right after itself", "scenes warmup.mp4 0-8, ave_maria.mp4 8-16, solo.mp4 16-24, solo.mp4 24-32, applause.mp4 32-40; solo.mp4 [speed=1 volume=1]; +lower-third “Ellen Marsh, soprano” 25-30"),
    ("birthday", "put the goodbye photo first, before the balloons", "scenes goodbye.jpg 0-4, balloons.jpg 4-8, cake.jpg 8-12, garden.jpg 12-16, grandparents.jpg 16-20"),
    ("birthday", "put the cake last, after the goodbye", "scenes balloons.jpg 0-4, garden.jpg 4-8, grandparents.jpg 8-12, goodbye.jpg 12-16, cake.jpg 16-20"),
    ("birthday", "make the cake black and white. Could you do that for me please?", "cake.jpg [filters=black-and-white:1]"),
    ("birthday", "we have 15 seconds in total, so the video must fit into that", "scenes balloons.jpg 0-3, cake.jpg 3-6, garden.jpg 6-9, grandparents.jpg 9-12, goodbye.jpg 12-15; title “Mia turns 7” 0-3; title “Thank you for coming!” 12-15; bgm 0-15"),
    ("birthday", "music at -12 dB", "bgm [volume=0.25]"),
    ("painted", 'have someone softly say "good night" over the last scene', "city skyline at night [narration=good night]; +voice 10.3-11.1 [made=by:a voice,gender:,words_a_minute:160,text:good night volume=0.8 words=w:good ,s:0,e:400+w:night ,s:400,e:800]"),
    ("painted", "a drawing of a castle between the forest and the lighthouse", "scenes misty pine forest 0-5, a castle 5-9, lighthouse by the sea 9-14, city skyline at night 14-19; bgm 0-19"),
    ("charts", "fade gently between all the charts", "scenes revenue.png 0-6.5, churn.png 6-12.5, funnel.png 12-18.5, regions.png 18-24; churn.png [transition=type:crossfade,d:500]; funnel.png [transition=type:crossfade,d:500]; regions.png [transition=type:crossfade,d:500]"),
    ("charts", "fade slowly from each chart to the next", "scenes revenue.png 0-6.5, churn.png 6-12.5, funnel.png 12-18.5, regions.png 18-24; churn.png [transition=type:crossfade,d:500]; funnel.png [transition=type:crossfade,d:500]; regions.png [transition=type:crossfade,d:500]"),
    ("painted", "fade the music out over the last 4", "bgm [fade_out=4000]"),
    ("charts", "add some calm piano in the background, quietly", "+bgm 0-24 [fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("charts", "put quiet strings under the narration", "+bgm 0-24 [duck=True fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.2]"),
    ("dali", "add 合影.jpg at the end with a crossfade", "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 11.5-15.5; 合影.jpg [source_size=1600+900]; bgm 0-15.5"),
    ("birthday", 'have the title "Mia turns 7" appear on the cake photo', "title “Mia turns 7” 4-8"),
    ("birthday", "make the thank-you text yellow", "title “Thank you for coming!” [style=color:#fdd835]"),
    ("allotment", "warm up the harvest photo and give it a lower third that says First courgettes", "harvest.jpg [filters=warm:0.4]; +lower-third “First courgettes” 22-26"),
    ("shop", "音乐别一上来就响，头两秒慢慢起来", "bgm [fade_in=2000]"),
    ("shop", "音乐别一上来就响", "bgm [fade_in=2000]"),
    ("charts", "来点轻柔的钢琴", "+bgm 0-24 [fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:ambient,seed:0,bpm:80,key:C major,seconds:24 volume=0.35]"),
    ("charts", "第一张放10秒，其他每张8秒", "scenes revenue.png 0-10, churn.png 10-18, funnel.png 18-26, regions.png 26-34; lower-third “Revenue up 12%” 0-10; lower-third “Churn flat at 3%” 10-18; lower-third “Trials convert better” 18-26; lower-third “North leads” 26-34"),
    ("dali", "在片尾加上那张合影，放3秒", "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 12-15; 合影.jpg [source_size=1600+900]; bgm 0-15"),
    ("dali", "最后再加上合影.jpg,放4秒,用叠化接过去", "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 11.5-15.5; 合影.jpg [source_size=1600+900]; bgm 0-15.5"),
    ("birthday", "蛋糕那张调亮一点，再给它加个字幕“好吃”", "cake.jpg [filters=brightness:0.2]; +caption “好吃” 4-8"),
    ("charts", "it drags a bit, drop the funnel", "scenes revenue.png 0-6, churn.png 6-12, regions.png 12-18; lower-third “North leads” 12-18; voice 0-18; -lower-third “Trials convert better”"),
    ("charts", "太长了，把漏斗图删掉", "scenes revenue.png 0-6, churn.png 6-12, regions.png 12-18; lower-third “North leads” 12-18; voice 0-18; -lower-third “Trials convert better”"),
)  # fmt: skip
"""A video, a conversation whose messages are parted by >>, and what its last message changes."""


@pytest.mark.parametrize(("at", "conversation", "expected"), MEANT, ids=[case[1] for case in MEANT])
async def test_a_turn_of_phrase_changes_exactly_what_it_means(
    at: str, conversation: str, expected: str
) -> None:
    told = await tell(Said(0, at, conversation, bool))
    assert told, "what was said before did nothing"
    assert difference(told.was, told.now) == expected, told.reply
    assert not told.says("not understand", "没有听懂"), told.reply
