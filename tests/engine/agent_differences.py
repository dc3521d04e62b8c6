# ruff: noqa: E501 -- a message and its difference belong together
"""What messages change, in the notation of `agent_samples.difference`: read the tables to learn the grammar.

`>>` parts the messages of a conversation; the difference is that of the last one.
"""

from __future__ import annotations

SCENES: tuple[tuple[str, str], ...] = (
    (
        'make scene 2 brighter',
        'a desert [filters=brightness:0.2]',
    ),
    (
        'brighten the last image by 30%',
        'a city at night [filters=brightness:0.3]',
    ),
    (
        'make it a bit darker',
        'a forest [filters=brightness:-0.12]; a desert [filters=brightness:-0.12]; a city at night [filters=brightness:-0.12]',
    ),
    (
        'turn everything black and white',
        'a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]',
    ),
    (
        'make scene 1 black and white and scene 2 sepia',
        'a forest [filters=black-and-white:1]; a desert [filters=sepia:1]',
    ),
    (
        'add a vignette to the second picture',
        'a desert [filters=vignette:0.6]',
    ),
    (
        'add a sepia filter to the last image at 50%',
        'a city at night [filters=sepia:0.5]',
    ),
    (
        'give it a vintage look',
        'a forest [filters=sepia:1]; a desert [filters=sepia:1]; a city at night [filters=sepia:1]',
    ),
    (
        'more contrast',
        'a forest [filters=contrast:0.2]; a desert [filters=contrast:0.2]; a city at night [filters=contrast:0.2]',
    ),
    (
        'less saturated',
        'a forest [filters=saturation:-0.2]; a desert [filters=saturation:-0.2]; a city at night [filters=saturation:-0.2]',
    ),
    (
        'set contrast to -20%',
        'a forest [filters=contrast:-0.2]; a desert [filters=contrast:-0.2]; a city at night [filters=contrast:-0.2]',
    ),
    (
        'make the desert warmer',
        'a desert [filters=warm:0.4]',
    ),
    (
        'cooler colours please',
        'a forest [filters=cool:0.4]; a desert [filters=cool:0.4]; a city at night [filters=cool:0.4]',
    ),
    (
        'blur the first image slightly',
        'a forest [filters=blur:0.2]',
    ),
    (
        'make scene 2 brighter >> a bit more',
        'a desert [filters=brightness:0.32]',
    ),
    (
        'make scene 2 brighter >> undo that and make it square',
        'canvas 1:1',
    ),
    (
        'add a vignette >> remove the vignette',
        'a forest [filters=None]; a desert [filters=None]; a city at night [filters=None]',
    ),
    (
        'make scene 3 black and white >> remove the filters',
        'a city at night [filters=None]',
    ),
    (
        'make the second image twice as long',
        'scenes a forest 0-4, a desert 3.5-11.5, a city at night 11-15; bgm 0-15',
    ),
    (
        'make the last scene half as long',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        'make image 2 2 seconds longer',
        'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        'make the first image 3 seconds',
        'scenes a forest 0-3, a desert 2.5-6.5, a city at night 6-10; bgm 0-10',
    ),
    (
        'set the second scene to 6 seconds and the third to 2 seconds',
        'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-11',
    ),
    (
        'every image 5 seconds',
        'scenes a forest 0-5, a desert 4.5-9.5, a city at night 9-14; bgm 0-14',
    ),
    (
        '3 seconds each',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-8; bgm 0-8',
    ),
    (
        'make all the images 6 seconds long',
        'scenes a forest 0-6, a desert 5.5-11.5, a city at night 11-17; bgm 0-17',
    ),
    (
        'make it 20% shorter',
        'scenes a forest 0-3.27, a desert 2.77-6.03, a city at night 5.53-8.8; bgm 0-8.8',
    ),
    (
        'make it twice as long',
        'scenes a forest 0-7.67, a desert 7.17-14.83, a city at night 14.33-22; bgm 0-22',
    ),
    (
        'half as long',
        'scenes a forest 0-2.17, a desert 1.67-3.83, a city at night 3.33-5.5; bgm 0-5.5',
    ),
    (
        'a bit shorter',
        'scenes a forest 0-3.47, a desert 2.97-6.43, a city at night 5.93-9.4; bgm 0-9.4',
    ),
    (
        'much longer',
        'scenes a forest 0-7.67, a desert 7.17-14.83, a city at night 14.33-22; bgm 0-22',
    ),
    (
        'make image 2 longer >> a bit shorter',
        'scenes a forest 0-4, a desert 3.5-7.7, a city at night 7.2-11.2; bgm 0-11.2',
    ),
    (
        'make it fit 20 seconds',
        'scenes a forest 0-7, a desert 6.5-13.5, a city at night 13-20; bgm 0-20',
    ),
    (
        'cut it down to 8 seconds',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-8; bgm 0-8',
    ),
    (
        'make it exactly half a minute',
        'scenes a forest 0-10.33, a desert 9.83-20.17, a city at night 19.67-30; bgm 0-30',
    ),
    (
        'add 2 seconds to the last scene',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-13; bgm 0-13',
    ),
    (
        'trim the first 3 seconds',
        'scenes a forest 0-1, a desert 0.5-4.5, a city at night 4-8; bgm 0-8',
    ),
    (
        'cut the last 2 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        'remove the first 4 seconds',
        'scenes a desert 0-3.5, a city at night 3-7; a desert [transition=None]; bgm 0-7',
    ),
    (
        'cut from 0:02 to 0:04',
        'scenes a forest 0-2.5, a desert 2-5.5, a city at night 5-9; bgm 0-9; title “Old title” 0-2',
    ),
    (
        'cut out 0:02-0:03',
        'scenes a forest 0-2, a forest 2-3, a desert 2.5-6.5, a city at night 6-10; bgm 0-10; title “Old title” 0-2',
    ),
    (
        'delete everything after 8 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-8; bgm 0-8',
    ),
    (
        'cut 2 seconds off the end',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        'keep only the first 8 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-8; bgm 0-8',
    ),
    (
        'keep 0:02 to 0:08',
        'scenes a forest 0-2, a desert 1.5-5.5, a city at night 5-6; bgm 0-6',
    ),
    (
        'only use the first 6 seconds',
        'scenes a forest 0-4, a desert 3.5-6; bgm 0-6',
    ),
    (
        'trim 1 second from the start of scene 2',
        'scenes a forest 0-4, a desert 3.5-6.5, a city at night 6-10; bgm 0-10',
    ),
    (
        'cut the last second of scene 3',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-10; bgm 0-10',
    ),
    (
        'trim scene 2 to 2 seconds',
        'scenes a forest 0-4, a desert 3.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'split at 3 seconds',
        'scenes a forest 0-3, a forest 3-4, a desert 3.5-7.5, a city at night 7-11',
    ),
    (
        'split scene 2 in half',
        'scenes a forest 0-4, a desert 3.5-5.5, a desert 5.5-7.5, a city at night 7-11',
    ),
    (
        'split scene 3 at 1 second',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-8, a city at night 8-11',
    ),
    (
        'duplicate the second image',
        'scenes a forest 0-4, a desert 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'repeat scene 1 twice',
        'scenes a forest 0-4, a forest 3.5-7.5, a forest 7-11, a desert 10.5-14.5, a city at night 14-18; bgm 0-18',
    ),
    (
        'reverse the order',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'swap the forest and the desert',
        'scenes a desert 0-4, a forest 3.5-7.5, a city at night 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'swap 1 and 3',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'switch the first and the last picture',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'move the last clip to the start',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'move image 1 to position 3',
        'scenes a desert 0-4, a city at night 3.5-7.5, a forest 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'put scene 3 before scene 2',
        'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11',
    ),
    (
        'move scene 3 up',
        'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11',
    ),
    (
        'move the first two images to the end',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'delete the second image',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        'delete images 1 and 3',
        'scenes a desert 0-4; a desert [transition=None]; bgm 0-4',
    ),
    (
        'remove the last two scenes',
        'scenes a forest 0-4; bgm 0-4',
    ),
    (
        'delete the desert',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        'get rid of the first picture and the title',
        'scenes a desert 0-4, a city at night 3.5-7.5; a desert [transition=None]; bgm 0-7.5; -title “Old title”',
    ),
    (
        'replace image 2 with a snowy forest',
        'scenes a forest 0-4, a snowy forest 3.5-7.5, a city at night 7-11; a desert [title=a snowy forest] new',
    ),
    (
        'replace the second image with a lake and a castle',
        'scenes a forest 0-4, a lake and a castle 3.5-7.5, a city at night 7-11; a desert [title=a lake and a castle] new',
    ),
    (
        'change the last scene to a beach at noon',
        'scenes a forest 0-4, a desert 3.5-7.5, a beach at noon 7-11; a city at night [title=a beach at noon] new',
    ),
    (
        'another one for scene 2',
        'a desert new',
    ),
    (
        'add a scene of a stormy sea',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, a stormy sea 10.5-14.5; bgm 0-14.5',
    ),
    (
        'add a scene of a stormy sea at the start, 6 seconds',
        'scenes a stormy sea 0-6, a forest 5.5-9.5, a desert 9-13, a city at night 12.5-16.5; a forest [transition=type:crossfade,d:500]; bgm 0-16.5',
    ),
    (
        'add an image of a tree after image 1',
        'scenes a forest 0-4, a tree 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'add an intro card that says "Welcome"',
        'scenes Welcome 0-3, a forest 2.5-6.5, a desert 6-10, a city at night 9.5-13.5; a forest [transition=type:crossfade,d:500]; bgm 0-13.5; +title “Welcome” 0-3 [style=position:center]',
    ),
    (
        'add an outro "Thanks for watching" for 4 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, Thanks for watching 10.5-14.5; bgm 0-14.5; +title “Thanks for watching” 10.5-14.5 [style=position:center]',
    ),
    (
        'use wipe transitions',
        'a desert [transition=type:wipe-left,d:500]; a city at night [transition=type:wipe-left,d:500]',
    ),
    (
        'change all transitions to push',
        'a desert [transition=type:push-left,d:500]; a city at night [transition=type:push-left,d:500]',
    ),
    (
        'add a fade to black between scene 1 and 2',
        'a desert [transition=type:fade-black,d:500]',
    ),
    (
        'use a slide transition into the last scene',
        'a city at night [transition=type:slide-left,d:500]',
    ),
    (
        'make the transitions 1 second',
        'scenes a forest 0-4, a desert 3-7, a city at night 6-10; a desert [transition=type:crossfade,d:1000]; a city at night [transition=type:crossfade,d:1000]; bgm 0-10',
    ),
    (
        'remove the transitions',
        'scenes a forest 0-4, a desert 4-8, a city at night 8-12; a desert [transition=None]; a city at night [transition=None]; bgm 0-12',
    ),
    (
        'hard cuts please',
        'scenes a forest 0-4, a desert 4-8, a city at night 8-12; a desert [transition=None]; a city at night [transition=None]; bgm 0-12',
    ),
    (
        '1 second crossfades everywhere',
        'scenes a forest 0-4, a desert 3-7, a city at night 6-10; a desert [transition=type:crossfade,d:1000]; a city at night [transition=type:crossfade,d:1000]; bgm 0-10',
    ),
    (
        'zoom out on the first image',
        'a forest [motion=zoom-out]',
    ),
    (
        'pan left on scene 3',
        'a city at night [motion=pan-left]',
    ),
    (
        'no camera motion',
        'a forest [motion=none]; a desert [motion=none]; a city at night [motion=none]',
    ),
    (
        'slow zoom out on every scene',
        'a forest [motion=zoom-out]; a desert [motion=zoom-out]; a city at night [motion=zoom-out]',
    ),
    (
        'show the second image whole',
        'a desert [fit=contain]',
    ),
    (
        'blur the background',
        'a forest [fit=blur]; a desert [fit=blur]; a city at night [fit=blur]',
    ),
    (
        'blur the background >> fill the frame',
        'a forest [fit=cover]; a desert [fit=cover]; a city at night [fit=cover]',
    ),
    (
        'make it vertical',
        'canvas 9:16',
    ),
    (
        'make it 4:5',
        'canvas 4:5',
    ),
    (
        'square please',
        'canvas 1:1',
    ),
    (
        'make it vertical and show everything whole',
        'canvas 9:16; a forest [fit=contain]; a desert [fit=contain]; a city at night [fit=contain]',
    ),
    (
        'change the title to "Night"',
        'title “Old title” [text=Night]',
    ),
    (
        'change the title to Salt and Pepper',
        'title “Old title” [text=Salt and Pepper]',
    ),
    (
        'title it Dawn',
        'title “Old title” [text=Dawn]',
    ),
    (
        'add a title that says "Hello" at the end',
        '+title “Hello” 8-11',
    ),
    (
        'add a title "Low" at the bottom',
        'title “Old title” [style=position:bottom text=Low]',
    ),
    (
        'add caption "Hello" from 2s to 5s',
        '+caption “Hello” 2-5',
    ),
    (
        'add the caption "at the lake" to scene 2',
        '+caption “at the lake” 3.5-7',
    ),
    (
        'put a title "Chapter 2" on the second image',
        '+title “Chapter 2” 3.5-7',
    ),
    (
        'add a lower third that says "Anna Berg, chef"',
        '+lower-third “Anna Berg, chef” 0-3',
    ),
    (
        'add a lower third "Anna" from 1s to 4s',
        '+lower-third “Anna” 1-4',
    ),
    (
        'make the title red',
        'title “Old title” [style=color:#e53935]',
    ),
    (
        'make the title red, bold and bigger',
        'title “Old title” [style=color:#e53935,weight:bold,size:1.3]',
    ),
    (
        'title in gold',
        'title “Old title” [style=color:#d4af37]',
    ),
    (
        'make the title twice as big',
        'title “Old title” [style=size:2]',
    ),
    (
        'make the title smaller',
        'title “Old title” [style=size:0.7692]',
    ),
    (
        'move the title to the bottom',
        'title “Old title” [style=position:bottom]',
    ),
    (
        'put the title in the middle',
        'title “Old title” [style=position:center]',
    ),
    (
        'make the title yellow with a black box',
        'title “Old title” [style=color:#fdd835,box:#000000]',
    ),
    (
        'make the title slide up',
        'title “Old title” [animation_in=name:slide-up,d:500]',
    ),
    (
        'add a typewriter animation to the title',
        'title “Old title” [animation_in=name:typewriter,d:500]',
    ),
    (
        'fade the title in',
        'title “Old title” [animation_in=name:fade,d:500]',
    ),
    (
        'show the title for 5 seconds',
        'title “Old title” 0-5',
    ),
    (
        'show the title from 2s to 6s',
        'title “Old title” 2-6',
    ),
    (
        'move the title to the end',
        'title “Old title” 8-11',
    ),
    (
        'remove the title',
        '-title “Old title”',
    ),
    (
        'remove all text',
        '-title “Old title”',
    ),
    (
        'make the title red >> and bold',
        'title “Old title” [style=color:#e53935,weight:bold]',
    ),
    (
        'make the title blue >> a bit bigger',
        'title “Old title” [style=color:#1e88e5,size:1.15]',
    ),
    (
        'lower the music to 20%',
        'bgm [volume=0.2]',
    ),
    (
        'turn the music down',
        'bgm [volume=0.2]',
    ),
    (
        'make the music a lot louder',
        'bgm [volume=0.65]',
    ),
    (
        'music at half volume',
        'bgm [volume=0.175]',
    ),
    (
        'lower the music by 10%',
        'bgm [volume=0.25]',
    ),
    (
        'turn it up',
        'bgm [volume=0.5]',
    ),
    (
        'make the music quieter >> even quieter',
        'bgm [volume=0.05]',
    ),
    (
        'mute the music',
        'bgm [volume=0]',
    ),
    (
        'set volume to 30',
        'bgm [volume=0.3]',
    ),
    (
        'fade out the music',
        'bgm [fade_out=2000]',
    ),
    (
        'fade the music in over 3 seconds',
        'bgm [fade_in=3000]',
    ),
    (
        'make the music fade out over the last 3 seconds',
        'bgm [fade_out=3000]',
    ),
    (
        'duck the music under speech',
        'bgm [duck=True]',
    ),
    (
        'remove the music',
        '-bgm',
    ),
    (
        'add upbeat music at 25%',
        'bgm [title=Upbeat volume=0.25] new',
    ),
    (
        'use something calmer',
        'bgm [title=Ambient] new',
    ),
    (
        "make it vertical, add lo-fi at 20% and call it 'Urban Dreams'",
        'canvas 9:16; bgm [volume=0.2] new; title “Old title” [text=Urban Dreams]',
    ),
    (
        'remove the title, delete the last image and make it 6 seconds',
        'scenes a forest 0-3.25, a desert 2.75-6; bgm 0-6; -title “Old title”',
    ),
    (
        'make the title red and the music quieter',
        'bgm [volume=0.2]; title “Old title” [style=color:#e53935]',
    ),
    (
        'make the second image darker, then swap 1 and 3',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a desert [filters=brightness:-0.2]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'make it square, 15 seconds, black and white',
        'canvas 1:1; scenes a forest 0-5.33, a desert 4.83-10.17, a city at night 9.67-15; a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]; bgm 0-15',
    ),
    (
        'move the second image to the end and delete the first',
        'scenes a city at night 0-4, a desert 3.5-7.5; a city at night [transition=None]; bgm 0-7.5',
    ),
    (
        'add a vignette, use crossfades and make every image 5 seconds',
        'scenes a forest 0-5, a desert 4.5-9.5, a city at night 9-14; a forest [filters=vignette:0.6]; a desert [filters=vignette:0.6]; a city at night [filters=vignette:0.6]; bgm 0-14',
    ),
    (
        'make scene 2 black and white, 6 seconds and zoom out',
        'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; a desert [filters=black-and-white:1 motion=zoom-out]; bgm 0-13',
    ),
    (
        'can you please make the music quieter and add a title saying "Goodbye" at the end?',
        'bgm [volume=0.2]; +title “Goodbye” 8-11',
    ),
    (
        "change the title to 'New', make it red, and lower the music to 10%",
        'bgm [volume=0.1]; title “Old title” [style=color:#e53935 text=New]',
    ),
    (
        'delete the image >> the second one',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        'delete the image >> 3',
        'scenes a forest 0-4, a desert 3.5-7.5; bgm 0-7.5',
    ),
    (
        'make the picture black and white >> the desert',
        'a desert [filters=black-and-white:1]',
    ),
    (
        'hard cuts please >> add crossfades',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11; a desert [transition=type:crossfade,d:500]; a city at night [transition=type:crossfade,d:500]; bgm 0-11',
    ),
    (
        'make it pop >> 1',
        'a forest [filters=saturation:0.2]; a desert [filters=saturation:0.2]; a city at night [filters=saturation:0.2]',
    ),
    (
        'speed it up',
        'scenes a forest 0-2.67, a desert 2.17-4.83, a city at night 4.33-7; bgm 0-7',
    ),
    (
        'make scene 2 twice as fast',
        'scenes a forest 0-4, a desert 3.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        '把第二张图调亮一点',
        'a desert [filters=brightness:0.12]',
    ),
    (
        '第二张图变成黑白',
        'a desert [filters=black-and-white:1]',
    ),
    (
        '所有图片加暗角',
        'a forest [filters=vignette:0.6]; a desert [filters=vignette:0.6]; a city at night [filters=vignette:0.6]',
    ),
    (
        '最后一张图加复古滤镜',
        'a city at night [filters=sepia:1]',
    ),
    (
        '颜色鲜艳一点',
        'a forest [filters=saturation:0.2]; a desert [filters=saturation:0.2]; a city at night [filters=saturation:0.2]',
    ),
    (
        '所有图片加暗角 >> 去掉滤镜',
        'a forest [filters=None]; a desert [filters=None]; a city at night [filters=None]',
    ),
    (
        '每张图3秒',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-8; bgm 0-8',
    ),
    (
        '把第一张图的时长改成6秒',
        'scenes a forest 0-6, a desert 5.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        '把第二张图延长到8秒',
        'scenes a forest 0-4, a desert 3.5-11.5, a city at night 11-15; bgm 0-15',
    ),
    (
        '把第二张图延长2秒',
        'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        '视频缩短一半',
        'scenes a forest 0-2.17, a desert 1.67-3.83, a city at night 3.33-5.5; bgm 0-5.5',
    ),
    (
        '时长改成20秒',
        'scenes a forest 0-7, a desert 6.5-13.5, a city at night 13-20; bgm 0-20',
    ),
    (
        '短一点',
        'scenes a forest 0-3.07, a desert 2.57-5.63, a city at night 5.13-8.2; bgm 0-8.2',
    ),
    (
        '剪掉前3秒',
        'scenes a forest 0-1, a desert 0.5-4.5, a city at night 4-8; bgm 0-8',
    ),
    (
        '删掉最后2秒',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        '只保留前8秒',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-8; bgm 0-8',
    ),
    (
        '删除0:02到0:04',
        'scenes a forest 0-2.5, a desert 2-5.5, a city at night 5-9; bgm 0-9; title “Old title” 0-2',
    ),
    (
        '保留0:02到0:08',
        'scenes a forest 0-2, a desert 1.5-5.5, a city at night 5-6; bgm 0-6',
    ),
    (
        '在3秒处分割',
        'scenes a forest 0-3, a forest 3-4, a desert 3.5-7.5, a city at night 7-11',
    ),
    (
        '复制第二张图',
        'scenes a forest 0-4, a desert 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        '把第二张图和第三张图交换',
        'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11',
    ),
    (
        '把最后一张移到开头',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '把最后一张图移到第一张前面',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '删除第二张图',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        '删除第一张和第三张图',
        'scenes a desert 0-4; a desert [transition=None]; bgm 0-4',
    ),
    (
        '把顺序倒过来',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '把第二张图换成雪中的森林',
        'scenes a forest 0-4, 雪中的森林 3.5-7.5, a city at night 7-11; a desert [title=雪中的森林] new',
    ),
    (
        '加一张雪山的图片',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, 雪山 10.5-14.5; bgm 0-14.5',
    ),
    (
        '转场改成推入',
        'a desert [transition=type:push-left,d:500]; a city at night [transition=type:push-left,d:500]',
    ),
    (
        '所有转场用擦除',
        'a desert [transition=type:wipe-left,d:500]; a city at night [transition=type:wipe-left,d:500]',
    ),
    (
        '第一张和第二张图之间用黑场转场',
        'a desert [transition=type:fade-black,d:500]',
    ),
    (
        '去掉转场',
        'scenes a forest 0-4, a desert 4-8, a city at night 8-12; a desert [transition=None]; a city at night [transition=None]; bgm 0-12',
    ),
    (
        '第一张图拉远',
        'a forest [motion=zoom-out]',
    ),
    (
        '镜头不要动',
        'a forest [motion=none]; a desert [motion=none]; a city at night [motion=none]',
    ),
    (
        '第二张图完整显示',
        'a desert [fit=contain]',
    ),
    (
        '模糊背景',
        'a forest [fit=blur]; a desert [fit=blur]; a city at night [fit=blur]',
    ),
    (
        '改成竖屏',
        'canvas 9:16',
    ),
    (
        '比例改成4:5',
        'canvas 4:5',
    ),
    (
        '标题改成“湖光山色”',
        'title “Old title” [text=湖光山色]',
    ),
    (
        '标题改成红色',
        'title “Old title” [style=color:#e53935]',
    ),
    (
        '标题大一点',
        'title “Old title” [style=size:1.3]',
    ),
    (
        '标题加粗',
        'title “Old title” [style=weight:bold]',
    ),
    (
        '标题放到底部',
        'title “Old title” [style=position:bottom]',
    ),
    (
        '标题用打字机动画',
        'title “Old title” [animation_in=name:typewriter,d:500]',
    ),
    (
        '标题颜色改成蓝色，字号大一点',
        'title “Old title” [style=color:#1e88e5,size:1.3]',
    ),
    (
        '加一句字幕“湖边”，从2秒到5秒',
        '+caption “湖边” 2-5',
    ),
    (
        '字幕“你好”放在第二张图上',
        '+caption “你好” 3.5-7',
    ),
    (
        '删除标题',
        '-title “Old title”',
    ),
    (
        '片头加一个卡片“欢迎”',
        'scenes 欢迎 0-3, a forest 2.5-6.5, a desert 6-10, a city at night 9.5-13.5; a forest [transition=type:crossfade,d:500]; bgm 0-13.5; +title “欢迎” 0-3 [style=position:center]',
    ),
    (
        '加片尾“谢谢观看”',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, 谢谢观看 10.5-13.5; bgm 0-13.5; +title “谢谢观看” 10.5-13.5 [style=position:center]',
    ),
    (
        '音乐小一点',
        'bgm [volume=0.2]',
    ),
    (
        '音乐调到20%',
        'bgm [volume=0.2]',
    ),
    (
        '音乐淡出',
        'bgm [fade_out=2000]',
    ),
    (
        '音乐静音',
        'bgm [volume=0]',
    ),
    (
        '去掉音乐',
        '-bgm',
    ),
    (
        '换成史诗音乐',
        'bgm [title=Cinematic] new',
    ),
    (
        '把视频改成竖屏，音乐小一点，标题改成“夜”',
        'canvas 9:16; bgm [volume=0.2]; title “Old title” [text=夜]',
    ),
    (
        '把标题改成“你好”，颜色改成黄色',
        'title “Old title” [style=color:#fdd835 text=你好]',
    ),
    (
        '第二张图变亮，然后删除第一张',
        'scenes a desert 0-4, a city at night 3.5-7.5; a desert [filters=brightness:0.2 transition=None]; bgm 0-7.5',
    ),
    (
        '删掉图片 >> 第二张',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        '第二张图亮一点 >> 再亮一点',
        'a desert [filters=brightness:0.4]',
    ),
    (
        'make scene 2 brighter >> even brighter',
        'a desert [filters=brightness:0.4]',
    ),
    (
        'make it vertical >> make it square instead',
        'canvas 1:1',
    ),
    (
        'delete image 2, make it square and add a title "End" at the end',
        'canvas 1:1; scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5; +title “End” 4.5-7.5',
    ),
    (
        'crossfade of 1 second into scene 3',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 6.5-10.5; a city at night [transition=type:crossfade,d:1000]; bgm 0-10.5',
    ),
    (
        "add a caption that says 'by the lake'",
        '+caption “by the lake” 0-11',
    ),
    (
        'lighten the forest',
        'a forest [filters=brightness:0.2]',
    ),
    (
        'make the music quieter, the title bigger and the video square',
        'canvas 1:1; bgm [volume=0.2]; title “Old title” [style=size:1.3]',
    ),
    (
        'cut this into a 6-second short',
        'scenes a forest 0-2.33, a desert 1.83-4.17, a city at night 3.67-6; bgm 0-6',
    ),
    (
        '1:1',
        'canvas 1:1',
    ),
    (
        'Add text "Sale!" on image 3',
        '+caption “Sale!” 7-11',
    ),
    (
        'Could you make the opening shot a little longer?',
        'scenes a forest 0-4.6, a desert 4.1-8.1, a city at night 7.6-11.6; bgm 0-11.6',
    ),
    (
        "I'd like the desert image to come first",
        'scenes a desert 0-4, a forest 3.5-7.5, a city at night 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        "Let's have the city scene at the beginning",
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'The ending drags, shorten the last clip by a second',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-10; bgm 0-10',
    ),
    (
        'TikTok format please',
        'canvas 9:16',
    ),
    (
        'a lake with chill beats',
        'scenes a lake 0-10; bgm 0-10 new; -title “Old title”',
    ),
    (
        'bring the music down to 15 percent',
        'bgm [volume=0.15]',
    ),
    (
        'can the music start softer?',
        'bgm [volume=0.2]',
    ),
    (
        'center the title',
        'title “Old title” [style=position:center]',
    ),
    (
        'change the font color to white',
        'title “Old title” [style=color:#ffffff]',
    ),
    (
        'change to portrait',
        'canvas 9:16',
    ),
    (
        'darker, slower, quieter',
        'scenes a forest 0-5.97, a desert 5.47-11.44, a city at night 10.94-16.91; a forest [filters=brightness:-0.2]; a desert [filters=brightness:-0.2]; a city at night [filters=brightness:-0.2]; bgm 0-16.91 [volume=0.2]',
    ),
    (
        'delete from 3s to 5s',
        'scenes a forest 0-3.5, a desert 3-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'double the length of the second scene',
        'scenes a forest 0-4, a desert 3.5-11.5, a city at night 11-15; bgm 0-15',
    ),
    (
        'end with "Thank you"',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, Thank you 10.5-13.5; bgm 0-13.5; +title “Thank you” 10.5-13.5 [style=position:center]',
    ),
    (
        'first image 2 seconds, second 3 seconds, third 5 seconds',
        'scenes a forest 0-2, a desert 1.5-4.5, a city at night 4-9; bgm 0-9',
    ),
    (
        'get rid of the forest',
        'scenes a desert 0-4, a city at night 3.5-7.5; a desert [transition=None]; bgm 0-7.5',
    ),
    (
        'give each picture two seconds',
        'scenes a forest 0-2, a desert 1.5-3.5, a city at night 3-5; bgm 0-5',
    ),
    (
        'increase the speed by 20%',
        'scenes a forest 0-3.33, a desert 2.83-6.17, a city at night 5.67-9; bgm 0-9',
    ),
    (
        'insert a picture of a lighthouse between 1 and 2',
        'scenes a forest 0-4, a lighthouse 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'keep the title on screen the whole time',
        'title “Old title” 0-11',
    ),
    (
        'let every scene last 4.5 seconds',
        'scenes a forest 0-4.5, a desert 4-8.5, a city at night 8-12.5; bgm 0-12.5',
    ),
    (
        'let the title fade out',
        'title “Old title” [animation_out=name:fade,d:500]',
    ),
    (
        'lose the music',
        '-bgm',
    ),
    (
        'make a new video about a snowy mountain',
        'scenes a snowy mountain 0-10; -bgm; -title “Old title”',
    ),
    (
        'make everything brighter and more colorful',
        'a forest [filters=brightness:0.2+saturation:0.2]; a desert [filters=brightness:0.2+saturation:0.2]; a city at night [filters=brightness:0.2+saturation:0.2]',
    ),
    (
        'make the colors pop more',
        'a forest [filters=saturation:0.2]; a desert [filters=saturation:0.2]; a city at night [filters=saturation:0.2]',
    ),
    (
        'make the headline pink',
        'title “Old title” [style=color:#ec407a]',
    ),
    (
        'make the title appear word by word',
        'title “Old title” [animation_in=name:word-by-word,d:500]',
    ),
    (
        'make the whole thing 45 seconds long',
        'scenes a forest 0-15.33, a desert 14.83-30.17, a city at night 29.67-45; bgm 0-45',
    ),
    (
        'no transitions',
        'scenes a forest 0-4, a desert 4-8, a city at night 8-12; a desert [transition=None]; a city at night [transition=None]; bgm 0-12',
    ),
    (
        'only the part from 2 to 6 seconds',
        'scenes a forest 0-2, a desert 1.5-4; bgm 0-4',
    ),
    (
        'pause on the last image for 3 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-14; bgm 0-14',
    ),
    (
        'play it at double speed',
        'scenes a forest 0-2, a desert 1.5-3.5, a city at night 3-5; bgm 0-5',
    ),
    (
        'put "Made in Norway" at the bottom right',
        '+caption “Made in Norway” 0-11 [style=position:bottom,align:right]',
    ),
    (
        'remove seconds 3 to 5',
        'scenes a forest 0-3.5, a desert 3-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'rename the title "Nordic light"',
        'title “Old title” [text=Nordic light]',
    ),
    (
        'replace everything with mountains',
        'scenes mountains 0-4, mountains 3.5-7.5, mountains 7-11; a forest [title=mountains] new; a desert [title=mountains] new; a city at night [title=mountains] new',
    ),
    (
        'replace the first and second image with a lake',
        'scenes a lake 0-4, a lake 3.5-7.5, a city at night 7-11; a forest [title=a lake] new; a desert [title=a lake] new',
    ),
    (
        'show "The End" over the last scene',
        '+caption “The End” 7-11',
    ),
    (
        'show the title only in the first 2 seconds',
        'title “Old title” 0-2',
    ),
    (
        'slow down the video',
        'scenes a forest 0-5.97, a desert 5.47-11.44, a city at night 10.94-16.91; bgm 0-16.91',
    ),
    (
        'start with a card saying "Our trip"',
        'scenes Our trip 0-3, a forest 2.5-6.5, a desert 6-10, a city at night 9.5-13.5; a forest [transition=type:crossfade,d:500]; bgm 0-13.5; +title “Our trip” 0-3 [style=position:center]',
    ),
    (
        'stop the movement in the last image',
        'a city at night [motion=none]',
    ),
    (
        'swap the order of the first two pictures',
        'scenes a desert 0-4, a forest 3.5-7.5, a city at night 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        "that's too dark",
        'a forest [filters=brightness:0.2]; a desert [filters=brightness:0.2]; a city at night [filters=brightness:0.2]',
    ),
    (
        'the title is too small',
        'title “Old title” [style=size:1.3]',
    ),
    (
        'the title should read Nordic light',
        'title “Old title” [text=Nordic light]',
    ),
    (
        'third picture first',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'title should be at the top',
        'title “Old title” [style=position:top]',
    ),
    (
        'too loud',
        'bgm [volume=0.2]',
    ),
    (
        'turn the volume up to 80% and fade it out at the end',
        'bgm [fade_out=2000 volume=0.8]',
    ),
    (
        'zoom out on image 2 slowly',
        'a desert [motion=zoom-out]',
    ),
    (
        '不要音乐了',
        '-bgm',
    ),
    (
        '从第2秒到第4秒剪掉',
        'scenes a forest 0-2.5, a desert 2-5.5, a city at night 5-9; bgm 0-9; title “Old title” 0-2',
    ),
    (
        '删掉第一张，标题改成“新的一天”，音乐换成欢快的',
        'scenes a desert 0-4, a city at night 3.5-7.5; a desert [transition=None]; bgm 0-7.5 [title=Upbeat] new; title “Old title” [text=新的一天]',
    ),
    (
        '在开头加一段文字“你好”',
        '+caption “你好” 0-11',
    ),
    (
        '把标题移到中间并变成金色',
        'title “Old title” [style=position:center,color:#d4af37]',
    ),
    (
        '把第二张放到最前面',
        'scenes a desert 0-4, a forest 3.5-7.5, a city at night 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '改回竖屏',
        'canvas 9:16',
    ),
    (
        '整个视频快一点',
        'scenes a forest 0-2.67, a desert 2.17-4.83, a city at night 4.33-7; bgm 0-7',
    ),
    (
        '最后一张短一点',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-10; bgm 0-10',
    ),
    (
        '标题字体太小',
        'title “Old title” [style=size:1.3]',
    ),
    (
        '每个画面都加上缓慢拉远',
        'a forest [motion=zoom-out]; a desert [motion=zoom-out]; a city at night [motion=zoom-out]',
    ),
    (
        '竖屏，10秒',
        'canvas 9:16; scenes a forest 0-3.67, a desert 3.17-6.83, a city at night 6.33-10; bgm 0-10',
    ),
    (
        '第一张显示久一点',
        'scenes a forest 0-5, a desert 4.5-8.5, a city at night 8-12; bgm 0-12',
    ),
    (
        '第三张图持续5秒',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-12; bgm 0-12',
    ),
    (
        '结尾加“再见”两秒',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, 再见 10.5-12.5; bgm 0-12.5; +title “再见” 10.5-12.5 [style=position:center]',
    ),
    (
        '视频放慢到0.5倍',
        'scenes a forest 0-8, a desert 7.5-15.5, a city at night 15-23; bgm 0-23',
    ),
    (
        '让音乐慢慢淡出',
        'bgm [fade_out=2000]',
    ),
    (
        '音乐太大声了',
        'bgm [volume=0.2]',
    ),
    (
        '画面调亮20%',
        'a forest [filters=brightness:0.2]; a desert [filters=brightness:0.2]; a city at night [filters=brightness:0.2]',
    ),
    (
        'make the transition into the city slower',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 6.9-10.9; a city at night [transition=type:crossfade,d:600]; bgm 0-10.9',
    ),
    (
        'add another title: Part two',
        '+title “Part two” 0-3',
    ),
    (
        'make the music fade in',
        'bgm [fade_in=2000]',
    ),
    (
        'shorten each scene by half a second',
        'scenes a forest 0-3.5, a desert 3-6.5, a city at night 6-9.5; bgm 0-9.5',
    ),
    (
        'lengthen every image by 1 second',
        'scenes a forest 0-5, a desert 4.5-9.5, a city at night 9-14; bgm 0-14',
    ),
    (
        'start at 2 seconds',
        'scenes a forest 0-2, a desert 1.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'end at 9 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        'run image 3 at 2x',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9; bgm 0-9',
    ),
    (
        'write "Chapter one" at 2 seconds for 4 seconds',
        '+caption “Chapter one” 2-6',
    ),
    (
        'finish with a card "See you soon" for 5 seconds',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, See you soon 10.5-15.5; bgm 0-15.5; +title “See you soon” 10.5-15.5 [style=position:center]',
    ),
    (
        'make the forest scene stay for 6 seconds',
        'scenes a forest 0-6, a desert 5.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        '第一张和第三张换位置',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '每张照片停留5秒',
        'scenes a forest 0-5, a desert 4.5-9.5, a city at night 9-14; bgm 0-14',
    ),
    (
        'music too loud, bring it to 15%',
        'bgm [volume=0.15]',
    ),
    (
        'I want the title in yellow and at the bottom',
        'title “Old title” [style=color:#fdd835,position:bottom]',
    ),
    (
        'swap images two and three',
        'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11',
    ),
    (
        'put the desert last',
        'scenes a forest 0-4, a city at night 3.5-7.5, a desert 7-11',
    ),
    (
        'each scene should be 2.5 seconds',
        'scenes a forest 0-2.5, a desert 2-4.5, a city at night 4-6.5; bgm 0-6.5',
    ),
    (
        'chop the last 1.5 seconds off',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-9.5; bgm 0-9.5',
    ),
    (
        'increase saturation by 40% on scene 2',
        'a desert [filters=saturation:0.4]',
    ),
    (
        'reduce brightness of the first image by 15%',
        'a forest [filters=brightness:-0.15]',
    ),
    (
        'make all transitions faster',
        'scenes a forest 0-4, a desert 3.6-7.6, a city at night 7.2-11.2; a desert [transition=type:crossfade,d:400]; a city at night [transition=type:crossfade,d:400]; bgm 0-11.2',
    ),
    (
        'title: slide in from the left',
        'title “Old title” [animation_in=name:slide-right,d:500]',
    ),
    (
        'make the title font 50% larger',
        'title “Old title” [style=size:1.5]',
    ),
    (
        'title text white, bold, centered',
        'title “Old title” [style=color:#ffffff,weight:bold,position:center]',
    ),
    (
        'add the caption "Day 1" to the first scene and "Day 2" to the second',
        '+caption “Day 1” 0-3.5; +caption “Day 2” 3.5-7',
    ),
    (
        'music fades out in the last 5 seconds',
        'bgm [fade_out=5000]',
    ),
    (
        'play the scenes in reverse order',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'replace the city with a village in the snow, and rename the title to Winter',
        'scenes a forest 0-4, a desert 3.5-7.5, a village in the snow 7-11; a city at night [title=a village in the snow] new; title “Old title” [text=Winter]',
    ),
    (
        'let the camera pan right over the last picture',
        'a city at night [motion=pan-right]',
    ),
    (
        'show the pictures whole with blurred sides',
        'a forest [fit=blur]; a desert [fit=blur]; a city at night [fit=blur]',
    ),
    (
        'fade in the title over 1 second',
        'title “Old title” [animation_in=name:fade,d:1000]',
    ),
    (
        '标题去掉，音乐改成20%',
        'bgm [volume=0.2]; -title “Old title”',
    ),
    (
        '整体调暗10%',
        'a forest [filters=brightness:-0.1]; a desert [filters=brightness:-0.1]; a city at night [filters=brightness:-0.1]',
    ),
    (
        '在第5秒加标题“新的开始”',
        '+title “新的开始” 5-8',
    ),
    (
        '最后加一张卡片写“谢谢”',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, 谢谢 10.5-13.5; bgm 0-13.5; +title “谢谢” 10.5-13.5 [style=position:center]',
    ),
    (
        '把前两秒去掉',
        'scenes a forest 0-2, a desert 1.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        '第二张慢一点，第三张快一点',
        'scenes a forest 0-4, a desert 3.5-9.47, a city at night 8.97-11.64; bgm 0-11.64',
    ),
    (
        '把标题移到最上面，改成白色',
        'title “Old title” [style=position:top,color:#ffffff]',
    ),
    (
        '倒数第二张删掉',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        '转场慢一点',
        'scenes a forest 0-4, a desert 3.4-7.4, a city at night 6.8-10.8; a desert [transition=type:crossfade,d:600]; a city at night [transition=type:crossfade,d:600]; bgm 0-10.8',
    ),
    (
        '给第三张加模糊',
        'a city at night [filters=blur:0.4]',
    ),
    (
        '重新画第二张',
        'a desert new',
    ),
    (
        'please make the last photo a little brighter and the first one a little darker',
        'a forest [filters=brightness:-0.12]; a city at night [filters=brightness:0.12]',
    ),
    (
        'swap first and last',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'make it a square video with lo-fi music at 30% and remove the title',
        'canvas 1:1; bgm [volume=0.3] new; -title “Old title”',
    ),
    (
        'scene 2: black and white',
        'a desert [filters=black-and-white:1]',
    ),
    (
        'image 1 - 6 seconds',
        'scenes a forest 0-6, a desert 5.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        'add a subtle vignette to all scenes',
        'a forest [filters=vignette:0.3]; a desert [filters=vignette:0.3]; a city at night [filters=vignette:0.3]',
    ),
    (
        'make the colours a bit cooler',
        'a forest [filters=cool:0.25]; a desert [filters=cool:0.25]; a city at night [filters=cool:0.25]',
    ),
    (
        'title bigger, red, at the top',
        'title “Old title” [style=color:#e53935,position:top,size:1.3]',
    ),
    (
        'lower third "Jon Dahl" from 1 to 4 seconds',
        '+lower-third “Jon Dahl” 1-4',
    ),
    (
        'mute',
        'bgm [volume=0]',
    ),
    (
        'crop to 9:16 and show the pictures whole',
        'canvas 9:16; a forest [fit=contain]; a desert [fit=contain]; a city at night [fit=contain]',
    ),
    (
        'make scenes 1 and 3 black and white',
        'a forest [filters=black-and-white:1]; a city at night [filters=black-and-white:1]',
    ),
    (
        'make the first two images 3 seconds each',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'delete the title and add the caption "Home"',
        '+caption “Home” 0-11; -title “Old title”',
    ),
    (
        'set all transitions to 0.8 seconds',
        'scenes a forest 0-4, a desert 3.2-7.2, a city at night 6.4-10.4; a desert [transition=type:crossfade,d:800]; a city at night [transition=type:crossfade,d:800]; bgm 0-10.4',
    ),
    (
        'add a push transition before the last scene',
        'a city at night [transition=type:push-left,d:500]',
    ),
    (
        'make the video 10% slower',
        'scenes a forest 0-4.44, a desert 3.94-8.39, a city at night 7.89-12.33; bgm 0-12.33',
    ),
    (
        'add a scene of a harbour at night for 3 seconds after image 2',
        'scenes a forest 0-4, a desert 3.5-7.5, a harbour at night 7-10, a city at night 9.5-13.5; bgm 0-13.5',
    ),
    (
        '把标题和音乐都去掉',
        '-bgm; -title “Old title”',
    ),
    (
        '第二张和第三张变黑白',
        'a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]',
    ),
    (
        '前两张图各3秒',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        '音乐开头淡入两秒',
        'bgm [fade_in=2000]',
    ),
    (
        '视频加速到1.5倍，再加黑白滤镜',
        'scenes a forest 0-2.67, a desert 2.17-4.83, a city at night 4.33-7; a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]; bgm 0-7',
    ),
    (
        'black and white except the last image',
        'a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]',
    ),
    (
        'keep the first half',
        'scenes a forest 0-4, a desert 3.5-5.5; bgm 0-5.5',
    ),
    (
        'remove the second half',
        'scenes a forest 0-4, a desert 3.5-5.5; bgm 0-5.5',
    ),
    (
        'delete everything except the first image',
        'scenes a forest 0-4; bgm 0-4',
    ),
    (
        'keep only the second image',
        'scenes a desert 0-4; a desert [transition=None]; bgm 0-4',
    ),
    (
        '只留第一张',
        'scenes a forest 0-4; bgm 0-4',
    ),
    (
        'please shorten it to 7 seconds and add "Bye" at the end',
        'scenes a forest 0-2.67, a desert 2.17-4.83, a city at night 4.33-7; bgm 0-7; +title “Bye” 4-7',
    ),
    (
        'apply a warm filter to everything except scene 1',
        'a desert [filters=warm:0.5]; a city at night [filters=warm:0.5]',
    ),
    (
        '除了第一张都变黑白',
        'a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]',
    ),
    (
        'mute the music >> unmute',
        'bgm [volume=0.35]',
    ),
    (
        'make every other photo black and white',
        'a desert [filters=black-and-white:1]',
    ),
    (
        'delete every second photo',
        'scenes a forest 0-4, a city at night 3.5-7.5; bgm 0-7.5',
    ),
    (
        'make the odd photos sepia',
        'a forest [filters=sepia:1]; a city at night [filters=sepia:1]',
    ),
    (
        '隔一张变成黑白',
        'a desert [filters=black-and-white:1]',
    ),
    (
        'all but the last one in black and white',
        'a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]',
    ),
    (
        '除了最后一张都变成黑白',
        'a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]',
    ),
    (
        'make evrything sepia exept the frist image',
        'a desert [filters=sepia:1]; a city at night [filters=sepia:1]',
    ),
    (
        'make the 2nd pic stay on screen longer, 7 secs maybe',
        'scenes a forest 0-4, a desert 3.5-10.5, a city at night 10-14; bgm 0-14',
    ),
    (
        'brighten up the desert a little and warm up the rest',
        'a forest [filters=warm:0.4]; a desert [filters=brightness:0.12]; a city at night [filters=warm:0.4]',
    ),
    (
        '把第一张调亮一点，其余的变成黑白',
        'a forest [filters=brightness:0.12]; a desert [filters=black-and-white:1]; a city at night [filters=black-and-white:1]',
    ),
    (
        'make all photos the same length, the whole thing should be 30 secs',
        'scenes a forest 0-10.33, a desert 9.83-20.17, a city at night 19.67-30; bgm 0-30',
    ),
    (
        'make image 1 6 seconds >> make all images the same length',
        'scenes a forest 0-4.7, a desert 4.2-8.9, a city at night 8.4-13.1; bgm 0-13.1',
    ),
    (
        'make them all 3 seconds',
        'scenes a forest 0-3, a desert 2.5-5.5, a city at night 5-8; bgm 0-8',
    ),
    (
        'make scene 1 sepia and still >> make scene 2 look like scene 1',
        'a desert [filters=sepia:1 motion=none]',
    ),
    (
        'make scene 1 sepia >> 第二张和第一张一样',
        'a desert [filters=sepia:1]',
    ),
    (
        'order them 3, 1, 2',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'reorder: 2 1 3',
        'scenes a desert 0-4, a forest 3.5-7.5, a city at night 7-11; a desert [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'put the scenes in the order 3 2 1',
        'scenes a city at night 0-4, a desert 3.5-7.5, a forest 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        '把顺序改成 3 1 2',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'put scene 3 first, order 3 1',
        'scenes a city at night 0-4, a forest 3.5-7.5, a desert 7-11; a city at night [transition=None]; a forest [transition=type:crossfade,d:500]',
    ),
    (
        'play scene 2 twice',
        'scenes a forest 0-4, a desert 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'show the desert again',
        'scenes a forest 0-4, a desert 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'split scene 2 in half and delete the second half',
        'scenes a forest 0-4, a desert 3.5-5.5, a city at night 5-9; bgm 0-9',
    ),
    (
        'zoom out on 1 and 3',
        'a forest [motion=zoom-out]; a city at night [motion=zoom-out]',
    ),
    (
        "write 'Hello' at the top left from 3 to 6 seconds",
        '+caption “Hello” 3-6 [style=position:top,align:left]',
    ),
    (
        '在右上角从3秒到6秒写上“你好”',
        '+caption “你好” 3-6 [style=position:top,align:right]',
    ),
    (
        'add captions for each pic: Trees, Sand, Lights',
        '+caption “Trees” 0-3.5; +caption “Sand” 3.5-7; +caption “Lights” 7-11',
    ),
    (
        'titles: “One”, “Two” and “Three”',
        '+title “One” 0-3.5; +title “Two” 3.5-7; +title “Three” 7-11',
    ),
    (
        '每张图加字幕：树、沙、灯',
        '+caption “树” 0-3.5; +caption “沙” 3.5-7; +caption “灯” 7-11',
    ),
    (
        "title should say 'Summer' not 'Old title'",
        'title “Old title” [text=Summer]',
    ),
    (
        "change 'Old title' to 'New title'",
        'title “Old title” [text=New title]',
    ),
    (
        "I don't like the transition between 2 and 3, use a wipe",
        'a city at night [transition=type:wipe-left,d:500]',
    ),
    (
        'get rid of the music and put something more epic instead',
        '+bgm 0-11 [fade_in=0 fade_out=1500 volume=0.35]; -bgm',
    ),
    (
        "music's too loud, bring it down a notch",
        'bgm [volume=0.2]',
    ),
    (
        '音乐小声点儿',
        'bgm [volume=0.2]',
    ),
    (
        '第二张多放两秒',
        'scenes a forest 0-4, a desert 3.5-9.5, a city at night 9-13; bgm 0-13',
    ),
    (
        '字太小了看不清',
        'title “Old title” [style=size:1.3]',
    ),
    (
        '整个视频快一倍',
        'scenes a forest 0-2, a desert 1.5-3.5, a city at night 3-5; bgm 0-5',
    ),
    (
        'make it black and white but leave the last one',
        'a forest [filters=black-and-white:1]; a desert [filters=black-and-white:1]',
    ),
    (
        'make everything brighter but not the first image',
        'a desert [filters=brightness:0.2]; a city at night [filters=brightness:0.2]',
    ),
)  # fmt: skip
"""A forest, a desert and a city at night, 4 s each with crossfades, lo-fi music at 35 % and a title."""

