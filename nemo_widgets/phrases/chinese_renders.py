"""What an export could not show or sound as asked, and why one failed, English to Chinese.

As in `chinese`, `{}` stands for a value. The renderer says it in English; a session says it in its own
language.
"""

from __future__ import annotations

from typing import Final

# A failed export comes with what to do next in one string, as the engine keeps it.
_FAILURES: Final = {
    ("“{}” cannot be shown: {}.", "Upload its media again, or delete or replace the segment."): (
        "无法显示“{}”：{}。",
        "请重新上传它的素材，或删除、替换该片段。",
    ),
    ("“{}” cannot be shown: {} ({}).", "Upload its media again, or delete or replace the segment."): (
        "无法显示“{0}”（{2}）：{1}。",
        "请重新上传它的素材，或删除、替换该片段。",
    ),
    (
        "“{}” ends {} hours into the timeline; up to {} hours can be rendered.",
        "Shorten that segment or move it to the front.",
    ): ("“{}”在时间线的第 {} 小时才结束；最多可以渲染 {} 小时。", "请缩短该片段，或把它移到前面。"),
    ("The video has {} frames where {} were planned.", "Export again."): (
        "视频有 {} 帧，而计划为 {} 帧。",
        "请重新导出。",
    ),
    ("There is not enough memory for this render.", "Close other programs."): (
        "内存不足，无法渲染。",
        "请关闭其他程序。",
    ),
    ("The encoder {} failed.", "Export again with another encoder."): (
        "编码器 {} 出错。",
        "请用其他编码器重新导出。",
    ),
    ("Nothing is heard on the timeline.", "Add music or a voice first."): (
        "时间线上没有声音。",
        "请先添加音乐或配音。",
    ),
    ("The disk is full: {} cannot take the video.", "Free some space or choose another folder."): (
        "磁盘已满：{} 放不下视频。",
        "请腾出磁盘空间，或选择其他文件夹。",
    ),
    ("{} cannot be written ({}).", "Free some space or choose another folder."): (
        "无法写入 {}（{}）。",
        "请腾出磁盘空间，或选择其他文件夹。",
    ),
    ("The render was cancelled.", "Export again to go on where it stopped."): (
        "渲染已取消。",
        "重新导出会从停下的地方继续。",
    ),
}

