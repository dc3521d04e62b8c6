"""The words for how pictures look, move, fit and follow each other, beside those of `english` and `chinese`."""

# ruff: noqa: E501 -- a list of synonyms cut at a margin cannot be searched for

from __future__ import annotations

# fmt: off
WORDS: dict[tuple[str, object], str] = {
    ("transition", "crossfade"): "melt into|melts into|blend into|blends into|dissolve into|dissolves into|fade into|fades into|flow into|bleed into|morph into|smooth out the cuts|soften the cuts|smoother cuts|make the cuts smoother|make the cuts softer|cuts are too harsh|cuts are too hard|cuts are too abrupt|cuts too abrupt|cuts are harsh|cuts are too sudden|soft crossfade|soft crossfades|soft fade|soft fades|gentle fade|gentle fades|smooth fade|smooth fades|gentle crossfade|slow crossfade|slow crossfades|blend|blends|blend into each other|melt into each other|fade into each other|fade into one another|fades into each other|flow into each other|dissolve into each other|dissolving|fade over|cross-dissolve|cross dissolves|dissolve transition|dissolve transitions|crossfade transition|crossfade transitions|fade transition|fade transitions"
                               "|叠化转场|叠化效果|溶解转场|淡入淡出转场|淡入淡出的转场|淡化转场|柔和地过渡|平滑地过渡|交叠|互相溶解|渐变转场|柔和的过渡|自然一点的过渡|慢慢过渡",
    ("transition", "fade-black"): "through black|go through black|goes through black|via black|black in between|fade out to black|cut to black|dip through black|dips to black|fades through black|fade-to-black|fade to black transition|fade to black transitions|black transition|fade-through-black|黑场转场|渐黑转场|黑场切换|变黑再出来|先黑一下|黑一下|经过黑场|用黑场|黑屏转场|渐黑过渡",
    ("transition", "fade-white"): "flash of white|a flash of white|quick flash of white|quick white flash|short white flash|through white|via white|flash to white|flash of white|white flash transition|fades through white|dips to white|fade-to-white|flash transition|flash transitions|闪白转场|白场转场|白闪|用白场|闪一下白|渐白过渡|白光一闪",
    ("transition", "wipe-left"): "wipe in from the right|wipes in from the right|wipe transition|wipe transitions|wiping|擦除转场|擦除效果|划过转场",
    ("transition", "slide-left"): "slid in from the right|slid in|slide in from the right|slides in from the right|come in from the right|comes in from the right|fly in from the right|slide over|slides over|slide-in transition|slide transition to the left|swipe transition|swipe transitions|swiping|滑动切换|滑入转场|左右滑动|滑动效果|滑动的转场",
    ("transition", "slide-right"): "slide in from the left|slides in from the left|come in from the left|comes in from the left|fly in from the left|从左边滑进来|从左边滑入|从左滑入",
    ("transition", "slide-up"): "slide in from below|slides in from below|slide in from the bottom|slides in from the bottom|come in from below|从下面滑进来|从下面滑入",
    ("transition", "slide-down"): "slide in from above|slides in from above|slide in from the top|slides in from the top|come in from above|从上面滑进来|从上面滑入",
    ("transition", "push-left"): "push transitions|push slide|pushes|pushing transition|推移转场|推入转场|推动转场|推开转场",
    ("transition", "zoom"): "zoom-in transition|zoom into each other|zooming transition|zooming transitions|缩放的转场|缩放过渡",
    ("transition", "circle"): "circle transitions|iris transition|circular wipe|circle open|圆形过渡|圆圈转场|圆形展开",
    ("transition", "clock"): "clock transitions|clock wipe transition|时钟过渡",
    ("transition", "cut"): "no fade|no fades|without a fade|no crossfade|no wipe|no dissolve|cut straight to|cuts straight to|straight cut to|cut directly to|hard-cut|hard cut transition|clean cut|clean cuts|simple cut|simple cuts|plain cut|plain cuts|no transitions|without transitions|without transition|without a transition|no fades|no crossfade|no crossfades|直接切|直接跳|不要转场|不用转场|没有转场|硬切转场|直接切过去",
    ("transition", "wipe-right"): "wipe in from the left|wipes in from the left",
    ("transition", "blur"): "blur from one photo to the next|blur from one to the next|blur from one picture to the next|blur into the next|blur into each other|模糊过渡",
    ("noun", "scene"): "图表|这些图表|那些图表",
    ("noun", "watermark"): "badge|school badge|club badge|crest|school crest|emblem|seal|team logo|club logo|school logo|brand mark|校徽|队徽|徽章|会徽|角标|店标|商标|班徽",
    ("word", "badge"): "badge|crest|emblem|seal",
    ("degree", "small"): "a hint of|a hint|hint of|a dash of|a touch of|faint|faintly|mild|mildly|very slight|very subtle|barely|not too much|not too strong|只要一点|一丢丢|淡淡的|淡淡地|若有若无",
    ("transition", "unknown"): "page flip|page flips|page turn|page turns|star wipe|star wipes|spin transition|cube transition|heart wipe|glitch|glitch transition|3d flip|ripple|ripple transition|pixelate transition|mosaic transition|curtain transition|whip pan|film burn|light leak|翻页|翻页转场|百叶窗|旋转转场|立方体转场|马赛克转场|故障转场|星形转场|心形转场",
    ("all", True): "from one photo to the next|from one to the next|from one picture to the next|from one image to the next|from one clip to the next|from one chart to the next|from one scene to the next|from photo to photo|one into the next|from each photo to the next",
    ("lackstyle", "zoom"): "slower zoom|zoom slower|zoom more slowly|faster zoom|zoom faster|quicker zoom|slow the zoom down|slow down the zoom|speed up the zoom|stronger zoom|zoom closer in|zoom in closer still|推近慢一点|推近快一点|缩放慢一点|缩放快一点|推得慢一点|推得快一点|推近幅度",
    ("transition", "various"): "different transition|different transitions|various transitions|random transitions|random transition|mix of transitions|a mix of transitions|varied transitions|不同的转场|各种转场|随机转场|不一样的转场|每张不同的转场",
    ("noun", "transition"): "the fades|all the fades|these fades|those fades|the dissolves|the crossfades|the wipes|crossover|crossovers|fades between the photos|fades between the clips|fades between the scenes|transition time|transition length|transition duration|过渡时间|转场时间|转场时长|转场速度|转场的时间|切换",
    ("motion", "zoom-in"): "from wide to close|from far to near|zoom into|zooms into|zooming into|zoom in onto|zoom in to|zooming|zoom slowly in|slowly zoom in|zoom closer|zoom in closer|move in closer|push in slowly|slow push in|slow push-in|gentle zoom|gentle zoom in|subtle zoom|subtle zoom in|slow zoom-in|zooming effect|ken burns zoom|ken-burns effect|get closer|go in closer|dolly in"
                           "|推近效果|推进效果|拉近效果|慢慢放大的效果|缓慢推进|慢慢拉近一点|慢慢推|推一下|推近一点|拉近一点|放大效果|慢慢变大|镜头推近|镜头拉近|镜头推进|往前推|慢推",
    ("motion", "zoom-out"): "from close to wide|pull back slowly|slowly pull back|pull back slowly from close to wide|from close up to wide|slowly zoom out|zoom slowly out|slow zoom-out|gentle zoom out|subtle zoom out|zoom back out|move back|dolly out|pull away|拉远效果|缩小效果|慢慢缩小的效果|缓慢拉远|镜头拉远|往后拉|慢慢拉开|拉远一点|慢拉",
    ("motion", "pan-right"): "go sideways|move sideways|sideways|goes sideways|pan from left to right|pan left to right|left to right pan|left-to-right pan|move from left to right|moves from left to right|moving from left to right|go from left to right|glide from left to right|drift right|drift to the right|sweep right|slow pan|slow pan right|pan across|pan slowly to the right|slowly pan right|sideways pan|从左往右|从左到右|从左向右|从左往右移|从左到右移动|从左往右摇|从左往右移动|从左移到右|横着摇|横移|横摇|横着摇过去|横着扫过去|横着扫|摇镜头|平移|往右移|往右平移|向右摇|往右摇|摇过去|横向平移",
    ("motion", "pan-left"): "pan from right to left|pan right to left|right to left pan|right-to-left pan|move from right to left|moves from right to left|moving from right to left|drift left|drift to the left|sweep left|slow pan left|slowly pan left|从右往左|从右到左|从右向左|从右往左移|从右到左移动|从右往左摇|从右移到左|往左移|往左平移|向左摇|往左摇",
    ("motion", "pan-up"): "pan from bottom to top|pan bottom to top|move from bottom to top|moves up slowly|drift up|slow pan up|slowly pan up|camera up|从下往上移|从下往上摇|从下到上移动|从下往上移动|往上摇|向上摇|往上平移",
    ("motion", "pan-down"): "pan from top to bottom|pan top to bottom|move from top to bottom|drift down|slow pan down|slowly pan down|camera down|从上往下移|从上往下摇|从上到下移动|从上往下移动|往下摇|向下摇|往下平移",
    ("motion", "none"): "too much zoom|too much zooming|too much movement|too much motion|too much panning|no zoom or pan|doesnt move|does not move|creeping|hold still please|sit still|just sit still|stay still|hold steady|stay steady|steady|freeze all the motion|freeze the motion|stop all motion|stop all movement|no motion please|from moving|shouldn't move|should not move|mustn't move|should stay still|moving around|to move|less zoomed in|not zoomed in|zoomed in less|not moving|don't move|do not move|doesn't move|without moving|stay put|stand completely still|hold completely still|completely still|perfectly still|don't let them move|don't let it move|stop them moving|stop it moving|not move|no motion at all|no zoom at all|no zooming at all|turn off the zoom|turn the zoom off|switch off the zoom|zoom off|turn off zooming|turn off the camera movement|turn off the motion|turn off ken burns|without the zoom|remove the zoom|remove the zooming|get rid of the zoom|get rid of the zooming|lose the zoom|fixed camera|locked off|stationary|without camera movement|no ken burns|zoom in or out"
                          "|别推近|别推近了|不要推近|别推|别推了|别动|不推近|静止不动|保持不动|不要放大|别放大|定住不动|不晃|不要晃|别晃|别晃了|不要再动|不要动了|不要动来动去|别动来动去|不要推拉|不要移动|别移动|不要推近效果|不要拉近|别拉近|静静地|稳住不动|不要平移|不动就好",
    ("noun", "motion"): "panning|moving camera|camera moves|camera move|moves|镜头动作|推近动画|镜头效果|推拉",
    ("fit", "contain"): "show it all|see it all|shown in full|the whole of it visible|no crops|no crop|zero cropping|the whole of the|see the whole|need to see the whole|cut off at the edges|cut off at the sides|cut off at the edge|cut off at the top|cut off at the bottom|cut off on the sides|cropped at the edges|cropped at the sides|cropped off|getting cut off|gets cut off|get cut off|are cut off|is cut off|keeps getting cut off|being cut off|is cropped|are cropped|getting cropped|gets cropped|being cropped|chopped off|is chopped off|are chopped off|the whole of it|see the whole of it|see all of it|see the whole thing|see the whole picture|see the whole photo|see the full photo|see the full picture|show all of it|show all of each one|show the full picture|show the full photo|show the full image|show the whole image|show the whole photo|full picture|full image|the full photo|whole chart is visible|is fully visible|are fully visible|fully visible|show the full|see the full|show the entire|see the entire|show the whole|don't cut anything off|don't cut off anything|don't cut them off|don't cut it off|don't chop anything off|don't chop it off|don't chop them off|chopping people's heads off|chopping heads off|cutting people's heads off|cutting heads off|chops heads off|show completely|in its entirety|in their entirety|nothing cut off|nothing is cut off|nothing gets cut off|without cutting anything off|so nothing is cut off|cut anything off|uncut|fit in the frame|fit into the frame|fits in the frame|fit it in the frame|fit inside the frame|stop cropping|stop cutting off|not cropped|not cut off|isn't cut off|aren't cut off|see every part|in full view|shown in full|shown whole|be seen in full|all the way in frame"
                        "|别裁|不裁|别裁剪|不要裁|别裁了|裁掉了|被裁了|被裁掉了|被切了|被切掉了|显示不全|没显示全|显示全|全部显示出来|完整地显示|完整显示出来|全部露出来|切掉了|裁到了|看全|能看全|整张显示|整张都显示|整张看到|完整看到|完整露出来|不要切|别切|别切掉|不要被裁|显示整张|整个显示|原图显示|完整展示|完整保留",
    ("fit", "blur"): "fill the empty sides with a blurred version|fill the sides with a blurred version|with a blurred version of the photo|a blurred version of the photo|a blurred version of itself|blurred version|blurred backdrop|blurred bars at the sides|blurred bars on the sides|blurred bars|blurry background thing|blurry backdrop|blurry background thing|blurred edges|blur on the sides|blurry bars|blurry sides|blurry edges|blurry borders|background blur|with blurry background|blurry fill|blurred fill|fill the sides with blur|fill the bars with blur|blurred copy behind|blur behind it|blur behind them|blur in the background|blurred version behind"
                     "|模糊的背景|模糊背景填上|用模糊背景|用模糊的背景|背景用模糊|模糊填充|空的地方用模糊背景|空的地方用模糊背景填上|空白处用模糊|毛玻璃背景|毛玻璃|两边用模糊背景|两边用模糊|上下用模糊背景|上下空的地方用模糊背景填上|上下模糊|四周模糊|边上模糊|模糊背景填充|背景虚化填充|两边虚化",
    ("fit", "cover"): "crop in|crop in on the middle|crop to the middle|crop the sides|crop in tight|crop the sides off|cut the sides off|crop into the middle|there are black bars|there's black bars|black bars left and right|black bars on the sides|black bars at the sides|black bars at the top and bottom|don't like the black bars|i don't like the black bars|hate the black bars|black bars are ugly|black bars look bad|the black bars are ugly|有黑边|两边有黑边|上下有黑边|黑边太丑|黑边难看|zoom to fill|fills the whole screen|fill the whole screen|fill the whole frame|fills the whole frame|fill up the screen|fill up the frame|cover the whole screen|cover the screen|cover the frame|edge to edge|full-bleed|full-screen|no borders|no empty space|without borders|no bars|take up the whole screen|takes up the whole screen|get rid of the black bars|remove the black bars|black bars away|no black borders|without the black bars"
                      "|填满屏幕|填满整个屏幕|填满整个画面|占满屏幕|占满画面|占满|撑满|撑满屏幕|撑满画面|满屏|满屏显示|全屏显示|没有黑边|去掉黑边|去黑边|不留黑边|不要留黑边|不要上下黑边|不要两边的黑边",
    ("whole", True): "the whole way through|whole way through|all the way through|the whole way|start to finish|from beginning to end|the entire way|the entire way through|from first to last|whole thing through|从头放到尾",
    ("more", ("blur", 1)): "softer focus|softer look|more blurred|模糊些|再模糊一点|再模糊些|虚一点|虚化一点",
    ("more", ("blur", -1)): "太糊了|太糊|太模糊|太模糊了|有点糊|太虚了|less blurred|less blur|crisp|not so blurry",
    ("more", ("brightness", 1)): "brighten it up|brighten them up|brighten this up|lighten it up|lighten them up|gloomy|looks gloomy|a bit gloomy|murky|underexposed|too gloomy|欠曝|曝光不足|灰暗|太灰暗|暗沉",
    ("more", ("brightness", -1)): "a little less bright|not so bright|not as bright|overexposed|over-exposed|blown out|too washed out|曝光过度|过曝了|太曝",
    ("more", ("saturation", -1)): "faded|faded look|less colour|less color|muted|more muted|paler|faded colours|faded colors|toned down colours|toned down colors|not so colourful|not so colorful|too colourful|too colorful|too saturated|too vivid|oversaturated|不那么鲜艳|太鲜艳|太艳|太艳了|颜色太艳|颜色太重|颜色重了",
    ("more", ("warm", 1)): "more golden|more orange|more red|redder|more warm|more warmth|warmer colours|warmer colors|warmer tone|warmer tones|too cold|too cool|too blue|looks cold|look cold|a bit warmer looking|暖色一点|偏暖一点|更温暖|温暖一点|暖和些|太冷了|偏冷",
    ("more", ("cool", 1)): "more blue|bluer|more bluish|more cool|cooler colours|cooler colors|cooler tone|cooler tones|colder look|too warm|too orange|too yellow|bluer|冷色一点|偏冷一点|太暖了|太黄了|偏黄",
    ("more", ("contrast", 1)): "bit more contrast|more contrasty|too flat|looks flat|look flat|more pronounced contrast|对比再强一点|对比强些|太灰|太灰了|有点灰|灰蒙蒙|灰蒙蒙的",
    ("more", ("saturation", 1)): "some colour|some color|a bit of colour|a bit of color|a splash of colour|a splash of color|a little colour|a little color|more life|punchier colours|punchier colors|punchy colours|punchy colors|bolder colours|bolder colors|richer|deeper colours|deeper colors|punchier colour|浓一点|浓一些|再浓一点|浓郁一点|颜色再浓一点|色彩再浓一点|浓些|more intense colours|more intense colors|stronger colours|stronger colors|colourful|colorful|brighter colours|brighter colors|colours pop out|livelier colours|livelier colors|颜色鲜艳|颜色鲜艳一点|颜色弄鲜艳|颜色弄鲜艳些|色彩鲜艳一点|颜色浓一点|颜色浓些|更浓郁|色彩浓一点|颜色再鲜艳一点",
    ("filter", ("sepia", 1.0)): "old-photograph look|old-photo look|old-film look|brownish look|brownish tint|brown tint|aged photo look|aged photograph look|old photograph look|brownish old-photograph look|brownish old photo look|look like an old film|looks like an old film|look like old film|look like an old movie|look like an old photo|look like old photos|look like an old photograph|look like a vintage photo|faded vintage look|faded vintage|old film style|sepia look|sepia filter|sepia effect|sepia colours|sepia colors|old-timey sepia look|antique|antique look|aged look|old photograph|old photographs|old photo|old photos|like an old photo|like an old photograph|old film|like an old film|brownish|做旧|做旧效果|老照片的感觉|老照片感觉|老照片风格|老电影的感觉|怀旧的感觉|怀旧感|怀旧色调|复古的感觉|泛黄",
    ("filter", ("black-and-white", 1.0)): "black and white look|black and white filter|black-and-white filter|black n white|bnw|b and w|in greyscale|in grayscale|colourless|colorless|no colour|no color|without colour|without color|黑白的|黑白效果|黑白照片|黑白照|黑白片|黑白的感觉|变黑白|去色",
    ("filter", ("vignette", 0.6)): "vignette effect|vignette filter|darker corners|darker edges|darken the edges|darken the corners|darken edges|darker around the edges|darker at the edges|darkened corners|darkened edges|dark border around the edges|四角暗一点|四周暗一点|边角暗一点|四周变暗|边缘变暗|四角变暗",
    ("filter", ("warm", 0.5)): "加暖色|加点暖色|上暖色|warm colour|warm color|warm light|warm effect|warm tint|warm colour tone|sunny look|golden look|golden hour look|暖光|暖色的|暖色滤镜效果|阳光感|暖暖的",
    ("filter", ("cool", 0.5)): "加冷色|加点冷色|上冷色|cool blue|blue tint|blue tone|blueish|icy|icy look|wintry look|cold tone|cold tones|cold colours|cold colors|冷光|冷色的|蓝调|偏蓝",
    ("filter", ("blur", 0.4)): "out-of-focus|soft blur|blur effect|blur filter|blurring|糊一点|打模糊|模糊处理|虚化效果|柔焦",
    ("alternate", True): "alternate|alternating|alternately|take turns|交替|轮流|一张推近一张拉远|交错",
    ("more", ("up", 1)): "stronger|more intense|intensify|beef up|bump up|bump|dial up|crank up|kick up|amp up|strengthen",
    ("more", ("up", -1)): "weaker|less intense|less strong|tone down|dial down|dial back|tone back|weaken|milder|subtler",
    ("same", "look"): "same filter|the same filter|same filters|the same filters|same effect|the same effect|same look|the same look|same treatment|the same treatment|that same filter|this same filter|同样的滤镜|同样的效果|一样的滤镜|一样的效果|同一个滤镜|同款滤镜|这个滤镜|这个效果|这种效果|这种滤镜|那个滤镜|那个效果",
    ("plain", True): "original colour|original color|normal colour|normal color|back to normal colours|back to normal colors|colour again|color again|remove all effects|remove all filters|no filters|no filter|without filters|without any filter|原来的样子|恢复原样的颜色|去掉所有滤镜|去掉全部滤镜|不要滤镜|不要任何滤镜",
}
# fmt: on

