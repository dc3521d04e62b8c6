"""What this version surely cannot do, found in a message before anything of it is read as an edit.

"There's a tourist in the second photo, could you erase him?" must not become "erase the second photo", so what
belongs to such a wish is taken out of the message and answered: that it cannot be done, and what would help.
"""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from nemo_widgets.engine.agent.language.colloquial import tells
from nemo_widgets.engine.agent.language.frames import Note
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.phrases import Masked

_PERSON: Final = (
    r"(?:persons?|people|man|men|woman|women|guys?|lady|ladies|girls?|boys?|kids?|child(?:ren)?|bab(?:y|ies)|strangers?|tourists?|passers?-?by|bystanders?|photobombers?|someone|somebody|him|her|"
    r"dogs?|cats?|birds?|cars?|vans?|trucks?|bikes?|bicycles?|suitcases?|bags?|bins?|trash|rubbish|litter|cables?|wires?|poles?|power lines?|signs?|lampposts?|fences?|objects?|stuff|clutter|mess|reflections?|shadows?|glare|"
    r"stains?|scratch(?:es)?|wrinkles?|pimples?|blemish(?:es)?|spots?|red eyes?|braces|glasses|tattoos?|number|sun ?flare|lens flare|exes|ex|uncle|aunt|finger|thumb|mic(?:rophone)?|tripod|price tag|watermark in the (?:photo|picture|image))"
)
_NOISE: Final = r"(?:noises?|hiss(?:ing)?|hum(?:ming)?|buzz(?:ing)?|echo(?:es|ing)?|reverb|wind(?: noise)?|static|crackl\w+|rustling|traffic noise|background (?:noise|chatter|voices?|sounds?)|clicks?|pops?|rumbl\w+|breath(?:s|ing)?|coughs?|coughing|barking|dog barking)"
_REMOVE: Final = r"(?:remove|erase|delete|get rid of|take out|take away|cut out|edit out|photoshop|paint out|clean up|clean|lose|drop|retouch|crop out|make .{1,25} disappear|hide|vanish|filter out|reduce|suppress|kill|strip out|tone down|fix)"
_IN: Final = r"(?:from|out of|in|on|off|behind|next to|at|of)"
_SHOT: Final = r"(?:(?:photo|pic|picture|image|shot|scene|clip|frame|video|footage|slide|visual|screen(?:shot)?|background)s?|[\w-]+ (?:one|photo|pic|shot|clip|scene))"


@dataclass(frozen=True)
class Cannot:
    """One kind of wish: how it is said, what it is called, and what would help."""

    said: re.Pattern[str]
    name: tuple[str, str]
    instead: tuple[str, str]


def _c(pattern: str, name: tuple[str, str], instead: tuple[str, str]) -> Cannot:
    return Cannot(re.compile(pattern, re.IGNORECASE), name, instead)


