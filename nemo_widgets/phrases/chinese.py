"""The sentences of our errors and of their next steps, English to Chinese; `{}` stands for a value.

A value keeps its place in the order; `{1}` and the like in the Chinese change it.
"""

from __future__ import annotations

CHINESE: dict[str, str] = {
    # What to do next, whatever went wrong: the defaults of `errors`.
    "Accepted formats: {}.": "支持的格式：{}。",
    "Trim it first.": "请先剪短。",
    "Trim it, or upload it with compress=True.": "请剪短，或用 compress=True 上传。",
    "{} cannot be compressed to {} MB.": "{} 无法压缩到 {} MB。",
    "{} cannot be compressed: it cannot be read.": "{} 无法压缩：无法读取。",
    "Compress or trim it first.": "请先压缩或剪短。",
    "Compress or trim it first; the limit is {} MB.": "请先压缩或剪短；上限为 {} MB。",
    "Describe a video or upload media first.": "请先描述一个视频，或上传素材。",
    "Try again to get a new anonymous token; where NEMO_TOKEN is set, unset it or set it to a valid one.": (
        "请重试以获取新的匿名令牌；若设置了 NEMO_TOKEN，请将其删除，或设为有效的令牌。"
    ),
    "Make a new Session or Studio; media has to be uploaded again.": (
        "请新建 Session 或 Studio；素材需要重新上传。"
    ),
    "Register to go on: {}": "注册后即可继续：{}",
    "Top up credits in your account.": "请在账户中充值积分。",
    "Register or upgrade your plan to unlock export.": "请注册或升级套餐以解锁导出。",
    "Try again in {} s.": "请在 {} 秒后重试。",
    "Change the request and send it again.": "请修改请求后重新发送。",
    "The timeline is kept; try again in a minute.": "时间线已保留，请一分钟后重试。",
    "Check the connection and try again; the timeline is kept.": "请检查网络后重试；时间线已保留。",
    "The work may still finish; look at the timeline before sending it again.": (
        "任务可能仍会完成；重新发送前请先查看时间线。"
    ),
    "Check NEMO_API_URL; it may not point at the video service.": (
        "请检查 NEMO_API_URL，它可能没有指向视频服务。"
    ),
    "Export again; if it fails again, remove the segment it names, or else the one you added last.": (
        "请重新导出；若再次失败，请删除其中提到的片段，否则删除最后添加的片段。"
    ),
    "Free some space or choose another folder.": "请腾出磁盘空间，或选择其他文件夹。",
    "Try again; if it stays, its log says why: {}": "请重试；若仍出现，日志中有原因：{}",
    "Run `nemo-widgets engine status`.": "请运行 `nemo-widgets engine status`。",
    'Run: pip install "nemo_widgets[{}]"': '请运行：pip install "nemo_widgets[{}]"',
    # What the service's codes mean.
    "The token is expired or invalid.": "令牌已过期或无效。",
    "The token is expired or invalid (“{}”).": "令牌已过期或无效（“{}”）。",
    "The session is not known to the service any more.": "服务端已没有该会话。",
    "The session is not known to the service any more (“{}”).": "服务端已没有该会话（“{}”）。",
    "The account has no credits left.": "账户积分已用完。",
    "The account has no credits left (“{}”).": "账户积分已用完（“{}”）。",
    "The service does not take this file.": "服务不支持该文件。",
    "The service does not take this file (“{}”).": "服务不支持该文件（“{}”）。",
    "The file is too large for the service.": "文件超过服务的大小上限。",
    "The file is too large for the service (“{}”).": "文件超过服务的大小上限（“{}”）。",
    "Export is not part of this account's plan.": "当前套餐不包含导出功能。",
    "Export is not part of this account's plan (“{}”).": "当前套餐不包含导出功能（“{}”）。",
    "The service is asked too often.": "请求过于频繁。",
    "The service is asked too often (“{}”).": "请求过于频繁（“{}”）。",
    "The service failed ({}).": "服务出错（{}）。",
    "The service failed ({}): {}": "服务出错（{}）：{}",
    "The service does not know this address ({}).": "服务没有这个地址（{}）。",
    "The service sends us to another address ({}).": "服务要我们去另一个地址（{}）。",
    "The service refused ({}).": "服务拒绝了请求（{}）。",
    "The agent reported an error.": "智能体报告了一个错误。",
    "The agent stopped: {}.": "智能体已停止：{}。",
    # The token.
    "There is no token.": "没有可用的令牌。",
    "NEMO_TOKEN holds characters that no token has.": "NEMO_TOKEN 中含有令牌不会有的字符。",
    "The token from NEMO_TOKEN is expired or invalid.": "NEMO_TOKEN 中的令牌已过期或无效。",
    "Set NEMO_TOKEN to a valid token, or unset it to get an anonymous one.": (
        "请将 NEMO_TOKEN 设为有效的令牌，或删除它以使用匿名令牌。"
    ),
    "The service does not know this export, and its timeline is not kept here.": (
        "服务不认识该导出，而它的时间线也没有保留在本机。"
    ),
    "Export it again from its session.": "请在它的会话中重新导出。",
    "The draft is nested too deep.": "草稿嵌套过深。",
    # Uploads, and the address of the service.
    "Nobody can say whether it arrived. Upload it again: it is looked for before it is sent.": (
        "无法确认是否已送达。请重新上传：发送前会先查看是否已在。"
    ),
    "It did not arrive, and was not sent twice. Upload it again.": "它没有送达，也没有重复发送。请重新上传。",
    "NEMO_API_URL is not the address of a service.": "NEMO_API_URL 不是服务地址。",
    "Set it to an http or https address without a password, or unset it.": (
        "请将其设为不含密码的 http 或 https 地址，或删除它。"
    ),
    "The service's answer is nested too deep.": "服务返回的内容嵌套过深。",
    "The service is busy: waiting {} s.": "服务繁忙：等待 {} 秒。",
    # The network.
    "{} did not answer in {} s.": "{} 在 {} 秒内没有响应。",
    "{} cannot be reached.": "无法连接 {}。",
    "The service cannot be reached.": "无法连接服务。",
    "The service took too long to answer.": "服务响应超时。",
    "The connection to the service broke.": "与服务的连接中断。",
    "The connection broke before the agent answered, and the timeline is unchanged.": (
        "智能体回答之前连接中断，时间线没有变化。"
    ),
    "The message was not sent twice. Look at the timeline, then ask again to retry.": (
        "消息没有重复发送。请查看时间线，再重新提问。"
    ),
    "The agent has been silent for too long.": "智能体长时间没有回应。",
    "The answer took longer than {} s.": "回答超过了 {} 秒。",
    "The agent said nothing for {} s.": "智能体已有 {} 秒没有任何内容。",
    # What does not follow the contract.
    "The service answered without a token.": "服务的回答中没有令牌。",
    "The service answered without a session.": "服务的回答中没有会话。",
    "The service's answer has no end.": "服务的回答没有尽头。",
    "The service's answer is not a JSON object.": "服务的回答不是 JSON 对象。",
    "The service's answer is not compressed as it says.": "服务的回答与其声明的压缩方式不符。",
    "The service's answer is compressed by {}, which was not asked for.": (
        "服务的回答使用了未请求的压缩方式 {}。"
    ),
    "The service answered with a web page.": "服务返回的是网页。",
    "The service answered with something else than a stream.": "服务返回的不是数据流。",
    "The service's answer is neither a stream nor JSON.": "服务的回答既不是数据流，也不是 JSON。",
    "The connection to the service broke in the middle of an event.": "与服务的连接在一个事件中途断开。",
    "The service does not say what became of the upload.": "服务没有说明上传的结果。",
    "Look at the timeline first.": "请先查看时间线。",
    "The service answered without a claim token.": "服务的回答中没有认领令牌。",
    "There is no web workspace for this service.": "该服务没有网页工作区。",
    'Links are for sessions of the cloud: nemo.Session(backend="cloud").': (
        '链接仅适用于云端会话：nemo.Session(backend="cloud")。'
    ),
    "The service answered without a state.": "服务的回答中没有状态。",
    "The service answered with a draft that is none.": "服务返回的草稿无法识别。",
    "The service answered without a balance.": "服务的回答中没有余额。",
    "The stream holds an event without an end.": "数据流中有一个没有尽头的事件。",
    "The draft is not JSON: {}.": "草稿不是 JSON：{}。",
    "A draft is a JSON object, not {}.": "草稿应为 JSON 对象，而不是 {}。",
    # Files on their way up.
    "There is nothing to upload.": "没有可上传的内容。",
    "Pass a path, a URL or a picture.": "请传入路径、网址或图片。",
    "{} does not exist.": "{} 不存在。",
    "{} is a folder.": "{} 是一个文件夹。",
    "Check the path; it is read by the kernel.": "请检查路径；文件由内核读取。",
    "{} cannot be read: {}.": "无法读取 {}：{}。",
    "Check that the file is still there and may be read.": "请确认文件还在，并且有读取权限。",
    "{} cannot be used: {}.": "{} 无法使用：{}。",
    "its extension is .{}": "扩展名为 .{}",
    "it has no extension": "没有扩展名",
    "its content is not a picture, whatever its name says": "内容并不是图片",
    "The bytes of item {} are no known kind of media.": "第 {} 项的内容不是已知的媒体类型。",
    "Item {} is {}, which cannot be uploaded.": "第 {} 项是 {}，无法上传。",
    "Pass a path, a URL, bytes, a PIL image, an array or a matplotlib figure.": (
        "请传入路径、网址、字节、PIL 图片、数组或 matplotlib 图形。"
    ),
    "{} is empty.": "{} 是空的。",
    "Pass a file with something in it.": "请传入有内容的文件。",
    "{} has {} MB; {} takes up to {} MB.": "{} 大小为 {} MB；{} 最多接受 {} MB。",
    "An array of shape {} is no picture.": "形状为 {} 的数组不是图片。",
    "Pass height × width, or height × width × 3 or 4.": "请传入 高 × 宽，或 高 × 宽 × 3（或 4）。",
    "An array of {} is no picture.": "{} 类型的数组不是图片。",
    "Pass whole numbers 0–255 or floats 0–1.": "请传入 0–255 的整数或 0–1 的浮点数。",
    "{} has {} MB; documents are read up to {} MB.": "{} 大小为 {} MB；文档最多读取 {} MB。",
    "Save its text as a .txt file.": "请将其文字另存为 .txt 文件。",
    # Documents.
    "{} is no document.": "{} 不是文档。",
    "Documents are {}.": "文档的格式为 {}。",
    "{} holds no text.": "{} 中没有文字。",
    "Pass a document with words in it.": "请传入有文字的文档。",
    "{} holds {} characters; a message takes up to {}.": "{} 有 {} 个字符；一条消息最多 {} 个。",
    "Shorten it, or send it in parts.": "请缩短，或分几次发送。",
    "{} is no text, whatever its name says.": "{} 的内容不是文本。",
    "Save it as UTF-8 text.": "请另存为 UTF-8 文本。",
    "{} is protected by a password, or an old .doc.": "{} 受密码保护，或是旧的 .doc 格式。",
    "Save it as an open .docx.": "请另存为没有密码的 .docx。",
    "{} is protected by a password.": "{} 受密码保护。",
    "Save a copy without one.": "请另存一份没有密码的副本。",
    "{} unpacks to too much.": "{} 解压后过大。",
    "{} is damaged, or no {}.": "{} 已损坏，或不是 {}。",
    "Save it anew, or as a .txt file.": "请重新保存，或另存为 .txt 文件。",
    "{} has {} pages; up to {} are read.": "{} 有 {} 页；最多读取 {} 页。",
    "{} has no text layer: its pages are pictures.": "{} 没有文字层：页面都是图片。",
    "Run it through text recognition (OCR) first, or paste the text.": (
        "请先做文字识别（OCR），或直接粘贴文字。"
    ),
    # Files from the browser.
    "Reload the page and run the cell again.": "请刷新页面并重新运行单元格。",
    "The message “{}” has no usable “{}”.": "消息“{}”缺少可用的“{}”。",
    "A message of the widget is not an object.": "组件的消息不是对象。",
    "A message of the widget is not understood: {}.": "无法识别组件的消息：{}。",
    "A message of the widget has no number.": "组件的消息没有编号。",
    "A piece of an upload came without its bytes.": "上传的一块数据没有内容。",
    "Piece {} of “{}” does not fit the announced size.": "“{1}”的第 {0} 块与声明的大小不符。",
    "Upload the file again; it may have changed on disk meanwhile.": (
        "请重新上传；该文件在磁盘上可能已被修改。"
    ),
    "“{}” did not arrive whole: {} missing.": "“{}”没有完整到达：缺少 {}。",
    "Upload the file again.": "请重新上传该文件。",
    "That upload has ended or was cancelled.": "该上传已结束或已取消。",
    "“{}” cannot be stored: {}.": "无法保存“{}”：{}。",
    "“{}” is a file {}, which is not accepted.": "“{}”是{}的文件，不受支持。",
    "of type .{}": "类型为 .{} ",
    "without an extension": "没有扩展名",
    "1 piece is": " 1 块数据",
    "{} pieces are": " {} 块数据",
    "“{}” is empty.": "“{}”是空的。",
    "“{}” is {} MB; the limit is {} MB.": "“{}”大小为 {} MB；上限为 {} MB。",
    # Exports and videos.
    "There is nothing to export yet.": "还没有可导出的内容。",
    "The render failed: {}": "渲染失败：{}",
    "The service does not know it any more.": "服务已不认识它。",
    "The render was cancelled.": "渲染已取消。",
    "Export again.": "请重新导出。",
    "The service does not say why.": "服务没有说明原因。",
    "The render takes longer than {} s.": "渲染超过了 {} 秒。",
    "It goes on; fetch it later with nemo.resume({}).": "渲染仍在进行；稍后可用 nemo.resume({}) 取回。",
    "An export is {}, not {}.": "可以导出 {}，而不是 {}。",
    "Name the file after its format, such as “….mp4”.": "请按格式命名文件，例如“….mp4”。",
    "The quality {} is not known.": "没有名为 {} 的质量。",
    "Use “low”, “medium”, “high” or “preview”.": "请使用 “low”、“medium”、“high” 或 “preview”。",
    "The encoder {} is not known.": "没有名为 {} 的编码器。",
    "The time {} is not a number of seconds.": "时间 {} 不是秒数。",
    "Pass at=1.5, say.": "例如传入 at=1.5。",
    "{} holds subtitles.": "{} 是字幕格式。",
    "Write them with subtitles().": "请用 subtitles() 写出字幕。",
    "This export is {}, not {}.": "这个导出是 {}，而不是 {}。",
    "Name the file after its format, or export it anew.": "请按其格式命名文件，或重新导出。",
    "Subtitles are SRT or VTT, not {}.": "字幕的格式为 SRT 或 VTT，而不是 {}。",
    'Name the file "….srt" or "….vtt".': "请将文件命名为“….srt”或“….vtt”。",
    "The timeline shows no text.": "时间线上没有文字。",
    "Add a title or captions first.": "请先添加标题或字幕。",
    "{} cannot be made: {}.": "无法创建 {}：{}。",
    "No export {} is known on this machine.": "这台机器上没有导出 {}。",
    "nemo.exports() lists them.": "可用 nemo.exports() 列出全部导出。",
    "The download has to start over.": "下载需要重新开始。",
    "The download broke off after {} bytes.": "下载在 {} 字节后中断。",
    "The download ended after {} of {} bytes.": "下载在 {} / {} 字节处提前结束。",
    "The download went on at another place than asked for.": "下载没有从请求的位置继续。",
    "The download could not start: {}.": "下载无法开始：{}。",
    "The download broke off.": "下载中断。",
    "The video changed while it was downloaded.": "下载过程中视频发生了变化。",
    "The video has no end.": "视频没有尽头。",
    "The video has {} MB, and the disk has room for {} MB.": "视频有 {} MB，而磁盘只能容纳 {} MB。",
    "The video's address is not one.": "视频的地址无效。",
    "What was downloaded is not all of the {}.": "下载的 {} 不完整。",
    "{} is locked by another process.": "{} 被另一个进程锁定。",
    "The video's address is not of the web.": "视频的地址不是网址。",
    "The video's address leads from one to another without an end.": "视频的地址不断跳转，没有尽头。",
    "What was downloaded is not {}.": "下载的内容不是 {}。",
    "Export it again.": "请重新导出。",
    "The disk is full; {} was not written.": "磁盘已满；{} 没有写入。",
    "{} cannot be written: {}.": "无法写入 {}：{}。",
    "A newer video has taken this one's place.": "这个视频已被更新的视频取代。",
    "“{}” is no longer where it was saved.": "“{}”已不在保存的位置。",
    "Export it again to watch it.": "请重新导出后观看。",
    "There is no video at {}.": "{} 处没有视频。",
    "It was moved or deleted; export it again.": "它已被移动或删除；请重新导出。",
    # A table that goes back onto the timeline.
    "The timeline changed meanwhile.": "时间线在此期间已有变化。",
    "Take timeline() again and edit that table.": "请重新调用 timeline()，再编辑得到的表格。",
    "This service takes no edited timeline.": "该服务不接受编辑后的时间线。",
    "Ask for the change in words instead, such as “lower the music to 20%”.": (
        "请改用文字提出修改，例如“把音乐降到 20%”。"
    ),
    "The agent is still at work on this timeline.": "智能体仍在处理这条时间线。",
    "Wait for its answer and try again.": "请等待它回答后再试。",
    "The music would never be heard.": "这样音乐就一直听不到了。",
    "Ask for no music, or name a time inside the video.": "请说不要音乐，或给出视频之内的时间。",
    "No card with a background of its own is meant.": "没有指到自带背景的卡片。",
    "A photo that fills the frame has none; name a card.": "铺满画面的照片没有背景；请指明卡片。",
    "No card has a place for the {}.": "没有卡片可以放{}。",
    "Only the last card of a promo has one.": "只有宣传片的最后一张卡片可以。",
    # The session.
    "The prompt is empty.": "没有输入内容。",
    "This service cannot tell what it would do without doing it.": "此服务无法只说明计划而不执行。",
    'Leave dry_run out, or use the engine on this machine: backend="local".': (
        '请去掉 dry_run，或使用本机引擎：backend="local"。'
    ),
    "A dry run uploads nothing.": "试运行不会上传文件。",
    "Upload the files first, then ask with dry_run=True.": "请先上传文件，再以 dry_run=True 提问。",
    "Describe a video, or the next edit.": "请描述一个视频，或下一步修改。",
    "This session is closed.": "该会话已关闭。",
    "Make a new one.": "请新建一个。",
    "There is no skill {}.": "没有技能 {}。",
    "Use one of {}.": "请使用以下之一：{}。",
    "There is no backend {}.": "没有后端 {}。",
    'Use "local", "cloud" or a base URL.': '请使用 "local"、"cloud" 或服务网址。',
    "This backend has no address.": "该后端没有地址。",
    "The timeout {} is {}.": "超时设置 {} 的值为 {}。",
    "Pass a positive number of seconds.": "请传入大于零的秒数。",
    "Something unexpected went wrong ({}).": "发生了意外错误（{}）。",
    "Try again; if it stays, report it.": "请重试；若仍出现，请反馈。",
    # The engine.
    "Another process has been starting the engine for {} s.": "另一个进程启动引擎已用了 {} 秒。",
    "The engine ended while it was starting (status {}): {}": "引擎在启动时退出（状态 {}）：{}",
    "The engine did not answer in time: {}": "引擎没有及时响应：{}",
    "it wrote nothing to its log.": "日志中没有内容。",
    "The engine's folder {} cannot be used: {}.": "引擎的文件夹 {} 无法使用：{}。",
    "The engine failed ({}); its log says more.": "引擎出错（{}）；详情见日志。",
    "{} needs an optional package.": "{} 需要一个可选的软件包。",
}
