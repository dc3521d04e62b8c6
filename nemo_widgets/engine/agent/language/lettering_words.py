"""The words for how texts look, English and Chinese, beside those of `english` and `chinese`."""

# ruff: noqa: E501 -- a list of synonyms cut at a margin cannot be searched for

from __future__ import annotations

# fmt: off
WORDS: dict[tuple[str, object], str] = {
    ("noun", "outline"): "line around|thin line around|lines around|line round|rim|ring around|edging|outline|outlines|outlined|stroke|strokes|border|borders|contour|contours|text outline|text border|outline around|stroke around|border around|outline colour|outline color"
                         "|描边|边框|轮廓|外框|勾边|文字描边|字体描边|描边颜色|描个边",
    ("do", "move"): "nudge|scoot|lift|slide|bump|挪一挪|移一移",
    ("weight", "bold"): "太细|太细了|有点细|偏细|粗些|再粗一点|再粗些|粗一些|加粗一点|更粗|fatter|extra bold|in bold|bold letters|thicker|too thin",
    ("weight", "normal"): "太粗|太粗了|有点粗|细些|细一些|更细|thinner|lighter in weight|in a lighter weight|less heavy|too heavy|less bold|too bold|lighter weight|not so bold",
    ("whole", True): "until the end|till the end|一直到结束|一直显示到结束|直到结束|到结束|显示到最后|一直到最后|显示到结束|直到最后|整个视频|全片显示|整个片子|从头显示到尾",
    ("edge", "#000000"): "加黑边|加上黑边|带黑边|加个黑边|描黑边|勾黑边|描个黑边|黑色勾边|黑勾边",
    ("edge", "#ffffff"): "加白边|加上白边|带白边|加个白边|描白边|勾白边|描个白边|白色勾边|白勾边",
    ("do", "set"): "sit|sits|stand|stands|hang|hangs|need|needs|could use|require|outline|align|italicize|italicise|capitalize|capitalise|position|对齐",
    ("noun", "shadow"): "glow|glowing|outer glow|halo|发光|光晕|外发光|shadow|shadows|drop shadow|drop shadows|drop-shadow|text shadow|shadow effect|shading|阴影|投影|影子|阴影效果|文字阴影",
    ("noun", "box"): "backing|bar|banner|panel|strip|rectangle|background bar|text bar|plate|background colour|background color|background box|box|底|底板|色块|背景|背景色|背景颜色|衬底",
    # What may stand in a picture, too.
    ("word", "bar"): "bar|banner|panel|strip|rectangle|plate|border|borders",
    ("tone", "#000000"): "dark|darkened|深色|暗色|深色的|暗色的",
    ("tone", "#ffffff"): "light|bright|浅色|亮色|浅色的|亮色的",
    ("word", "dark"): "dark",
    ("letterform", True): "type|print|letters|lettering|characters|字体|字",
    ("noun", "opacity"): "semi-transparent|semi transparent|semitransparent|half transparent|half-transparent|half see-through|half see through|see through|half opaque|half-opaque|partially transparent|partly transparent|more transparent|transparency|opacity|fully opaque|opaque"
                         "|半透明|透明|透明度|不透明度|不透明|透明一点|透明一些|半透明的",
    ("case", "upper"): "all caps|all-caps|allcaps|caps|in caps|in all caps|uppercase|upper case|upper-case|all uppercase|in uppercase|capital letters|in capital letters|all capitals|capitals|in capitals|all capital letters|block letters|block capitals|big caps|capitalised|capitalized|capitalize|capitalise|大写|全大写|全部大写|大写字母|全部用大写",
    ("case", "lower"): "lowercase|lower case|lower-case|all lowercase|in lowercase|in lower case|no caps|without caps|all lower case|小写|全小写|全部小写|小写字母",
    ("case", "title"): "title case|title-case|titlecase|in title case|首字母大写",
    ("slant", True): "italic|italics|in italics|in italic|italicized|italicised|italicize|italicise|slanted|oblique|斜体|倾斜",
    ("slant", False): "not italic|not in italics|no italics|without italics|upright|取消斜体|不要斜体|正体|去掉斜体",
    ("readable", True): "so they pop|so it pops|so that they pop|so that it pops|pop more|pops more|easier to read|more readable|readable|easy to read|better to read|more legible|legible|better readable|easily readable|readability|legibility|the readability|the legibility|easier on the eyes|stand out|stand out more|stand out better|stands out more|more visible|better visible|easier to see|more noticeable|clearer to read"
                        "|更清楚|更清楚一点|清楚一点|清楚一些|清楚些|清晰易读|更易读|易读一点|更显眼|显眼一点|醒目|醒目一点|更醒目|突出一点|更突出|看清楚|看得清|看得清楚|看不清|看不清楚|看不太清|看不太清楚",
    ("more", ("size", 1)): "in big type|in big letters|in large type|in large letters|in big print|in large print|in huge letters|大一号|再大一号|大一圈|再大一圈|大一档|再大一档|大几号|大两号|再大两号|even bigger|even larger|a size bigger|one size bigger|a size up|barely read|can barely read|hardly read|can hardly read|difficult to read|i can barely read|i can hardly read|i can't read|not readable|bit small|too small to read|看不到字",
    ("more", ("size", -1)): "in small type|in small letters|in small print|in tiny letters|in tiny type|in tiny print|in smaller type|in smaller letters|小一号|再小一号|小一圈|再小一圈|小一档|再小一档|小几号|小两号|再小两号|go smaller|even smaller|a size smaller|one size smaller",
    ("prep", "on"): "up for|on screen for|up on screen for|visible for|showing for",
    ("ground", "#000000"): "black screen|黑屏|黑幕",
    ("ground", "#ffffff"): "white screen|白屏",
    ("noun", "card"): "white screen|白屏|黑幕|title card|title cards|text card|text cards|card|cards|text slide|black screen|text screen|标题卡|标题卡片|卡片|字卡|文字卡|文字卡片|黑屏|字幕卡",
    ("noun", "title"): "标题都|标题全部|标题全都|标题全|标题统统",
    ("noun", "caption"): "字幕都|字幕全部|字幕全都|字幕全|字幕统统|label|labels|caption line",
    ("ref", "it"): "这句|这条|这行|那句|那条|那行",
    ("itsname", True): "its name|their names|their name|file name|file names|filename|filenames|its filename|their filenames|its title|各自的名字|它的名字|自己的名字|文件名|各自的文件名",
    ("do", "add"): "label|caption|introduce|slap|stick|stick on|stamp|superimpose",
    ("letters", "#000000"): "dark text|dark letters|dark lettering|dark type",
    ("letters", "#ffffff"): "light text|light letters|light lettering|light type",
    ("lackstyle", "text"): "in two lines|underline|underlined|underlining|strikethrough|strike through|letter spacing|line spacing|letter-spacing|gradient|3d|wavy|curved|in a curve|rounded corners|over two lines|on two lines|下划线|删除线|字间距|行间距|行距|字距|渐变色|立体字|弧形|波浪形|圆角|换行|分两行",
    ("align", "left"): "aligned to the left|aligned on the left|align to left|aligned flush left|left-align|left align|left-justify|left justify|left-justified|align to the left|flush-left",
    ("align", "right"): "aligned to the right|aligned on the right|align to right|aligned flush right|right-align|right align|right-justify|right justify|right-justified|align to the right|flush-right",
    ("align", "center"): "aligned in the middle|aligned to the centre|aligned to the center|centre aligned|center aligned|centre-aligned|center-aligned|center-align|centre-align|center align|centre align|align to the centre|align to the center",
    ("side", "left"): "more to the left|further to the left|further left|a bit to the left|slightly to the left|a little to the left|more left|to the left|on the left|left side|on the left side|to the left side|left-hand side|on the left-hand side|flush left|at the left|left edge|left|左边|左侧|靠左边|左|靠左侧|到左边",
    ("side", "right"): "more to the right|further to the right|further right|a bit to the right|slightly to the right|a little to the right|more right|to the right|on the right|right side|on the right side|to the right side|right-hand side|on the right-hand side|flush right|at the right|right edge|右边|右侧|靠右边|靠右侧|到右边",
    ("nudge", 1): "upwards|upward|further up|higher up|up a bit|up a little|up a touch|up a notch|up slightly|a bit up|a little up|a bit higher up|往上|往上移|上移|往上挪|往上调|向上移|向上移动|再往上|靠上|靠上一点|移上|往上放|高一点的位置",
    ("nudge", -1): "downwards|downward|further down|lower down|down a bit|down a little|down a touch|down a notch|down slightly|a bit down|a little down|往下|往下移|下移|往下挪|往下调|向下移|向下移动|再往下|靠下|靠下一点|移下|往下放",
    ("position", "top"): "top centre|top center|top middle|upper centre|upper center|centre top|center top|top of the frame in the middle|at the top centre|at the top center|high on the screen|high on screen|high up|up high|high in the frame|high in the picture|top edge|upper edge|upper part|the very top|top of the screen|top of the frame|top of the picture|top of the image|top of the video|up top|屏幕顶部|屏幕上方|画面顶部|画面上方|画面上面|最顶部|视频顶部|视频上方|上部|放上面|放上方|放上边|放最上面|往最上面放|挪上面|移上面|挪到上面|挪到最上面|画面最上面|最顶上|顶上",
    ("position", "center"): "dead center|dead centre|middle of the screen|center of the screen|centre of the screen|middle of the frame|center of the frame|middle of the picture|screen center|middle of the video|center stage|画面中间|画面中央|画面正中|屏幕中间|屏幕中央|屏幕正中|画面正中间|屏幕正中间|正中央|画面正中央|视频中间|画面的中间|画面的中央|放中间|放正中间|放中央|挪到中间|移到中间|摆中间",
    ("position", "bottom"): "bottom centre|bottom center|bottom middle|lower centre|lower center|centre bottom|center bottom|at the bottom centre|at the bottom center|low on the screen|low on screen|low down|down low|low in the frame|low in the picture|low at the bottom|bottom edge|lower edge|lower part|the very bottom|bottom of the screen|bottom of the frame|bottom of the picture|bottom of the image|bottom of the video|屏幕底部|屏幕下方|画面底部|画面下方|画面下面|最底部|视频底部|视频下方|下部|放下面|放下方|放下边|放最下面|挪下面|移下面|挪到下面|挪到最下面|画面最下面|最底下|底下",
    ("position", "upper-third"): "upper third|the upper third|top third|上三分之一|上方三分之一",
    ("position", "lower-third"): "lower third of the frame|lower third of the screen|lower third of the picture|in the lower third of the frame|in the lower third of the screen|in the lower third of the picture|bottom third|下三分之一|下方三分之一",
    ("anim", "slide-right"): "fly in from the left|flies in from the left|come in from the left|comes in from the left|move in from the left|从左边滑进来|从左边滑进|从左滑进|从左侧滑入|从左边飞入|从左飞入|从左边进来|从左边出来|左边滑入|从左侧飞入",
    ("anim", "slide-left"): "fly in from the right|flies in from the right|come in from the right|comes in from the right|move in from the right|从右边滑进来|从右边滑进|从右滑进|从右侧滑入|从右边飞入|从右飞入|从右边进来|右边滑入|从右侧飞入",
    ("anim", "slide-up"): "float up|floats up|float in|floats in|float up from below|floats up from below|drift up|glide up|sail in|slide up from the bottom|slide up from below|slides up from the bottom|come up from below|rise from the bottom|fly in|flies in|fly in from below|fly in from the bottom|slides in|slides in from below|slides in from the bottom|come in from below|come up from the bottom|slide in from underneath|从下面滑入|从下面滑进来|从底部滑入|从下方滑进来|从下面飞入|从下往上滑入|从下往上出现|从底部升起|飞入|滑进来|滑进",
    ("anim", "slide-down"): "slide down from the top|slide down from above|slides down from the top|fly in from above|fly in from the top|slides in from above|slides in from the top|drop down|drops down|drops in|come in from above|fall in|falls in|从上面滑入|从上面滑进来|从顶部滑入|从上方滑进来|从上面飞入|从上往下滑入|从上面掉下来",
    ("anim", "typewriter"): "typed|typed out letter by letter|type itself|types itself|typed in|typing effect|typing animation|like a typewriter|like on a typewriter|as if typed|character by character|打字机动画|一个字一个字|一个字一个字出现|逐字显示|逐字打出|一个字一个字地出现|打字机的效果",
    ("anim", "word-by-word"): "one word after another|word for word|a word at a time|逐词显示|一个词一个词",
    ("anim", "pop"): "pop-up|popping up|pop out|pops out|pop animation|bouncing|bounces in|springy|弹跳出现|弹出来|弹一下|弹出效果|跳出来|蹦出来",
    ("anim", "fade"): "fade-in animation|appear slowly|appear gradually|gradually appear|come in softly|fade animation|慢慢出现|渐渐出现|慢慢浮现|渐显效果|淡入效果|缓缓出现|淡入淡出",
    ("anim", "zoom"): "zoom animation|scale up|scales up|grow in|放大出现|放大进入|由小变大",
    ("anim-out", "fade"): "fade away|fades away|disappear slowly|淡出效果|慢慢消失|渐渐消失|淡入淡出",
    ("noun", "outro"): "closing slide|end slide|final card|last card|closing page|thank you card|thank-you card|credits card",
    ("noun", "intro"): "title page|opening title page|opening slide|intro slide|first card|cover|cover card|opening page|片头卡|开场卡|开头的卡片|片头的卡片",
    ("noun", "text"): "writing|the writing|the wording|那几行字|那行字|这行字|几个字|那些字|这些字|那几个字|屏幕上的字|那句话|这句话|那句|字样|小字|大字",
    ("skip", True): "type of|types of|vertically|horizontally|一页|页|his name|her name|their name|my name|our name|the name|with the name|with his name|with her name|the phrase|the message|the line|him|her|reading as",
    ("do", "remove"): "gone|be gone|disappear|disappears|vanish|vanishes|go away|goes away|took off|取消|撤下",
}
# fmt: on

