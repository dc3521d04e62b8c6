"""Places and grounds, and what the compound ones are made of."""

# One concept a line reads best, however many words it has.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass

PLACES = {
    "mountains": (
        "mountain|mountains|mountainous|ridge|ridges|mountainside|mountain range|山脉|高山|群山|远山|青山|山川|山湖|山水|山"
    ),
    "peaks": "peak|peaks|summit|summits|alps|alpine|himalaya|himalayas|everest|雪山|山峰|山顶|雪峰|峰",
    "valley": "valley|valleys|glen|dale|山谷|谷地|谷",
    "canyon": "canyon|canyons|gorge|gorges|ravine|ravines|mesa|mesas|butte|buttes|badlands|grand canyon|monument valley|大峡谷|峡谷|丹霞|丹霞地貌",
    "volcano": "volcano|volcanoes|volcanos|volcanic|eruption|erupting volcano|volcanic eruption|lava|magma|火山|火山喷发|火山口|熔岩|岩浆",
    "fuji": "fuji|mount fuji|mt fuji|fujisan|mount fujiyama|kilimanjaro|富士山|富士|乞力马扎罗|乞力马扎罗山",
    "waterfall": "waterfall|waterfalls|cascade|cascades|niagara|niagara falls|瀑布|飞瀑|大瀑布",
    "bamboo": "bamboo|bamboos|bamboo forest|bamboo grove|bamboo wood|bamboo trees|竹林|竹子|竹海|翠竹|竹",
    "road": "road|roads|highway|motorway|country road|winding road|open road|asphalt|route 66|公路|马路|道路|大路|山路|高速公路",
    "path": "path|paths|footpath|dirt road|dirt track|trail|trails|lane|country lane|小路|小径|土路|乡间小路|小道",
    "bridge": "bridge|bridges|footbridge|arch bridge|stone bridge|viaduct|aqueduct|桥|石桥|拱桥|小桥|桥梁|石拱桥",
    "hung bridge": "suspension bridge|golden gate|golden gate bridge|brooklyn bridge|cable bridge|吊桥|悬索桥|大桥|跨海大桥|金门大桥",
    "fjord": "fjord|fjords|峡湾",
    "hills": "hill|hills|hillside|hilltop|rolling hills|highlands|countryside|tuscany|downs|丘陵|山丘|小山|山坡|乡村|乡间|田园",
    "cliff": "cliff|cliffs|clifftop|headland|bluff|crag|sea cliff|promontory|悬崖|峭壁|断崖|海崖",
    "lake": "lake|lakes|pond|ponds|reservoir|tarn|loch|湖泊|湖面|湖水|湖边|湖畔|山湖|湖|池塘|湖上",
    "lagoon": "lagoon|lagoons|atoll|潟湖|泻湖",
    "sea": (
        "sea|ocean|seascape|seaside|wave|waves|surf|bay|gulf|seas|oceans|open water|大海|海洋|海面|海浪|海边|海上|海湾|波浪|浪花|海水|海"
    ),
    "harbour": "harbor|harbour|port|marina|fishing village|海港|港口|码头|渔港|渔村|港湾",
    "water": "water|waters|reflection|reflections|riverside|waterfront|水面|倒影|水边|江面|江边|水",
    "river": "river|rivers|stream|creek|brook|riverbank|河流|小河|溪流|小溪|江河|江|河|溪",
    "swamp": "swamp|marsh|wetland|wetlands|bog|mangrove|沼泽|湿地|红树林",
    "forest": (
        "forest|forests|wood|woods|woodland|grove|spruce|fir|firs|pine|pines|taiga|conifers|森林|树林|松林|松树|树木|林间|林"
    ),
    "jungle": "jungle|jungles|rainforest|rain forest|热带雨林|雨林|丛林",
    "desert": "desert|deserts|dune|dunes|sahara|sand dunes|gobi|沙漠|沙丘|大漠|戈壁",
    "oasis": "oasis|绿洲",
    "city": (
        "city|cities|skyline|skyscraper|skyscrapers|downtown|urban|metropolis|cityscape|building|buildings|street|streets|new york|"
        "tokyo|shanghai|hong kong|london|paris|manhattan|chicago|singapore|dubai|beijing|城市|都市|天际线|高楼|摩天大楼|大楼|建筑|街道|"
        "上海|北京|东京|香港|深圳|纽约|霓虹灯|城"
    ),
    "village": "village|villages|hamlet|small town|town|村庄|村落|小镇|山村|村",
    "farm": "farm|farms|farmland|farmyard|ranch|农场|农田|农庄",
    "park": "park|parks|garden|gardens|公园|花园|园林",
    "camp": "camp|camping|campsite|campground|露营|营地|野营",
    "snowfield": (
        "snowfield|snow|snowy|snow covered|snow capped|snowcapped|arctic|antarctica|ice|icy|frozen|frost|雪地|雪原|冰雪|积雪|白雪|冰|雪|雪山"
    ),
    "tundra": "tundra|polar plain|冻原|苔原",
    "glacier": "glacier|glaciers|ice sheet|冰川|冰原",
    "meadow": (
        "meadow|meadows|field|fields|grass|grassland|grassy|prairie|pasture|pastures|lawn|草地|草原|草坪|田野|牧场|原野"
    ),
    "steppe": "steppe|plains|旷野|荒原|平原",
    "savanna": "savanna|savannah|serengeti|african plain|safari|稀树草原|非洲草原",
    "wheat": "wheat|wheat field|wheat fields|cornfield|barley|grain field|麦田|麦浪|稻田|小麦",
    "flowers": (
        "flower|flowers|blossom|blossoms|bloom|blooming|blooms|wildflowers|wildflower|flower field|daisy|daisies|花田|花海|鲜花|野花|花朵|花丛|花"
    ),
    "lavender": "lavender|lavender field|lavender fields|薰衣草",
    "sunflowers": "sunflower|sunflowers|向日葵",
    "poppies": "poppy|poppies|罂粟|虞美人",
    "tulips": "tulip|tulips|郁金香",
    "roses": "rose|roses|rose garden|玫瑰",
    "island": "island|islands|isle|islet|岛屿|小岛|海岛|岛",
    "tropics": "tropical|tropics|tropical island|paradise|maldives|hawaii|caribbean|热带|夏威夷|马尔代夫",
    "beach": "beach|beaches|shore|coast|coastline|seashore|sandy shore|沙滩|海滩|海岸",
    "cherry": "cherry|cherry blossom|cherry blossoms|cherry tree|cherry trees|sakura|peach blossom|樱花|桃花|樱树",
    "landscape": (
        "landscape|landscapes|scenery|nature|outdoors|wilderness|horizon|view|sky|skies|夜景|风景|风光|自然|景色|天空|大自然|天际"
    ),
}


