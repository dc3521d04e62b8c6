"""Chinese instructions for a web editor: 点击“导出”按钮下载视频, clause by clause."""

from __future__ import annotations

import re

from nemo_widgets.conversation.instruction import QUOTED, Told

TRACKS = "轨道见下方"
CREDITS = "积分见下方"

_WIDGET = r"(?:按钮|图标|选项卡?|标签页?|菜单|面板|侧边栏|工具栏|下拉框|滑块|设置|编辑器|窗口|界面|页面|区域)"
_LEAD = (
    r"^(?P<keep>(?:完成后|满意后|如果[^，]{0,12}|准备好后)?)"
    r"(?:请|您|你|可以|可|只需要?|需要|然后|接着|现在|再|即可|也|先|并|直接|通过|想要?|就)*"
)
_PLACE = (
    rf"(?:在|从)?(?:屏幕|页面|界面|编辑器)?(?:的)?(?:右上角|左上角|右下角|左下角|右侧|左侧|顶部|底部|上方|下方)"
    rf"(?:的)?|(?:在|从)(?:下拉|左侧|右侧|素材|媒体|音频|导出)*{_WIDGET}(?:中|里|上|内)?(?:的)?"
)
_TO = r"(?:来|以便?|即可|就能|就可以|可以|便可|后即可|后)"
_CLICK = re.compile(
    rf"{_LEAD}(?:右键|左键)?(?:点击|单击|双击|点按|按下)(?P<thing>{QUOTED}|[^“「\"，]*?{_WIDGET}|导出|下载|播放|[^，]*?)"
    rf"(?P<widget>{_WIDGET}?)(?:{_TO}|(?=下载|保存|导出|添加|修改|调整|查看|获取|删除|播放|预览|$))(?P<purpose>.*)$"
)
_CHOOSE = re.compile(
    rf"{_LEAD}(?:选择|选中|使用)(?P<thing>{QUOTED}|.+?)(?P<widget>{_WIDGET})?(?:{_TO}(?P<purpose>.*))?$"
)
_DRAG = re.compile(
    rf"{_LEAD}(?:(?:将|把)(?P<what>[^，]*?))?(?:拖拽|拖动|拖放|拖)(?P<what2>[^，]*?)?(?:到|至|进|入|$)(?P<where>.*)$"
)
_OPEN = re.compile(
    rf"{_LEAD}(?:打开|前往|进入|切换到)(?P<thing>[^，]*?{_WIDGET}|时间[线轴])(?:{_TO})?(?P<purpose>.*)$"
)
_ACCOUNT = re.compile(
    rf"{_LEAD}(?:查看|前往|打开|检查|登录)(?:一下)?(?:您的|你的)?(?:账户|账号|账单|订阅|套餐)"
)
_PREVIEW = re.compile(rf"{_LEAD}在时间[线轴](?:面板)?(?:中|上|里)?(?:预览|查看|播放)(?P<what>.*)$")
_THERE = re.compile(r"^.{0,8}?[“「\"]?(?:导出|下载)[”」\"]?(?:按钮|图标|选项)(?:在|位于|就在).*$")
_VIEWING = re.compile(r"^(?:查看|预览|看到?|播放|检查)")
_EMPTY = {"", "它", "视频", "效果", "结果", "成片", "您的视频", "你的视频", "修改"}


def chinese(clause: str) -> Told | None:
    """Return what a clause comes to, None where it is no instruction for a web editor."""
    words = clause.strip()
    if _THERE.match(words):
        return Told("export", "说“导出”即可得到 MP4")
    if _ACCOUNT.match(words):
        return Told("credits", CREDITS)
    preview = _PREVIEW.match(words)
    if preview:
        what = preview["what"].strip()
        return Told("summary", TRACKS if what in _EMPTY else f"{TRACKS}：{what}")
    placed = re.search(_PLACE, words) is not None
    bare = re.sub(_PLACE, "", words)
    clicked = _CLICK.match(bare)
    if clicked:
        return _click(clicked["thing"], clicked["purpose"].strip(), clicked["keep"])
    dragged = _DRAG.match(bare)
    if dragged:
        what = dragged["what"] or dragged["what2"] or ""
        where = f"移到{dragged['where']}" if dragged["where"] else "放进来"
        return Told("edit", f"直接说要把{what or '什么'}{where}即可")
    opened = _OPEN.match(words)
    if opened:
        name, purpose = _name(opened["thing"]), opened["purpose"].strip()
        if purpose and not _VIEWING.match(purpose):
            return Told("state", f"直接说要{purpose}即可")
        if not name or re.search("时间[线轴]|项目|轨道", name):
            return Told("state", TRACKS)
        return Told("state", f"直接说{name}要怎么改即可")
    chosen = _CHOOSE.match(bare)
    if chosen and (placed or chosen["widget"]):
        return _click(chosen["thing"], (chosen["purpose"] or "").strip(), "")
    return None


def _click(thing: str, purpose: str, keep: str) -> Told:
    name = _name(thing)
    if name in {"导出", "下载", "导出视频", "下载视频"}:
        return Told("export", f"{keep}说“导出”即可{purpose or '得到 MP4'}")
    if name in {"播放", "预览"}:
        return Told("summary", TRACKS)
    if not purpose:
        return Told("do", f"{keep}直接说“{name}”即可" if name else f"{keep}直接说要做什么即可")
    widget = re.search(rf"{_WIDGET}$", thing) or re.match(QUOTED, thing) or not name
    return Told("do", f"{keep}直接说要{purpose}即可" if widget else f"{keep}直接说要对{name}{purpose}即可")


def _name(thing: str) -> str:
    return re.sub(rf"{_WIDGET}$", "", thing.strip()).strip(' “”「」"的')