WORDS["fit", "contain"] += "|" + "|".join(
    f"{lead}{cut} {at} the {side}"
    for lead in ("", "is ", "are ", "gets ", "get ", "getting ", "being ", "it's ", "they're ")
    for cut in ("cut off", "cropped", "chopped off", "clipped")
    for at in ("at", "on", "from")
    for side in ("edges", "edge", "sides", "side", "top", "bottom", "left", "right", "top and bottom")
)

for _way, _from, _han in (
    ("right", "left to right", "从左往右|从左到右|从左向右|由左往右|由左向右|由左到右"),
    ("left", "right to left", "从右往左|从右到左|从右向左|由右往左|由右向左|由右到左"),
):
    WORDS["motion", f"pan-{_way}"] += "|" + "|".join(
        [
            f"{lead} {mid}{_from}"
            for lead in (
                "pan",
                "slow pan",
                "pan slowly",
                "slowly pan",
                "pans",
                "pan gently",
                "gently pan",
                "gentle pan",
                "panning",
                "move",
                "move slowly",
                "slowly move",
                "moves slowly",
                "moving slowly",
                "glide",
                "sweep",
                "sweeps",
                "drift",
                "drifts",
                "travel",
                "go slowly",
                "scroll",
                "scrolls",
            )
            for mid in ("", "from ")
        ]
        + [
            f"{way}{how}{move}"
            for way in _han.split("|")
            for how in ("", "慢慢", "缓缓", "缓慢", "慢慢地", "缓慢地")
            for move in (
                "",
                "移动",
                "平移",
                "移",
                "摇",
                "扫",
                "滑动",
                "移过去",
                "扫过去",
                "摇过去",
                "平移过去",
            )
        ]
    )