_KINDS = {
    "serif": ("serif", "elegant", "classic", "classy", "formal", "traditional", "fancy"),
    "handwriting": (
        "handwritten", "handwriting", "hand-written", "cursive", "script", "fun", "playful", "casual", "childish", "kid-friendly",
        "friendly", "cute", "comic", "brush", "calligraphy", "curly", "swirly", "loopy", "flowing", "scripty", "joined-up", "pretty", "whimsical", "romantic", "girly",
    ),
    "monospace": ("monospace", "monospaced", "mono", "fixed-width", "typewriter", "code", "coding", "techy", "computer", "terminal"),
    "sans-serif": ("sans-serif", "sans serif", "sans", "modern", "clean", "simple", "minimal", "minimalist", "plain", "clear"),
}  # fmt: skip
_LOOKING = (
    "{}-looking", "{} looking", "{} style", "{}-style", "more {}", "something {}", "something like a {}", "something more {}",
    "a bit more {}",
)  # fmt: skip
_LETTERS = ("font", "typeface", "lettering", "letters", "type")
_HAN_KINDS = {
    "serif": "衬线体|衬线字体|优雅的字体|典雅的字体|有衬线字体",
    "handwriting": "手写体|手写字体|手写风格|手写风格的字体|书法体|书法字体|毛笔字|毛笔字体|可爱的字体|可爱字体|卡通字体|童趣字体|活泼的字体|手写风",
    "monospace": "等宽字体|打字机字体|代码字体|等宽体",
    "sans-serif": "无衬线体|无衬线字体|简洁的字体|现代的字体|简约字体|现代字体",
}
for _kind, _words in _KINDS.items():
    # Alone these say how a picture is; with a font beside them they name one.
    WORDS["typeface", _kind] = "|".join(
        [
            *_words,
            *(f"{word} {end}" for word in _words for end in _LETTERS),
            *(f"{how.format(word)} font" for word in _words for how in _LOOKING),
            _HAN_KINDS[_kind],
        ]
    )
    for _word in _words:
        WORDS["word", _word] = _word