CLIPS: tuple[tuple[str, str], ...] = (
    (
        'speed it up',
        'scenes walk 0-4, run 4-8, sea 8-10.67; walk [speed=1.5]; run [speed=1.5]; bgm 0-10.67; caption “on foot” 0.67-2.67',
    ),
    (
        'make the first clip twice as fast',
        'scenes walk 0-3, run 3-9, sea 9-13; walk [speed=2]; bgm 0-13; caption “on foot” 0.5-2',
    ),
    (
        'slow motion for the second clip',
        'scenes walk 0-6, run 6-18, sea 18-22; run [speed=0.5]; bgm 0-22',
    ),
    (
        'slow down clip 1 by 50%',
        'scenes walk 0-12, run 12-18, sea 18-22; walk [speed=0.5]; bgm 0-22; caption “on foot” 2-8',
    ),
    (
        'play the first clip at 1.5x',
        'scenes walk 0-4, run 4-10, sea 10-14; walk [speed=1.5]; bgm 0-14; caption “on foot” 0.67-2.67',
    ),
    (
        'double speed',
        'scenes walk 0-3, run 3-6, sea 6-8; walk [speed=2]; run [speed=2]; bgm 0-8; caption “on foot” 0.5-2',
    ),
    (
        'play the second clip backwards',
        'run [reverse=True]',
    ),
    (
        'reverse the first clip',
        'walk [reverse=True]',
    ),
    (
        'freeze the last frame for 2 seconds',
        'scenes walk 0-6, run 6-12, sea 12-18; bgm 0-18',
    ),
    (
        'freeze clip 1 at the end for 3 seconds',
        'scenes walk 0-6, walk 6-9, run 9-15, sea 15-19; walk [freeze=6000]; bgm 0-19',
    ),
    (
        'mute the clips',
        'walk [volume=0]; run [volume=0]',
    ),
    (
        'mute the first clip',
        'walk [volume=0]',
    ),
    (
        'set the sound of the clips to 30%',
        'walk [volume=0.3]; run [volume=0.3]',
    ),
    (
        'trim 2 seconds from the start of clip 1',
        'scenes walk 0-4, run 4-10, sea 10-14; bgm 0-14; caption “on foot” 0-2',
    ),
    (
        'cut the first 2 seconds',
        'scenes walk 0-4, run 4-10, sea 10-14; bgm 0-14; caption “on foot” 0-2',
    ),
    (
        'keep the first 3 seconds of clip 2',
        'scenes walk 0-6, run 6-9, sea 9-13; bgm 0-13',
    ),
    (
        'split clip 1 at 2 seconds',
        'scenes walk 0-2, walk 2-6, run 6-12, sea 12-16',
    ),
    (
        'keep 0:01 to 0:05',
        'scenes walk 0-4; bgm 0-4; caption “on foot” 0-3',
    ),
    (
        'make the caption bold',
        'caption “on foot” [style=weight:bold]',
    ),
    (
        'delete the caption',
        '-caption “on foot”',
    ),
    (
        'make clip 1 8 seconds',
        'scenes walk 0-8, run 8-14, sea 14-18; bgm 0-18',
    ),
    (
        'move the sea to the start',
        'scenes sea 0-4, walk 4-10, run 10-16; caption “on foot” 5-8',
    ),
    (
        'change the caption to "by bike"',
        'caption “on foot” [text=by bike]',
    ),
    (
        '第一段慢放',
        'scenes walk 0-12, run 12-18, sea 18-22; walk [speed=0.5]; bgm 0-22; caption “on foot” 2-8',
    ),
    (
        '第一段加速两倍',
        'scenes walk 0-3, run 3-9, sea 9-13; walk [speed=2]; bgm 0-13; caption “on foot” 0.5-2',
    ),
    (
        '第二段倒放',
        'run [reverse=True]',
    ),
    (
        '最后一张图定格3秒',
        'scenes walk 0-6, run 6-12, sea 12-19; bgm 0-19',
    ),
    (
        '第一段静音',
        'walk [volume=0]',
    ),
    (
        '把第一段剪掉前2秒',
        'scenes walk 0-4, run 4-10, sea 10-14; bgm 0-14; caption “on foot” 0-2',
    ),
    (
        'remove the sound of the first clip',
        'walk [volume=0]',
    ),
    (
        'hold the last frame of clip 2 for 1.5 seconds',
        'scenes walk 0-6, run 6-12, run 12-13.5, sea 13.5-17.5; run [freeze=6000]; bgm 0-17.5',
    ),
    (
        'delete the caption and mute everything',
        'walk [volume=0]; run [volume=0]; bgm [volume=0]; -caption “on foot”',
    ),
    (
        'use 0:02 to 0:04 of the walk clip',
        'scenes walk 0-2, run 2-8, sea 8-12; bgm 0-12; caption “on foot” 0-2',
    ),
    (
        'use the last 3 seconds of clip 1',
        'scenes walk 0-3, run 3-9, sea 9-13; bgm 0-13; -caption “on foot”',
    ),
    (
        'only use the first 2 seconds of clip 1 >> use 0:05 to 0:08 of clip 1',
        'scenes walk 0-3, run 3-9, sea 9-13; bgm 0-13; -caption “on foot”',
    ),
    (
        'play the first clip two times in a row',
        'scenes walk 0-6, walk 6-12, run 12-18, sea 18-22; bgm 0-22; +caption “on foot” 7-10',
    ),
    (
        'use 0:20 to 0:30 of clip 1',
        '',
    ),
)  # fmt: skip
"""Two clips of 6 s from files of 9 s and a picture, hard cuts, music and a caption."""