CATALOGUE: Final = (
    _c(r"\bblur (?:out )?(?:the )?(?:background|everything|room|surroundings) (?:behind|around) (?:him|her|them|me|us|(?-i:[A-Z]\w+)|the (?:person|speaker|man|woman|people|kids?|girl|boy|dog|cat|product|bride|couple))\b[^.;!?]*|(?:把|将)?(?:人物?|主角|他|她)(?:身?后)?(?:的)?背景(?:虚化|模糊)",
       ("telling somebody from the background", "人像抠图"),
       ("The whole picture can be blurred, or given dark edges: a vignette on image 2.", "可以模糊整个画面，或加暗角：第二张加暗角。")),
    _c(r"\b(?:buttons?|links?|hotspots?|answers?|options?|choices?)\b[^.;!?]{0,25}\b(?:they|people|you|viewers?|users?|the (?:children|kids|students|audience))\b[^.;!?]{0,10}\b(?:can |could |may )(?:click|tap|press|choose)\b|\b(?:clickable|interactive)\b|\b(?:quiz|poll|branching)\b(?! (?:title|text))|可点击|可以点击|互动(?:视频|按钮|问答)|弹幕投票",
       ("interactive videos", "互动视频"),
       ("A card or a text can ask the question: add a card saying '…'.", "可以用卡片或文字提问：加一张卡片写“……”。")),
    _c(r"\bread (?:off )?(?:me )?the (?:numbers?|values?|figures?|text|words|prices?|dates?|axis|axes|labels?)(?: (?:off|from|out of|in|on))\b[^.;!?]{0,60}(?:[,.]? (?:and|then) (?:tell|check|say|see|let)\b[^.;!?]*)?|\btell me (?:whether|if|what)\b[^.;!?]{0,40}\b(?:correct|right|true|wrong|means?|says?|shows?)\b",
       ("reading what a picture shows", "读取画面里的内容"),
       ("Say it in words: add the caption '…'.", "请直接写出文字：添加字幕“……”。")),
    _c(r"(?:照片|图片|画面|相片|图)(?:里的?[^，。]{0,6})?(?:变成|变得|变|弄成|做成)?(?:会|能)(?:说话|唱歌|跳舞|眨眼|走路|动)的?|(?:让|把|叫)[^，。]{1,10}(?:照片|图片|画面|相片)[^，。]{0,6}(?:动起来|活过来|活起来|开口)|(?:用|拿)AI[^，。]{0,14}(?:变|换|修|生成)[^，。]{0,8}(?:说话|唱歌|动)",
       ("bringing photos to life", "让照片里的人动起来"),
       ("The camera can move over a photo: zoom in slowly on image 2.", "镜头可以在照片上移动：第二张图慢慢推近。")),
    _c(rf"\b(?:clean(?: up)?|remove|reduce|get rid of|filter(?: out)?|fix|suppress|kill|lose|cut(?: out)?|take out|edit out|isolate)\b[^.;!?]{{0,40}}\b{_NOISE}\b(?! ?(?:title|text|effect))"
       rf"|\b{_NOISE}\b[^.;]{{0,70}}[,.;!?]?\s*(?:and |so |but |please )*(?:can|could|would|will|any way|is it possible|please|pls)?\b[^.;]{{0,25}}\b(?:clean|remove|get rid|reduce|fix|filter|cut (?:it|that|them) out|take (?:it|that|them) out|lose (?:it|that))\b"
       r"|\bde-?nois\w*|\bnoise (?:reduction|removal|cancel\w*)\b|\bclean(?: up)? (?:the |my |his |her |up )*(?:audio|sound|voice|recording|narration|speech)(?: up)?\b|\bclean (?:the |my )?(?:audio|sound|voice|recording)\b"
       r"|\b(?:enhance|improve|boost|restore) (?:the |my )?(?:audio|sound|voice|speech|recording)(?: quality)?\b|\b(?:make|get) (?:the |my |his |her )?(?:voice|audio|sound|speech|narration) (?:sound )?(?:clearer|cleaner|crisper|studio)"
       r"|\bde-?(?:reverb|echo|ess|hum)\w*|降噪|去噪|(?:咳嗽|喷嚏|狗叫|鸟叫|车声|喇叭|汽车|施工|空调|键盘|杂)[^，。]{0,4}声?(?:音)?(?:给|都|全)?(?:去掉|去除|消掉|消除|弄掉|剪掉|删掉|降低|去了)|(?:杂音|噪音|噪声|底噪|电流声|风声|回声|嘶嘶声)(?![^，。]{0,6}[，,][^，。]{0,4}(?:静音|消音|关掉|关了|关声音|声音关))|(?:人声|声音|录音|旁白)(?:变|弄|处理)?(?:得)?(?:更?清晰|干净)一?点?|人声增强",
       ("cleaning up sound", "声音降噪"),
       ("Clean the sound before you upload the clip, or mute the clip and add music.", "请在上传前处理声音，或将片段静音并加音乐。")),
    _c(r"\b(?:find|detect|spot|pick out|identify|look for)\b[^.;]{0,50}\bfaces?\b[^.;]{0,40}\b(?:blur|hide|pixelate|cover|mask|censor)\b(?: (?:them|it|those))?",
       ("finding faces", "识别人脸"),
       ("A whole picture can be blurred: blur image 2.", "可以模糊整个画面：模糊第二张图。")),
    _c(r"\b(?:blur|hide|pixelate|censor|mask|cover|obscure|black out|remove)\b[^.;]{0,30}\b(?:number|licen[cs]e|registration) ?plates?\b[^.;]{0,60}|(?:打码|模糊|遮住?|挡住?|去掉)[^，。]{0,10}车牌号?|车牌号?[^，。]{0,10}(?:打码|模糊|遮住?|挡住?|去掉)",
       ("finding number plates", "识别车牌"),
       ("A whole picture can be blurred: blur image 2.", "可以模糊整个画面：模糊第二张图。")),
    _c(r"(?<!captions )(?<!subtitles )(?<!title )(?<!titles )(?<!text )(?<!texts )(?<!they )(?<!it )(?<!thirds )(?<!logo )\b(?:blur|hide|pixelate|pixellate|pixelise|censor|cover|mask|anonymi[sz]e|obscure|black out|find|detect|recogni[sz]e|swap|swapping|replace|change)\b[^.;]{0,60}\b(?:faces?|heads?|eyes|licen[cs]e plates?|number ?plates?|name ?tags? (?:on|of) (?:his|her|their)|phone numbers?|addresses|screens? of)\b|\bface[- ]?(?:swap|blur|detection|recognition)\w*|\bdeepfake"
       r"|\bfaces?\b[^.;]{0,40}\b(?:blur(?:red)?|pixelat\w+|hidden|unrecogni[sz]able|anonym\w+)\b|人脸|(?:识别|认出|找出|标出|看看|认一认)[^，。]{0,10}(?:是谁|有谁|都有谁|谁|哪些人|哪些同学|哪个人|同学|人物|名字)|打码|马赛克|换脸|车牌.{0,6}(?:遮|糊|模糊|去)|(?:遮|糊|模糊|挡).{0,8}(?:脸|车牌)|脸.{0,8}(?:遮|糊|模糊|挡|打)",
       ("finding faces", "识别人脸"),
       ("A whole picture can be blurred: blur image 2.", "可以模糊整个画面：模糊第二张图。")),
    _c(r"\b(?:work out|figure out|find(?: out)?|tell(?: me)?|detect|identify|recogni[sz]e|spot|pick(?: out)?|sort|group|label|tag|count|show(?: only| me)?|keep(?: only)?|use(?: only)?|choose)\b[^.;]{0,25}\b(?:which|who(?:'s)?|whose|all|every|the|only)\b[^.;]{0,25}\b(?:(?:my |his |her |the )?(?:mum|mom|dad|mother|father|grandma|grandpa|son|daughter|wife|husband|brother|sister|boss|person|people|kids?|child(?:ren)?|baby|dog|cat|faces?|everyone|[A-Z][a-z]+) (?:is|are|appears?|shows? up|was|were) (?:in|on|there|smiling|laughing|looking)|(?:someone|somebody|people|everyone|he|she|they) (?:is|are) (?:smiling|laughing|looking|blinking))|\bwho(?:'s| is| are) (?:in|that in|on) (?:this|the|these|each|every|my) (?:[\w'-]+ ){0,3}?(?:photo|picture|pic|image|shot|clip)s?\b|\b(?:recogni[sz]e|identify) who(?:'s| is| are|ever)\b|\bnames? (?:above|over|on|under|below|beneath|next to|beside) (?:their|everyone's|everybody's|each person's|his|her|the kids'|people's) (?:heads?|faces?)\b|\b(?:name|label|tag|identify) (?:everyone|everybody|the people|each person|all the (?:people|kids|guests)|who)\b"
       r"|有[^，。]{1,8}脸的(?:照片|图|画面|镜头)|(?:自动)?(?:挑|找|选)出来?[^，。]{0,4}(?:删|去|扔)|哪(?:几|一)?(?:张|段|个)(?:照片|画面|视频)?(?:里面?|上面?|中)?有(?!.{0,3}(?:字|标题|音乐|转场|声音))|识别(?!.{0,6}字幕|旁白|语音|声音)|认出|认一下|人是谁|谁是谁|(?:找出|挑出|选出|只留)(?:所有)?有[^，。]{1,8}的(?:照片|图|画面|镜头)|(?:里|中)都?有(?:谁|哪些人)|(?:把|将)?名字(?:标|写|放)在.{0,6}(?:头上|脸上|旁边|身边)",
       ("recognising who or what is in a picture", "识别画面里的人或物"),
       ("Name the pictures yourself: image 2, or by the words of its file.", "请自行指明画面：第二张图，或用文件名里的词。")),
    _c(r"\b(?:fix|correct|edit|change|update|rewrite|remove|replace|swap|translate|recolou?r|reorder|hide|highlight|emphasi[sz]e|circle|make)\b[^.;]{0,25}\b(?:typos?|spelling|misspell\w*|numbers?|figures?|values?|axis|axes|axis labels?|labels?|legend|bars?|pie slices?|data ?points?|lines?|percentages?|logo)\b[^.;]{0,15}\b(?:in|on|of|inside) (?:the |my |this |that )?[\w ]{0,20}(?:charts?|graphs?|plots?|photos?|pictures?|images?|slides?|screenshots?|diagrams?)\b|\bhighlight the \w+(?: \w+){0,3} (?:in|on|of) the\b|(?:图表?|图片|照片|截图)(?:里|上|中)的?(?:数字|数据|文字|字|标签|图例|柱子|错别字)[^，。]{0,10}(?:改|换|去|删|修)",
       ("changing what is inside a picture or a chart", "修改图片或图表里的内容"),
       ("Change the chart where it was made and upload it again; a text over it can be added here.", "请在制作图表的地方修改后重新上传；也可以在上面添加文字。")),
    _c(r"\b(?:draw|add|put|place|insert|show|include|stick)\b (?:me )?(?:an?|some|the|big|red|little|animated|\w+)? ?(?:\w+ )?(?:arrows?|circles? (?:around|on|over)|underlines?|scribbles?|doodles?|hand-?drawn|speech bubbles?|thought bubbles?|progress bars?|countdown(?: timer)?s?|timers?|clock overlay|memes?|gifs?|hearts?|stars?|balloons? animation|fireworks? (?:effect|animation|overlay)|confetti|sparkles?|glitter|particles?|snow (?:effect|overlay)|lens flares?|light leaks?|film grain|vhs|glitch(?: effect)?)\b(?= |$|[,.!?])(?! (?:photo|pic|picture|scene|shot|clip|one))"
       r"|\b(?:circle|underline|highlight|point (?:at|to)) (?:the |his |her |my |that )(?!title|text|caption|words?)\w+(?= (?:in|on|with)\b|\s*$)|(?:加|画|放)(?:一?个|些)?(?:红色?的?)?(?:箭头|圆圈|圈圈|下划线|对话框|气泡|倒计时|进度条|爱心|烟花特效|彩带|闪光|粒子|雪花特效|故障风|胶片颗粒)|圈出来|圈起来|箭头",
       ("drawing on a picture", "在画面上画图形"),
       ("Upload it as a PNG with a transparent background and ask for it as a picture in picture, or use a text.", "请上传透明背景的 PNG 作为画中画，或使用文字。")),
    _c(rf"\b{_REMOVE}\b[^.;]{{0,40}}\b{_PERSON}\b[^.;]{{0,25}}\b{_IN}\b(?: \w+){{0,3}}? {_SHOT}\b|\bphotoshop (?:out|away)\b|\bphotoshop\b(?=.{{0,40}}\b(?:out|away|off)\b)"
       rf"|\b(?:there(?:'s|s| is| are)|some|somebody|someone|a|an|the|that)\b[^.;,!?]{{0,50}}\b{_PERSON}\b[^.;!?]{{0,60}}[,.;!?]\s*(?:and |so |but |please )*(?:can|could|would|will) (?:you|we) (?:please )?(?:remove|erase|delete|get rid of|take|photoshop|edit|crop|cut|paint|hide|make)\b[^.;!?]{{0,20}}\b(?:it|him|her|them|that|this|out|away)\b"
       rf"|\b{_REMOVE}\b (?:that|the|this|those|these|my|all the|all) (?:\w+ ){{0,3}}?{_PERSON}(?: \w+)? (?:from(?! (?:the |my |all )?(?:titles?|captions?|texts?|subtitles?|lower|letters?|words?))|in|behind|standing|walking|on the (?:left|right)|in the (?:back|background|corner|foreground))\b|\b(?:inpaint\w*|object removal|content[- ]aware|retouch\w*|airbrush\w*|smooth (?:the |my |her |his )?skin|whiten (?:the |my |her |his )?teeth)\b"
       r"|P掉|p掉|P图|p图|修图|修掉|精修|(?:里面?|上面?|中|后面?|旁边|背景)的?(?:那个|那些|有个|有一个)?(?:路人|行人|游客|陌生人|杂物|电线|垃圾桶?|污渍|反光)[^，。]{0,8}(?:去掉|删掉|删除|抹掉|消除|去除|擦掉|弄掉|移除|去了)|(?:去掉|删掉|抹掉|消除|擦掉|移除|弄掉)[^，。]{0,12}(?:里面?|上|中)?的?(?:路人|行人|游客|陌生人|杂物|电线|垃圾桶?|污渍|反光)|(?:有个?|有一个|有些)(?:路人|行人|游客|陌生人|杂物|电线|垃圾)[^。]{0,16}(?:去掉|删掉|删除|抹掉|消除|去除|擦掉|弄掉|移除|去了|P)"
       # "There's a crane in the facade shot, can you erase it?": it is the crane, whatever that is, and not the shot.
       r"|\b(?:some(?:one|body|body else|one else)(?:'?s \w+)?|(?:an?|my|his|her|the|our|some|two|three|people|strangers?)(?: [\w']+){1,3}?) (?:is|are|was|were|keeps?|got|appears?|shows? up|sticks?|sticking|walks?|walking|pops? up|gets?)\b(?![^.;!?]*\b(?:titles?|captions?|texts?|logos?|watermarks?|lower thirds?|music|song|hiss|hum|noise|zoom|vignette|filter|transition|fade|blur|gap|pause|bars?|order|wrong|dark|bright|long|short|twice)\b)(?: \w+){0,3} (?:in|into|behind|at|across|through|on|from)\b(?:[^.;!?]|\.(?=\w)){0,60}[,.;!?]\s*(?:(?:can|could|would|will) (?:you|we)|please|so|and|is it possible to|i want to|let's)\W+(?:please )?(?:erase|remove|delete|edit out|take out|photoshop|clean up|get rid of|crop out|paint out|hide) (?:it|them|him|her|that)\b(?: out)?"
       r"|\bthere(?:'s| is| are) (?:an?|some|someone|somebody|two|three|this|that)\b(?!(?: \w+){0,2} (?:photo|picture|pic|image|clip|scene|shot|slide|chart|card)s?\b)(?![^.;!?]*\b(?:titles?|captions?|texts?|logos?|watermarks?|lower thirds?|music|song|hiss|hum|noise|zoom|vignette|filter|transition|fade|blur|gap|pause|bars?)\b)[^.;!?]{0,80}\b(?:in|on|behind|at|across|next to|in front of)\b(?:[^.;!?]|\.(?=\w)){0,60}[,.;!?]\s*(?:(?:can|could|would|will) (?:you|we)|please|so|and|is it possible to|i want to|let's)?\W*(?:please )?(?:erase|remove|delete|edit out|take out|photoshop|clean up|get rid of|crop out|hide) (?:it|them|him|her|that)\b(?: out| from (?:it|there))?"
       r"|\bthere(?:'s| is| are) (?:an?|some|someone|somebody|two|three|this|that)\b(?!(?: \w+){0,2} (?:photo|picture|pic|image|clip|scene|shot|slide|chart|card|title|caption|text|logo|watermark|filter|transition|gap|pause)s?\b)(?:[^.;!?]|\.(?=\w)){0,80}[,.;!?]\s*(?:(?:can|could|would|will) (?:you|we)|please|so|and)?\W*(?:please )?make (?:it|them|him|her|that|this) (?:disappear|vanish|go away|invisible)\b"
       r"|\b(?:remove|erase|cut out|edit out|take out|crop out|photoshop out) (?-i:[A-Z])[a-z]+ (?:from|out of) (?:the |my |that )?(?:[\w.]+ ){0,2}(?:photo|picture|pic|image|clip|shot|video|scene|\w+\.(?:jpe?g|png|mp4|mov))\b",
       ("taking things out of a picture", "从图片中去掉人或物"),
       ("Replace the picture, or edit it before you upload it.", "可以替换这张图片，或在上传前修图。")),
    _c(r"\b(?:remove|cut out|take out|delete|erase|change|replace|swap|make .{0,10}transparent)\b (?:the |my |its |his |her |their |this )?(?:photo'?s? |picture'?s? |image'?s? )?backgrounds?\b(?= (?:from|of|in|behind|out of|on) (?!(?:the )?(?:title|text|caption|lower))|[^.;]{0,30}\b(?:photo|pic|picture|image|clip|shot|scene|beach|green ?screen)\b)|\bgreen ?screen|\bchroma ?key|\bbackground removal\b|\bcut out (?:the |her |him |my )?(?:person|subject|product|people|figure|dog|cat)\b|抠图|抠像|抠出来|绿幕|去(?:掉|除)?背景(?!音|乐)|(?:换|去|删)掉?(?:照片|图片|画面)的?背景(?!音|乐)|把背景(?:换成|去掉|抠掉)",
       ("cutting out a background", "抠图"),
       ("Upload a PNG with a transparent background as a picture in picture.", "可以上传透明背景的 PNG 作为画中画。")),
    _c(r"\b(?:cut|remove|take|edit|get rid of|trim|delete|strip)\b[^.;]{0,20}\b(?:ums?|uhs?|ahs?|ers|erms?|filler words?|fillers|stutter\w*|mistakes|bloopers|silences?|silent (?:bits?|parts?)|pauses|dead air|awkward pauses|swear words?|swearing|curse words?)\b|\bbleep (?:out|the)\b|\b(?:find|keep|use|pick|show|choose|make|cut) (?:only |just )?(?:the |me )?(?:best (?:bits?|parts?|moments?|\d+ (?:seconds?|secs?|s)\b|(?:ten|five|twenty|thirty) seconds?)|highlights?|funniest|funny (?:bits?|parts?)|good (?:bits?|parts?)|most interesting)\b|\b(?:cut|trim|jump) to (?:the|when|where) (?:he|she|they|i|we|the part|part where|moment)\b"
       r"|\bwhere (?:he|she|they|i|we|someone) (?:says?|said|talks? about|mentions?|laughs?|smiles?|starts? (?:talking|speaking))\b|去(?:除|掉)(?:静音|停顿|口头禅|语气词|空白)|(?:嗯|啊|呃|那个(?=[、“”]*(?:嗯|啊|呃|之类|这类|这种)))[^，。]{0,14}(?:剪掉|去掉|删掉|剪了|去了|删了)|(?:说|念|讲|读)错的?(?:地方|部分|话)?[^，。]{0,6}(?:剪|去|删|切)|语气词|口水词|口头禅|口误|(?:剪出|找出|挑出|只留|保留)[^，。]{0,6}(?:精彩|高光|有趣|好笑)|精彩(?:部分|片段|瞬间)|说到[^，。]{1,12}的?(?:地方|部分|时候)(?:剪|开始|停)",
       ("cutting by what is said or seen", "按内容剪辑"),
       ("Name the times: cut 0:10 to 0:15.", "请说明时间：剪掉 0:10 到 0:15。")),
    _c(r"\btranslat(?:e|ed|es|ion|ions|ing)\b|\bdub(?:bed|bing)?\b(?! over)|\b(?:subtitles?|captions?|titles?|lower thirds?|texts?|narration|voice|it|everything) (?:in|into|to) (?:spanish|french|german|italian|portuguese|chinese|mandarin|japanese|korean|arabic|hindi|russian|dutch|turkish|polish|english)(?: too| instead| please| as well)?\W*$|\b(?:turn|make|convert|change|put|switch|do|say|have)\b (?:all |all the |the |my |our |that |every )?(?:narration|voice(?:-?over)?|captions?|subtitles?|titles?|texts?|lower thirds?|words|it|everything|everything written) (?:in|into|to) (?:spanish|french|german|italian|portuguese|chinese|mandarin|japanese|korean|arabic|hindi|russian|dutch|turkish|polish|english)\b|翻译|译成|翻成|翻一下|(?:字幕|标题|文字|旁白|配音)(?:换成|改成|变成|转成)(?:英文|英语|日文|日语|韩文|韩语|法语|西班牙语|德语|中文|粤语)的?(?=$|[，。！？吧])|(?:转|翻|换|变|改|配)成?(?:英文|英语|日文|日语|韩文|韩语|法语|西班牙语|德语|粤语)(?:的)?(?:配音|旁白|字幕|版)|双语字幕|中英(?:文)?(?:双语|对照)",
       ("translation", "翻译"),
       ("Say the words in the other language: change the title to '…'.", "请直接写出译文：标题改成“……”。")),
    _c(r"\btranscri(?:be|bing|pt|ption|bed)\b|\b(?:auto(?:matic(?:ally)?)?[- ]?)(?:generate(?:d)? )?(?:captions?|subtitles?)\b|\b(?:captions?|subtitles?)\b[^.;,]{0,30}\b(?:of|for|from|with|to match) (?:what|everything|whatever) (?:i|he|she|they|we|is|the|people|everyone)\b|\b(?:captions?|subtitles?)\b from (?:the )?(?:speech|audio|voice|narration|sound|talking|recording)\b|\bspeech[- ]to[- ]text\b|\bturn (?:the |what .{1,20} )?(?:speech|narration|voice|talking|audio)[^.;]{0,15} into (?:captions?|subtitles?|text)\b|\bwhat (?:he|she|they|i|people) (?:is |are |am )?say(?:s|ing)? (?:as|on) (?:captions?|subtitles?|text|screen)\b|自动[^，。]{0,10}(?:配|加|生成|打|做)[^，。]{0,3}字幕|(?:自动|语音|识别)(?:识别|生成|配|加)?(?:出)?字幕|语音转(?:文字|字幕)|听写|转写|提取[^，。]{0,8}(?:文字|字幕|台词|对白)(?:[^，。]{0,4}字幕)?|(?:说的话|旁白|对白|录音)(?:转成|变成|生成|做成)(?:文字|字幕)",
       ("captions from speech", "语音字幕"),
       ("A caption with your own words works: add the caption '…'.", "可以添加您自己写的字幕：添加字幕“……”。")),
    _c(r"\blip[- ]?sync\w*|\b(?:lips|mouth) (?:match|sync|move)\w*|\bclone (?:my|his|her|their|a|the|\w+'s) voice|\bvoice[- ]?clon\w*|\bin my (?:own )?voice\b|\bwith my own voice\b|\b(?:in|with|using) (?:my|\w+'s) (?:own )?voice\b(?=[^.;]{0,20}\b(?:read|say|speak|narrat|clone|generate|ai)\w*)|\bsound like (?!the (?:music|title))(?:me|him|her|them|morgan|obama|trump|\w+ \w+)(?=\W*$)|\bcelebrity voice|\b(?:voice|narrat\w+|read(?: out)?|spoken|say it)\b[^.;]{0,20}\b(?:of|by|like|as) (?:morgan freeman|david attenborough|obama|trump|taylor swift|darth vader|elon musk|a celebrity|my (?:mum|mom|dad|boss))\b|对口型|口型(?:同步|对上)|声音克隆|克隆.{0,6}(?:声音|音色)|(?:声音|旁白|配音)(?:换成|变成|改成)[^，。]{1,8}的(?:声音|嗓音|音色|腔调)|(?:四川话|东北话|河南话|粤语|广东话|上海话|台湾腔|方言|老家话|家乡话)(?:来)?(?:说|念|读|配|讲)|口音|播音腔|变声|(?:用|像)?(?:我|他|她|自己)(?:自己)?的(?:嗓子|嗓音|音色)|用(?:我|他|她|明星|周杰伦|.{1,4}老师)的(?:声音|音色)|模仿.{1,8}(?:声音|语气)",
       ("copying voices and matching lips", "克隆声音和对口型"),
       ("Record the voice and upload it, or use the synthetic voice: add a voice-over saying '…'.", "请录音后上传，或使用合成语音：加上配音“……”。")),
    _c(r"\b(?:song|music|track|soundtrack|tune|hit|score)s?\b[^.;,]{0,15}\b(?:by|from) (?:taylor swift|beyonc[eé]|drake|ed sheeran|the beatles|coldplay|adele|queen|abba|hans zimmer|bts|eminem|rihanna|star wars|interstellar|frozen|titanic|spotify|youtube|itunes|soundcloud|tik ?tok|apple music|(?:the )?\w+ (?:movie|film))\b|\b(?:taylor swift|beyonc[eé]|ed sheeran|coldplay|adele|bohemian rhapsody|shape of you|happy birthday song|eye of the tiger|star wars theme|mission impossible theme|baby shark)\b|\b(?:from|off|on) (?:spotify|soundcloud|itunes|apple music)\b|\b(?:trending|viral|popular|chart|top 40) (?:tik ?tok |reels? |instagram )?(?:song|sound|audio|music|track)s?\b"
       r"|(?:周杰伦|林俊杰|陈奕迅|邓紫棋|五月天|王菲|薛之谦|久石让)的|网易云|QQ音乐|酷狗|抖音(?:热门|爆款|热歌|神曲|上的歌)|(?:热门|爆款|流行的?)(?:歌曲?|BGM|bgm|音乐)",
       ("songs by name", "指定的歌曲"),
       ("Upload a song that you may use, or ask for a mood: lo-fi, upbeat, cinematic, ambient, corporate.", "请上传您有权使用的歌曲，或指定风格：轻松、欢快、史诗、氛围、商务。")),
    _c(r"(?:https?://|www\.)[^\s，。；]*(?:youtu|vimeo|tiktok|instagram|bilibili|douyin|drive\.google|dropbox)\S*|\b(?:download|grab|get|pull|import|use|rip|take|fetch)\b[^.;]{0,40}\b(?:from|off|on) (?:youtube|vimeo|tik ?tok|instagram|facebook|twitter|google drive|google photos|dropbox|icloud|the internet|the web|a (?:link|website|url)|bilibili|the cloud)\b|\byoutube (?:link|url|video)\b|(?:从|在|去)(?:网上|B站|b站|YouTube|抖音|油管|百度|网盘)(?:上)?(?:下载|找|搜|下|扒|导入)|网上(?:找|下载|搜)",
       ("fetching from the internet", "从网上下载"),
       ("Download it yourself, if you may, and upload the file.", "请自行下载（在获得许可的前提下）并上传文件。")),
    _c(r"\bstabili[sz](?:e|ed|ing|ation|er)\b|\b(?:shaky|shaking|shakes?|wobbly|jittery|camera shake|jerky)\b[^;]{0,60}\b(?:fix|steady|smooth|steadier|correct|less shaky|get rid|remove|stop)\b|\b(?:fix|remove|reduce|smooth out|get rid of|steady)\b[^.;]{0,25}\b(?:shak\w+|wobbl\w+|jitter\w*|camera movement)\b|\bless shaky\b|\bsteadier\b|防抖|稳定(?:一下)?画面|画面(?:太|有点|很)?(?:抖|晃)|抖动|(?:太|有点)(?:抖|晃)了?|增稳",
       ("stabilising", "防抖"), ("Stabilise the clip before you upload it.", "请在上传前做防抖处理。")),
    _c(r"\b(?:colou?rs?|white balance|exposure|lighting)[- ]?match(?:ing|ed)?\b|\bmatch (?:the |all the )?(?:colou?rs?|white balance|exposure|lighting)\b|\bauto(?:matic(?:ally)?)?[- ]?(?:colou?r|white balance|enhance|correct)\w*|\bcolou?r[- ]?correct\w*|\bfix the (?:white balance|skin tones?|colou?r balance)\b|\brecolou?r\b|\bcolouri[sz]e\b|\bcolorize\b|自动调色|白平衡|校色|统一色调|肤色|上色|换(?:个|成)?.{0,4}颜色的(?:衣服|裙子|车)",
       ("correcting colours by itself", "自动校色"),
       ("Say which way: warmer, cooler, brighter, more contrast, less saturated; or give one shot the look of another: make scene 2 look like scene 1.", "请说明方向：暖一点、冷一点、亮一点、对比度高一点；也可以让一个画面参照另一个：第二张和第一张一样。")),
    _c(r"\b(?:arrows?|circles?|boxe?s?|highlights?|labels?|texts?|titles?|captions?|name ?tags?|names?|logos?|stickers?|spotlights?|frames?|pointers?|it|that|which)\b[^.;]{0,30}\b(?:follow(?:s|ing)?|track(?:s|ing)?|stick(?:s|ing)? to|move(?:s)? (?:along )?with|stay(?:s)? (?:on|with|over|above)|chas(?:e|es|ing))\b (?:it (?=as )|the |him|her|them|his |their |my |our |each |every )(?!video|whole|entire|end|music|beat|scene|title|full|screen)|\b(?:motion|face|object|subject|auto(?:matic)?|camera)[- ]?(?:track(?:ing|s)?|refram\w+|follow(?:ing|s)?)\b|\b(?:track(?! (?:under|behind|in|on|for|from|to|at|over|during|with)\b)|follow|following|tracks(?! (?:under|behind|in|on|for|from|to|at|over|during|with)\b)|stick to|stay on|stays? with|attached? to|pin(?:ned)?)\b[^.;]{0,30}\b(?:him|her|them|the (?:person|dog|cat|ball|car|face|cup|product|speaker|player|man|woman|kid|girl|boy|hand|bike|bird)|faces?|as (?:he|she|it|they) moves?|around(?: the (?:frame|screen|picture))?|moves? around|(?:his|her|their|its) (?:face|head|movements?))\b|\b(?:move|moves|go|goes) (?:along )?with (?:him|her|them|the (?:person|car|dog|ball|cup))\b|跟踪|追踪|跟着[^，。]{0,8}(?:走|动|移动|跑)|一直跟着|跟随",
       ("tracking and reframing", "跟踪构图"), ("Framing can be set: show it whole, or fill the frame.", "可以设置构图：完整显示或铺满画面。")),
    _c(r"\bup-?scal\w+|\b(?:increase|improve|enhance|better|higher|boost) (?:the |its )?(?:image |video |picture )?(?:resolution|quality|sharpness)\b|\b(?:make|turn|convert)\b[^.;]{0,20}\b(?:4k|8k|hd|higher res(?:olution)?|high[- ]?res(?:olution)?)\b(?! export)|\b(?:deblur|unblur|sharpen up|restore) (?:the |this |that )?(?:photo|image|picture|clip|video|old)\b|\bai (?:enhance|upscale)\w*|\b60 ?fps\b|\b(?:blurry|out of focus|pixelated|grainy|low[- ]res(?:olution)?)\b[^;]{0,40}\b(?:sharpen|fix|sharper|clear(?:er)?|deblur|unblur|enhance|improve|better)\b|\bsharpen (?:it|the|this|that|my|them|all|up)\b|(?:太|有点|很)(?:糊|模糊)了?[^。]{0,8}清晰|\bframe interpolation\b|\b(?:fix|unblur|sharpen)\b[^.;]{0,20}\b(?:blurry|out of focus|pixelated|grainy)\b|超分|提升画质|画质(?:提升|增强|修复|变清晰|变高清)|(?:变|弄|修复?)(?:成)?(?:高清|4[kK]|8[kK])|老照片修复|修复(?:一下)?(?:老)?照片|补帧|插帧|去模糊",
       ("making pictures sharper than they are", "提升画质"),
       ("Upload a larger or sharper file in its place.", "请上传更清晰的文件来替换。")),
    _c(r"\blive ?stream\w*|\bgo live\b|\bbroadcast\b(?! (?:look|style|title))|\bscreen ?record\w*|\brecord (?:my |the )?(?:screen|webcam|desktop)\b|(?<!to )(?<!can )(?<!could )(?<!i )(?<!i'll )(?<!we )(?<!will )(?<!when )\b(?:post|upload|publish|share|send|tweet|email|e-mail|schedule)\b (?:it|this|that|the (?:video|result|reel|clip|finished .{1,12}))? ?(?:directly |straight |automatically )?(?:to|on|onto|in|via|for me on) (?:my )?(?:you ?tube|tik ?tok|insta(?:gram)?|ig|facebook|fb|twitter|x|linked ?in|snapchat|whats ?app|wechat|weibo|social media|my (?:page|channel|story|feed|account|website|blog|boss|team|client|mum|mom|friends?)|slack|email|e-mail)\b|\bemail (?:it|this|the video) to\b|直播|推流|录屏|(?:帮我|帮忙|替我|直接|自动|一键|定时|做好了?(?:就|后|之后)?|完成后|导出后|弄好(?:了|后)?|麻烦)[^，。]{0,6}(?:发布|发送|上传|分享|转发|发)(?:到|给|去|一下|个|上)?[^，。]{0,8}(?:抖音|快手|小红书|微信|朋友圈|微博|B站|b站|视频号|群里?|客户|老板|邮箱|公众号)|(?<!适合)(?<!用来)(?<!准备)(?<!要)(?<!想)(?<!会)(?:发布|上传|分享|转发|发)(?:到|给|去)(?:我的?|我们的?|公司的?)?(?:抖音|快手|小红书|微信|朋友圈|微博|B站|b站|视频号|群里?|客户|老板|邮箱|公众号)(?:上|里|去|号上?)?(?:吧|上去|去|$)|(?<!适合)(?<!用来)(?<!要)(?<!想)发(?:个)?(?:朋友圈|微博|抖音|小红书)$|(?:登录|登陆)[^，。]{0,6}(?:发布|上传|发)|(?:视频|片子|它)(?:直接)?(?:发|传|转)(?:给|到)(?:我)?(?:妈妈?|爸爸?|朋友|客户|老板|同事|家人|群里?|老师|手机|微信)(?:上|里)?$",
       ("publishing and streaming", "发布和直播"),
       ("Export the MP4, then post it yourself.", "请导出 MP4 后自行发布。")),
    _c(r"\b(?:query|connect (?:it )?to|hook (?:it )?up to|pull|fetch|refresh|sync|load|read|get|import)\b[^.;]{0,40}\b(?:snowflake|bigquery|postgres\w*|mysql|sql|databases?|data ?warehouse|google sheets?|spreadsheets?|excel|tableau|power ?bi|api|csv|crm|salesforce|dashboard)\b"
       r"|\b(?:predict|forecast|extrapolate|recalculate|recompute|normali[sz]e)\b[^.;!?]*"
       r"|\b(?:update|refresh|redraw|re-?plot|recalculate)\b (?:the |my |our |all the )?(?:\w+ )?(?:charts?|plots?|graphs?|figures?|numbers?|bars?|values?)\b[^.;]{0,30}\b(?:latest|current|october|november|december|january|february|march|april|june|july|august|september|this (?:month|week|quarter|year)(?:'s)?|last (?:month|week|quarter|year)(?:'s)?|newest) ?(?:data|numbers?|figures?|values?)?\b"
       r"|\b(?:change|make|turn|paint|colou?r|rename|remove|fix|move|scale|extend|log)\b the (?:bars?|[xy][- ]?axis|axis|axes|legend|trend ?line|data points?|grid ?lines?|error bars?|tick marks?|axis labels?)\b(?=[^.;]{0,40}\b(?:in|of|on|to|from|start|blue|red|green|log)\b)|数据库|重新(?:画|绘制|作图)[^，。]{0,6}(?:图表|折线|柱状|饼图)|(?:更新|刷新)[^，。]{0,8}(?:图表|数据|数字)",
       ("reaching data and redrawing charts", "读取数据和重画图表"),
       ("Draw the chart anew and upload it in place of the old one.", "请重新生成图表，再上传替换。")),
    _c(r"\b(?:swap|change|replace|exchange|turn|make|paint|recolou?r|switch)\b the (?:[\w-]+ )?(?:sky|grass|lawn|walls?|floor|roof|doors?|car|dress|shirt|hair|eyes|curtains?|sofa|couch|water|clouds?|trees?|sign|clothes|jacket|hat|face|table|windows?|ground|road|horizon|sun|moon)\b(?: \w+){0,4}? (?:in|above|behind|of|on|from|outside) [^.;]{0,25}(?:photo|picture|pic|image|shot|clip|\w+\.(?:jpe?g|png|webp|mp4|mov))\b",
       ("changing parts of a picture", "改变图片的局部"),
       ("The picture as a whole can be filtered, or replaced by another.", "可以给整张图加滤镜，或换成另一张。")),
    _c(r"\b(?:blow out|light up|light|straighten|tidy up|tidy|clean up|fill up|fill|unwrap|comb|wash|fold|inflate|pop|close|open) (?:the|his|her|their|my|all the) (?!title|caption|text|music|logo|video|film)(?:\w+ ){0,2}?\w+ (?:in|on) (?:the|my|that) (?:\w+ ){0,3}?(?:photo|picture|pic|image|shot|clip)\b"
       r"|\b(?:guys?|people|kids?|children|man|woman|men|women|girl|boy|baby|dog|cat|grandma|grandpa|grandparents|bride|groom|everyone|everybody|they) (?:in|on) (?:[^.;,!?]|\.(?=\w)){1,30}\s(?:should|to|could|must|needs? to) (?:wave|smile|blink|talk|walk|dance|move|turn|jump|laugh|nod|clap|speak)\b(?:[^.;!?]{0,40}[,.;]? ?(?:can you |could you |please )?animate (?:that|it|them))?"
       r"|\b(?:make|let|have|get) (?!(?:the |my |our |all |both )*(?:title|caption|text|word|letter|logo|photo|picture|clip|scene|music|watermark|it\b))(?:[\w']+ ){1,4}?(?:to )?(?:smile|blink|wink|frown|laugh|nod|wave|clap)\b(?! (?:transition|effect|filter))"
       r"|\b(?:make|let|have) (?:the |my |her |him |his |this |that )?(?:\w+ )?(?:person|people|photo|picture|dog|cat|man|woman|girl|boy|baby|grandma|grandpa|statue|portrait|face)s?\b[^.;]{0,15}\b(?:talk|speak|wave|smile|blink|walk|dance|come alive|come to life|move (?:his|her|their|its))\b|\banimate (?:the |her |his |my )?(?:photo|picture|face|person|people|dog|cat|portrait|old photo)s?\b|\bbring (?:the |this |my )?(?:photo|picture|portrait)s? to life\b|\b(?:turn|make|convert|transform|change)\b (?:(?!\b(?:title|caption|text)s?\b)[\w' ]){1,40}? (?:into|look like|to look like|in the style of) (?:an? |some )?(?:[\w-]+ )?(?:cartoons?|anime|manga|disney|pixar|ghibli|claymation|comics?|comic books?|superhero(?:es)?|sketch(?:es)?|pencil drawings?|oil paintings?|watercolou?rs?(?: paintings?)?|lego|pixel art|statues?|zombies?|van gogh|picasso|monet)\b|\b(?:change|swap|replace|exchange) (?:his|her|their|my|the) (?:\w+ )?(?:outfit|clothes|shirt|dress|hair(?:style)?|hat|sky|weather|clouds)\b|\beyes (?:are )?(?:shut|closed)\b[^;]{0,40}\bopen (?:them|it)\b|\bopen (?:his|her|their|my|\w+'s) eyes\b|\bmake (?:him|her|them|me|us|everyone) (?:smile|look (?:younger|older|thinner|slimmer|happier))\b|让(?:照片|图片|画面)里?的?[^，。]{0,8}(?:动起来|说话|眨眼|笑|走)|照片动起来|(?:变成|转成|做成)(?:卡通|动漫|漫画|宫崎骏|皮克斯)(?:风格?)?|换(?:衣服|发型|天空)|换(?:成|个|掉)?.{0,6}天空|天空(?:换|变|改)|睁(?:开)?眼|(?:天空|衣服|裙子|头发|招牌|墙面?|气球|眼睛|(?:张|图|照片|画面|片)[^，。标字]{0,3}的背景)的?(?:颜色)?(?:换成|改成|变成|换为|弄成)[^，。]{1,8}(?=$|[，。！吧])|(?:水|云|海浪|头发|蜡烛|火焰|花)[^，。]{0,4}(?:流动|飘动|动|晃|烧|跳动|摇)起来|磨(?:个|一下)?皮|美颜|(?:瘦|小)(?:个|一?瘦|一下)?脸|去皱|祛痘|去痘|美白|(?:P|p|修|变|弄)(?:得)?(?:瘦|白|年轻|漂亮|高)一?[点些]|(?:图|图表|照片|画面)(?:上|里|中|里面|上面)的?(?:那个|那根|那条|这个)?(?:(?:数字|数值|日期|坐标轴?|柱子|图例|招牌|价签|车牌)[^，。]{0,6}|[\d.]+%?)(?:改成|换成|改为|换为|改)(?!一下)|(?:脸|人|腿|皮肤)[^，。]{0,5}(?:变|弄|P|p|修)(?:得)?(?:瘦|白|年轻|漂亮|高|长)|(?:加|来|做|有)[^，。]{0,4}(?:火花|雪花|下雪|飘雪|花瓣|爱心|烟雾|粒子|光效|闪电|冒热?气|热气|烟火|气泡|泡泡|樱花)(?:飘落|特效|效果|动画)|冒(?:着)?热气|(?:变成?|做成|转成)(?:立体|3D|3d|动画|油画|水彩|素描)的?$",
       ("changing what is in a photo", "改变照片里的内容"),
       ("The photo as a whole can be filtered, moved over, or replaced by a painted scene.", "可以给整张照片加滤镜、加镜头运动，或替换成绘制的画面。")),
    _c(r"\b(?:split|separate|isolate|extract|remove|take out|lift)\b[^.;]{0,20}\b(?:vocals?|stems?|the (?:voice|singing|drums|music) (?:from|out of))\b|\bkaraoke version\b|\b(?:vocal|music) remov\w+|\bchange (?:the |my |his |her )?(?:pitch|voice (?:to|into))\b|\bauto-?tune\b|变个声|变(?:一下)?声音?|人声分离|人声和(?:背景)?(?:音乐|伴奏).{0,4}分(?:开|离)|提取(?:人声|伴奏)|消除人声|去人声|变声|变调",
       ("taking a sound apart", "分离声音"),
       ("A clip's sound and the music each have a volume of their own: mute the clip, music at 20 %.", "片段原声和音乐可以分别调音量：片段静音，音乐 20%。")),
    _c(r"\b(?:3d|360|vr|ar)[ -](?:video|effect|version|title|model|camera|tour|walk\W?through|fly\W?through|view|scene|animation)s?\b|\b(?:interactive|clickable) (?:tour|video|map|version|button|hotspots?|film|link)s?\b|\bgreenscreen\b|\bsync(?:ed|hroni[sz]ed?|ing)?\b[^.;]{0,20}\b(?:to|with) (?:the )?(?:beat|rhythm|music)\b|\b(?:cuts?|transitions?|photos?) (?:on|to) the beat\b|\bbeat[- ]?sync\w*|卡点|踩点|跟着(?:节奏|音乐|节拍)(?:切|走|换)|三维|全景视频|(?:按|跟着|根据|随着|踩着)[^，。]{0,3}(?:音乐|节奏|节拍|鼓点|拍子)[^，。]{0,4}(?:切|换|卡|剪|变)[^，。]{0,6}",
       ("cutting to the beat and 3D", "卡点和三维效果"),
       ("Set the lengths of the scenes yourself, for example: 2 seconds each.", "可以自行设置画面时长，例如：每张2秒。")),
    _c(r"\bstock (?:footage|videos?|photos?|images?|clips?|music)\b|\b(?:find|search|google|look up|get me|pull) (?:me )?(?:some |a |an )?(?:photos?|pictures?|images?|videos?|clips?|footage) (?:of .{1,40} )?(?:online|on the (?:web|internet)|from (?:google|unsplash|pexels|getty|shutterstock|pixabay))\b|素材库|(?:网上|百度)(?:搜|找)",
       ("stock footage", "素材库"),
       ("Upload files of your own, or describe a scene to paint.", "请上传自己的文件，或描述要绘制的画面。")),
)  # fmt: skip