RENDERS: dict[str, str] = {
    **{" ".join(english): "".join(chinese) for english, chinese in _FAILURES.items()},
    **{
        said: told
        for english, chinese in _FAILURES.items()
        for said, told in zip(english, chinese, strict=True)
    },
    # Why media cannot be shown.
    "its media is no longer there": "素材已不在",
    "its media changed while it was being rendered": "渲染时素材被改动",
    "it names no media": "没有指明素材",
    "its colour filter names no file": "调色滤镜没有指明文件",
    "it holds sound only, and no picture": "只有声音，没有画面",
    "it holds no frame that decodes": "没有能解码的画面",
    "it has no clock": "没有时间信息",
    "its codec is not known": "编码格式未知",
    "Not yet implemented in FFmpeg, patches welcome": "FFmpeg 尚不支持",
    "it has more pixels than this renderer takes": "像素过多，无法渲染",
    "{}×{} pixels are more than this renderer takes": "{}×{} 像素过多，无法渲染",
    "“{}” is not a video format this renderer reads": "不支持“{}”视频格式",
    "“{}” is not a sound format this renderer reads": "不支持“{}”声音格式",
    "it is too large for a colour table": "作为调色表过大",
    "it is no .cube colour table": "不是 .cube 调色表",
    "its line {} is no part of a colour table": "第 {} 行不属于调色表",
    "its size {} is none from {} to {}": "大小 {} 不在 {} 到 {} 之间",
    "it has {} colours where {} belong": "有 {} 种颜色，应为 {} 种",
    "its numbers are out of range": "数值超出范围",
    "Invalid data found when processing input": "文件内容无效",
    "image file is truncated": "图片文件不完整",
    "cannot identify image file": "无法识别的图片文件",
    "broken data stream when reading image file": "图片文件已损坏",
    # Pictures that are shown in another way than asked.
    "“{}” is HDR video: its light is brought to the standard range.": (
        "“{}”是 HDR 视频：亮度已转换到标准范围。"
    ),
    "“{}” outlasts its file of {} s: a frame is held.": "“{}”比它 {} 秒的文件更长：画面会停住。",
    "“{}” outlasts its file ({}) of {} s: a frame is held.": (
        "“{0}”比它 {2} 秒的文件（{1}）更长：画面会停住。"
    ),
    "“{}” begins {} s into its file of {} s: a frame is held.": (
        "“{}”从文件的第 {} 秒开始，而文件只有 {} 秒：画面会停住。"
    ),
    "“{}” begins {} s into its file ({}) of {} s: a frame is held.": (
        "“{0}”从文件（{2}）的第 {1} 秒开始，而文件只有 {3} 秒：画面会停住。"
    ),
    "A size of {}×{} cannot be rendered; it is {}×{}.": "无法渲染 {}×{} 的尺寸；改为 {}×{}。",
    "{} frames a second cannot be rendered; it is {}.": "无法渲染每秒 {} 帧；改为 {} 帧。",
    "{} of the timeline's tracks cannot be read; what is in them is left out.": (
        "时间线中有 {} 条轨道无法读取；其中的内容已略去。"
    ),
    "{} of the segments on track {} cannot be read; they are left out.": (
        "轨道 {1} 上有 {0} 个片段无法读取；已略去。"
    ),
    "Track {} is of a type this renderer does not know; it is left out.": "轨道 {} 的类型未知；已略去。",
    "{} begins {} s before the timeline does; it is shown from 0 s on.": (
        "{}比时间线早 {} 秒开始；改为从 0 秒开始。"
    ),
    "{} has no length; it is left out.": "{}没有长度；已略去。",
    "{} names no file; it is not heard.": "{}没有指明文件；听不到它。",
    "{} ends in its file before it begins there; the end is not used.": (
        "{}在文件中的终点早于起点；终点不予采用。"
    ),
    "{} cannot run at {} times its speed; it runs at {}.": "{}无法以 {} 倍速播放；改为 {} 倍。",
    "{} begins {} s before {} ends on the same track; it is drawn over it.": (
        "{0}在同一轨道上的{2}结束前 {1} 秒开始；它会盖在上面。"
    ),
    "The transition into {} is shortened from {} to {} s.": "进入{}的转场从 {} 秒缩短为 {} 秒。",
    "The transition “{}” into {}, an overlay, is shown as a crossfade.": (
        "{1}是叠加画面，进入它的转场“{0}”改为叠化。"
    ),
    "The transition “{}” into “{}” is shown as a crossfade.": "进入“{1}”的转场“{0}”未知，改为叠化。",
    "The filter “{}” on “{}” is not known; it is left out.": "“{1}”的滤镜“{0}”未知；已略去。",
    "The fit “{}” of {} is not known; it fills the frame.": "{1}的适配方式“{0}”未知；改为铺满画面。",
    "The motion “{}” of {} is not known; it moves as usual.": "{1}的运镜“{0}”未知；照常移动。",
    "{} more things like these do not fit.": "还有 {} 处类似的问题。",
    # Texts.
    "Arabic, Indic and similar scripts are drawn without joining their letters: "
    "the FriBiDi library is not installed.": "没有安装 FriBiDi 库：阿拉伯文、印度文字等的字母不会连写。",
    "No font on this machine draws {}, left out of “{}”. Install a font that has them.": (
        "本机没有字体能显示 {}，“{}”中已略去。请安装含有这些字符的字体。"
    ),
    "The font “{}” is not on this machine; “{}” is set in Inter.": "本机没有字体“{}”；“{}”改用 Inter。",
    "The animation “{}” of “{}” is not known; it fades.": "“{1}”的动画“{0}”未知；改为淡入淡出。",
    # Sounds.
    "“{}” is not heard: {}.": "听不到“{}”：{}。",
    "“{}” is not heard: {} times its speed leaves nothing to hear.": (
        "听不到“{}”：{} 倍速下已没有可听的声音。"
    ),
    "“{}” is not heard: its file has no sound.": "听不到“{}”：文件中没有声音。",
    "“{}” is heard only in part: its file is damaged further on.": "“{}”只能听到一部分：文件后面已损坏。",
    "“{}” is heard with gaps: parts of its file are damaged.": "“{}”听起来有间断：文件有损坏。",
    "its file is no longer there": "文件已不在",
    "it is damaged": "文件已损坏",
    # Encoders.
    "No hardware encoder works on this machine; the video was encoded with x264.": (
        "本机没有可用的硬件编码器；视频已用 x264 编码。"
    ),
    "The encoder {} does not work on this machine; the video was encoded with x264.": (
        "编码器 {} 在本机无法使用；视频已用 x264 编码。"
    ),
    "The encoder {} failed on the way; the video was encoded with x264.": (
        "编码器 {} 中途出错；视频已用 x264 编码。"
    ),
    # Why the engine gave an export up.
    "The export was cancelled.": "导出已取消。",
    "The engine ended {} times while it made this export.": "引擎在导出过程中结束了 {} 次。",
    "The process that rendered ended twice, perhaps for want of memory; the log says more.": (
        "渲染进程两次意外结束，可能是内存不足；详见日志。"
    ),
    "The process that did this stood still for {} s, and so did the one after it; the log says more.": (
        "渲染进程停了 {} 秒没有动静，重试后也一样；详见日志。"
    ),
    "The renderer failed ({}); the log says more.": "渲染器出错（{}）；详见日志。",
}
