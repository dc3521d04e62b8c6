"""Times of day, seasons, weather, what stands in the sky and what drifts in the air."""

# One concept a line reads best, however many words it has.
# ruff: noqa: E501

from __future__ import annotations

TIMES = {
    "dawn": "dawn|daybreak|first light|early morning|黎明|拂晓|破晓|清晨|晨曦|曙光",
    "sunrise": "sunrise|sun rise|rising sun|日出|朝阳|朝霞|旭日",
    "morning": "morning|forenoon|早晨|早上|上午",
    "day": "day|daytime|daylight|sunlit|白天|白昼|日间",
    "noon": "noon|midday|high noon|正午|中午|晌午",
    "afternoon": "afternoon|下午|午后",
    "golden": "golden hour|magic hour|late afternoon|黄金时刻|傍晚",
    "sunset": "sunset|sun set|sundown|evening|setting sun|夕阳|日落|落日|晚霞|黄昏|斜阳|余晖",
    "dusk": "dusk|twilight|gloaming|nightfall|暮色|薄暮|黄昏后",
    "blue hour": "blue hour|blue twilight|蓝调时刻|蓝色时刻",
    "night": (
        "night|nighttime|night time|nocturne|moonlit|moonlight|starlit|夜晚|夜色|夜空|月夜|夜景|夜里|晚上|星夜|星空|夜间|夜"
    ),
    "midnight": "midnight|dead of night|late at night|late night|午夜|深夜|子夜|半夜",
}

SEASONS = {
    "spring": "spring|springtime|春天|春季|春日|春",
    "summer": "summer|summertime|midsummer|夏天|夏季|夏日|盛夏|夏",
    "autumn": "autumn|fall foliage|autumnal|maple|fall colors|fall colours|红叶|秋天|秋季|秋日|枫叶|枫林|秋",
    "winter": "winter|wintry|wintertime|midwinter|冬天|冬季|冬日|寒冬|冬",
}

WEATHERS = {
    "clear": "clear|cloudless|sunny|sunshine|bright sky|blue sky|blue skies|晴|晴天|晴朗|晴空|阳光|蓝天",
    "cloudy": "cloudy|cloud|clouds|白云|多云|云彩|云朵|云|风暴",
    "overcast": "overcast|grey sky|gray sky|grey skies|gray skies|阴天|阴云|阴沉",
    "storm": (
        "storm|stormy|thunderstorm|thunder|tempest|typhoon|hurricane|squall|暴风雨|风暴|雷雨|暴风|台风|狂风"
    ),
    "rain": "rain|rainy|raining|shower|showers|rainfall|monsoon|雨|下雨|雨天|雨水|雨中",
    "drizzle": "drizzle|drizzly|light rain|soft rain|小雨|细雨|毛毛雨|蒙蒙细雨",
    "downpour": "downpour|heavy rain|pouring rain|torrential rain|cloudburst|大雨|暴雨|倾盆大雨|瓢泼大雨",
    "fog": "fog|foggy|thick fog|雾|大雾|浓雾|云雾|雾气",
    "mist": "mist|misty|morning mist|薄雾|晨雾|轻雾|烟雨",
    "haze": "haze|hazy|heat haze|smoky|霾|雾霾|朦胧|烟霭",
    "snowfall": "snowfall|snowing|snowflake|snowflakes|falling snow|light snow|下雪|飘雪|雪花|小雪",
    "blizzard": "blizzard|snowstorm|heavy snow|snow storm|whiteout|暴雪|暴风雪|大雪|风雪",
    "wind": "wind|windy|breeze|breezy|gale|风吹|微风|大风|清风|有风",
    "lightning": "lightning|lightning bolt|lightning strike|bolt of lightning|闪电|雷电",
    "aurora": "aurora|auroras|aurora borealis|northern lights|northern light|polar lights|极光|北极光",
    "rainbow": "rainbow|彩虹|虹",
}

SKIES = {
    "sun": "sun|sunshine|sunny|sunlight|太阳|日光|烈日|红日",
    "moon": "moon|full moon|supermoon|moonlit|moonlight|月亮|明月|月光|月色|圆月|满月|月夜|月",
    "crescent": "crescent|crescent moon|new moon|sickle moon|half moon|新月|弯月|月牙|残月",
    "red moon": "blood moon|red moon|lunar eclipse|血月|红月|月食|月全食",
    "eclipse": "eclipse|solar eclipse|日食|日全食",
    "stars": "star|stars|starry|starry sky|starlight|starlit|stargazing|星空|繁星|星星|星光|群星|星夜|星",
    "milky way": "milky way|galaxy|nebula|银河|星河|星系|星云",
    "shooting star": "shooting star|falling star|meteor|流星",
    "meteor shower": "meteor shower|meteors|shooting stars|falling stars|perseids|流星雨|群星坠落",
    "comet": "comet|彗星",
    "planet": "planet|saturn|ringed planet|giant planet|行星|土星|星球",
    "sun rays": (
        "sun rays|sunray|sunrays|sunbeam|sunbeams|god rays|light rays|rays of light|light shafts|beams of light|光束|光线|阳光束|丁达尔"
    ),
    "fireworks": "firework|fireworks|pyrotechnics|烟花|焰火|烟火|礼花",
}

AIR = {
    "petals": "petal|petals|falling petals|blossom petals|花瓣|落花|花瓣雨|落樱",
    "leaves": "falling leaves|falling leaf|fallen leaves|leaves falling|drifting leaves|落叶|飘叶|飘落的叶",
    "fireflies": "firefly|fireflies|glowworm|glowworms|萤火虫|流萤",
    "embers": "ember|embers|sparks|spark|火星|火花|余烬",
    "bubbles": "bubble|bubbles|soap bubbles|泡泡|气泡|肥皂泡",
    "confetti": "confetti|streamers|彩纸|五彩纸屑|彩带",
    "seeds": "dandelion|dandelions|dandelion seeds|thistledown|蒲公英|柳絮",
    "dust": "dust|dust motes|motes|pollen|sandstorm|dust storm|尘埃|灰尘|沙尘|沙尘暴",
}