_EDGE: Final = re.compile(
    r"[,;!?\n，。；！？、]|\.(?![A-Za-z0-9])|\s+(?:and|then|plus|but)\s+|并且?|然后|顺便|再(?=把|给|加)",
    re.IGNORECASE,
)


_PUT_INTO: Final = re.compile(
    r"\b(?:put|add|give|draw|place|stick|photoshop|insert)\b (?:an?|some|more|another) (?P<what>[\w' -]{2,30}?) (?:on|onto|into|in|to|behind|next to|over) (?P<where>(?:the |his |her |their |my )?[\w' -]{2,40})(?=\s*(?:$|[,.;!?]|\band\b|\bplease\b))",
    re.IGNORECASE,
)
_INTO: Final = re.compile(
    r"(?:his|her|their|him|them|my)\b.*|.*\b(?:photo|picture|pic|image|clip|scene|shot|frame|painting|chart|graph|slide|one)s?|(?-i:[A-Z])\w+|[\w ]+'s \w+"
    r"|the (?:\w+ )?(?:dog|cat|man|woman|boy|girl|baby|kids?|child|people|person|statue|car|table|wall|door|roof|lake|house|lighthouse|tower|trees?|head|face|bride|groom|grandparents|grandma|grandpa|player|speaker)",
    re.IGNORECASE,
)
"""Where something stands in a picture; "in the rain" and "at the end" are no such places."""
_INSIDE: Final = Cannot(
    _PUT_INTO,
    ("adding things to a picture", "在图片里加东西"),
    (
        "Replace the whole picture by a painted scene, or add a picture in picture.",
        "可以把整张图换成绘制的画面，或添加画中画。",
    ),
)


