"""The words of the trade and of the street: "razor it", "bin the second one", "nudge the VO up in the mix"."""

# ruff: noqa: E501 -- a list of synonyms cut at a margin cannot be searched for

from __future__ import annotations

# fmt: off
WORDS: dict[tuple[str, object], str] = {
    ("do", "remove"): "ripple delete|ripple-delete|bin|chuck|chuck out|chuck away|toss|toss out|throw out|throw away|nuke|dump|yeet|zap|yank|yank out|kick out|do away with|eliminate|strip out|cut loose|get shot of|dispense with|ax|eighty-six",
    ("do", "add"): "slip|slip in|slot in|squeeze in|sneak in|tuck in|work in|incorporate|feature|pop in|whack|whack in|bung|bung in|plonk|plop|shove|shove in|stick in|splice in",
    ("do", "fit"): "shave it down|shave it down to|shave this down to|slim it down|slim it down to|knock it down to|boil it down|compress it|compress it to|squeeze it into|crunch it down to|take it down to|take this down to|get this under|keep this under|bring this under|bring this down to|bring it all down to|get it all down to",
    ("noun", "order"): "running order|order of play|line-up|lineup|shot order|picture order|order of the photos|order of the pictures|order of the shots|order of the clips|photo order",
    ("same", "length"): "an equal share of|an equal share|equal shares of|an even share of|an equal slice of|an equal amount of screen time",
    ("do", "split"): "razor|blade|slice in two|slice in half|chop in half|splice",
    ("do", "swap"): "the other way round|the other way around|in each other's place|change the place of|change the places of|change places of|change the position of|change the positions of|exchange the place of|exchange the places of|exchange the positions of|swap the places of|swap the positions of|switch the positions of|switch the places of|swap positions|switch positions|trade positions",
    ("do", "set"): "need|needs|time-remap|time remap|remap|retime|ramp|bump|nudge|knock|dial|dial in|ease|clock in|come out at|comes out at|come out|clip it at",
    ("do", "move"): "bump|budge|scoot",
    ("do", "copy"): "dupe|dup|ctrl c|copypaste|copy-paste|duplicated",
    ("do", "reverse"): "go backward|goes backward|run backward|play backward|plays backward|go in reverse|plays in reverse|run it backwards|reverse-play",
    ("do", "duck"): "ducked|ducks|duck it|duck them|ducked by|ducked under|dips under|dip under|dip it|dips down|pump down|pumps down|pump down under speech|pumps down under speech|pump under the voice",
    ("do", "mute"): "nothing audible|no audible sound|no sound whatsoever|no sound at all|not a sound|quiet as a mouse|dead silent|totally silent|completely silent|sounds off|noise off|shut up",
    ("do", "unmute"): "switch it on|switch it back on|switch it on again|turn it on|turn it back on|turn it on again|turn back on|switch back on|switch on again|turn on again|unsilence|let me hear it|let us hear it",
    ("do", "undo"): "i didn't mean that|i did not mean that|didn't mean that|i didn't mean to|didn't mean to|i didn't want that|that was a mistake|that was an accident|go back one step|back one step|one step back|take me back one|back up one step|walk that back",
    ("again", True): "a second time|a third time|another time|twice over",
    ("noun", "scene"): "photograph|photographs|videos|video clips|video clip|recordings",
    ("noun", "speech"): "vo|v.o.|the vo|voice-track|voice part|speaking voice|spoken track|spoken words|talk track|presenter's voice|narrator's track|a voice saying|voice saying|a voice that says|a voice to say|a voice say",
    ("noun", "music"): "bed|sound bed|music bed|underscore|underscoring|the bed|accompaniment|backing|tunage",
    ("word", "bed"): "bed|the bed|backing",
    ("noun", "volume"): "gain|vol|fader|sound pressure|decibels|dbs",
    ("noun", "audio"): "noise|noises|racket|din",
    ("word", "noise"): "noise|noises|racket|din",
    ("noun", "length"): "dur|run time|screen time|total time|overall time|total running time|overall length|whole running time",
    ("noun", "video"): "the tour|the montage|the presentation|the advert|the trailer|the recap|the compilation|the programme|the sequence|the whole sequence|the cut|the whole lot|the lot|this lot",
    ("word", "tour"): "the tour|the montage|the presentation|the advert|the trailer|the recap|the sequence",
    ("percent", 1.0): "full vol|max vol|100 percent volume",
    ("more", ("volume", 1)): "hotter|hotter in the mix|louder in the mix|higher in the mix|up in the mix|further up in the mix|forward in the mix|more present|bump up the volume|push the volume up",
    ("more", ("volume", -1)): "lower in the mix|down in the mix|back in the mix|further back in the mix|further down in the mix|tuck it under|overbearing|deafening|blaring|blasting|ear-splitting|turn it right down|keep it down|tone down|less overpowering|hush",
    ("more", ("up", 1)): "nudge up|bump up|push up|dial up|ease up|knock up|notch up|pump up|nudge it up|bump it up|push it up|dial it up",
    ("more", ("up", -1)): "nudge down|bump down|dial down|dial back|knock down|pull down|ease down|knock back|ease off|ease back|pull back down|nudge it down|bump it down|dial it down|dial it back|knock it down|pull it down|pull it back|knock it back",
    ("more", ("length", 1)): "more long|stay up longer|up longer|on longer",
    ("more", ("length", -1)): "more short|is up for too long|is on for too long|are up for too long|is on too long|is up too long",
    ("more", ("speed", 1)): "more fast|more quick",
    ("more", ("speed", -1)): "more slow",
    ("fade", "in"): "begin softly|begins softly|begin quietly|begins quietly|begin gently|begins gently|start quietly|starts quietly|start off quietly|start off softly|growing|grow|grows|swelling|build up|builds up|building up|come up|comes up|creep in|creeps in|bring it up slowly",
    ("fade", "out"): "end quietly|ends quietly|finish softly|finishes softly|finish gently|finishes gently|finish quietly|peter out|peters out|melt away|melts away|drift off|drifts off|drift away|drifts away|ebb away|dwindle|dwindles",
    ("at", "start"): "open on|opens on|opening on|opening with|begin on|begins on|start on|starts on|beginning with|kick off on|number one|pole position|at the head|to the head|the head|at the top of the video|at the top of the film|in front of everything|before everything else|before all the others|ahead of everything|ahead of all the others",
    ("at", "end"): "at the close|the close|at the finish|at the tail|at the tail end|to the tail|after everything else|after all the others|bringing up the rear|as the closing shot|as the closing scene|as the closing image|round off with|rounds off with|sign off with|sign off on|leave us with|go out on",
    ("prep", "before"): "right before|just before|directly before|immediately before|straight before|right ahead of|just ahead of|immediately ahead of|directly ahead of|preceding",
    ("prep", "on"): "onwards|onward",
    ("prep", "after"): "just after|directly after|immediately after|straight after|right behind|just behind|directly behind|on the heels of|on from",
    ("speedname", 0.5): "half-time speed|at half the pace|half as fast|at half-speed|in slow-motion|in slomo|slow-motioned",
    ("speedname", 2.0): "on fast forward|at double pace|double-time|in double time|in double-quick time",
    ("most", True): "not any longer than|not for longer than|not for more than|not exceed|not exceeding|should not exceed|must not exceed|and no more",
    ("then", True): "carry on|then carry on|go on|continue|resume|dead",
    ("file", "new"): "the remaining photograph|remaining photograph|the remaining photo|the remaining picture|remaining photo|the remaining clip|the unused photo|the unused photos|the unused picture|the unused pictures|the unused clip|the unused clips|the leftover photo|the leftover photos|the leftovers|the photo i haven't used|the photos i haven't used|the photo we haven't used|the photos we haven't used",
    ("skip", True): "wants to|of us|to listen to|listen to|up on screen|on display|whatsoever|flat|dead on|bang on|on the dot|sharp",
}
# fmt: on
"""What each word or phrase may mean, in the form of `english.WORDS`."""
