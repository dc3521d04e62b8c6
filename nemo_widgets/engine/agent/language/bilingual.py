"""Chinese words for what English file names say: 蛋糕那张 is cake.jpg, 采访那段 is interview.mp4."""

# ruff: noqa: E501 -- a list of names cut at a margin cannot be searched for

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.scan import is_known

_NAMES = """
cake 蛋糕 生日蛋糕 | balloons balloon 气球 | garden yard backyard 花园 院子 园子 | grandparents grandma grandpa 爷爷奶奶 姥姥姥爷 外公外婆 祖父母 老人 老人家 爷爷 奶奶
goodbye bye farewell 再见 告别 道别 送别 | party birthday 派对 聚会 生日会 生日 | kids children child kid 孩子 孩子们 小孩 小朋友 小朋友们 | baby 宝宝 婴儿 | family 一家人 家人 家庭 全家福 全家
friends friend 朋友 朋友们 | gift gifts present presents 礼物 | candle candles 蜡烛 | group 合影 大合照 合照 | selfie 自拍 | portrait 肖像 人像 | wedding 婚礼 | bride 新娘 | groom 新郎 | ring rings 戒指
interview 采访 访谈 | office 办公室 | product products 产品 商品 | team 团队 | meeting 会议 开会 | workshop 工作坊 车间 | factory 工厂 | warehouse 仓库 | shop store 店 店铺 商店 店面 | customer customers 顾客 客户
logo 标志 徽标 | menu 菜单 | coupon 优惠券 | demo 演示 | unboxing 开箱 | speech talk 演讲 讲话 | stage 舞台 | audience 观众 | screen 屏幕 | phone 手机 | laptop computer 电脑 笔记本 | desk 桌子 书桌
revenue income 收入 营收 营业额 | sales 销售 销量 销售额 | churn 流失 流失率 | funnel 漏斗 漏斗图 | regions region 地区 区域 各地区 分区 | profit 利润 | cost costs 成本 | growth 增长 | users user 用户 | chart charts 图表 | pie 饼图 | bar bars 柱状图 | line 折线图 | map 地图 | heatmap 热力图 | histogram 直方图 | scatter 散点图 | dashboard 仪表盘 看板 | results result 结果 | accuracy 准确率 | loss 损失 | conversion 转化 转化率 | trend trends 趋势 | summary 总结 | data 数据 | model 模型 | confusion 混淆矩阵
lighthouse 灯塔 | forest wood woods 森林 树林 林子 | pine 松林 松树 | city town skyline 城市 城里 都市 天际线 | sea ocean 大海 海 海边 | beach 沙滩 海滩 | lake 湖 湖泊 湖边 | river 河 小河 河流 | mountain mountains hill hills 山 大山 高山 | waterfall 瀑布 | sunset dusk 日落 夕阳 黄昏 傍晚 | sunrise dawn 日出 清晨 | night 夜景 夜晚 夜里 晚上 | snow snowy 雪 雪景 下雪 | rain rainy 雨 下雨 | desert 沙漠 | island 岛 小岛 | sky 天空 | cloud clouds 云 云海 | star stars 星空 星星 | moon 月亮 | flower flowers 花 鲜花 | tree trees 树 大树 | grass meadow field 草地 草原 田野 | village 村子 村庄 小村 | bridge 桥 大桥 | tower 塔 塔楼 | castle 城堡 | temple 寺 寺庙 庙 | church 教堂 | market 市场 集市 菜市场 | street road 街 街道 马路 街景 路 | station 车站 火车站 | train 火车 列车 | airport 机场 | plane airplane 飞机 | boat ship 船 小船 | car 车 汽车 | bike bicycle 自行车 单车 | hotel 酒店 宾馆 | restaurant 餐厅 饭店 饭馆 | museum 博物馆 | park 公园 | school 学校 | campus 校园 | classroom 教室 | library 图书馆 | house home 房子 家 | kitchen 厨房 | bedroom 卧室 | livingroom living 客厅 | bathroom 浴室 卫生间 | door gate 门 门口 大门 | window 窗 窗户 | pool 泳池 游泳池 | camp camping tent 露营 帐篷 | hike hiking 徒步 爬山 | picnic 野餐 | fireworks 烟花 放烟花
coffee 咖啡 | tea 茶 | latte 拿铁 | bread 面包 | croissant 可颂 牛角包 | cookie cookies 饼干 曲奇 | dessert 甜品 甜点 | food dish 美食 菜 | breakfast 早餐 | lunch 午餐 | dinner 晚餐 晚饭 | noodles noodle 面 面条 | soup 汤 | pizza 披萨 | burger 汉堡 | salad 沙拉 | fruit fruits 水果 | oven 烤箱 | dough 面团 | flour 面粉 | barista 咖啡师 | chef cook 厨师 大厨 | cup mug 杯子 | plate 盘子
dog puppy 狗 狗狗 小狗 | cat kitten 猫 猫咪 小猫 | bird birds 鸟 小鸟 | horse 马 | fish 鱼 | rabbit bunny 兔子 | plant plants planter 植物 花盆 绿植 盆栽 | toy toys 玩具 | book books 书 | shoes shoe 鞋 鞋子 | dress 裙子 | bag 包 包包 | watch 手表 | lamp 灯 台灯 | chair 椅子 | table 桌 餐桌 | sofa couch 沙发 | vase 花瓶 | pottery 陶器 陶艺 | candle 蜡烛 | jewelry 首饰 | guitar 吉他 | piano 钢琴 | band 乐队 | concert 演唱会 音乐会 | dance dancing 跳舞 舞蹈 | singing sing 唱歌 | game games match 比赛 | goal 进球 | team 球队 | ball football soccer 足球 球 | basketball 篮球 | gym workout 健身 健身房 | yoga 瑜伽 | run running 跑步 | swim swimming 游泳 | ski skiing 滑雪 | bike cycling 骑行 骑车 | gloves glove 手套 | teapot 茶壶 | apron 围裙 | shopfront storefront facade front 店门 门面 店面 | hands hand 手 双手 | wheel 拉坯 转盘 轮子 | kiln 窑 窑炉 | clay 泥 陶土 | bowl 碗 | tray 托盘 木盘 盘子 | spoon 勺子 | knife 刀 | glass 玻璃杯 | bottle 瓶子 | box 盒子 包装盒 | package packaging 包装 | label 标签 | poster 海报 | sign 招牌 牌子 | counter 柜台 吧台 | shelf shelves 货架 架子 | staff 店员 员工 | boss owner 老板 | teacher 老师 | student students 学生 同学 | class 班级 上课 | graduation 毕业 毕业典礼 | sports 运动会 | race 赛跑 比赛 | hug 拥抱 | smile 笑 笑脸 | sleep 睡觉 | bath 洗澡 | crawl 爬 | steps walk walking 走路 散步 学步 | tram 电车 有轨电车 | viewpoint view 观景台 风景 景色 | pasteis tart tarts 蛋挞 | hostel 青旅 | cathedral 大教堂 | square plaza 广场 | harbor harbour port 港口 | cabin 木屋 小屋 | barn 谷仓 | farm 农场 | field 田 田野 | vineyard 葡萄园 | canyon 峡谷 | cliff 悬崖 | cave 山洞 | glacier 冰川 | jungle 丛林 | pond 池塘 | fountain 喷泉 | statue 雕像 | graph 图 曲线图 | table 表格 表 | cover 封面 | title 标题页 | portfolio 作品 | sketch 草图 | blueprint 图纸 | render 效果图 | before 之前 改造前 装修前 | after 之后 改造后 装修后 | intro 片头 开场 | outro 片尾 | opening 开场 | closing 结尾
"""
_NAMES += """
choir chorus 合唱 合唱团 | solo 独唱 独奏 | warmup 热身 热身活动 | applause clapping 掌声 鼓掌 | rehearsal 排练 彩排 | concert 音乐会 演唱会 演出 | piano 钢琴 | violin 小提琴 | guitar 吉他 | song 歌 歌曲
bike bicycle bikes 自行车 单车 | ride testride 骑行 试骑 | wheel wheels 轮子 车轮 | helmet 头盔 | trail trailhead path 小路 步道 登山口 | tent camp 帐篷 露营 营地 | summit peak 山顶 顶峰 | ridge 山脊 | waterfall 瀑布 | hut cabin 小屋 木屋
rose roses 玫瑰 月季 | tulip tulips 郁金香 | sunflower sunflowers 向日葵 | tomato tomatoes 番茄 西红柿 | pumpkin 南瓜 | compost 堆肥 | seedling seedlings sprout 幼苗 小苗 苗 | harvest 收成 收获 丰收 | flower flowers blossom 花 鲜花 | bee bees 蜜蜂 | butterfly 蝴蝶 | greenhouse 温室 大棚 | pond 池塘 | fence 篱笆 围栏 | gate 大门 门
classroom class 教室 课堂 | experiment lab 实验 实验室 | students student 学生 同学 | teacher 老师 | playground 操场 | swim pool swimming 游泳 泳池 | goal 进球 | match game 比赛 球赛 | trophy winner 奖杯 冠军 颁奖 | map 地图 | airport 机场 | hotel 酒店 | street 街道 街 街头 | bridge 桥 大桥 | temple 寺庙 庙 | market 市场 集市 菜市场 | crowd 人群 | fireworks 烟花 | parade 游行 | picnic 野餐 | kitchen 厨房 | oven 烤箱 | dough 面团 | shopfront 店面 门面
"""