def _puts_into(text: str) -> re.Match[str] | None:
    """Find "put a moustache on Jonas": a thing that is no word of editing, and somewhere to put it."""
    for match in _PUT_INTO.finditer(text):
        words = [phrase for phrase in scan(match["what"]) if set(phrase.senses) - {"skip", "then"}]
        if (
            words
            and all(set(phrase.senses) <= {"word", "mood"} for phrase in words)
            and _INTO.fullmatch(match["where"].strip())
            and "instead" not in text[match.start() :]
        ):
            return match
    return None


def _piece_of(text: str, match: re.Match[str]) -> str:
    """Return the piece of a message that a match stands in."""
    starts = [edge.end() for edge in _EDGE.finditer(text, 0, match.start())]
    end = _EDGE.search(text, match.end())
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def declined(masked: Masked, language: str, *, inside: bool = True) -> tuple[Masked, list[Note]]:
    """Take out of a message what cannot be done, each wish with the piece that it stands in; say what it is.

    Parameters
    ----------
    inside
        Whether nothing can be put into the pictures: what was painted can be painted again.

    Examples
    --------
    >>> from nemo_widgets.engine.agent.phrases import mask
    >>> rest, notes = declined(mask("blur the kids' faces and mute the music"), "en")
    >>> rest.text, [note.value.partition("|")[0] for note in notes]
    ('mute the music', ['Finding faces'])
    """
    text, found, zh = masked.text, list[Note](), language == "zh"
    for one in (*CATALOGUE, *((_INSIDE,) if inside else ())):
        match = _puts_into(text) if one is _INSIDE else one.said.search(text)
        if match is None:
            continue
        if tells(_piece_of(text, match)):
            # 挡到人脸了，换左边 asks for no faces.
            continue
        name, instead = one.name[zh], one.instead[zh]
        found.append(Note("unavailable", f"{name[:1].upper()}{name[1:]}|{instead}"))
        starts = [edge.end() for edge in _EDGE.finditer(text, 0, match.start())]
        end = _EDGE.search(text, max(match.start(), match.end() - 1))
        start = starts[-1] if starts else 0
        text = f"{text[:start]} {text[end.end() :] if end else ''}".strip(" ,.;，。；")
    return (Masked(text.strip(), masked.quotes), found) if found else (masked, [])
