"""Wishes that are put as a state of things, said as orders: "the hallway can go", "what's missing is a closing card"."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable

_SHOT = r"(?:photo|picture|pic|image|shot|scene|slide|clip|chart|frame|graphic)"
_THING = r"(?:(?:the|my|our|both|all|that|this|those|these|every)(?: [\w.'-]+){0,4}|[\w-]+\.\w{3,4})"
_TWO = r"(?:(?:the |my )?[\w.-]+(?: [\w.-]+)?(?: and | & )(?:the |my )?[\w.-]+(?: [\w.-]+)?|the (?:two|first two|last two)(?: \w+)?)"
_BEFORE = r"(?:(?<=^)|(?<=[,.;!?] )|(?<=\band )|(?<=\bso )|(?<=\bthen )|(?<=\bbut ))"
_END = r"(?=\s*(?:$|[,.;!?]|\band\b|\bthen\b|\bplease\b))"
_MUCH = r"(?:an?|some|more|another|a bit (?:of|more)|a touch of|a little|less)"

_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4}

_THEN = re.compile(r",? (?:and )?then ")

_ROUNDABOUT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"\bon second thou?ghts?[\s,.:]+(?=\w)", ""),
        # laughs part two sentences as a full stop does
        (r"\s+(?:a?haha+h?|l(?:o|ma)l|lmao|rofl|hehe+|xd)\b[\s,.!]*(?=\w)", ", "),
        (r"(?<=\w)\s+[:;]-?[D)P(](?=\s|$)[\s,.!]*(?=\w)", ", "),
        (r"(?<=\w)\s+\+\s+(?=\w)", ", "),
        # what has no verb, for it is plain what is to be done with it
        (r"(^|[.;]\s+)(?:an? |one )?(?:new|extra|another|additional) (?:scene|picture|image|shot) (at the (?:very )?(?:start|beginning|end)|(?:before|after) [^:,;.]{2,30}):\s*(an? [^,.;]+)", r"\1add \3 \2"),
        (r"(^|[:;.,]\s+)([\w\u3400-\u9fff-]+\.(?:mp3|wav|m4a|aac)) (?:as|for) (?:the |our |my )?(?:background )?(?:music|soundtrack|song|bgm|track)\b", r"\1use \2 as the music"),
        (r"(^|[:;.,]\s+)([\w\u3400-\u9fff-]+\.(?:jpe?g|png|webp|gif|mp4|mov)) (?=(?:in )?(?:between|after|before|at the (?:very )?(?:start|end|beginning))\b)", r"\1add \2 "),
        (r"(^|[:;.,]\s+)(an? (?:drawing|painting|picture|image|scene|shot) of [^,.;]{2,50}? (?:between|after) (?:the )?\w)", r"\1add \2"),
        # a head before an order: "quick fix: …", "I'd love it wintry: …"
        (r"^\s*(?:\w+ )?(?:treatment|changes?|fix(?:es)?|tweaks?|edits?|requests?|notes?|feedback|question|wish|idea|thing|job|correction|ps|p\.s\.)\s*:\s*(?=\w)", ""),
        (r"((?:^|[,.;!?]\s+)(?:(?:so|ok|well|hi|hey)[\s,]+)?(?:i|we|he|she|they|you|this|there)(?:'\w+)? (?:(?!\b(?:title|captions?|texts?|cards?|lower third|say|says|reads?|reading|call|words?|write|written|quote|order)\b)[^:.;!?\ue100-\uf0ff]){3,60}):\s+(?=\w)", r"\1. "),
        (r"\b(?:the |my |our )?(?:whole|entire) (?:film|movie|reel|show|project)\b", "the whole thing"),
        (r"\bdo an? (?=(?:\w+ )?(?:zoom|pan|fade|crossfade|wipe|dissolve|vignette|blur|split|cut)\b)", "add a "),
        (r"\b((?:bigg|small|larg|long|short|fast|slow|loud|quiet|bright|dark|warm|cool|soft|high|low|earli|lat)er|more|less) still\b", r"\1"),
        (r"\b(first|last) couple(?: of)? (seconds|secs|minutes)\b", r"\1 2 \2"),
        (r",? (?:but|and|though) not too (?:big|large|huge|prominent|obvious|flashy|intrusive|in your face|dominant)\b", ""),
        (r"(?:,(?: and| but)?(?: keep| with| of| for)?| of| with| and keep) (?:the )?same (?:length|duration|place|position|spot|size)(?: please| as (?:before|now|it is|the old one))*(?=\s*(?:$|[,.;!?]))", ""),
        (r"((?:^|[.;!?] )(?:\w+,? )?)for (?:the |my |our )?[\w]+(?: \w+)?,? (?:i|we) (?:need|want|would like|'d like) (?=(?:it|this|the|everything)\b)", r"\1i want "),
        (r"\b(add|paint|insert) an? (?:second|third|fourth|fifth|sixth|new|extra|further) (scene|picture|image|painting) (?:with|of|showing) ", r"\1 a \2 of "),
        (r"^(?:let's have |put |show |i want )?((?:the )?[\w.]+) first,? (?:and )?then ((?:the )?[\w.]+)((?:,? (?:and )?then (?:the )?(?!rest\b|others?\b)[\w.]+)*)(?:,? (?:and )?then (?:the (?:rest|others|remaining \w+)|everything else))?$", lambda m: f"put them in this order: {m[1]}, {m[2]}{_THEN.sub(', ', m[3])}"),
        # what shall go
        (rf"{_BEFORE}({_THING}) (?:can|may|should|must|has to|have to|needs? to|ought to|could) (?:all |both |just )?(?:go|come out|be dropped|disappear|vanish|be binned)(?: away)?(?: now)?{_END}", r"remove \1"),
        (rf"\b(?:i|we) (?:want|wanted|'d like|need) ({_THING}) (?:gone|out|deleted|removed){_END}", r"remove \1"),
        (rf"{_BEFORE}({_THING}) (?:has no (?:business|place)(?: being)?|does(?:n't| not) belong|is(?:n't| not) needed|is not necessary|is superfluous|is surplus)(?: (?:in|on)? ?(?:here|there|any ?more|this \w+|the \w+))?\s*[,.;:!]+\s*(?:so |please |just )*(?:bin|drop|remove|delete|lose|ditch|cut|take) (?:it|that)(?: out)?{_END}", r"remove \1"),
        (rf"\b(?:bin|chuck(?: out)?|toss(?: out)?|nix|lose|scratch) (it|that|them|{_THING}){_END}", r"remove \1"),
        (r"\btake (?:away )?(?:the )?(?:words?|text|title|caption|line|sentence)?\s*([\ue100-\uf0ff]) (?:off|from|out of|away from) (?:the |my )?[\w.-]+(?: [\w.-]+)?(?=\s*(?:$|[,.;!?]))", r"remove \1"),
        (rf"\b(?:(?:there(?:'s| is)|we have|that's|it's) )?(?:one|an?) {_SHOT} too many\b[^.;!?]*[.;!?,]\s*(?:(?:please|can you|just|so) )*(?:take|drop|remove|delete|lose|cut|kick) (?:it|one|that)(?: out| away| off)?(?:,? (?:love|dear|please|mate))*", "remove one of the photos"),
        (r"\b(the \w+ (?:that )?i(?:'ve)? (?:just )?(?:sent|uploaded|gave|shared|added|attached|mailed|dropped in)(?: you| to you)?) (?:this morning|earlier|yesterday|just now|before|today|last night|a moment ago|the other day)\b", r"\1"),
        (rf"{_BEFORE}((?:the )?[\w.-]+ {_SHOT}) out(?=\s*(?:$|[,.;!?]|\band\b))", r"remove \1"),
        # what somebody else wants
        (r"\b(?:he|she|they|everyone|everybody|(?:my|our|the) (?:boss|client|clients|wife|husband|mum|mom|mother|dad|father|team|teacher|manager|customer|owner|colleague|daughter|son|friend|agent|director|ceo|producer)) (?:also |now |really |would )?(?:wants?|needs?|asked for|asks for|like|is asking for|insists on|prefers?|wishes for) (?=(?:an?|the|some|more|less|all|every|no|it|\w+s\b)\b)", "i want "),
        (r"\binstead of ([\ue100-\uf0ff]),? [^.;!?]{0,40}?\b(?:be|say|read|put|write|have|says|reads)\s*([\ue100-\uf0ff])", r"change \1 to \2"),
        # what a text has wrong
        (r"\b(?:(?:the|my) [\w ]{2,40}? (?:is|are) (?:all )?(?:wrong|incorrect|not right|out of date|outdated)|(?:the|my) [\w ]{2,40}? has an? (?:mistake|error|typo)(?: in it)?|(?:there(?:'s| is) )?an? (?:typo|mistake|error) in [\w ]{2,40}?)\s*[,.;:!]+\s*(?:\w+ ){0,4}?(\d[\w%]*(?:\.\w+)?|(?-i:[A-Z])\w+),? (?:and )?(?:not|instead of|rather than) (\d[\w%]*(?:\.\w+)?|(?-i:[A-Z])\w+)", r"change \2 to \1 in the text"),
        (r"\b(?:it|that|we|this) (?:was|were|is|should be|should say|should read|started in|opened in|began in)(?: in)? ([12]\d{3}),? (?:and )?(?:not|instead of|rather than) ([12]\d{3})\b", r"change \2 to \1 in the text"),
        (rf"\band ({_THING}) (?:goes|can go|should go|must go|has to go)(?: along)? (?:with it|too|as well)\b", r"and remove \1"),
        (r"\b(?:(?:(?:we|i|they|the \w+|my \w+|our \w+) )?(?:only|just|really only) (?:needs?|wants?|cares? about|wants? to see|likes?|keeps?)|(?:please )?keep(?: only| just)?) ([^.;!?,]{3,50}?)[,.;]\s*(?:(?:and|so|please|then|you can|can you|could you|let's) )*(?:drop|remove|delete|lose|cut|throw out|ditch|get rid of|take out|skip) (?:all )?(?:of )?(?:the rest|the others|the other \w+|everything else)(?: of (?:them|it))?(?=\s*(?:$|[,.;!?]))", r"keep only \1"),
        # what is missing
        (r"\b(?:what(?:'s| is| we're| i'm) (?:still )?missing is|what (?:it|the video|we|i) (?:still )?(?:needs?|lacks?) is|all (?:it|that's missing|we need)(?: needs)? is|(?:it|the video)(?:'s| is)(?: still)? (?:missing|lacking)|there(?:'s| is) (?:still )?(?:missing|no(?= (?:title|closing|end|opening|intro|music|logo)))) (?=an?\b|some\b|the\b|\w)", "add "),
        (rf"({_THING}) (?:wants?|could (?:do with|use)|deserves?|is crying out for|calls? for|is begging for) (?={_MUCH} )", r"\1 needs "),
        (r"\b(?:a bit|a touch|a little|some|more) (?:of )?warmth (?:on|for|in|to)\b", "a bit warmer:"),
        # one thing in another's place
        (r"\b(replace|swap|change|switch) the (first|second|third|fourth|fifth|last|middle|next|previous) one (with|for|by) (?=an?\b|some\b)", r"\1 the \2 picture \3 "),
        (r"\binstead of (the [\w ]{2,24}?),? (?:there (?:was|were|is|should be|could be)|(?:i|we)(?:'d| would)? (?:like|prefer|want|rather have|rather see)|(?:please )?(?:put|show|have|paint|use|draw|give me)) (.+?)(?= please|[,.;!?]|$)", r"replace \1 with \2"),
        (r"\b(?:paint|draw|show|put)(?: me| us)? (an? [^,.;]+?) where (the [\w ]+?)(?: (?:was|is|used to be))?(?=\s*(?:[,.;!?]|$))", r"replace \2 with \1"),
        (r"\bput (the [\w ]{2,24}?) ((?:in|at|with|by|under|during|without) [^,.;!?]{3,40})[,.;]\s*(?:(?:so|can you|could you|please|then) )*(?:repaint|redo|paint|draw) it(?: again| anew| like that| that way)?", r"repaint \1 \2"),
        (r"\b(the [\w ]{2,24}?) (?:would|might|could) (?:look|be|work|feel) (?:much |a lot |even )?(?:better|nicer|prettier|lovelier) ((?:in|at|with|by|under|during|without) [^,.;!?]{3,40})[,.;]\s*(?:(?:so|can you|could you|please|then) )*(?:repaint|redo|paint|draw|make) it(?: again| anew| like that| that way)?", r"repaint \1 \2"),
        (r"\b(add|paint|insert|put in|i'd like|i want|let's have) an? (?!(?:new|another|extra|further|second|third|fourth|fifth|last|title|closing|opening|black|white|blank)\b)([\w-]+(?: [\w-]+){0,2}) (scene|picture|image|painting) (?=between|after|before|at the (?:end|start|beginning)|right )", r"add a \3 of a \2 "),
        (r"\b(?:i'd like|i want|add|let's have|give me|put in|paint)(?: me)? (?:an?|one more|another) (?:second |third |fourth |fifth |sixth |new |further |extra )?(scene|picture|image|painting|shot) (at the (?:end|start|beginning))(?:,|:| -) ?((?:an?|some|the) [^.;!?,]+)", r"add a \1 of \3 \2"),
        (rf"\b(too (?:dark|dim|bright|pale|dull|grey|gray|loud|quiet|soft|small|big|large|tiny)[^.;,]{{0,12}}),\s*(?:(?:please|can you|could you|so|just) )*(?:lift|fix|sort|correct|adjust|change|do something about|help) (?:it|that|them|this)(?: out| up)?(?: a (?:bit|little|touch))?{_END}", r"\1"),
        (rf"\b(?:take|remove|get) ((?:the|my|that) (?:\w+ ){{0,2}}?\w+)(?: off| away| out)?,? and (?:put|show|place|stick) (?:it|them) (?:on|over|onto|in) ({_THING})(?: instead)?{_END}", r"move \1 to \2"),
        (r"\b(?:re)?paint ((?:the|that) [\w ]{2,24}?|it) (?:again|anew|once more),? (?:but|only|just|and|this time)(?: this time)? (?=(?:in|at|under|during|without|with|on)\b)", r"repaint \1 this time "),
        # where it shall stand
        (rf"\b(?:it|that|this|({_THING})) (?:should|could|must|has to|ought to|needs to) (?:open|start|begin|kick off)(?: the (?:video|film|whole thing|show|slideshow))?(?: rather than (?:\w+ ){{0,3}}\w+)?{_END}", r"move it \1 to the beginning"),
        (rf"\b(?:it|that|this|({_THING})) (?:should|could|must|has to|ought to|needs to) (?:close|end|finish)(?: the (?:video|film|whole thing|show|slideshow))(?: rather than (?:\w+ ){{0,3}}\w+)?{_END}", r"move it \1 to the end"),
        (rf"\b(use|take|put|add|show|have|paint|insert) ((?:my |the )?[\w.\u3400-\u9fff-]+(?: \w+)?|an? [^,.;!?]{{3,50}}?) as (?:the |our |my |an? )?(?:very )?(?:last|final|closing|end) {_SHOT}\b", r"add \2 at the end"),
        (rf"\b(use|take|put|add|show|have|paint|insert) ((?:my |the )?[\w.\u3400-\u9fff-]+(?: \w+)?|an? [^,.;!?]{{3,50}}?) as (?:the |our |my |an? )?(?:very )?(?:first|opening|starting) {_SHOT}\b", r"add \2 at the beginning"),
        (rf"\b({_TWO}) (?:are|is|got) (?:in the wrong (?:order|places?)|(?:the )?wrong way (?:a?round|about)|back to front|mixed up|swapped)(?:[,.;:]? (?:so |please )*(?:(?:swap|switch|exchange|flip|change|turn)(?: them| those| these)?(?: (?:a?round|over))?|the other way (?:a?round)))?{_END}", r"swap \1"),
        (rf"\b(?:the )?(?:edges|sides|corners|tops?|bottoms?|ends|heads?) of ({_TWO}|{_THING}) (?:get|gets|are|is|were|keeps? getting)(?: being)? (?:cropped|cut off|chopped off|cut|lost|missing|chopped)\b", r"show \1 uncropped"),
        (rf"\b({_THING}) (?:ought to|should|could|must|needs to|has to) (?:be|go|sit|come) (?:somewhere else|elsewhere|in another (?:place|spot))\b", r"move \1"),
        # how long
        (r"\b((?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen) ?(?:seconds?|secs?|s)) (?:would be|is|are|will be|might be|should be) (?:better|nicer|best|right|perfect|good|ideal|enough|plenty|fine)(?: for (" + _THING + r"))", r"\2 \1"),
        (r"\b(?:,? ?(?:just )?(?:like|as) (?:its neighbou?rs|the others?|the rest|all the others|before|now))(?=\s*(?:$|[,.;!?]))", ""),
        (r"\bhalf as (big|large|tall|long|loud|fast) again\b|\bhalf again as (big|large|tall|long|loud|fast)\b", r"1.5 times as \1\2"),
        (r"\b(one|two|three|four) and a half times\b", lambda m: f"{_SMALL[m[1].lower()]}.5 times"),
        (r"\b(?:sitting|standing|placed|positioned|located|living) (?=(?:in|at|on|near|to|along|over|under)\b)", ""),
        (r"\b(outline|border|edge|shadow|glow|box) (?:a?round|behind|under|on) (?:the |its |their )?(?:letters?|lettering|words|text)\b", r"\1"),
        (r"\b(?:add|paint|draw|insert|put in) an? (?:new |extra |another )(picture|scene|image|shot|painting)(?:,|:| -)\s*(?!then\b|and\b|make\b|put\b|also\b|please\b)(?:of |showing |with )?(?=\w)", r"add a \1 of "),
        (r"\bbetween (?:the )?(?!the\b)(\w+) and (?:the )?(\w+),? (?=(?:please |can you |could you )?(?:add|put|insert|paint|show|place) )", r"after the \1 "),
        (rf"\b(?:don't|do not|never) let (it|that one|this one|that|them|{_THING}) move\b", r"keep \1 still"),
        (r"\b(?:let|have|make|and) (it|the music|the song) (?:come|creep|ease|start) (?:in )?(gradually|slowly|softly|gently)(?: in)?\b", r"fade \1 in"),
        (r"^something (\w+(?: and \w+)?) (?:on|with) (?:the |a )?(piano|guitar|strings?)(?: (?:rather than|instead of) (?:that|the|this) \w+)?", r"change the music to \1 \2 music"),
        # where a new one goes is said before what it is
        (r"(?:^|(?<=[.;!?] )|(?<=, then )|(?<=\band ))((?:right |just )?(?:after|before) (?:the )?[\w.]+(?: (?:photo|picture|scene|shot|clip|chart|one))?),? (?:please |can you |could you )*((?:add|put|insert|paint|place|include) [^,.;!?\ue100-\uf0ff]+?)(?= (?:and|then)\b|[,.;!?]|$)", r"\2 \1"),
        (rf"\b(?:i'd rather|i would rather|i'd prefer to|i prefer to|better|can we|could we) (?:have|put|see) (it|that one|this one|that|this|{_THING}) (?=(?:at|to) the (?:very )?(?:start|beginning|front|end|back)|(?:first|last)(?=\s*(?:$|[,.;!?]))|(?:right )?(?:before|after) )", r"move \1 "),
        (r"\b(an?|one) (?:full|whole|entire) (second|minute)\b", r"1 \2"),
        (r"\b(?:put|set|change|turn|bring|make|switch|get) (?:it|that|this|them|those) back to (?:(?:how|what|the way) (?:(?:long|big|large|loud|bright|fast|slow|short|small|dark|quiet) )?(?:it|they|that|this|those) (?:was|were|had been|used to be)|(?:its|their|the) (?:old|original|former|previous|earlier|usual|normal) \w+)(?: before| at first| originally| in the beginning)?(?=\s*(?:$|[,.;!?]))", "undo"),
        (r"(\bletter by letter\b),? (?:just )?like (?:on |from )?an? (?:old )?typewriter\b", r"\1"),
        (r"\bplease to (?=\w)", "please "),
        (r"\b(?:make|let|have) (?:it so )?(?:that )?each (?:\w+ )?(?:to |is |be )?(?:dissolv|fad|melt|blend|flow)(?:es|ing|e|s)? (?:softly |gently |slowly |smoothly )?(?:in|into|to) the (?:next|following)(?: one)?\b", "crossfade between all the photos"),
        (r"\band no more (?=\w+ing\b)", "and no "),
        # both of two changes
        (r"\b(?:take|put|turn|roll|undo|revert|change|reverse|forget|scrap|drop) (?:both|the two|both of|the last two|those two)(?: of)?(?: (?:them|those|these|that|changes|edits|steps))*(?: back| again)?(?=\s*(?:$|[,.;!?]))", "undo the last two changes"),
        (r"\b(?:(?:can|could|may) i |i(?:'d like| want) |let's |please )*(?:give|bring|get|have|put)(?: me| us)? (?:back )?(?:the |my )?(?:old|former|previous|original|earlier) (?:\w+ )?(?:tune|song|music|title|text|picture|photo|one|version|track|order|colou?rs?|look|font|size)(?: back)?(?: please)?(?=\s*(?:$|[,.;!?]))", "undo"),
        # sides
        (r"\bdead cent(?:er|re)\b", "the centre"),
        (r"\bfrom (room|shot|photo|picture|image|scene|slide|clip|chart|one) to (?:\1|the next|another|the other)\b", "between all the photos"),
        (r"\b(?:the lot|the whole lot|the whole shebang)\b", "everything"),
        (r"\b(?:melt|blend|flow|bleed|dissolve|fade)(?:s|ing)? (?:softly |gently |slowly |smoothly )?(?:in|into|to) (?:one another|each other|the next(?: one)?)\b", "crossfade"),
        (r"\bdesaturate ([^,.;]{2,30}?) (?:in)?to (b&w|black and white|black-and-white|greyscale|grayscale)\b", r"turn \1 black and white"),
        (r"\b(?:freeze|lock|fix|nail down|steady) the camera (?=on|over|for|in)\b", "no camera movement "),
        (r"\b(?:have |let |make )?the camera (?:to )?(?:slowly |gently |softly )?(?:glide|drift|sweep|travel|float|slide|roam|wander)s? (?:slowly |gently |softly )?(?:to(?:wards?)? the |from (?:left|right) to )?(left|right|up|down)(?:wards?)? (?:across|over|along|on|through)\b", r"pan \1 on"),
        (r"\b(type)(s|d)? (itself|themselves|themself)( out)?(?: letter by letter| one letter at a time)?(?:,? like (?:an? )?(?:old )?typewriter)?\b", "typewriter animation"),
        (r"(\btypewriter\b[^,.;]{0,20}) like (?:on )?an? (?:old )?typewriter\b", r"\1"),
        (r"\b(text|title|caption)\s*=\s*", r"\1: "),
    )
)  # fmt: skip


def put_straight(text: str) -> str:
    """Say as an order what a message puts as a state of things.

    Examples
    --------
    >>> put_straight("the hallway can go"), put_straight("cake and garden are the wrong way round")
    ('remove the hallway', 'swap cake and garden')
    >>> put_straight("what's missing is a closing card")
    'add a closing card'
    """
    for pattern, plain in _ROUNDABOUT:
        text = pattern.sub(plain, text)
    return text
