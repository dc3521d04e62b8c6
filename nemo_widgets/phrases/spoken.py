"""What a session says of its own accord, by name, in English and Chinese."""

from __future__ import annotations

PHRASES = {
    "en": {
        "unchanged": "Nothing on the timeline changed.",
        "join": ". ",
        "stop": ".",
        "ended": "The session had ended; a new one was started.",
        "looking": "The connection broke; looking whether the timeline changes. Nothing is sent twice.",
        "broke": "The connection broke before the answer was complete, but the timeline has changed.",
        "saved": "Saved {name} ({facts}).",
        "frames": "{done} of {total} frames",
        "left": "{frames}, {left} left",
        "seconds": "{seconds} s",
        "minutes": "{minutes} min",
        "minutes_seconds": "{minutes} min {seconds} s",
        "credits": "{available:g} credits available, {frozen:g} reserved by running work.",
        "subtitled": "Subtitles written to {paths}.",
        "upload": "Pass files to upload(), or use the upload button.",
        "do_it": (
            "There is no editor in front of me, only this chat. Please do this yourself: {instructions}"
        ),
        "asked_to_do": (
            "The agent only said where to click and changed nothing, so it was asked once, in a second "
            "message, to do it itself. Session(follow_up=False) turns this off."
        ),
        "would_export": "This is what I would do: export the timeline. Nothing on it would change.",
        "not_done": "Asking the agent to do it itself failed: {error}",
        "cancelled": "Cancelled.",
        "again": "{name} has to be uploaded again.",
        "uploaded": "Uploaded {names}.",
        "shrinking": "Shrinking {name}",
        "read": "Read {name} ({words} words); it goes with your next message.",
        "table": "Edit the timeline as a table",
        "ignored": "Not part of a timeline, so left out: {names}.",
        "dark": "No picture is shown at {spans}: nothing closes up behind a table's edit.",
    },
    "zh": {
        "unchanged": "时间线没有变化。",
        "join": "；",
        "stop": "。",
        "ended": "会话已结束，已新建会话。",
        "looking": "连接已中断。消息不会重复发送，正在查看时间线是否有变化。",
        "broke": "回答完成前连接中断，但时间线已有变化。",
        "saved": "已保存 {name}（{facts}）。",
        "frames": "第 {done} 帧，共 {total} 帧",
        "left": "{frames}，还需 {left}",
        "seconds": "{seconds} 秒",
        "minutes": "{minutes} 分钟",
        "minutes_seconds": "{minutes} 分 {seconds} 秒",
        "credits": "可用积分 {available:g}，进行中的任务占用 {frozen:g}。",
        "subtitled": "字幕已写入 {paths}。",
        "upload": "请用 upload() 传入文件，或使用上传按钮。",
        "do_it": "我这里只有对话，没有编辑界面。请你直接完成：{instructions}",
        "asked_to_do": (
            "智能体只说了该点哪里，没有改动时间线；已代你再发一条消息，请它直接完成（只此一次）。"
            "如需关闭，请用 Session(follow_up=False)。"
        ),
        "would_export": "将会执行：导出时间线。时间线不会有任何改动。",
        "not_done": "请智能体直接完成时出错：{error}",
        "cancelled": "已取消。",
        "again": "{name} 需要重新上传。",
        "uploaded": "已上传 {names}。",
        "shrinking": "正在压缩 {name}",
        "read": "已读取 {name}（{words} 个词），将随下一条消息发送。",
        "table": "以表格编辑时间线",
        "ignored": "以下列不属于时间线，已忽略：{names}。",
        "dark": "{spans} 没有画面：表格编辑后片段不会自动补位。",
    },
}
