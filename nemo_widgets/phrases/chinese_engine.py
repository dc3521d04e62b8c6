"""What the engine on this machine answers over HTTP where it cannot do something, English to Chinese.

As in `chinese`, `{}` stands for a value. The engine says it in English, as every service does.
"""

from __future__ import annotations

ENGINE: dict[str, str] = {
    # Media at the door.
    "{} is not one of the accepted formats.": "{} 不是支持的格式。",
    "{} is a broken {} file: {}.": "{} 是损坏的 {} 文件：{}。",
    "{} has more than {} million pixels.": "{} 超过 {} 百万像素。",
    "Make it smaller first.": "请先缩小。",
    "{} takes too much memory to open.": "打开 {} 需要的内存过多。",
    "{} takes too long to read.": "读取 {} 用时过长。",
    "{} makes its decoder crash.": "{} 使解码器崩溃。",
    "{} None of the {} files was taken.": "{} 这 {} 个文件都没有收下。",
    "The upload is larger than {} MB.": "上传的内容超过 {} MB。",
    "The upload holds no file.": "上传中没有文件。",
    "Send it in the field `files`.": "请放在 `files` 字段中发送。",
    "The upload holds more than {} files.": "上传的文件超过 {} 个。",
    "The upload is not a whole multipart body.": "上传的内容不完整。",
    "{} is not an address.": "{} 不是网址。",
    "{} is not an http or https address.": "{} 不是 http 或 https 网址。",
    "{} could not be fetched: {}.": "无法取得 {}：{}。",
    "{} could not be fetched: the host answered {}.": "无法取得 {}：对方返回 {}。",
    "{} is not in the media library.": "{} 不在素材库中。",
    "Upload the file and use its URL.": "请上传该文件，并使用返回的网址。",
    "The disk is full; {} was not kept.": "磁盘已满；{} 没有保存。",
    "A file of this session is gone.": "本会话的一个文件已不在。",
    "Upload it again.": "请重新上传。",
    "`urls` is not a list of addresses.": "`urls` 不是网址列表。",
    "`urls` names more than {} addresses.": "`urls` 中的网址超过 {} 个。",
    "`dry_run` is neither true nor false.": "`dry_run` 既不是 true 也不是 false。",
    "Send it as JSON's true.": "请以 JSON 的 true 发送。",
    # Drafts and exports.
    "`draft` is not a JSON object.": "`draft` 不是 JSON 对象。",
    "The draft holds a number that is none, or goes too deep.": "草稿中有无效的数，或嵌套过深。",
    "The draft has more than {} MB.": "草稿超过 {} MB。",
    "The draft has more than {} segments.": "草稿的片段超过 {} 个。",
    "Track {} has no type `tt`.": "轨道 {} 没有类型 `tt`。",
    "Two segments have the id {}.": "有两个片段的 id 都是 {}。",
    "{} is not a list of objects.": "{} 不是对象列表。",
    "{} holds more than {}.": "{} 超过 {} 个。",
    "`m` is not an object.": "`m` 不是对象。",
    "The {} is not between {} and {} pixels.": "{} 不在 {} 到 {} 像素之间。",
    "{} has no id of its own.": "{} 没有自己的 id。",
    "{} has no start `s` and length `d` from 0 up, in ms.": "{} 没有不小于 0 的起点 `s` 和时长 `d`（毫秒）。",
    "{} ends after more than a day.": "{} 超过一天才结束。",
    "Times are in ms.": "时间以毫秒为单位。",
    "The `m` of {} is not an object.": "{} 的 `m` 不是对象。",
    "{} has a volume that is not from 0 to 1.": "{} 的音量不在 0 到 1 之间。",
    "Segment {} shows a sound, {}.": "片段 {} 是声音，{}。",
    "Put sounds on an audio track.": "请把声音放到音频轨道。",
    "Segment {} plays a picture, {}.": "片段 {} 是图片，{}。",
    "Put pictures on a video track.": "请把图片放到视频轨道。",
    "Segment {} shows a colour table.": "片段 {} 是调色文件。",
    "Name it as the `src` of a scene's `lut` filter.": "请写在画面 `lut` 滤镜的 `src` 中。",
    # Its tools.
    "There is no tool {}.": "没有工具 {}。",
    "The tools are {}.": "工具有 {}。",
    "{} takes no {}.": "{} 没有参数 {}。",
    "{} cannot be called like that: {}.": "不能这样调用 {}：{}。",
    "Look at its schema.": "请查看它的参数说明。",
    "The timeline is at version {} by now.": "时间线已是第 {} 版。",
    "Read it again and edit that.": "请重新读取后再编辑。",
    "Session {} is not known.": "没有会话 {}。",
    "The render id {} belongs to another export.": "渲染 id {} 属于另一个导出。",
    "Use a new id for a new export.": "新的导出请使用新的 id。",
    "The request lacks the attribution headers.": "请求缺少来源标识。",
    "The export has no file.": "该导出没有文件。",
    "The export has no file of this format.": "该导出没有这种格式的文件。",
    "`id` is not a render id: letters, digits, `_`, `-` and `.` only.": (
        "`id` 不是渲染 id：只能用字母、数字、`_`、`-` 和 `.`。"
    ),
    # What it makes.
    "There is no music called {}.": "没有名为 {} 的音乐。",
    "Music of {} s cannot be made.": "无法生成 {} 秒的音乐。",
    "Ask for 1 s to an hour.": "请要求 1 秒到 1 小时。",
    "Music cannot go at {} beats a minute.": "音乐的速度不能是每分钟 {} 拍。",
    "Ask for 40 to 200.": "请要求 40 到 200 拍。",
    "{} is no key.": "{} 不是调名。",
    'Use a name such as "A minor" or "Eb major".': "请使用“A小调”或“降E大调”这样的调名。",
    # Requests, and the engine itself.
    "The engine is stopping.": "引擎正在停止。",
    "The request carries no token.": "请求没有令牌。",
    "The request's body is too large.": "请求的内容过大。",
    "The request's body is not JSON.": "请求的内容不是 JSON。",
    "The request's body is not a JSON object.": "请求的内容不是 JSON 对象。",
    "The request broke off.": "请求中断。",
    "An engine of yours is running already.": "你的引擎已在运行。",
    "Stop it first: nemo-widgets engine stop": "请先停止：nemo-widgets engine stop",
    "{}:{} cannot be listened on: {}.": "无法监听 {}:{}：{}。",
    "NEMO_LLM_URL is not the address of a chat server.": "NEMO_LLM_URL 不是聊天服务器的地址。",
    "Set it to an address such as http://localhost:11434/v1, or unset it.": (
        "请设为类似 http://localhost:11434/v1 的地址，或取消设置。"
    ),
    "NEMO_LLM_URL holds a name, a password or a query.": "NEMO_LLM_URL 中含有用户名、密码或查询参数。",
    "Put the key into NEMO_LLM_KEY, and leave the address without it.": (
        "请将密钥放入 NEMO_LLM_KEY，地址中不要包含密钥。"
    ),
    "NEMO_LLM_KEY holds characters that no key has.": "NEMO_LLM_KEY 中含有密钥不会有的字符。",
    "Set it to the key alone, without spaces or quotes.": "请只填写密钥本身，不要有空格或引号。",
    "{} is {}, which is not a positive number.": "{} 的值为 {}，不是大于零的数。",
    "Unset it, or set it to a number; the default is {}.": "请删除它，或设为数字；默认值为 {}。",
    "The engine's database cannot be used: {}.": "引擎的数据库无法使用：{}。",
    # The voice-over.
    "There is nothing to read aloud.": "没有可朗读的文字。",
    "Give the narration some words.": "请给出配音要说的话。",
    "There is no voice to read aloud with.": "没有可用的配音。",
    "That is too much to read aloud: more than {} characters.": "要朗读的文字太多：超过 {} 个字符。",
    "Narrate fewer scenes.": "请减少要配音的画面。",
    "espeak-ng reads Japanese only in kana, and here are kanji.": "espeak-ng 只能朗读假名，而这里有汉字。",
    (
        "Write the narration in kana, or set NEMO_SPEECH_URL to a speech server."
    ): "请用假名书写，或设置 NEMO_SPEECH_URL。",
    "The voice took too long.": "配音用时过长。",
    "espeak-ng ended in the middle of its work.": "espeak-ng 在工作中途结束了。",
    "espeak-ng cannot be spoken to.": "无法与 espeak-ng 通信。",
    "espeak-ng cannot be started: {}.": "无法启动 espeak-ng：{}。",
    "espeak-ng has no voice {}.": "espeak-ng 没有声音 {}。",
    "espeak-ng could not speak this.": "espeak-ng 无法朗读这段文字。",
    "Install it again.": "请重新安装。",
    "Name another voice or language.": "请换一个声音或语言。",
    (
        'Install it with pip install "nemo_widgets[voice]", '
        "or set NEMO_SPEECH_URL to an OpenAI-compatible speech server."
    ): '请运行 pip install "nemo_widgets[voice]" 安装，或将 NEMO_SPEECH_URL 设为语音服务器。',
    "The speech server sent no sound.": "语音服务器没有返回声音。",
    "The speech server sent no sound: {}": "语音服务器没有返回声音：{}",
    "The speech server": "语音服务器",
    "Check NEMO_SPEECH_URL.": "请检查 NEMO_SPEECH_URL。",
    "{} did not speak every part.": "{} 没有朗读所有部分。",
}