WORDS["fit", "contain"] += "|" + "|".join(
    f"{side}{all_}{by}{cut}"
    for side in ("四周", "边上", "边缘", "两边", "上下", "左右", "边角", "头", "顶部", "底部", "边", "")
    for all_ in ("", "都")
    for by in ("被", "给")
    for cut in ("裁了", "裁掉了", "切了", "切掉了", "裁", "截掉了", "截了")
)

_BECOMING = (
    "melt",
    "blend",
    "dissolve",
    "fade",
    "flow",
    "glide",
    "morph",
    "merge",
    "drift",
    "ease",
    "bleed",
    "run",
    "slip",
)
WORDS["transition", "crossfade"] += "|" + "|".join(
    f"{verb}{how} into {into}"
    for verb in (
        *_BECOMING,
        *(f"{verb.removesuffix('e')}{end}" for verb in _BECOMING for end in ("es", "ing")),
        *(f"{verb}s" for verb in _BECOMING),
    )
    for how in ("", " gently", " softly", " smoothly", " slowly")
    for into in ("each other", "one another", "the next", "the next one")
)

_PALE = (
    "washed out",
    "washed-out",
    "faded",
    "lifeless",
    "pale",
    "drab",
    "dull",
    "lacklustre",
    "colourless",
    "colorless",
)
WORDS["more", ("saturation", 1)] += "|" + "|".join(
    f"{found}{how} {pale}"
    for found in ("looks", "look", "is", "are", "seems", "seem", "came out", "feels", "too")
    for how in (
        "",
        " a bit",
        " a little",
        " a bit too",
        " rather",
        " kind of",
        " so",
        " really",
        " too",
        " very",
        " quite",
        " pretty",
    )
    for pale in _PALE
)
WORDS["more", ("contrast", 1)] += (
    "|some punch|more punch|a bit of punch|a bit more punch|some pop|more pop|some bite|punch it up|punch them up"
)

