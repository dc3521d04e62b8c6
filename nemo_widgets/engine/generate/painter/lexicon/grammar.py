"""The small words: numbers, relations, verbs that a picture shows by itself, and what is no sight at all."""

# One concept a line reads best, however many words it has.
# ruff: noqa: E501

from __future__ import annotations

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "a dozen": 12, "dozen": 12, "half a dozen": 6, "two dozen": 24, "twenty": 20,
    "fifteen": 15, "a couple of": 2, "a pair of": 2, "pair of": 2, "a few": 3, "few": 3, "some": 3, "a trio of": 3,
    "several": 5, "a group of": 5, "group of": 5, "a row of": 5, "row of": 5, "rows of": 8, "a line of": 5, "many": 9,
    "lots of": 9, "a lot of": 9, "a flock of": 9, "flock of": 9, "flocks of": 14, "a herd of": 7, "herd of": 7,
    "a fleet of": 6, "fleet of": 6, "a swarm of": 12, "a single": 1, "single": 1, "lone": 1, "a lone": 1, "solitary": 1,
    "a hundred": 100, "hundred": 100, "hundreds of": 200, "a thousand": 1000, "thousands of": 2000, "countless": 300,
}  # fmt: skip
"""What is said before a noun -> how many."""

CHINESE_DIGITS = {
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "几": 3,
    "数": 5, "百": 100, "千": 1000,
}  # fmt: skip
CHINESE_NUMBERS = {"许多": 9, "很多": 9, "好多": 9, "一群": 7, "一对": 2, "一双": 2, "一排": 5, "无数": 300, "成群": 9,
                   "成群的": 9, "一些": 3, "几百": 200, "成百上千": 1000}  # fmt: skip
CLASSIFIERS = "只条艘座棵个匹头群朵位名栋间辆架盏顶把道颗轮片株块对排面叶"

RELATIONS = {
    "on": "on|upon|atop|on top of|perched on|standing on|sitting on",
    "in": "in|inside|within|amid|among|amongst",
    "beside": "beside|by|next to|near|along|at the edge of|on the shore of|on the edge of|close to|at",
    "over": "over|above|flying over|floating over|rising over|across",
    "under": "under|beneath|below|underneath",
    "in front of": "in front of|before|against",
    "behind": "behind",
    "reflected in": "reflected in|mirrored in|reflecting in|mirrored on|reflected on",
    "foot of": "at the foot of|at the base of|at the bottom of|below the slopes of",
    "between": "between",
}
"""Relation -> how it is said between two nouns."""

CHINESE_RELATIONS = {
    "上空": "over", "上方": "over", "之上": "on", "上面": "on", "上": "on", "顶上": "on", "旁边": "beside", "旁": "beside",
    "边上": "beside", "边": "beside", "畔": "beside", "岸边": "beside", "附近": "beside", "下方": "under", "之下": "under",
    "下面": "under", "下": "under", "前面": "in front of", "前方": "in front of", "之前": "in front of", "前": "in front of",
    "后面": "behind", "背后": "behind", "后方": "behind", "后": "behind", "脚下": "foot of", "里": "in", "中": "in",
    "之中": "in", "里面": "in", "之间": "between", "中间": "in",
}  # fmt: skip

SPOTS = {
    "left": "on the left|at the left|to the left|left side|on the left side|左边|左侧|左面",
    "right": "on the right|at the right|to the right|right side|on the right side|右边|右侧|右面",
    "middle": "in the middle|in the centre|in the center|at the centre|at the center|正中|中央|正中央",
    "far": "in the distance|in the background|far away|distant|far off|远处|远方|背景|遥远",
    "near": "in the foreground|up front|nearby|near the camera|近处|前景|眼前",
}
"""Where in the picture -> how it is said."""