_NAMES += """
lake 洱海 西湖 | town 古城 老城 古镇 小镇 | old 古城 老城 古镇 老街 | train 火车 火车站 高铁 | palace 故宫 宫殿 | wall 长城 城墙
"""

_SAME: dict[str, frozenset[str]] = {}
for _entry in re.split(r"[|\n]", _NAMES):
    _latin = frozenset(word for word in _entry.split() if word.isascii())
    for _word in _entry.split():
        if not _word.isascii():
            _SAME[_word] = _SAME.get(_word, frozenset()) | _latin


_SHORTEST_INSIDE = 2


def is_called(chinese: str, words: frozenset[str]) -> bool:
    """Tell whether a Chinese word stands for one of the words of an English name.

    Examples
    --------
    >>> is_called("蛋糕", frozenset({"cake"})), is_called("采访", frozenset({"office"}))
    (True, False)
    """
    bare = chinese.removesuffix("的")
    if found := _SAME.get(bare):
        return bool(found & words)
    # 戴手套那段 is gloves.mp4.
    known = bare[1:] if len(bare) > _SHORTEST_INSIDE and not is_known(bare[0]) else ""
    return bool(_SAME.get(known, frozenset()) & words)


def is_called_in_english(english: frozenset[str], name: str) -> bool:
    """Tell whether every word stands for something in a Chinese name.

    Examples
    --------
    >>> is_called_in_english(frozenset({"train", "station"}), "火车站.jpg")
    True
    """
    latin = {word for chinese, words in _SAME.items() if chinese in name for word in words}
    return bool(english) and english <= latin


def names_in_chinese(stem: str) -> tuple[str, ...]:
    """Return the Chinese words, of two signs and more, for a Latin file name.

    Examples
    --------
    >>> names_in_chinese("selfie")
    ('自拍',)
    """
    words = set(re.findall(r"[a-z]+", stem.lower()))
    return tuple(chinese for chinese, latin in _SAME.items() if len(chinese) > 1 and latin & words)