_EDGES = ("edge", "edges", "border", "borders", "rim", "corners", "frame")
WORDS["filter", ("vignette", 0.6)] += "|" + "|".join(
    f"{dark} {edge}{around}"
    for dark in ("dark", "darker", "darkened", "shadowy", "shaded")
    for edge in _EDGES
    for around in ("", " around", " all around")
    if (edge, around) != ("frame", "")
)
WORDS["filter", ("vignette", 0.6)] += "|" + "|".join(
    f"{edge} {dark}"
    for edge in ("edges", "corners", "the edges", "the corners")
    for dark in ("dark", "darker", "a bit darker", "a little darker", "darken")
)

_OLD = (
    "old",
    "vintage",
    "faded",
    "antique",
    "aged",
    "old faded",
    "faded old",
    "old, faded",
    "old-fashioned",
    "yellowed",
    "yellowing",
    "brown",
    "sepia",
)
WORDS["filter", ("sepia", 1.0)] += "|" + "|".join(
    f"{lead}{old} {thing}{more}"
    for lead in ("", "an ", "a ", "like an ", "like a ")
    for old in _OLD
    for thing in (
        "photo",
        "photograph",
        "picture",
        "print",
        "postcard",
        "film",
        "polaroid",
        "snapshot",
        "movie",
    )
    for more in ("", " look", " effect", " style", " feel")
    if lead or more
)