@dataclass(frozen=True)
class Made:
    """What a compound place is painted from: other places, colours, weather, and things with their number."""

    places: tuple[str, ...]
    palette: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()
    things: tuple[tuple[str, int], ...] = ()
    season: str = ""


MADE_OF = {
    "valley": Made(("mountains", "meadow")),
    "path": Made(("road",)),
    "hung bridge": Made(("bridge",)),
    "fjord": Made(("mountains", "peaks", "lake")),
    "lagoon": Made(("sea", "beach"), palette=("lagoon",)),
    "harbour": Made(("sea",), things=(("house", 6), ("sailboat", 3))),
    "swamp": Made(("forest", "lake"), weather=("mist",)),
    "jungle": Made(("forest",), palette=("jungle",), weather=("mist",), things=(("palm", 4),)),
    "oasis": Made(("desert",), things=(("palm", 5),)),
    "village": Made((), things=(("house", 6), ("church", 1))),
    "farm": Made(("meadow",), things=(("barn", 1), ("hay bale", 3))),
    "park": Made(("meadow",), things=(("tree", 3), ("bench", 1))),
    "camp": Made((), things=(("tent", 1), ("campfire", 1))),
    "tundra": Made(("snowfield", "tundra")),
    "glacier": Made(("snowfield", "peaks", "sea"), things=(("iceberg", 3),)),
    "steppe": Made(("meadow", "steppe")),
    "savanna": Made(("meadow", "steppe"), palette=("gold",), things=(("tree", 3),)),
    "wheat": Made(("meadow",), palette=("gold",)),
    "lavender": Made(("flowers",), palette=("purple",)),
    "sunflowers": Made(("flowers",), palette=("gold",)),
    "poppies": Made(("flowers",), palette=("red",)),
    "tulips": Made(("flowers",), palette=("red", "pink")),
    "roses": Made(("flowers",), palette=("pink",)),
    "tropics": Made(("sea", "beach", "island")),
}
"""Compound place -> what it is painted from, beside its own name."""