ALONE: tuple[tuple[str, str], ...] = (
    (
        'make it vertical',
        'canvas 9:16',
    ),
    (
        'add a title "Dawn"',
        '+title “Dawn” 0-3',
    ),
    (
        'make it 15 seconds',
        'scenes a lake 0-15',
    ),
    (
        'add ambient music at 30%',
        '+bgm 0-4 [fade_in=0 fade_out=1500 volume=0.3]',
    ),
    (
        'zoom out',
        'a lake [motion=zoom-out]',
    ),
    (
        'add a scene of a snowy forest',
        'scenes a lake 0-4, a snowy forest 3.5-7.5',
    ),
    (
        'another one',
        'a lake new',
    ),
    (
        'caption: good night',
        '+caption “good night” 0-4',
    ),
)  # fmt: skip
"""One lake of 4 s and nothing else."""

FILES: tuple[tuple[str, str], ...] = (
    (
        'add my logo in the top right corner',
        '+watermark 0-11 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]',
    ),
    (
        'use a.jpg as a watermark at 50% opacity in the bottom right',
        '+watermark 0-11 [place=corner:bottom-right,width:0.18,margin:0.04,opacity:0.5]',
    ),
    (
        'put b.jpg as picture in picture in the bottom left',
        '+pip 0-11 [place=corner:bottom-left,width:0.32,margin:0.04,opacity:1]',
    ),
    (
        'add a.jpg as a watermark >> make the logo smaller',
        'watermark [place=corner:top-right,width:0.126,margin:0.04,opacity:1]',
    ),
    (
        'add a.jpg as a watermark >> move the logo to the bottom left',
        'watermark [place=corner:bottom-left,width:0.18,margin:0.04,opacity:1]',
    ),
    (
        'add a.jpg as a watermark >> remove the watermark',
        '-watermark',
    ),
    (
        'add these photos',
        'scenes a forest 0-4, a desert 3.5-7.5, a city at night 7-11, a.jpg 10.5-14.5, b.jpg 14-18, c.jpg 17.5-21.5; bgm 0-21.5',
    ),
    (
        'replace image 2 with b.jpg',
        'scenes a forest 0-4, b.jpg 3.5-7.5, a city at night 7-11; a desert [title=b.jpg] new',
    ),
    (
        'add c.jpg at the start',
        'scenes c.jpg 0-4, a forest 3.5-7.5, a desert 7-11, a city at night 10.5-14.5; a forest [transition=type:crossfade,d:500]; bgm 0-14.5',
    ),
    (
        'put my newest photo after the second image',
        'scenes a forest 0-4, a desert 3.5-7.5, c.jpg 7-11, a city at night 10.5-14.5; bgm 0-14.5',
    ),
    (
        'use c.jpg as the logo, small, top left',
        '+watermark 0-11 [place=corner:top-left,width:0.108,margin:0.04,opacity:1]',
    ),
    (
        'add the remaining photos at the beginning',
        'scenes a.jpg 0-4, b.jpg 3.5-7.5, c.jpg 7-11, a forest 10.5-14.5, a desert 14-18, a city at night 17.5-21.5; a forest [transition=type:crossfade,d:500]; bgm 0-21.5',
    ),
)  # fmt: skip
"""The three scenes, and three photos that were uploaded and not used."""

