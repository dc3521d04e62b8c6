"""Turns of phrase that mean more than their words: said again in the plain words that the grammar reads."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable

_COUNT = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|half a)"
_WHO = r"(?:them|him|her|us|me|it|people|everyone|everybody|(?:the|my|his|her|their|our) \w+(?: \w+)?|what (?:they|he|she|we|people) (?:say|says|are saying|is saying)|[A-Z]\w+)"
_SPEAK = r"(?:\s+(?:talk|talking|speak|speaking|say\w*|clearly|properly|well|over it))*"

_SMALL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip


def _and_a_half(match: re.Match[str]) -> str:
    return f"{_SMALL[match[1].lower()]}.5 {match[2]}"


def _told_of(match: re.Match[str]) -> str:
    return f"cut {match[1]} of {match[2]}" if match[2] else f"cut {match[1]}"


def _from_to(match: re.Match[str]) -> str:
    verb, what, before, after, unit = match.groups()
    cuts = verb.lower() in {"cut", "trim", "take", "bring"}
    try:
        shrinks = float(_SMALL.get(after.lower(), after)) < float(_SMALL.get(before.lower(), before))
    except ValueError:
        return match[0]
    # "cut the clip from 2 to 4 seconds" is a stretch of it, "from 4 to 2 seconds" is how long it is to be.
    return match[0] if cuts and not shrinks else f"make{what} {after} {unit} long"


_FRACTIONS = {"third": 33, "quarter": 25, "third+": 67, "quarter+": 75}


def _fraction(match: re.Match[str]) -> str:
    words = match[1].lower().replace("-", " ").split()
    several = "+" if words[0] in {"two", "three"} else ""
    return f"{_FRACTIONS[words[-1].removesuffix('s') + several]}% {match[2]}"


def _decibels(match: re.Match[str]) -> str:
    return f" at {max(1, round(100 * 10 ** (-float(match[1]) / 20)))}%"


_PLAYED = r"(?:calm|soft|gentle|quiet|mellow|soothing|relaxing|slow|light|warm|sad|romantic|cheerful|happy|upbeat|dreamy|peaceful|jazzy|acoustic|delicate)"


def _other_words(match: re.Match[str]) -> str:
    return f"change {match[2]} {'text' if match[3] in {'label', 'wording', 'headline'} else match[3]}"


_OTHER_WAY = {
    "loud": "quieter", "noisy": "quieter", "quiet": "louder", "bright": "darker", "dark": "brighter", "big": "smaller", "large": "smaller",
    "small": "bigger", "fast": "slower", "slow": "faster",
}  # fmt: skip


def _otherwise(match: re.Match[str]) -> str:
    return _OTHER_WAY[match[1].lower()]


_IDIOMS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        # "quiet enough that I can still hear them talk"
        (rf"\b(?:quiet|quietly|soft|softly|low|down)\s+enough\s+(?:so |that |so that |for |to |as to )*(?:\w+ ){{0,4}}(?:hear|understand|make out|follow)\s+{_WHO}{_SPEAK}", "quietly under the voice"),
        (r"\b(?:quiet|quietly|soft|softly|low)\s+enough\s+(?:so |that |so that )*(?:not to|it (?:doesn't|does not|won't))\s+\w+(?: \w+){0,4}", "quietly under the voice"),
        (rf"\b(?:so|so that|such that|(?:(?:but|and|just|please) )*make sure|as long as)\s+(?:that )?(?:i|we|you|one|people|everyone|viewers|they) (?:can|could) (?:still |always |actually )?(?:hear|understand|make out|follow)\s+{_WHO}{_SPEAK}", "quietly under the voice"),
        (rf"\b(?:so|so that|such that|but|that|which|and|it|make sure it|just make sure it)\s+(?:it |that |which )?(?:doesn't|does not|don't|won't|shouldn't|should not|must not|mustn't|never|not)\s+(?:drown(?:s|ing)?(?: out)?|cover(?:s)?(?: up)?|overpower(?:s)?|overwhelm(?:s)?|compete(?:s)? with|distract(?:s)? from|get(?:s)? in the way of|interfere(?:s)? with)\s+{_WHO}(?:\s+out\b)?{_SPEAK}", " quietly under the voice"),
        (rf"\bwithout (?:drowning(?: out)?|covering(?: up)?|overpowering|competing with|distracting from)\s+{_WHO}(?:\s+out\b)?{_SPEAK}", "quietly under the voice"),
        (r"\b(?:when|while|whenever|as soon as|every time|if|as)\s+(?:the )?(?!(?:it|this|that|music|song|video|clip|titles?|captions?)\b)\w+(?: \w+)?\s+(?:talks|speaks|narrates|(?:is|are|am|starts?|begins?)\s+(?:talking|speaking|narrating|to talk|to speak))\b", "when someone speaks"),
        (r"\b(?:when(?:ever)?|while|as long as|during the time|as soon as|every time) (?:the |my |our |his |her )?(?:voice|voice-?over|voice over|narration|narrator|speech|dialog(?:ue)?|talking|commentary) (?:is (?:on|playing|there|heard|going|going on|speaking|running|audible|active)|starts|begins|plays|comes (?:in|on)|kicks in|runs)\b", "when someone speaks"),
        (r"\b(?:while|as long as|whenever) (the (?:\w+ ){1,3}?)(?:plays|is playing|runs|is running|shows|is shown|is on(?: screen)?)\b", r"during \1"),
        (r"\blast(?:s|ing)? (?=(?:(?:just |only )?(?:a (?:bit|little|tad|touch|lot|moment|second)(?: bit)?|slightly|somewhat|much|way|even|far|rather) )+(?:longer|less|shorter)\b)", ""),
        # "from 4 to 6 seconds in the interview he coughs, cut that bit"
        (r"\b((?:from|between) [\w.: ]{1,20}?(?:seconds?|secs?|s)?)(?: (?:in|into|of) (the [\w ]{2,30}?))? (?:(?:he|she|it|they|i|we|you|there|someone|somebody|nothing|nobody)(?:'s|'m|'re)?|the (?:camera|sound|picture|dog|phone|wind)) [^,.;]{2,40}[,.;] *(?:and |so |please |can you |could you )*(?:cut|remove|lose|trim|delete|drop|get rid of|take) (?:that|it|this)(?: (?:bit|part|piece|section|stretch))?(?: out)?(?=\s*(?:[,.;!?]|$))", _told_of),
        # fractions
        (r"\b(?:an?|one) third of (?:the |its |their )?(?:current |present |original |full )?(volume|loudness)", r"33% \1"),
        (r"\b(?:an?|one) quarter of (?:the |its |their )?(?:current |present |original |full )?(volume|loudness)", r"25% \1"),
        (r"\bto (?:about |around |roughly |maybe |just |only )?(?:an?|one) (third|quarter)(?= of (?:it|its|what|the (?:current|original|present))\b|\s*(?:[,.;!?]|$))", lambda m: f"to {_FRACTIONS[m[1].lower()]}%"),
        (r"((?:\d{1,2}:\d{1,2}|square|vertical|horizontal|wide|widescreen|portrait|landscape|upright|tall|it|this|everything|version|format)(?: please)?),? for (?:(?:my|our|the|a|their) )?(?:linked-?in|facebook|fb|twitter|pinterest|whatsapp|wechat|weibo|slack|threads|web ?site|site|blog|newsletter|shop|store|homepage)(?:'s)?(?: (?:posts?|feed|page|story|group|channel|status|profile|banner))?(?=\s*(?:[,.;!?]|$|and\b))", r"\1"),
        (r"\b(turn|switch|shut) ((?:the |my |all |our )*(?:captions?|subtitles?|titles?|texts?|lower[- ]thirds?|logo|watermark|music|zoom(?:ing)?|transitions?|effects?|vignette|filters?)) off\b", r"\1 off \2"),
        (r"^(?:(?:ok(?:ay)?|great|nice|good|yes|yeah|perfect),? )?(?:i'd |i'll |let's |please )?keep (?:that|it|this)(?: one)?,? but\s+", ""),
        (r",? (?:drop|cut|lose|remove|skip|trim|leave out) (?:whatever|what|anything) (?:you|it) (?:need|needs|have|has|want|must|like)(?: to)?(?: (?:drop|cut|lose|remove|go))?(?=\s*(?:[,.;!?]|$))", ""),
        (r"[，,]\s*(?:字幕|文字|音乐|旁白|标题)(?:也|要|就)?(?:跟着|随着)(?:一起|画面|视频)?(?:走|变|动|调整?|改)(?:就行|吧|就好)?(?=$|[。！，,])", ""),
        (rf"({_COUNT}\s*(?:seconds?|secs?|s)) (each|apiece),? (?:and )?with (?=(?:an? |some |the )?(?:\w+ )?(?:fades?|crossfades?|dissolves?|wipes?|transitions?|cuts?)\b)", r"\1 \2, "),
        (r"\b(fills? (?:the |all of the )?(?:whole |entire )?(?:frame|screen|picture)),? without (?:the |any |those )?(?:blurry|blurred|black|white|grey|gray|ugly|empty)? ?(?:bars?|borders?|edges|background|sides|strips?)\b", r"\1"),
        (r"\b(?:is|are|look|looks|feel|feels|seem|seems) (?:a bit |a little |too |so |very |rather |quite |kind of |kinda )*washed[- ]out\b", "are too dull"),
        (r"\bno (background|box|shadow|border)[,.] *(?:(?:just|only|but|with) )+(an? )", r"no \1, add \2"),
        (r"^(?:(?:much|that's|that is|looks|it's|it is|already) )*better(?: now| already| like that)?[,.!]+ *(?:but |and |now )?(?=\S)", ""),
        (r"\bzoom (slowly |gently )?(?:in )?(?:to|into|on|in on|onto) (?:his|her|their|the) (?:face|faces|speaker|person|middle|centre|center) (?:during|in|for|throughout) ", r"zoom in \1on "),
        (r"\b(should|must|could|can|to|will) be (?:the )?(first|last)(?: (?:one|picture|photo|clip|shot|scene|image|slide|chart))?(?=\s*(?:[,.;!?]|$|please|and\b))", r"\1 come \2"),
        (r"(\b\w+ (?:seconds?|secs?|s)\b(?: long)?),? by (?:cutting|trimming|shortening|chopping|taking)(?: away| off)? (?:something |a bit )?(?:off |from )?(?:the |its )(?:end|tail|last part|ending)\b", r"\1"),
        (r"\b((?:the |my |all )*(?:titles?|captions?|lower[- ]thirds?|texts?|subtitles?)) (?:(?:should|must|to|can|could|will) )?(?:disappear|vanish|go away|be gone|be hidden|go|leave) after (\w+ (?:seconds?|secs?|s)\b)", r"show \1 for \2"),
        (r"\b(?:an?|one) fifth of (?:the |its )?(?:current |present |original |full )?(volume|loudness)", r"20% \1"),
        (r"(擦除|滑动|推入|推移|滑入|划像)的?((?:转场|过渡|切换)?(?:效果)?)[，,]?(?:方向)?(?:是|为)?从[右左上下](?:边|面)?(?:往|向|到|至)([左右上下])(?:边|面)?", r"向\3\1\2"),
        # "a shorter title, just “Quiet”"
        (r"^(?:(?:i want|i'd like|use|give (?:me|it)|maybe|how about|we need) )?(?:an? )?(?:shorter|simpler|snappier|different|new|better|catchier) (title|headline)[,:] *(?:just|maybe|say|like|simply|something like)[,:]? (?=\S)", r"change the \1 to "),
        (r"\b(?:his|her|their|[a-z]\w+'s) (?=(?:captions|subtitles)\b)", "the "),
        # "by half a second" and other short times
        (r"\b(?:an?|one) quarter (?:of a )?minute\b", "15 seconds"),
        (r"\b(?:three quarters of|three-quarters of) a minute\b", "45 seconds"),
        (r"\ba couple(?: of)? (more |extra )?(seconds|secs)\b", r"2 \1\2"),
        (r"\ba few (more |extra )?(seconds|secs)\b", r"3 \1\2"),
        (r"\b(?:an?|one|another) (more |extra )?half(?: a)? second\b", r"0.5 \1seconds"),
        (r"(?<![\w.])(\d+(?:\.\d+)?) and a half (seconds|secs|s)\b", r"\1.5 \2"),
        (r"\b(one|two|three|four|five|six|seven|eight|nine|ten) and a half (seconds|secs)\b", _and_a_half),
        # "from second 3 to 7", "at second 5"
        (r"\b(at|from|after|before|until|till|to|between|around|of|in|by|and) (?:the )?second (\d+(?:\.\d+)?)(?!\s*(?:s|sec|secs|seconds?)\b)(?! (?:photos?|pictures?|images?|clips?|scenes?|shots?|slides?|charts?))", r"\1 \2 seconds"),
        (r"\bstill\s+(?=(?:(?:is|it's|a|bit|little|way|much|so|far|kinda|just|looks|feels|sounds|seems)\s+){0,3}(?:too|not|isn't|aren't)\b)", ""),
        (r"\b(?:don't|do not|stop|never|no need to) duck(?:ing)?\b", "remove ducking"),
        (r"\b(songs?|music|tracks?|tunes?|soundtrack)\b( for| with| to| into) (an?|some) ((?:\w+[ -]){1,4})one\b", r"\1\2 \3 \4music"),
        (rf"\b(?:another|an additional|an extra|a further) ({_COUNT})\s*(seconds?|secs?|s)\b", r"\1 more \2"),
        (rf"\b({_COUNT}\s*(?:seconds?|secs?|s))\s+(?:is|are|would be|should be|will be|will do|ought to do)\s*(?:enough|plenty|fine|ok|okay|good|sufficient|long enough|all it needs)?(?=\s*(?:[,.;!]|$))", r"\1"),
        (r"(?<![\w.])(\d+(?:\.\d+)?)\s+(?:is|would be|will be|should be)\s+(?:enough|plenty|fine|ok|okay|sufficient)(?=\s*(?:[,.;!]|$))", r"\1"),
        # what the second half of a sentence leaves out
        (r"(?<=\bseconds )(off|from|of) ([^,.;]{2,40}?),? and (the (?:first|last) (?:\d+(?:\.\d+)?|one|two|three|four|five))(?: seconds| secs| s)? (off|from|of) ", r"\1 \2, cut \3 seconds \4 "),
        # "the music starts too abruptly, fade it in"
        (r"\b(?:the )?(music|song|audio|track)\s+(?:starts?|begins?|comes in|ends?|stops?|cuts (?:off|out)|finishes)\s+(?:way |far |much |a bit |a little )?(?:too |so |very )?(?:abruptly|suddenly|harshly)\s*[,;.]\s*(?=[^,.;]*\bfade)", r"the \1: "),
        (r"\b(swap|switch|flip) ([^,.;]{2,40}?) (?:round|around|over)\b(?=\s*(?:please|would you|will you|could you|for me|for us|thanks|[,.;!?]|$))", r"\1 \2"),
        # "slow the clip down by half"
        (r"\b(slow|speed) ((?:the|it|this|that|them|these|those|everything|all|my|our|each|every|scene|clip|image|photo)\b[^,.;]{0,40}?)\s*\b(down|up)\b", r"\1 \3 \2"),
        (r"\b(put|place|move|stick|drop) (?:the|that|this) (?:copy|duplicate|clone|repeat)\b", r"\1 it"),
        (r"\b(?:take|throw|clear) ((?:the|my|all|that|this|any)(?: \w+){1,3}?) away\b", r"remove \1"),
        (r"\b(?:turn|switch|shut) ((?:the|my) (?:sound|audio|noise|volume) (?:of|on|from|in) [\w ]{2,30}?) off\b", r"turn off \1"),
        # who speaks
        (r"(?:让|用|请|找|叫|由)?(?:一个|一位|个|位)?([女男])(?:声|生|人|士|性|孩子?)(?:的?声音)?(?:来|去)?(?:说|朗读|念|读|讲)(?:一句|出|一下|一遍)?[:：，,]?\s*(?=[\ue100-\uf0ff])", r"加\1声旁白"),
        (r"(?:让|请|找|叫)(?:一个|一位|个|位)?人(?:来|去)?(?:说|朗读|念|读|讲)(?:一句|出|一下|一遍)?[:：，,]?\s*(?=[\ue100-\uf0ff])", "加旁白"),
        (r"\b((?:a |an |the |some )?(?:woman|man|female|male|girl|guy|lady|narrator|person)) (?:to )?(?:read|reads|say|says|saying|speak|speaks|reading|tell|tells)\b(?=[\s,:]*(?:[\ue100-\uf0ff]))", r"\1 voice say"),
        # both ends of one scene
        (r"(第[一二三四五六七八九十\d]{1,3}[段个张]|最后一[段个张])的?(?:前面?|头|开头)([\d.一二两三四五六七八九十半]{1,4})秒钟?[和跟与、，,及以]{1,2}(?:最后|末尾|结尾|后面?)的?([\d.一二两三四五六七八九十半]{1,4})秒钟?(?:都|全|一起|也)*(?:给我)?(?:剪掉|去掉|删掉|删了|剪了|不要了?|切掉|裁掉)", r"\1前\2秒剪掉，\1最后\3秒剪掉"),
        # why music is wanted
        (r",?\s+so (?:that )?(?:it'?s|it is|there'?s|there is|i'?m|we'?re|it does(?:n't| not)) (?:(?:not|no|never|so|feel|just|talking|speaking|going|in|over|to|complete|dead|total|be|a|an) )*(?:silence|silent|quiet|dead air|empty|dead|bare|awkward)(?=\s*(?:$|[.!,;]))", ""),
        (r"\b(?:stick|pop|slip|whack|chuck|throw|shove) ((?:(?:some|a|a bit of|an) )?(?:\w+ ){0,3}?(?:piano|guitar|strings|jazz|lo-?fi|ambient|song|tune|music|beat|track)) (?:in )?(?:under(?:neath|lay)?|behind|below|beneath)(?: (?:it|it all|that|this|everything|the whole thing))?(?=\s*(?:$|[.!,;]))", r"add \1 music"),
        # music that is too much for a voice
        (r"\b(?:the |my )?(?:music|song|soundtrack) (?:is |keeps |just )*(?:drown\w*|cover\w*|overpower\w*|overwhelm\w*|masks?|masking|hides?|buries|burying|swallows?)(?: out| up| over)? (?:the |my |his |her |their )?(?:voices?|voice-?over|narration|narrator|speech|speaker|dialog(?:ue)?|talking|words|interview|clips?|\w+'s voice|him|her|them|me)(?: out)?", "make the music quieter, duck it under the voice"),
        (r"\b(?:i |we |you |one |they |people |viewers |nobody |no one )?(?:can't|cannot|can not|can barely|can hardly|can scarcely|barely|hardly|couldn't) (?:really |even |properly )?(?:hear|understand|make out|follow) (?:(?:the |my |his |her |their )?(?:voices?|voice-?over|narration|narrator|speech|speaker|dialog(?:ue)?|talking|interview|words)|him|her|them|me|what \w+ (?:says?|is saying|are saying))(?: \w+)? (?:over|because of|through|with|under|behind|above|due to) (?:the |all the |that )?(?:music|song|soundtrack)", "make the music quieter, duck it under the voice"),
        (r"\b(?:the )?(?:music|song|soundtrack) is (?:much |way |far |a bit |a lot )?(?:louder than|too loud (?:for|compared (?:to|with)|next to|over)) (?:the |my |his |her |their )?(?:voices?|voice-?over|narration|narrator|speech|speaker|dialog(?:ue)?|talking|interview)", "make the music quieter, duck it under the voice"),
        (r"(?:背景)?(?:音乐|配乐|歌)(?:的)?(?:声音?|音量)?(?:太大声?|太响|太吵|有点大)?(?:了)?[，,]?(?:都|把|会|快|就)*(?:有点|有些|稍微|快要|老是|总是|完全)?(?:盖过|盖住|压过|压住|淹没)(?:了)?(?:人声|旁白|说话声?|声音|配音|解说|他们说话|我说话)(?:了|都?盖住了?|都?听不[见清]了?)*(?:[，,]\s*(?:把?(?:音乐|它|声音))?(?:再)?(?:调)?(?:小声|小|低|轻)(?:一?点|一些|些)?(?:声)?)?", "音乐小声一点，说话的时候压低音乐"),
        (r"(?:人声|旁白|说话声?|配音|解说)(?:都|被|完全|快)*(?:被)?(?:背景)?(?:音乐|配乐)(?:声)?(?:盖过|盖住|压过|压住|淹没)(?:了)?", "音乐小声一点，说话的时候压低音乐"),
        # "fade gently between all the charts", "from each chart to the next"
        (r"\b(fade|dissolve|blend|wipe|crossfade) (?:gently|softly|smoothly|nicely|quietly|gradually) (?=(?:between|into|from|to|through)\b)", r"\1 "),
        (r"\b(fade|dissolve|blend|wipe|crossfade) slowly (?=(?:between|into|from|to|through)\b)", r"slow \1 "),
        (r"\bfrom (?:each|every|one) (photo|picture|chart|slide|scene|shot|clip|image)s? to (?:the next|another)(?: one)?\b", r"between all the \1s"),
        # "fade the music out over the last 4"
        (rf"\b(fade[^,.;]{{0,40}} (?:over|during|in) the (?:last|final|first) {_COUNT})(?=\s*(?:$|[,.;!?]|and\b))", r"\1 seconds"),
        # "some calm piano"
        (rf"\b({_PLAYED}(?:,? (?:and )?{_PLAYED})* (?:piano|guitar))\b(?! (?:music|track|piece|song|tune|keys|player|melody|(?:in|on|at|by|near) (?:an?|the) (?!back)))", r"\1 music"),
        (rf"\b({_PLAYED}(?:,? (?:and )?{_PLAYED})*) (?:strings|violins?|cello|harp|flute|ukulele|saxophone|synths?)\b(?! (?:player|in an?|on an?|at|by|near)\b)(?: (?:music|track|piece|tune))?", r"\1 music"),
        # "add selfie.jpg at the end with a crossfade"
        (r"\b((?:add|insert|put|place|stick|slot|append) (?!(?:[^,.;]* )?(?:title|caption|text|logo|watermark|music|song|lower third|badge|card|voice\w*)\b)(?:[^,.;\ue100-\uf0ff]|\.(?=\w)){2,50}?),? with (?:an? )?((?:(?:soft|slow|gentle|quick|nice) )?(?:cross-?fade|dissolve|wipe|fade through (?:black|white)))(?: transition)?(?: (?:into it|before it|in front))?(?=\s*(?:$|[,.;!?]|and\b))", r"\1, \2 into it"),
        # "have the thank-you title come up on the grandparents photo"
        (r"\b(?:have|let|make|get) ((?:the|my|our) (?:[\w'-]+ ){0,3}(?:title|caption|lower third|label)s?(?: [\ue100-\uf0ff])?) (?:come up|come|appear|show up|show|pop up|be shown|sit|go) (?:on|over|during|with) (?=(?:the|my|our) (?:[\w'-]+ ){0,3}(?:photo|picture|pic|image|scene|shot|clip|chart|slide|one)\b)", r"move \1 to "),
        # "give it a lower third that says …"
        (r"\bgive (it|that one) (an? (?:[\w-]+ )?(?:lower third|caption|subtitle|label)) (?=that|which|saying|reading|with the (?:words|text)|[:\ue100-\uf0ff])", r"add \2 on \1 "),
        (r"\bthank-you(?= (?:title|text|caption|card|message|note|slide|words|lower third)s?\b)", "thank you"),
        # 音乐别一上来就响，头两秒慢慢起来
        (r"((?:背景)?(?:音乐|配乐|歌))(?:别|不要|不用)(?:一上来|一开始|上来|开头|开始)就?(?:那么|这么|很|太)?(?:响|吵|大声|大)(?:了)?[，,；;]\s*(?=[^，,。；;]*(?:慢慢|渐|淡入))", r"\1"),
        (r"((?:背景)?(?:音乐|配乐|歌))(?:别|不要|不用)(?:一上来|一开始|上来|开头|开始)就?(?:那么|这么|很|太)?(?:响|吵|大声|大)(?:了)?(?=$|[。！!])", r"\1淡入"),
        (r"\bthe (first|second) part of (?=the |my |our |scene |clip )", r"the \1 half of "),
        (r"\b(?:i want|i need|i'd like|we want|we need|(?:can|could) (?:i|we) have) ((?:the|my|our) [\w' ]{2,25}?) (?=(?:a (?:bit|little) |much |slightly )?(?:faster|slower|shorter|longer|brighter|darker|louder|quieter|bigger|smaller|warmer|cooler)\b)", r"make \1 "),
        (r"\bthe (?:whole|entire) (?:video|film|thing|movie|lot)\b(?=[^,.;]{2,50}\b(?:except|but not|apart from|other than|save for|excluding)\b)", "everything"),
        (r"\bname ?tags?\b(?= (?:smaller|bigger|larger|in|to|at|should|must|yellow|white|black|red|blue|up|down)\b)", "lower thirds"),
        (r",? (?:but|and) (?:please )?(?:don't|do not|never) (?:crop|cut off|chop off|cut|chop) (?:anything|anyone|anybody|any of it|people|heads?)\b|,? without (?:cropping|cutting off|chopping off|cutting) (?:anything|anyone|anybody|any of it|people|heads?)(?: off)?\b", ", show everything whole"),
        (r"\b(whole|uncropped|in full|complete|completely|entirely)[,;.] (?:they|it|the \w+)(?:'re|'s| are| is| get| gets| keep getting| keeps getting)? (?:all )?(?:being )?(?:cut|cropped|chopped)(?: off)?(?: at the (?:edges?|sides?|top|bottom))?(?=\s*(?:$|[.!]))", r"\1"),
        (r"\b(make|set|turn) ((?:the |all the |my )?(?:\w+ )?(?:title|caption|text|lower third)s?) handwritten\b(?! (?:font|letters|style|look|type))", r"\1 \2 handwritten font"),
        # "3 seconds for the bowl, 5 for the mugs, the rest 4"
        (r"\b(\d+(?:\.\d+)?) ?(seconds|secs|s) for ([^,.;]{2,25}?)(?:,| and|, and) (\d+(?:\.\d+)?) for (?!\d)", r"\1 \2 for \3, \4 \2 for "),
        (r"(\b\d+(?:\.\d+)? ?(?:seconds|secs|s)\b[^.;]*?),? (?:and )?(the rest|the others?) (?:only |just |for )?(\d+(?:\.\d+)?)(?=\s*(?:$|[.;!]|please))", r"\1, \2 \3 seconds"),
        # "the title is too small, double it"
        (r"\b(too (?:small|tiny|little))[,.;:]* (?:so |please |can you )*double (?:it|them)\b", r"\1, make it twice the size"),
        (r"\b(too (?:quiet|soft|faint))[,.;:]* (?:so |please |can you )*double (?:it|them)\b", r"\1, make it twice as loud"),
        # "make the digging go twice as fast and the watering too"
        (r"\b(make|turn|have) ((?:the|my) \w+(?: (?:photo|clip|shot|scene|chart|picture))?) ((?:go |play |be )?(?:twice as \w+|half as \w+|black and white|sepia|brighter|darker|warmer|cooler|faster|slower|longer|shorter|\d+(?:\.\d+)? seconds(?: long)?)),? and ((?:the|my) \w+(?: (?:photo|clip|shot|scene|chart|picture|one))?),? (?:too|as well|also)\b", r"\1 \2 and \4 \3"),
        (r"\b(?:put|add|insert|show) (?:a|the) (?:question|quote|line|sentence|phrase) (?=[\ue100-\uf0ff] (?:before|after) )", "add a card "),
        # "the two photos at the end"
        (r"\bthe (two|three|four|2|3|4) ((?:photo|picture|pic|image|clip|scene|shot|slide|chart)s) (?:at|near) the (?:very )?(end|start|beginning)\b", lambda m: f"the {'last' if m[3].lower() == 'end' else 'first'} {m[1]} {m[2]}"),
        # "zoom slowly into the summit and out of the tent"
        (r"\bzoom((?: (?:slowly|gently|softly))?) (?:in to|into|in on|in) ([^,.;]{2,30}?),? and (?:back )?out (?:of|on|from) (?=(?:the|my) )", r"zoom\1 into \2, zoom\1 out of "),
        (r"\b(?:mute|silence) (?:everything|all(?: the)? (?:sounds?|audio)|all sounds?) (?:except|but|apart from|other than|besides) (?:for )?(?:the |my )?music\b", "mute all the clips"),
        (r"\b(?:with |and |fill )?(?:the )?(?:black )?(?:bars|edges|gaps|sides|borders|empty (?:space|areas?|parts?)) (?:(?:are|being|get) )?(?:filled |covered |padded )?(?:in |up )?(?:with|by) (?:a )?blur(?:red|ry)?(?: (?:background|copy|version|image))?\b", "with a blurred background"),
        # "change the label to something else": to what is left to be asked
        (r"\b(change|switch|turn|make|set) (the|this|that|my) (title|caption|text|label|lower third|wording|headline)s? (?:to |into |say |read )?something (?:else|different|new|better|other|nicer|shorter|more \w+)(?=\s*(?:$|[,.;!?]|please))", _other_words),
        # "brighter, but not too bright"
        (r"\b(?:a (?:bit|little) )?(brighter|darker|louder|quieter|bigger|larger|smaller|faster|slower|longer|shorter|warmer|cooler)\b([^,.;]{0,30}?),? (?:but |just |and )*not (?:too|overly|so|that) (?:much|bright|dark|loud|quiet|big|large|small|fast|slow|long|short|warm|cool)\b", r"a bit \1\2"),
        # "not so loud", "should not be as dark"
        (r"\b(?:should(?:n't| not) be|less|not (?:be )?(?:quite )?(?:so|as|that)) (loud|noisy|quiet|bright|dark|big|large|small|fast|slow)\b(?! (?:as|that|enough)\b)", _otherwise),
        # "my face (selfie.jpg)"
        (r"\b(?:my|our|his|her|their|the|a|an) (?:\w+ ){1,3}\((\S+\.\w{3,4})\)", r"\1"),
        # asides
        (r"\s*\((?![^()]*(?:\d|\.\w{3,4}\b))[^()\n]{2,60}\)", ""),
        # "a crossfade between all the photos, about one second each"
        (rf"\b((?:cross[- ]?)?(?:fades?|dissolves?)|wipes?|transitions?)\b([^,.;\d]{{0,40}}),\s*(?:(?:each|of|about|around|roughly|lasting) )*({_COUNT}\s*(?:seconds?|secs?|s))\b(?: (?:each|long|apiece))*(?=[\s.!]*(?:$|please|thanks))", r"\1\2 \3"),
        (r"(\bblur\w*\b[^,.;]{0,40}?),?\s+so (?:that )?nothing (?:gets?|is|will be|will get) (?:cut|cropped|chopped|lost)(?: off| away)?\b", r"\1"),
        (r"\b(?:have|let|make|get) ((?:the |my )?(?:\w+ ){1,3}?)(?:fade|come|rise|appear) (?:in |up )?(?:from|out of) black\b", r"fade through black into \1"),
        (r"\bfade (?:in |up )?into ((?:the |my )?(?:\w+ ){1,3}?)from black\b", r"fade through black into \1"),
        (r"\b(?:near|close to|towards?|up near|up at|down near|down at) the (?:very )?(top|bottom)(?: edge| end| part)?(?: of (?:the |my )?(?:picture|screen|frame|image|photo|video|shot))?\b", r"to the \1"),
        # a word order that takes a verb apart
        (r"\btake (it|that|this|them) out\b(?! of\b)", r"remove \1"),
        # what stands between two that follow each other stands after the first
        (r"\b((?:put|insert|add|place|stick|slot|drop|show) (?:my |the )?[\w-]+\.(?:jpe?g|png|webp|gif|mp4|mov)) (?:in )?between (?:the )?([\w ]{2,30}?) and (?:the )?[\w ]{2,30}?(?=\s*(?:[,.;!]|$|for\b))", r"\1 after the \2"),
        (r"\b(?:bring|make|let) the colou?rs (?:come )?(?:out|pop)(?: more| a (?:bit|little)(?: more)?)?\b", "more saturation"),
        (r"\b(?:end|finish|close) (?:it )?(?:on|in|with) black(?: screen)?\b", "fade to black at the end"),
        (r"\b(each|every) (\w+) (?:should |must |to )?(?:come|slide|enter|appear|start)s?(?: in)? with an? (wipe|crossfade|slide|fade|dissolve)\b( from the (?:left|right|top|bottom)\b)?", r"\3\4 into \1 \2"),
        (r"\bshorten (?:the )?(?:music(?:'s)? )?fade(?:[- ](in|out))?\b", r"make the music fade \1 shorter"),
        (r"\bmake the (fade[- ]?(?:out|in)) ((?:a (?:bit|little) |much )?(?:shorter|longer))\b", r"make the music \1 \2"),
        (r"(照片|图片|画面|片段|镜头|图表)(?:都|全部?)?(?:改成|设成|调成|变成|弄成|统一成?|统一为|放)每[张个段]([\d.]+|[一二两三四五六七八九十]+)秒钟?", r"每张\1\2秒"),
        (r"\b(?:have|let|make) ((?:the|my|our) (?:\w+ ){1,3})(?:come|go|be) (first|last)\b", r"put \1\2"),
        (r"\bwarm glow\b", "warm look"),
        (r"\b(?:blurry|blurred) background (?:at|on|along|around) the (?:edges|sides)\b", "blurred background"),
        (r"\bspeed up ([^,.;]{2,40}?),\s*(?:to |like |make it )*(twice as fast|two times as fast|double(?: the)? speed|(?:\d+(?:\.\d+)?) ?(?:x|times)(?: as fast)?)\b", r"make \1 \2"),
        (r"(?:画面|视频|整个视频|全部|比例|尺寸)?(?:都)?(?:改成|换成|变成|做成|弄成|转成)(正方形|方形|竖屏|横屏|竖版|横版|竖的|横的|方的)的?(?=[，,。！!吧]|$)", r"改成\1"),
        (r"[，,]\s*都?快要?(?:听不清|听不见|听不到)(?:旁白|人声|说话|配音|声音)?了?", ""),
        (r"[，,]\s*(?:白|黑|红|黄|蓝|绿|灰)色?的?(?:字)?(?:都|太|有点|实在)?看不(?:太)?清楚?了?", ""),
        (r"(加(?:上)?一?个?(?:片尾|片头|结尾卡片?|标题卡片?|开场|结尾))[，,]\s*(?:上面)?(写上?)", r"\1\2"),
        (r"\b(the (?:\w+ ){0,2}(?:caption|title|text|lower third)) is (?:wrong|not right|incorrect|out of date|misspelt|misspelled)\s*[,;.:]\s*(?:it |that |this )?(?:should|must|ought to) (?:be|read|say)\b", r"change \1 to"),
        # "last" as a verb
        (rf"\bto last (?:(?:for|about|only|just) )*({_COUNT}\s*(?:seconds?|secs?|s))\b", r"to be \1 long"),
        (rf"\b(?:make|have|let|get) ((?:the|my|our) (?:\w+ ){{1,3}})last (?:(?:for|about|only|just) )*({_COUNT}\s*(?:seconds?|secs?|s))\b", r"make \1\2 long"),
        (r"\b(the (?:\w+ ){0,2}(?:photo|picture|pic|clip|shot|image|scene|chart|slide)) (?:should |to |must )?(?:slowly |gently |softly )?fades? in(?: slowly| gently| softly)?(?=\s*(?:[,.;!]|$))", r"crossfade into \1"),
        (r"\b(?:highlight|emphasi[sz]e|spice up|liven up|show off) ((?:the|my|our) [^,.;]{2,40}?) with ((?:an? |some |the )?[^,.;]{3,50})(?=[,.;!]|$)", r"add \2 to \1"),
        (r"\b(make|turn|set) the (text|title|caption|lower third)s? (\w+) on (?:all|each) of them\b", r"\1 all the \2s \3"),
        (r"\b(?:swap|switch) ((?:the|all the|my) [\w ]{2,25}?)(?:'s|’s|'|’)? colou?r(?: over)? to\b", r"change the colour of \1 to"),
        (r"\bbetween (?!the\b|my\b|all\b|every|each|them|both|these|those|scenes?\b|images?\b|photos?\b|clips?\b|slides?\b|shots?\b|pictures?\b|charts?\b|cuts?\b|texts?\b)([a-z]\w+) and ([a-z]\w+)(?=\s*(?:[,.;!]|$|for\b|with\b))", r"between the \1 and the \2"),
        (r"\bat (\d(?:\.\d+)?)[ -]speed\b", r"at \1x speed"),
        (r"\bput (?:it|them|that|this|everything|things) back (?:to )?(?:how|the way|what|like) (?:it|they|that|this|things|everything) (?:was|were|had been|looked)(?: (?:before|originally|at first|in the beginning))?\b", "undo"),
        (r"\b(longer|shorter|brighter|darker|bigger|smaller|louder|quieter|faster|slower|warmer|cooler) than (?:all )?(?:of )?(?:the )?(?:others?|rest|other (?:ones|photos|clips|scenes|shots|pictures|images|slides))\b", r"\1"),
        (r"\b(?:boring|dull|awkward|annoying|silly|lovely|nice|pretty|cute|beautiful) (?=(?:first|last|second|third|middle|opening|closing) )", ""),
        (r",\s*(?:like|say|maybe|about|to about|around)\s+(?=\d+(?:\.\d+)?\s?(?:x|×|times)\b)", " "),
        (r"\b(?:can |could |should )?(?:the )?(?:music|song|soundtrack) (?:(?:can|could|should|to|be|get|gets|getting|becomes?|go|a bit|a little) )*(?:softer|quieter|lower) (?:towards?|near|at|by) the (?:very )?end\b", "fade out the music"),
        (r"\b(take|leave|cut|throw|kick|drop) ((?:the|that|this|my|our|those|these) (?:\w+ ){1,4}?)out\b(?! of\b)", r"remove \2"),
        (r"\btake (it|that|this|the (?:\w+ ){0,2}(?!seconds?\b|secs?\b|minutes?\b)\w+) (?:off|out) of\b", r"remove \1 from"),
        (r"\btake (an?|one|two|three|four|five|half a|\d+(?:\.\d+)?)\s*(seconds?|secs?|s) (?:off|from|out of|away from)\b", r"cut \1 \2 off"),
        # the most that something may last
        (rf"\b(?:don't|do not|never|please don't) (?:show|leave|keep|hold|let|have) (?:any|a) ((?:\w+ )?(?:photo|photograph|picture|pic|image|clip|scene|shot|slide|chart))s? (?:stay |last |be |run )?(?:up |on |on screen )*(?:for )?(?:more|longer) than ({_COUNT}\s*(?:seconds?|secs?|s)\b)", r"all the \1s at most \2"),
        (rf"\bno ((?:photo|photograph|picture|pic|image|clip|scene|shot|slide|chart))s? (?:should |may |must |can |is to |to )?(?:stay |last |be |run |be shown |be on )*(?:up |on screen )?(?:for )?(?:more|longer) than ({_COUNT}\s*(?:seconds?|secs?|s)\b)", r"all the \1s at most \2"),
        (r"\b(at|after|before|until|from) (?:its |the |about the |around the )*(\d{1,2}:[0-5]\d)[ -](?:marks?|points?)\b", r"\1 \2"),
        # "at its 4 s mark"
        (rf"\b(at|after|before|until|from) (?:its |the |about the |around the )*({_COUNT})[ -]?(?:seconds?|secs?|s)?[ -](?:marks?|points?)\b", r"\1 \2 seconds"),
        # "you can barely hear me over the song, make it dip": what is wrong says what the order is about
        (rf"\b(?:i|you|we|one|people) (?:can't|cannot|can barely|can hardly|barely|hardly|can not) (?:hear|understand|make out) {_WHO}?(?: \w+)?\s*over (?:the|that|this) (?:background )?(music|song|track|soundtrack|tune|beat)\b(?: \w{{2,7}})?\s*[,.;:!]+\s*(?=[^.;]*\b(?:dip|duck|lower|quieter|turn|down|softer|step back|fade)\b)", r"the \1: "),
        (r"\b(?:have|let|make) it (?:sit|stay|go|play|run|dip|duck) (?:under|beneath|behind|below) (?:the )?\w+ (when|whenever|while|every time|as soon as)\b", r"duck it \1"),
        (r"\b(?:as|when|while|once|whenever) (the (?!(?:music|song|track|video|film|movie|titles?|captions?|text|credits|voice|narration|narrator|speaker|beat)\b)(?:(?:first|last|second|third|next) )?\w+(?: (?:photo|picture|image|clip|scene|shot|slide|chart))?) (?:comes?(?: up| on| in)?|shows?(?: up)?|appears?|starts?|begins?|is (?:on|shown|showing|on screen|up))\b", r"over \1"),
        (r"[,;]?\s*\b(?:rather than|instead of|not) (?:that|the|a|this|such a|with that|with a) (?:hard|abrupt|sudden|harsh|jarring) (?:start|beginning|end|ending|stop|cut)\b", ""),
        (r"[,;]?\s*\b(?:instead of|rather than|not) (?:starting|ending|opening|finishing|closing|beginning) (?:with|on) (?:it|that)\b", ""),
        (r"[,;]?\s*\b(?:right |directly |straight |immediately |just )*after itself\b", ""),
        (r"\b(first|(?:to|at) the (?:front|start|beginning)),? before (?:the |my )?[\w.-]+(?= *(?:[,.;!]|$|and\b))", r"\1"),
        (r"\b(last|(?:to|at) the (?:very )?end),? after (?:the |my )?[\w.-]+(?= *(?:[,.;!]|$|and\b))", r"\1"),
        (r"[,;.]?\s*\b(?:would|could|can|will) you (?:please )?(?:do (?:that|this|it)|manage (?:that|it)|sort (?:that|it) out|arrange (?:that|it))(?: (?:for|to) (?:us|me))?(?: please)?(?=\s*(?:[.?!]|$))", ""),
        # the time there is
        (rf"\b(?:we|i)(?:'ve| have)?(?: only| just)? (?:have|got|get)(?: only| just| exactly| precisely)* ({_COUNT}|\d+) ?(seconds|secs|minutes?|s)\b(?: in (?:total|all)| for (?:it|this|that|the whole thing)| \w+ the \w+)?\s*[,;.:]\s*(?:so |and )*(?:(?:the|this|my|our) (?:film|video|slideshow|movie|thing|whole thing) (?:should|must|has to|needs to|ought to) (?:(?:fill|fit|match|take up|use)(?: into| in)? (?:them|it|that|those|all of (?:it|them)|exactly that)|(?:be|get) (?:shorter|cut|trimmed|shortened)(?: down)?)|(?:please |can you |could you )*(?:shorten|cut|trim|squeeze|tighten|fit) (?:it|this|the (?:film|video|slideshow|movie|whole thing))(?: down| in| up| to fit| into (?:that|it))*)(?=\s*(?:[,.;!?]|$|please))", r"make the video \1 \2 long"),
        (r"(?:\b(?:at|to|around|about|roughly|approximately|say)\s+)*[-−–]\s?(\d{1,2}(?:\.\d)?) ?db\b", _decibels),
        (r"\b(someone|somebody|a voice|a person|a narrator) (?:softly|gently|quietly|warmly|slowly|loudly|cheerfully|calmly|whispering) (saying|says?|reading)\b", r"\1 \2"),
        (rf"\b(?:an? )?(?:good|full|solid|whole|proper|decent) ({_COUNT}\s*(?:seconds?|secs?|s)\b)", r"\1"),
        (r"(?<!write )(?<!says )(?<!say )(?<!saying )(?<!titled )\b(?:grandma|granny|gran|nan|nana|nanny) and (?:grandpa|grandad|granddad|gramps|papa)\b", "the grandparents"),
        (rf"\b(extend|lengthen|shorten|stretch|increase|reduce|change|take|bring|cut|trim)\b([^,.;]{{2,40}}?) from ({_COUNT}) ?(?:seconds?|secs?|s)? (?:down |up )?to ({_COUNT}) ?(seconds?|secs?|s)\b", _from_to),
        (r"\b(?:chop|cut|slice|split) ([^,.;]{2,30}?) (?:in half|in two) (?:at|after) (?=\d|the\b|second\b)", r"split \1 at "),
        (rf"\b(?:trim|cut|clip|crop) ([^,.;]{{2,30}}?) so (?:that )?it (start|begin|end|stop)s (?:at|on|after) ({_COUNT} ?(?:seconds?|secs?|s)\b)", r"\2 \1 at \3"),
        (r"\b(?:bring|move|put|push|pull|shift) ([^,.;]{2,30}?)(?: (?:forward|back|up|down|along))?,? so (?:that )?it(?:'s| is| comes| goes| sits) (first|second|third|fourth|fifth|last)\b", r"move \1 to \2 place"),
        (r"\b((?:music|song|soundtrack|track|tune|[\w-]+\.(?:mp3|wav|m4a))\b)(?: should| must| can| to| may)?(?: only| just)? (?:start|begin|come in|kick in)s?(?: playing)?(?: only| just)? (?:over|with|at|on|from|when|as) (the (?:\w+ ){0,2}\w+)(?: (?:comes? up|shows?|appears?|is on))?(?=\s*(?:[,.;!]|$))", r"\1 only from \2 on"),
        (r"\b(music|song|soundtrack|sound|audio|narration|voice-?over|titles?|captions?)\s+(?:entirely|completely|altogether|totally|for good)\b", r"\1"),
        (r"\b(in|out) over (\d+(?:\.\d+)?) ?(seconds|secs|s) and (in|out) over (\d+(?:\.\d+)?)(?! ?(?:s\b|sec))", r"\1 over \2 \3 and \4 over \5 \3"),
        (r"\b(?:no more|enough of|not|forget) (?:the )?(?:lo-?fi|jazz|piano|ambient|upbeat|cinematic|corporate)(?: music)?\s*[,;:]\s*(?=(?:something|some|an?|but|use|try|put|rather|more)\b)", ""),
        # "keep the first 4 seconds and throw the rest away" says one thing twice
        (r"(\b(?:keep|use|take|leave|want|need)\b[^.;]{0,40}?\b(?:seconds?|secs?|s|half|part|bit|third|quarter)\b[^.;,]{0,30}?)(?:,| and| then|, and) (?:throw|chuck|drop|delete|lose|ditch|cut|bin|toss|remove|discard|get rid of|scrap|dump)(?: away| out| off)? (?:all )?the rest(?: of (?:it|that|that clip|the \w+(?: clip)?))?(?: (?:away|out|off))?(?=\s*(?:[,.;!?]|$|and\b))", r"\1"),
        (r"\b((?:the |my |that |this )(?:\w+ ){0,2}\w+|(?:image|scene|photo|clip|picture|shot) \d|everything(?: (?:after|before) [^,.;]{2,30}?)?) (?:can|could|should|may|has to|must|needs to|will have to|had better) go(?=\s*(?:[,.;!]|$|(?:now|too|as well|please|and|then)\b))", r"remove \1"),
        (r"\b((?:start|begin|open|lead|kick off|end|finish|close|conclude) (?:with|on) [^,.;?]{2,30}?) (?:rather than|instead of|not) (?:with |on )?(?:the |my )?[\w.-]+(?: (?:photo|picture|image|clip|scene|shot|slide|chart|one))?(?=\s*(?:[,.;!?]|$))", r"\1"),
        (r"\b(three[- ]quarters?|two[- ]thirds?|(?:a |one )?third|(?:a |one )?quarter) (?:of )?(?:the |its |their |that )?(?:normal |original |usual |current )?(speed|volume|pace)\b", _fraction),
        (r"\b(the|that|this|my) (?:boring|dull|awkward|annoying|silly|stupid|tedious|rubbish|dreadful|pointless) (?=\w)", r"\1 "),
        (r"\b(?:cut|remove|delete|drop|trim|take|lose)(?: out)? (?:seconds? )?(\d+(?:\.\d+)?)(?: ?s(?:ec(?:ond)?s?)?)? ?(?:to|-|–|until|till|through) ?(\d+(?:\.\d+)?) ?(seconds|secs|s)\b(?! (?:off|from|out of|away))", r"cut from \1 to \2 \3"),
        (r"[\s,]*\b(?:but |and )*(?:keep|have|make|leave|let) it (?:sit |stay |be |play )?(?:well |far |way |just |safely |quietly |softly )*(?:below|under|beneath|behind) (?:the |my |his |her )?(?:voice|voice-?over|narration|speech|speaker|narrator|commentary)\b", " quietly under the voice"),
        (r"\b(more time|longer|less time|shorter) than (?:all )?(?:of )?(?:the )?(?:others?|rest)\b", r"\1"),
        (r"\b(?:put|taken|added) together\b", "combined"),
        (r"\bstop (?:all )?(the|my|these|those|all the) (\w+) (?:from )?(?:moving|zooming|creeping|panning|drifting|wandering|sliding)(?: around| about| so much| all the time)?\b", r"no motion on \1 \2"),
        (r"\b(?:let |make |have )?the camera (?:should )?(?:goes?|moves?|travels?|glides?|drifts?|slides?|runs?)(?: slowly| gently| softly)? (?:over )?from (?:the )?(left|right) to (?:the )?(left|right)\b", r"pan \2"),
        (rf"\b(?:make|stretch|extend|let|have|keep|leave|shorten|trim) the (?:others|rest|other \w+|remaining \w+)(?: \w+){{0,5}}?,? so (?:that )?(?:it|everything|the (?:whole thing|video|total|film))(?:'s| is| stays| remains| ends up| comes (?:out )?(?:to|at))(?: still| always)?(?: at)? ({_COUNT}|\d+) ?(seconds?|secs?|s)\b(?: long| in total| altogether| overall)?", r"make the video \1 \2 long"),
        (r"\b(no|any|without|not) ([^,.;]{2,30}?) at all\b", r"\1 \2"),
        (r"\b(?:have|let|make) ([^,.;]{2,30}?) (?:show up|appear|come up|be shown|play|run) (twice|two times|three times|\d times)\b", r"play \1 \2"),
        (r"\b((?:add|insert|put|paint|place|show|have) [^,.;]{2,50}?) as (?:scene|picture|image|photo|shot|number) (\d+)\b", r"\1 before scene \2"),
        (r"\b((?:add|insert|paint|place) [^,.;]{2,50}?) as the (second|third|fourth|fifth) (scene|picture|image|photo|shot)\b", r"\1 before the \2 \3"),
        (r"\b(longer|shorter|louder|quieter|softer|faster|slower|brighter|darker|bigger|smaller|larger|warmer|cooler|later|earlier) still\b(?! (?:image|picture|photo|frame|shot))", r"even \1"),
        (r"\bit's still (?=\d)", "it's "),
        (r"\ba (?:full|whole) second\b", "1 second"),
        (r"\b(?:the )?(?:part|bit|section) where (the \w+) is,? (from [^,.;]{3,30}?) (?:in|of) that (?:clip|one|shot)\b", r"\2 of \1 clip"),
        # one order said of two
        (r"\b(replace|swap|change) (the [^,.;]{2,30}?) (with|for|to|into) (an? [^,.;]{2,50}?),? and (the [^,.;]{2,30}?) \3 (?=an? )", r"\1 \2 \3 \4, \1 \5 \3 "),
        (rf"\b(?:take|cut|move|steal) ({_COUNT}\s*(?:seconds?|secs?|s)) (?:off|from|away from) ([^,.;]{{2,30}}?),? and (?:add|give|put) (?:them|it|those|that) (?:to|on|onto) ([^,.;]{{2,30}}?)(?=\s*(?:[,.;!?]|$))", r"cut \1 off \2, make \3 \1 longer"),
        (r"\bexcept (?:for )?(the \w+)(?: one| photo| picture| image| clip| shot| slide| chart)?,? (?:that one|that|which|it)(?: should be| gets?| is| stays?| for)? (\d+(?:\.\d+)?)(?: ?(?:seconds|secs|s))?\b", r"; make \1 photo \2 seconds long"),
        (r"\b(?:can|could|should|let|make|have) (the [^,.;]{2,30}?) be (?:the )?(opening|first|closing|last|final) (?:one|photo|picture|shot|scene|image|clip|slide|chart)\b", lambda m: f"put {m[1]} {'first' if m[2].lower() in {'opening', 'first'} else 'last'}"),
        (r"\b(?:remove|take|cut|drop|delete)(?: out)? (?:the )?(music|song|soundtrack) (?:from|off|out of|for|during|over|under) (the (?:(?:first|last|second|third|fourth) )?(?:two |three |four )?(?:\w+ )?(?:photo|picture|image|clip|scene|shot|slide|chart)s?)\b", r"no \1 during \2"),
        (r"\bback (?:up |down )?to (?=\d)", "to "),
        (rf"\b(?:make|have|let) (the (?:pictures|photos|images|slides|charts|shots|scenes|clips)) change (?:every|after|once every) ({_COUNT}\s*(?:seconds?|secs?|s))\b", r"\1 \2 each"),
        (r"\b(?:can|could) (?:we|i) see (?=(?:the )?[\w.-]+ (?:before|after|first|last)\b)", "show "),
        (rf"\bmake the (first|last|second|third|fourth) ({_COUNT}\s*(?:seconds?|secs?|s))(?: long)?(?=\s*(?:[,.;!?]|$|and\b))", r"make the \1 one \2 long"),
        (r"(?<=\w),? (?:but |and )?(?:keep|leave) (?:the|my) (?:music|song|narration|voice|titles?|captions?)(?: on| in| there| alone| as is| as it is)?(?=\s*(?:[.!]|$))", ""),
        (rf"\b(?:end|finish|stop) (the [^,.;]{{2,30}}?) ({_COUNT}\s*(?:seconds?|secs?|s)) (?:earlier|sooner)\b", r"cut \2 off the end of \1"),
        (rf"\b(?:start|begin) (the (?!music|song|narration|voice|soundtrack|track)[^,.;]{{2,30}}?) ({_COUNT}\s*(?:seconds?|secs?|s)) (?:later|further in)\b", r"cut \2 off the start of \1"),
        (r"\bhear (the (?:music|song|voice|narration|soundtrack|beat)) (?:a (?:bit|little) |much |a lot )?(?:more|better)\b", r"make \1 louder"),
        (r"\b(speed up|slow down) ([^,.;]{2,30}?) by (\d(?:\.\d+)?)(?=\s*(?:[,.;!?]|$))", r"\1 \2 \3x"),
        (r"(?<=\w),? (?:but |and )leave (?:the|my) \w+(?: (?:photo|picture|image|clip|scene|shot|chart))?(?=\s*(?:[.!]|$))", ""),
    )
)  # fmt: skip
"""A pattern, and what stands in its place; none can match what was quoted, which is hidden by then."""


def plainly(text: str) -> str:
    """Say a message's turns of phrase in plain words.

    Examples
    --------
    >>> plainly("add jazz, quiet enough that I can still hear them talk")
    'add jazz, quietly under the voice'
    >>> plainly("take the cake out"), plainly("cut everything before second 5")
    ('remove the cake ', 'cut everything before 5 seconds')
    """
    for pattern, plain in _IDIOMS:
        text = pattern.sub(plain, text)
    return text
