"""How a picture looks: palettes, moods, styles, views and sizes."""

# One concept a line reads best, however many words it has.
# ruff: noqa: E501

from __future__ import annotations

PALETTES = {
    "pink": "pink|粉色|粉红|粉红色|粉",
    "magenta": "magenta|fuchsia|hot pink|洋红|品红|玫红",
    "red": "red|crimson|scarlet|ruby|红色|火红|赤|红",
    "coral": "coral|salmon pink|珊瑚色|珊瑚红",
    "orange": "orange|tangerine|橙色|橘色|橙|橘红",
    "amber": "amber|honey|honeyed|琥珀|琥珀色|蜜色",
    "peach": "peach|peachy|apricot|桃色|杏色|蜜桃色",
    "gold": "gold|golden|yellow|金色|金黄|黄色|金",
    "green": "green|绿色|绿油油|绿",
    "emerald": "emerald|jade|翠绿|碧绿|翡翠",
    "olive": "olive|moss green|khaki|橄榄绿|军绿",
    "mint": "mint|minty|mint green|薄荷|薄荷绿",
    "teal": "teal|cyan|青色|蓝绿|青",
    "turquoise": "turquoise|aqua|aquamarine|湖蓝|绿松石|碧蓝",
    "blue": "blue|azure|sapphire|蓝色|蔚蓝|湛蓝|蓝",
    "navy": "navy|navy blue|deep blue|dark blue|深蓝|藏青|海军蓝",
    "indigo": "indigo|靛蓝|靛青",
    "purple": "purple|violet|紫色|紫",
    "lilac": "lilac|mauve|淡紫|丁香色",
    "brown": "brown|chocolate|coffee brown|棕色|褐色|咖啡色",
    "grey": "grey|gray|silver|silvery|灰色|银色|灰",
    "sepia": "sepia|old photo|old photograph|泛黄|老照片",
    "warm": "warm|warmth|温暖|暖色|暖|暖色调",
    "cool": "cool|cold|chilly|冷色|清冷|寒冷|冷|冷色调",
    "pastel": "pastel|pastels|soft colours|soft colors|柔和|淡雅|马卡龙",
    "monochrome": "monochrome|black and white|grayscale|greyscale|noir|黑白|单色|水墨",
    "neon": "neon|neon lights|cyberpunk|霓虹|霓虹灯|赛博朋克",
    "synthwave": "synthwave|vaporwave|retrowave|outrun|蒸汽波|合成波",
    "teal and orange": "teal and orange|orange and teal|blockbuster|青橙|青橙色调",
    "earth": "earth tones|earthy|terracotta|大地色|大地色系",
    "candy": "candy|candy coloured|candy colored|bubblegum|糖果色",
    "duotone": "duotone|two tone|two colours|two colors|双色|双色调",
    "vivid": "vivid|vibrant|colorful|colourful|saturated|鲜艳|绚丽|多彩|彩色|五彩",
    "muted": "muted|faded|vintage|desaturated|retro|复古|褪色|低饱和",
    "dark": "dark|darkness|黑暗|幽暗|暗|暗色",
    "bright": "bright|luminous|radiant|明亮|光明|亮丽",
    "high contrast": "high contrast|contrasty|高对比|强对比",
    "low contrast": "low contrast|matte|低对比|哑光",
}

MOODS = {
    "calm": "calm|peaceful|tranquil|serene|quiet|still|silent|relaxing|zen|宁静|平静|安静|祥和|静谧|恬静",
    "dramatic": "dramatic|intense|moody|震撼|戏剧性|壮阔",
    "cosy": "cosy|cozy|homely|snug|温馨|舒适",
    "dreamy": "dreamy|ethereal|dreamlike|magical|fairytale|fairy tale|whimsical|enchanted|梦幻|唯美|童话|如梦",
    "mysterious": "mysterious|mystical|mystic|enigmatic|神秘|迷离",
    "eerie": "eerie|spooky|haunted|creepy|scary|halloween|诡异|阴森|恐怖|万圣节",
    "gloomy": "gloomy|bleak|dreary|sombre|somber|阴郁|忧郁|昏暗",
    "melancholy": "melancholy|melancholic|sad|wistful|忧伤|伤感|惆怅",
    "nostalgic": "nostalgic|nostalgia|怀旧|怀念",
    "joyful": "joyful|happy|cheerful|playful|快乐|欢快|愉快|欢乐",
    "romantic": "romantic|romance|love|浪漫|爱情",
    "epic": "epic|grand|majestic|heroic|cinematic|史诗|宏伟|壮丽|雄伟|电影感",
    "lonely": "lonely|solitary|isolated|desolate|empty|孤独|寂寞|荒凉|孤寂",
    "fresh": "fresh|crisp|refreshing|清新|清爽|新鲜",
    "festive": "festive|celebration|celebrating|party|new year|节日|喜庆|庆祝|新年|春节",
    "hopeful": "hopeful|hope|inspiring|uplifting|希望|励志",
}

STYLES = {
    "flat": "flat|flat design|flat style|vector|vector art|poster|扁平|扁平风|扁平化|矢量|海报风",
    "watercolour": "watercolour|watercolor|watercolours|watercolors|aquarelle|水彩|水彩画",
    "paper-cut": "paper cut|papercut|paper art|cut paper|layered paper|paper craft|剪纸|纸雕|纸艺",
    "low-poly": "low poly|lowpoly|polygonal|polygon|低多边形|多边形",
    "neon-glow": "neon style|neon sign|neon outline|glowing lines|霓虹风|霓虹风格",
    "line": "line art|line drawing|line style|ink drawing|线条|线稿|简笔画|线描",
    "oil": "oil painting|oil paint|impressionist|impressionism|van gogh|monet|油画|印象派",
    "ink-wash": "ink wash|ink painting|chinese painting|sumi e|sumi|水墨|水墨画|国画|中国画",
    "pixel": "pixel art|pixel style|8 bit|像素|像素风|像素画",
    "sketch": "sketch|pencil sketch|pencil drawing|charcoal|素描|铅笔画|手绘",
    "poster": "screen print|screenprint|travel poster|risograph|woodblock|ukiyo e|linocut|版画|浮世绘",
}

VIEWS = {
    "wide": "wide shot|wide angle|panorama|panoramic|vast|wide view|wide|全景|广角|辽阔|广阔",
    "close": "close up|closeup|close view|close shot|特写|近景",
    "big sky": "big sky|low horizon|endless sky|lots of sky|wide sky|低地平线|大片天空",
    "high horizon": "high horizon|aerial|aerial view|bird's eye view|from above|drone shot|drone view|俯瞰|航拍|鸟瞰|俯视",
    "centred": "centered|centred|symmetrical|symmetric|symmetry|对称|居中",
    "minimal": "minimal|minimalist|minimalism|极简|简约|简洁",
    "silhouette": "silhouette|silhouettes|backlit|against the light|剪影|逆光",
}

SIZES = {
    "big": "big|large|huge|giant|enormous|massive|tall|gigantic|巨大|大大|高大|硕大|庞大",
    "small": "small|little|tiny|mini|miniature|小小|微小|渺小",
}
