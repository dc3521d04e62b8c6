"""The sentences about a timeline and its table that cannot be edited so, English to Chinese.

As in `chinese`, `{}` stands for a value.
"""

from __future__ import annotations

TIMELINE: dict[str, str] = {
    # A table that goes back onto the timeline.
    "A timeline is edited as a DataFrame, not as {}.": "时间线以 DataFrame 编辑，而不是 {}。",
    "The table's index does not hold the segments' ids any more.": "表格的索引已不再是片段的 id。",
    "Keep the index while you edit, or give the ids in a column 'id'. {}": (
        "编辑时请保留索引，或在名为 'id' 的列中给出 id。{}"
    ),
    "The column {} stands there {} times.": "列 {} 出现了 {} 次。",
    "Keep one of them.": "请只保留一列。",
    "A timeline has no column {}.": "时间线没有列 {}。",
    "Did you mean {}? A column for yourself needs a name that is less alike.": (
        "是否指 {}？自用的列请取差别更大的名称。"
    ),
    "This segment's details are kept in a form that has no place for its {}.": (
        "该片段的信息格式中没有可存放 {} 的位置。"
    ),
    "Ask for the change in words instead.": "请改用文字提出修改。",
    "Ask for this change in words instead.": "请改用文字提出这项修改。",
    "There is no segment {}.": "没有片段 {}。",
    "Did you mean {}? A new row needs its 'kind', and a 'source' or a 'text'.": (
        "是否指 {}？新增的行需要 'kind'，以及 'source' 或 'text'。"
    ),
    "{}A new row needs its 'kind', and a 'source' or a 'text'.": (
        "{}新增的行需要 'kind'，以及 'source' 或 'text'。"
    ),
    "{} rows have the id {}, {} it.": "{} 行使用了 id {}（{}）。",
    "Give an added row an id of its own, or None.": "请给新增的行一个自己的 id，或 None。",
    "{} segments share the id {}, so nobody can tell which row was deleted.": (
        "有 {} 个片段共用 id {}，无法判断删除的是哪一行。"
    ),
    "No free segment id is left.": "已没有可用的片段 id。",
    "Start a new session.": "请新建会话。",
    "The timeline has no segment {}.": "时间线上没有片段 {}。",
    "Look at timeline() for what is there.": "可用 timeline() 查看现有片段。",
    "The clips together last only {} s.": "所有片段合计只有 {} 秒。",
    "Ask for a shorter video, or add pictures or clips.": "请要求更短的视频，或添加图片、片段。",
    "{} s is too short for {} scene(s).": "{} 秒放不下 {} 个场景。",
    "Ask for at least {} s.": "请至少要求 {} 秒。",
    "{} s is too short: a scene would vanish.": "{} 秒太短：会有场景消失。",
    "Ask for a longer video, or delete scenes first.": "请要求更长的视频，或先删除场景。",
    # One cell of that table.
    "it is empty": "单元格是空的",
    "Give '' for none.": "如不需要，请填 ''。",
    "Give a text, or delete the row.": "请填写文字，或删除该行。",
    "there is no role {} for {}": "{1} 没有角色 {0}",
    "Did you mean {}?": "是否指 {}？",
    "Give one of {}.": "请使用以下之一：{}。",
    "a segment of kind {} shows no text": "{} 类型的片段不显示文字",
    "Change 'name', or add a text.": "请改 'name'，或添加一条文字。",
    "a text is called by what it says": "文字以其内容命名",
    "Change 'text' instead.": "请改 'text'。",
    "{} is before the video begins": "{} 早于视频开头",
    "Give 0 or more.": "请填 0 或更大的数。",
    "{} is not start + duration, {}": "{} 不等于 start + duration（{}）",
    "Change 'duration' or 'end', not both.": "请只改 'duration' 或 'end'，不要同时改。",
    "{} is no length": "{} 不是时长",
    "{} is not after the start, {}": "{} 不在开头 {} 之后",
    "Give more than 0 seconds; to remove a segment, delete its row.": (
        "请填大于 0 的秒数；如要移除片段，请删除该行。"
    ),
    "{} is more than a day": "{} 超过一天",
    "Times are in seconds.": "时间以秒为单位。",
    "Give a number of seconds.": "请填写秒数。",
    "{} s is more than the {} s of the clip": "{} 秒超过了片段的 {} 秒",
    "Give at most {}.": "最多填 {}。",
    "a text has no source": "文字没有来源",
    "Leave it empty.": "请留空。",
    "{} is no address the service can reach": "{} 不是服务能访问的地址",
    "Upload the file first and give the 'url' that upload() returns.": (
        "请先上传文件，再填 upload() 返回的 'url'。"
    ),
    "a segment of kind {} has no role": "{} 类型的片段没有角色",
    "a {} has no sound": "{} 没有声音",
    "Leave it empty; change one kind with frame.loc[frame['kind'] == 'audio', 'volume'].": (
        "请留空；只改一类时可用 frame.loc[frame['kind'] == 'audio', 'volume']。"
    ),
    "Give a number from 0 (silent) to 1.": "请填 0（静音）到 1 之间的数。",
    "{} is not from 0 to 1": "{} 不在 0 到 1 之间",
    "Give 0 for silence, 1 for full.": "0 为静音，1 为最大。",
    "it cannot be changed": "该值不能更改",
    "Leave it as it is: {}.": "请保持原样：{}。",
    "delete the row and add a new one": "可删除该行，再新增一行",
    "it is only there to read": "它仅供查看",
    "{} is no number": "{} 不是数字",
    "Give {}.": "请填写 {}。",
    "{} is no place or amount": "{} 不是位置或数量",
    "Give a finite number.": "请填写有限的数。",
    "{} is no text": "{} 不是文字",
    "Give it as a string, e.g. str(value).": "请以字符串填写，例如 str(value)。",
    "it begins at {} s, before {} ends at {} s on the same track": (
        "它从 {} 秒开始，而同一轨道上的 {} 到 {} 秒才结束"
    ),
    "Start it at {} s or later, end the other one earlier, or give it a track of its own.": (
        "请让它从 {} 秒或更晚开始，或让另一段提早结束，或放到单独的轨道。"
    ),
    "it is no track's number": "不是轨道的编号",
    "Tracks count 1, 2, 3 from the bottom up.": "轨道自下而上编号为 1、2、3。",
    "no new track can be made for this kind": "无法为这种类型新建轨道",
    "Leave it where it is.": "请保持原位。",
    "track {} holds segments of kind {}, not {}": "轨道 {} 中是 {} 类型的片段，而不是 {}",
    "Give the number of a track of its kind, or one that is not there yet.": (
        "请填同类轨道的编号，或尚不存在的编号。"
    ),
    "a new row needs its kind": "新增的行需要类型",
    "Give 'video', 'audio' or 'text'.": "请填 'video'、'audio' 或 'text'。",
    "a segment of kind {} cannot be added": "无法添加 {} 类型的片段",
    "A picture is of kind 'video'.": "图片的类型是 'video'。",
    "Give 'video' (pictures too), 'audio' or 'text'.": "请填 'video'（图片也是）、'audio' 或 'text'。",
    "nothing else says how long the sound plays": "没有其他信息说明声音的长度",
    "Give its seconds.": "请填写秒数。",
    "a new row of kind {} needs its source": "新增的 {} 行需要来源",
    "Give the 'url' that upload() returns.": "请填 upload() 返回的 'url'。",
    "Add a row of kind 'text'.": "请新增一行 'text'。",
    "a new text needs its words": "新增的文字需要内容",
    "Give what it shows.": "请填写要显示的文字。",
    # Edits in words.
    "There is no scene on the timeline yet.": "时间线上还没有画面。",
    "Ask for a video first.": "请先要一个视频。",
    "{} s is too short for a scene.": "{} 秒放不下一个画面。",
    "That would leave nothing of the scene.": "这样画面就什么都不剩了。",
    "It lasts {} s; trim less, or delete it.": "它长 {} 秒；请少剪一些，或将其删除。",
    "There is no scene to split at {} s.": "{} 秒处没有可分割的画面。",
    "The video runs from 0 to {} s.": "视频从 0 到 {} 秒。",
    "At {} s one scene turns into the next.": "{} 秒处正在转场。",
    "Split before or after that transition.": "请在转场之前或之后分割。",
    "A part of the scene would be too short.": "分出的一段会太短。",
    "Split it further inside.": "请在更靠中间的位置分割。",
    "There is nothing between {} and {} s.": "{} 到 {} 秒之间没有内容。",
    "That would leave nothing of the video.": "这样视频就什么都不剩了。",
    "Cut less, or ask for a new video.": "请少剪一些，或重新要一个视频。",
    "The clip lasts only {} s.": "该片段只有 {} 秒。",
    "Slow it down, or add a freeze.": "可以放慢速度，或添加定格。",
    "The timeline has no {}.": "时间线上没有 {}。",
    "Add {} first.": "请先添加 {}。",
    "{} is not a positive length.": "{} 不是大于零的时长。",
    "Give a length above zero.": "请给出大于零的时长。",
    "{} is no scene.": "{} 不是画面。",
    "Name one of the scenes.": "请指明其中一个画面。",
    "{} is no text.": "{} 不是文字。",
    "Name a title or a caption.": "请指明标题或字幕。",
    "Only a title or caption can be reworded.": "只有标题或字幕可以改写。",
    "{} is no way to fit.": "{} 不是适配方式。",
    "Use {}.": "请使用 {}。",
    "A transition leads from one scene to the next.": "转场是从一个画面到下一个画面。",
    "Name the second scene or a later one.": "请指明第二个或之后的画面。",
    "{} is too much of {}.": "{1} 的数值 {0} 过大。",
    "Use {} to 1.": "请使用 {} 到 1 之间的数。",
    "There is no such filter to remove.": "没有可移除的这种滤镜。",
    "{} is no corner.": "{} 不是角落位置。",
    "A picture looks the same backwards.": "图片倒放没有区别。",
    "Only video clips can be reversed.": "只有视频片段可以倒放。",
    "The scene has no frame at {} s.": "该画面在 {} 秒处没有帧。",
    "It lasts {} s.": "它长 {} 秒。",
    "{}× is no speed I can play.": "无法以 {} 倍速播放。",
    "Speeds go from {}× to {}×.": "速度范围为 {} 到 {} 倍。",
    "At {}× the scene would last only {} s.": "{} 倍速时画面只剩 {} 秒。",
    "Ask for less speed.": "请降低速度。",
    "It is the only scene.": "这是唯一的画面。",
    "Replace it, or ask for a new video.": "请替换它，或重新要一个视频。",
    "Only scenes can be replaced.": "只有画面可以替换。",
    "An order names every scene once.": "顺序中每个画面须恰好出现一次。",
    "Only scenes can be moved.": "只有画面可以移动。",
    "Only scenes can change places.": "只有画面可以互换位置。",
    "A picture makes no sound.": "图片没有声音。",
    "Only video clips have sound of their own.": "只有视频片段自带声音。",
    "The video is not that long.": "视频没有那么长。",
    "Name a time inside the video.": "请指明视频之内的时间。",
    "A picture has no times of its own.": "图片没有自己的时间。",
    "Name a video clip.": "请指明视频片段。",
    "The recording has nothing between {} and {} s.": "该视频在 {} 到 {} 秒之间没有内容。",
    "It runs from 0 to {} s.": "它从 0 到 {} 秒。",
    # The narration.
    "The clip “{}” is too short for what is said in it.": "片段“{}”太短，放不下要说的话。",
    "Shorten the narration, or slow the clip down.": "请缩短配音文字，或放慢片段。",
}