# What the picture shows of itself once its nouns are there, and words that are no sight.
STOP = frozenset(
    (  # noqa: SIM905
        "a about above across after all along already also always an and another any are around as at away back "
        "background be beautiful been before behind being below beneath beside between both but by clip deep "
        "distant does down drawing each endless ever every everything fine first for foreground from front full gentle "
        "gorgeous had has have her here high his how i if illustration image in inside into is it its just landscape "
        "last left light lit lovely low made make makes me middle more most movie much my near never new nice no not "
        "now of off old on onto open or other our out over own painting perfect photo photograph photography "
        "picture pictures place places please pretty right s scene scenes seen shot shots show showing so something "
        "soft softly start still stunning such tall that the their them then there these they this those through time "
        "timelapse to top toward towards under until up upon us very video view views was we well were what when where "
        "which while white who whole wide will with within without wonderful world year you young your yet "
        "adventure atmosphere beauty beginning dream dreams end experience feeling holiday journey life magic memories "
        "memory mind moment moments mood poem silence song soul sound story tale travel trip tour vacation "
        "vibe vibes visit walk wallpaper weekend wonder wonders colour color colours colors tones tone style styled "
        "hour hours minute season timeless art artwork render rendering lapse footage loop aesthetic "
        "edge side shape shapes half quarter bit little lot lots long great slow slowly quick distance centre center "
        "toward"
    ).split()
)
VERBS = frozenset(
    (  # noqa: SIM905
        "sets set setting rises rise rising shines shine shining glows glow glowing falls fall falling flows flow "
        "flowing winds winding meanders crash crashes crashing rolls roll rolling drifts drift drifting floats float "
        "floating stands stand standing sits sit sitting lies lie lying hangs hang hanging flies fly flying soars soar "
        "soaring sails sailing passes pass passing crosses crossing reflects reflect reflected reflecting mirrors "
        "mirrored surrounded surrounding covers covered covering fills filled stretches stretching meets meet meeting "
        "breaks breaking comes come coming goes going gone grows growing leads leading overlooks overlooking sparkles "
        "sparkling twinkles twinkling shimmers shimmering glitters glittering illuminated lights lighting painted seen "
        "moves moving begins ending ends appears appearing disappears disappear looms looming towers rest rests "
        "resting anchored moored blows blowing sways swaying burns burning dotted bathed bathing kissed touched lined "
        "waits waiting watches watching looks looking leave leaves arrives arriving gather gathers gathering spreads"
    ).split()
)
"""Verbs that end a noun phrase; a still picture neither shows nor misses them."""

STOP_CHINESE = frozenset(
    "一上下与个中丽之也了于从他们你到前右后和图在处她它对左幅座张很我把旁是景有条片画的着美被视边过这那都里间面频风"
    "时正又与及以并而向往将就还更最好看见望着照洒映立停开放满铺盖覆染挂横流吹飘浮游飞走跑站坐落升起来去行驶航穿越"
    "两二三四五六七八九十几只艘棵匹头群朵位栋辆架盏颗株每人们您请给做成为用中像如似同和那样请想要不没无大小高长远近"
    "气光色影声香意境美丽漂亮壮观场道通泛着倒"
)
STOP_WORDS_CHINESE = (
    "一个", "美丽", "漂亮", "时候", "时分", "之时", "世界", "视频", "图片", "照片", "画面", "场景", "镜头", "背景音乐", "故事",
    "旅行", "旅程", "生活", "回忆", "时光", "风格", "色调", "气氛", "氛围", "意境", "景象", "景致", "壮观", "迷人", "缓缓",
    "慢慢", "静静", "轻轻", "渐渐", "飞过", "飞翔", "航行", "升起", "落下", "倒映", "照耀", "闪烁", "矗立", "漂浮", "飘过",
)  # fmt: skip

# What holds a known word and means something else.
OTHERS = (
    "snow leopard|sea turtle|sea lion|polar bear cub|teddy bear|water bottle|water melon|fire truck|fire engine|ice cream|"
    "star wars|starfish|sun flower seed|sunglasses|moon cake|horse power|rain coat|cat walk|hot dog|dog food|dragon boat|"
    "christmas card|rose wine|sea food|sea horse|night club|flower pot|house plant|palm oil|cloud computing|cloud storage|"
    "blue whale|bird cage|bird house|car park|light bulb|forest fire|wild fire|space station|city bus|mountain bike|"
    "熊猫|海马|河马|斑马|牛奶|牛肉|羊肉|羊毛|羊毛衫|鸟巢|人工智能|机器人|外星人|花生|风扇|桥牌|狗粮|猫粮|鱼竿|水果|水杯|水瓶|星期|月饼|日记|"
    "山药|海报|海鲜|海豹|海龟|海狮|江南|云计算|金融|金属|黄金|红酒|红茶|绿茶|春卷|冰淇淋|冰激凌|冰箱|雪糕|雪茄|雪豹|花瓶|花椒|木马|人物|人生|人类|"
    "人民|人参|名人|商人|工人|主人|客人|诗人|人体|人口|塔罗|灯泡|台灯|车站|车间|马克杯|马桶|火锅|火腿|青椒|青春|青年|粉丝|粉笔|红包|红利|银行|"
    "金额|基金|奖金|现金|资金|蓝牙|黑客|白酒|白菜|土豆|草莓|草稿|林肯|城管|长城|船票|鹿晗|熊孩子|鸭舌帽|鱼缸|热狗|石油|石榴|旗袍|伞兵|牛仔|蜗牛|"
    "花卉市场|花费|岛国|冰球|冰壶|星座|明星|歌星|卫星|恒大|春运|秋千|夏令营|日本|日历|日常|生日|节日礼物|今日|假日|每日|周日|海关|海外|河南|"
    "河北|湖南|湖北|江苏|浙江|山东|山西|云南|江西|海南|上海滩"
)
