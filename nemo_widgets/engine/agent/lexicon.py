"""The words the rule planner knows, English and Chinese."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

MOODS: dict[str, tuple[str, ...]] = {
    "lo-fi": ("lo-fi", "lofi", "lo fi", "chill", "chillhop", "relaxed", "relaxing", "mellow", "laid-back", "laid back",
              "轻松", "舒缓", "休闲", "轻音乐", "light music", "慵懒", "低保真"),
    "upbeat": ("upbeat", "energetic", "happy", "cheerful", "fun", "lively", "joyful", "fast", "dance", "pop", "party",
               "欢快", "轻快", "明快", "愉快", "快乐", "活泼", "动感", "热闹", "活力"),
    "cinematic": ("cinematic", "epic", "dramatic", "orchestral", "heroic", "trailer", "film",
                  "史诗", "电影感", "宏大", "大气", "震撼", "电影"),
    "ambient": ("ambient", "calm", "peaceful", "dreamy", "meditative", "meditation", "soft", "quiet", "gentle",
                "atmospheric", "氛围", "平静", "宁静", "安静", "柔和", "梦幻"),
    "corporate": ("corporate", "business", "professional", "motivational", "inspiring", "inspirational", "tech",
                  "商务", "企业", "商业", "专业", "励志"),
}  # fmt: skip

MOOD_NAMES = {
    "lo-fi": ("Lo-fi", "Lo-fi"),
    "upbeat": ("Upbeat", "欢快音乐"),
    "cinematic": ("Cinematic", "史诗音乐"),
    "ambient": ("Ambient", "氛围音乐"),
    "corporate": ("Corporate", "商务音乐"),
}

# Genres the synthesiser has no voice for; the nearest mood plays in their place, and the reply says so.
OTHER_GENRES: dict[str, str] = {
    "jazz": "lo-fi", "hip hop": "lo-fi", "hip-hop": "lo-fi", "rap": "lo-fi", "piano": "ambient", "r&b": "lo-fi",
    "guitar": "lo-fi", "acoustic": "lo-fi", "folk": "lo-fi", "country": "lo-fi", "blues": "lo-fi", "sad": "ambient",
    "romantic": "ambient", "classical": "cinematic", "rock": "upbeat", "metal": "upbeat", "techno": "upbeat",
    "electronic": "upbeat", "edm": "upbeat", "house": "upbeat", "disco": "upbeat", "funk": "upbeat", "punk": "upbeat",
    "christmas": "upbeat", "spooky": "ambient", "scary": "cinematic", "爵士": "lo-fi", "钢琴": "ambient",
    "古典": "cinematic", "摇滚": "upbeat", "电子": "upbeat", "悲伤": "ambient", "浪漫": "ambient", "说唱": "lo-fi",
    "钢琴曲": "ambient", "吉他": "lo-fi", "吉他曲": "lo-fi", "民谣": "lo-fi", "嘻哈": "lo-fi", "流行": "upbeat", "古风": "ambient", "抒情": "ambient",
}  # fmt: skip

NUMBERS: dict[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "thirty-five": 35, "forty": 40, "forty-five": 45, "fifty": 50,
    "sixty": 60, "seventy": 70, "seventy-five": 75, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9, "tenth": 10,
    "10th": 10, "last": -1, "final": -1, "second to last": -2, "second-to-last": -2, "penultimate": -2,
    "opening": 1, "closing": -1,
}  # fmt: skip

CHINESE_DIGITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}

# Wishes this version cannot grant: what to look for, what it is called, and what would do instead.
UNAVAILABLE: tuple[tuple[str, tuple[str, str], tuple[str, str]], ...] = (
    (r"\b(?:clean(?: up)?|remove|reduce|get rid of|filter|fix)\b[^,.;]{0,30}\b(?:noise|hiss|hum|wind noise|echo)\b|\bdenoise\b|降噪|去噪|杂音|噪音",
     ("cleaning up sound", "声音降噪"),
     ("Clean the sound before you upload the clip, or mute the clip and add music.", "请在上传前处理声音，或将片段静音并加音乐。")),
    (r"(?<!captions )(?<!subtitles )(?<!labels )(?<!title )(?<!titles )(?<!text )(?<!they )(?<!it )(?<!logo )\b(?:blur|hide|pixelate|censor|cover|find|detect|swap)\b[^,.;]{0,40}\b(?:faces?|licen[cs]e plates?|number plates?)\b|人脸|打码|马赛克",
     ("finding faces", "识别人脸"),
     ("A whole picture can be blurred: blur image 2.", "可以模糊整个画面：模糊第二张图。")),
    (r"\b(?:remove|erase|delete|photoshop|edit|take|get)\b[^,.;]{0,30}\b(?:persons?|people|man|woman|guys?|girl|boy|strangers?|tourists?|someone|cars?|objects?|ex)\b[^,.;]{0,15}\b(?:from|out of|in) (?:the|my|this|scene|image|photo)"
     r"|P掉|p掉|P图|修图|(?:里面?|上面?|中)的?(?:那个|那些)?(?:路人|人物?|游客|背景|东西|杂物).{0,4}(?:去掉|删掉|删除|抹掉|消除|去除)|(?:去掉|删掉|抹掉|消除).{0,12}(?:里|上|中)的?(?:路人|人物?|游客|杂物)",
     ("taking things out of a picture", "从图片中去掉人或物"),
     ("Replace the picture, or edit it before you upload it.", "可以替换这张图片，或在上传前修图。")),
    (r"\b(?:cut|remove|take) (?:out )?(?:all )?(?:the |my )*(?:ums?|uhs?|ahs?|mistakes|bloopers)\b",
     ("cutting by what is said or seen", "按内容剪辑"),
     ("Name the times: cut 0:10 to 0:15.", "请说明时间：剪掉 0:10 到 0:15。")),
    (r"(?:^\W*|\b(?:add|put|with|and|generate|create|make|want|need|get|give (?:me|it)|include|plus|have|insert|show|auto(?:matic)?)(?: in| on)?[\s-]+)(?:(?:some|the|me|my|closed|english|automatic|auto|nice|big|good|speech)[\s-]+)*(?:captions?|subtitles?)\b(?! (?:that|saying|reading|which|about|was|were|needs?|has|have|had|could|can|must|where|when|you|i|we|he|she|they|:|of|with|on|to|are|is|should|bigger|smaller|larger|at|in|up|down|a|more|less|from|for|off|under|below|above|over|white|yellow|red|bold|text)\b)(?![\s:]*[\ue100-\uf0ff])"
     r"|\btranscri(?:be|ption)\b|(?:自动|语音|识别)(?:生成)?字幕|加(?:上)?字幕$|带字幕",
     ("captions from speech", "语音字幕"),
     ("A caption with your own words works: add the caption '…'.", "可以添加您自己写的字幕：添加字幕“……”。")),
    (r"\b(?:photo[- ]?realistic|with (?:an )?ai model|stable diffusion|dall-?e|midjourney|sora|runway|use (?:gpt|ai))\b|照片级|写实",
     ("pictures by an AI model", "AI 模型生成的图片"),
     ("Set NEMO_IMAGE_URL to a server of pictures (nemo.providers() lists what there is), or upload pictures that a model made.",
      "请将 NEMO_IMAGE_URL 设为图像服务器（nemo.providers() 会列出可用的服务），或上传由模型生成的图片。")),
    (r"\b(?:translate|dub)\b|翻译", ("translation", "翻译"),
     ("Say the words in the other language: change the title to '…'.", "请直接写出译文：标题改成“……”。")),
    (r"\b(?:rotate|mirror|tilt (?!up|down)|flip (?:it|the \w+(?: \w+)?) ?(?:horizontally|vertically|upside)?|turn (?:it|the \w+ \w+) (?:around|upside down|sideways))\b|旋转|镜像|翻转",
     ("turning pictures", "旋转画面"),
     ("Turn the picture before you upload it.", "请在上传前旋转图片。")),
    (r"\b(?:stickers?|emojis?|gif overlay|confetti|sparkles|particles)\b|贴纸|表情",
     ("stickers and emoji", "贴纸和表情"),
     ("Upload a small picture and ask for it as a picture in picture.", "可以上传小图片，并作为画中画添加。")),
    (r"\b(?:export|make|save|download|write) (?:\w+ )?(?:srt|vtt|ass|subtitle files?)\b|导出.*(?:srt|vtt|字幕)",
     ("subtitle files", "字幕文件"), ("The notebook writes them: say “export SRT” there.", "可在笔记本中说“导出字幕”。")),
    (r"\b(?:remove|cut|trim) (?:the |all |out )*(?:silences?|pauses|filler words)\b|\bhighlights?\b(?= (?:from|of) (?:my|the|this))"
     r"|去(?:除|掉)静音",
     ("cutting by what is said or seen", "按内容剪辑"),
     ("Name the times: cut 0:10 to 0:15.", "请说明时间：剪掉 0:10 到 0:15。")),
    (r"\b(?:face|object|auto)[- ]?(?:track|tracking|refram\w+|follow)\b|人脸跟踪", ("tracking and reframing", "跟踪构图"),
     ("Framing can be set: show it whole, or fill the frame.", "可以设置构图：完整显示或铺满画面。")),
    (r"\bstabili[sz]e|\bstabili[sz]ation\b|防抖|稳定画面", ("stabilising", "防抖"), ("Stabilise the clip before you upload it.", "请在上传前做防抖处理。")),
    (r"\b(?:green ?screen|chroma key|remove the background|cut out the (?:person|subject|background))\b|抠图|绿幕|去背景",
     ("cutting out a background", "抠图"), ("Upload a PNG with a transparent background as a picture in picture.", "可以上传透明背景的 PNG 作为画中画。")),
    (r"\bstock (?:footage|videos?|photos?|images?)\b|素材库", ("stock footage", "素材库"),
     ("Upload files of your own, or describe a scene to paint.", "请上传自己的文件，或描述要绘制的画面。")),
)  # fmt: skip
