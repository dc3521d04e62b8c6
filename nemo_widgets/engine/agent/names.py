"""What looks, moves and places are called: the draft's word, and what people read, English and Chinese."""

from __future__ import annotations

FILTERS = {
    "brightness": ("brightness", "亮度"),
    "contrast": ("contrast", "对比度"),
    "saturation": ("saturation", "饱和度"),
    "warm": ("warm colours", "暖色"),
    "cool": ("cool colours", "冷色"),
    "black-and-white": ("black and white", "黑白"),
    "sepia": ("sepia", "复古棕"),
    "vignette": ("a vignette", "暗角"),
    "blur": ("blur", "模糊"),
}
TRANSITIONS = {
    "crossfade": ("crossfade", "淡入淡出"),
    "fade-black": ("fade through black", "黑场过渡"),
    "fade-white": ("fade through white", "白场过渡"),
    "wipe-left": ("wipe left", "向左擦除"),
    "wipe-right": ("wipe right", "向右擦除"),
    "wipe-up": ("wipe up", "向上擦除"),
    "wipe-down": ("wipe down", "向下擦除"),
    "slide-left": ("slide left", "向左滑动"),
    "slide-right": ("slide right", "向右滑动"),
    "slide-up": ("slide up", "向上滑动"),
    "slide-down": ("slide down", "向下滑动"),
    "push-left": ("push", "推入"),
    "push-right": ("push right", "向右推入"),
    "push-up": ("push up", "向上推入"),
    "push-down": ("push down", "向下推入"),
    "zoom": ("zoom", "缩放"),
    "blur": ("blur", "模糊"),
    "circle": ("circle", "圆形"),
    "clock": ("clock wipe", "时钟擦除"),
    "cut": ("hard cut", "硬切"),
}
MOTIONS = {
    "zoom-in": ("zoom in", "推近"),
    "zoom-out": ("zoom out", "拉远"),
    "pan-left": ("pan left", "向左移动"),
    "pan-right": ("pan right", "向右移动"),
    "pan-up": ("pan up", "向上移动"),
    "pan-down": ("pan down", "向下移动"),
    "none": ("stand still", "静止"),
}
FITS = {
    "cover": ("fill the frame", "铺满画面"),
    "contain": ("shown whole", "完整显示"),
    "blur": ("shown whole over a blurred background", "完整显示并模糊背景"),
}
TONES = {"light": ("light", "浅色"), "dark": ("dark", "深色")}
SLOTS = {"price": ("price", "价格"), "action": ("button", "按钮"), "link": ("link", "链接")}
ANIMATIONS = {
    "fade": ("fade", "淡入"),
    "slide-up": ("slide up", "向上滑入"),
    "slide-down": ("slide down", "向下滑入"),
    "slide-left": ("slide left", "向左滑入"),
    "slide-right": ("slide right", "向右滑入"),
    "zoom": ("zoom", "缩放"),
    "pop": ("pop", "弹出"),
    "typewriter": ("typewriter", "打字机"),
    "word-by-word": ("word by word", "逐词"),
    "none": ("no animation", "无动画"),
}
POSITIONS = {
    "top": ("the top", "顶部"),
    "upper-third": ("the upper third", "上方三分之一"),
    "center": ("the middle", "中间"),
    "lower-third": ("the lower third", "下方三分之一"),
    "bottom": ("the bottom", "底部"),
}
CORNERS = {
    "top-left": ("the top left", "左上角"),
    "top-right": ("the top right", "右上角"),
    "bottom-left": ("the bottom left", "左下角"),
    "bottom-right": ("the bottom right", "右下角"),
    "center": ("the middle", "中间"),
}
ROLES = {
    "title": ("title", "标题"),
    "caption": ("caption", "字幕"),
    "lower-third": ("lower third", "人名条"),
    "watermark": ("watermark", "水印"),
    "pip": ("picture in picture", "画中画"),
}