_BARS = ("black bars", "black borders", "black stripes", "black edges", "bars", "black strips", "black bands")
WORDS["fit", "cover"] += "|" + "|".join(
    f"{no}{bar}{where}"
    for no in (
        "no ",
        "without ",
        "without the ",
        "without any ",
        "get rid of the ",
        "get rid of those ",
        "remove the ",
        "lose the ",
        "no more ",
        "hate the ",
        "hate those ",
        "don't want ",
        "don't want the ",
        "don't want any ",
        "i don't want ",
    )
    for bar in _BARS
    for where in (
        "",
        " on the sides",
        " at the sides",
        " left and right",
        " on the left and right",
        " on either side",
        " on both sides",
        " top and bottom",
        " at the top and bottom",
        " above and below",
        " around it",
        " around the edges",
    )
    if where or bar != "bars"
)
WORDS["noun", "filter"] = "touch"

for _way, _ends in (
    ("up", ("up", "upward", "upwards")),
    ("down", ("down", "downward", "downwards")),
    ("left", ("left", "to the left", "leftward")),
    ("right", ("right", "to the right", "rightward")),
):
    WORDS["motion", f"pan-{_way}"] += "|" + "|".join(
        f"{verb} {how}{end}"
        for verb in (
            "drift",
            "drifts",
            "pan",
            "float",
            "glide",
            "travel",
            "tilt",
            "sweep",
            "slow pan",
            "gentle pan",
            "slowly pan",
            "soft pan",
        )
        for how in ("", "slowly ", "gently ", "softly ", "smoothly ")
        for end in _ends
        if not (verb == "float" and how == "")
    )