MARKS: tuple[tuple[str, str], ...] = (
    (
        'apply my LUT',
        'a forest [filters=name:lut,amount:1,src:/media/pending]; a desert [filters=name:lut,amount:1,src:/media/pending]; a city at night [filters=name:lut,amount:1,src:/media/pending]',
    ),
    (
        'use grade.cube on scene 2 at 60%',
        'a desert [filters=name:lut,amount:0.6,src:/media/pending]',
    ),
    (
        '应用我的调色文件',
        'a forest [filters=name:lut,amount:1,src:/media/pending]; a desert [filters=name:lut,amount:1,src:/media/pending]; a city at night [filters=name:lut,amount:1,src:/media/pending]',
    ),
    (
        'apply my LUT >> remove the LUT',
        'a forest [filters=None]; a desert [filters=None]; a city at night [filters=None]',
    ),
    (
        'put my logo in the bottom left corner the whole time',
        '+watermark 0-11 [place=corner:bottom-left,width:0.18,margin:0.04,opacity:1]',
    ),
    (
        'show the logo from 2 to 4 seconds and from 8 to 10 seconds',
        '+watermark 2-4 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]; +watermark 8-10 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]',
    ),
    (
        'add my logo at the top right >> show the logo only from 1 to 3 seconds',
        'watermark 1-3',
    ),
    (
        'add a picture in picture from 1 to 3 and from 5 to 7 seconds',
        '+pip 1-3 [place=corner:bottom-right,width:0.32,margin:0.04,opacity:1]; +pip 5-7 [place=corner:bottom-right,width:0.32,margin:0.04,opacity:1]',
    ),
)  # fmt: skip
"""The same with a colour table and a logo uploaded too."""
