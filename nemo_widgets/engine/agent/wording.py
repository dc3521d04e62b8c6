"""The agent's sentences, English and Chinese."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")

CAN_DO = {
    "en": (
        "I can paint scenes from a description, put your photos and clips in order, cut a script into scenes, and edit: "
        "lengths, cuts, speed, order, transitions, colours, camera, framing, texts and their looks, watermarks, music and "
        "shape, several in one message. For example: “sunset over a mountain lake, 12 seconds, vertical, with lo-fi music "
        "and the title 'Lake at dusk'”, “cut the first 3 seconds and make scene 2 black and white”, “lower the music to "
        "20%”, “replace image 2 with a snowy forest”, “a bit shorter”, “undo”."
    ),
    "zh": (
        "我可以根据描述绘制画面，按顺序编排您的照片和片段，把脚本分成画面，并进行编辑：时长、剪切、速度、顺序、转场、色彩、镜头、"
        "构图、文字及其样式、水印、音乐和画面比例，一条消息可以包含多项。例如：“日落时的山间湖泊，12 秒，竖屏，配轻松音乐，"
        "标题‘湖光山色’”、“剪掉前3秒，第二张图变成黑白”、“音乐调到 20%”、“把第二张图换成雪中的森林”、“短一点”、“撤销”。"
    ),
}

_SENTENCES: dict[str, tuple[str, str]] = {
    "empty": ("What shall I make?", "想做什么样的视频？"),
    "hello": ("Hello!", "你好！"),
    "which_subject": ("What shall the video show?", "视频要展示什么内容？"),
    "new_or_here": ("Shall that be a new video, or something for this one? A new video takes the place of this one.", "是要做一个新视频，还是用在现在的视频里？新视频会取代现在的。"),
    "not_understood": ("I did not understand “{value}”, so nothing was done about it.", "没有听懂“{value}”，这部分没有执行。"),
    "remark": ("I took “{value}” as a remark.", "“{value}”我当作说明，没有据此修改。"),
    "left_out": ("I left out “{value}”, which I do not know.", "其中“{value}”没有听懂，没有执行。"),
    "unavailable": ("{value}: I cannot do that, it is not available in this version. {more}", "{value}：做不到，此版本暂不支持。{more}"),
    "instead": ("{value}", "{value}"),
    "which_scene": ("Which scene do you mean?", "您指的是哪个画面？"),
    "which_text_says": ("Which one do you mean, and what shall it say? For example: change title 2 to 'Lake at dusk'.", "您指的是哪一条？要改成什么内容？例如：第2个标题改成“湖光山色”。"),
    "which_thing": ("What do you mean by that? Name it, for example “image 2”, “the title” or “the music”.", "您指的是什么？请说明，例如“第二张图”、“标题”或“音乐”。"),
    "which_two": ("Which two? For example: swap image 1 and image 3.", "要交换哪两个？例如：第一张和第三张交换。"),
    "which_look": ("What shall it be like, and of what? For example: “make the title yellow”, “the captions in Georgia”, “image 2 warmer”.", "要改哪一个？改成什么样？例如：“标题改成黄色”、“字幕用楷体”、“第二张图暖一点”。"),
    "which_coloured": ("What shall be {value}? For example: make the title {value}.", "要把什么改成{value}？例如：标题改成{value}。"),
    "which_sized": ("What shall be {value}? Do you mean one of these?", "要让什么{value}？您指的是其中之一吗？"),
    "move_where": ("Where shall it go? For example: move image 2 to the end, or before image 1.", "要移到哪里？例如：把第二张图移到最后，或移到第一张前面。"),
    "cut_how_much": ("How much of it? For example: cut the first 2 seconds of image 2, or make image 2 3 seconds long.", "要剪多少？例如：剪掉第二张图的前2秒，或第二张图改成3秒。"),
    "which_transition": ("Which transition? I have crossfade, fade through black or white, wipe, slide, push, zoom, blur, circle, clock and hard cut.", "要哪种转场？有淡入淡出、黑场、白场、擦除、滑动、推入、缩放、模糊、圆形、时钟和硬切。"),
    "which_fade": ("What shall fade?", "要对什么做淡化？"),
    "split_where": ("Where shall I split it? For example: split at 3 seconds.", "在哪里分割？例如：在 3 秒处分割。"),
    "no_such_text": ("There is no text number {value}.", "没有第 {value} 条文字。"),
    "cannot_answer": ("I cannot answer that. This is what is there:", "这个问题我无法回答。目前的内容："),
    "within": ("It lasts {value} s, which is within {more} s.", "现在时长 {value} 秒，没有超过 {more} 秒。"),
    "unused": ("Not used yet: {value}.", "还没用到：{value}。"),
    "all_used": ("No file is left unused.", "没有还没用到的文件。"),
    "voice_is": ("What is spoken: {value}.", "配音：{value}。"),
    "transitions_are": ("Transitions: {value}.", "转场：{value}。"),
    "no_transitions": ("There are no transitions: every cut is hard.", "没有转场，都是直接切换。"),
    "lasts": ("The video lasts {value} s.", "视频时长 {value} 秒。"),
    "scene_lasts": ("“{value}” lasts {more} s.", "“{value}”时长 {more} 秒。"),
    "scenes_are": ("There are {value} scenes: {more}.", "共有 {value} 个画面：{more}。"),
    "scene_is": ("Scene {value} is {more}.", "第 {value} 个画面是 {more}。"),
    "music_is": ("What plays: {value}.", "正在播放：{value}。"),
    "shape_is": ("The video is {value}: {more}.", "画面比例 {value}：{more}。"),
    "texts_are": ("On screen: {value}.", "屏幕文字：{value}。"),
    "no_texts": ("There is no text on the timeline.", "时间线上没有文字。"),
    "there_are": ("I have {value}.", "有：{value}。"),
    "last_edit": ("The last change came of “{value}”; “undo” takes it back.", "上一次修改来自“{value}”；说“撤销”即可取消。"),
    "no_edit": ("I have not changed anything yet.", "还没有做过任何修改。"),
    "black_end": ("Fading the very end to black is not possible yet. What is: fade out the music, add a closing card, or fade through black between scenes.", "暂时不能让结尾渐黑。可以：音乐淡出、添加片尾卡片，或在画面之间使用黑场过渡。"),
    "picture_fade": ("The picture itself cannot fade from or to black at the edge of the video yet. What can: the music, a title, and one scene into the next.", "画面暂时不能在视频首尾渐黑。可以淡化的有：音乐、标题，以及画面之间的过渡。"),
    "which_order": ("Which order? For example: order them 3, 1, 2, or put image 2 first.", "要什么顺序？例如：顺序改成3、1、2，或把第二张放到最前。"),
    "swap_which": ("Which two shall change places? For example: swap 1 and 3.", "要交换哪两个？例如：交换第1张和第3张。"),
    "cut_where": ("Which part shall I cut out? For example: cut 0:10 to 0:15.", "要剪掉哪一部分？例如：剪掉 0:10 到 0:15。"),
    "music_loops": ("The music goes on, from its start again where it must, until the video ends.", "音乐会一直循环播放到视频结束。"),
    "halve_or_split": ("Half as long, or in two parts?", "是缩短一半，还是分成两段？"),
    "which_sound": ("What shall be louder or quieter?", "要调整哪个声音？"),
    "abrupt": ("What shall I do about it?", "要怎么处理？"),
    "loudest": ("It is at full volume already. To hear it better, make the rest quieter, for example “music at 15%”.", "已经是最大音量。想听得更清楚，可以把其他声音调小，例如“音乐调到 15%”。"),
    "softest": ("It is as quiet as it gets; “mute” silences it.", "已经是最小音量；说“静音”可以完全关闭。"),
    "not_blurred": ("No blur was put on it, and a picture cannot be made sharper than its file. More contrast may help, or a sharper file.", "画面没有加过模糊，也无法比原文件更清晰。可以提高对比度，或换一张更清晰的文件。"),
    "no_card": ("There is no such card on the timeline, so nothing was removed.", "时间线上没有这样的卡片，因此没有删除。"),
    "listed_texts": ("There are {value} texts for {more} scenes, so I added none; give one for each.", "{value} 条文字对应 {more} 个画面，数量不符，因此没有添加；请每个画面给一条。"),
    "no_table": ("No colour table has been uploaded yet. Upload a .cube file, then ask again.", "还没有上传调色文件。请先上传 .cube 文件再说一次。"),
    "no_text_reads": ("No text on the timeline reads “{value}”, so none was changed.", "时间线上没有内容为“{value}”的文字，因此没有修改。"),
    "no_text_yet": ("There is no such text yet; add one first, for example “add the title 'Dawn'”.", "还没有这样的文字，请先添加，例如：添加标题“黎明”。"),
    "no_overlay": ("There is none on the video yet; upload a picture and ask for it first.", "视频上还没有，请先上传图片并添加。"),
    "no_file": ("There is no file called “{value}”.", "没有名为“{value}”的文件。"),
    "overlay_of_what": ("Upload the picture first, then ask again.", "请先上传图片，然后再说一次。"),
    "undo_alone": ("Undo and redo go in a message of their own, so I left them out.", "撤销和重做请单独发送，这次没有执行。"),
    "vague": ("“{value}” can mean many things. Do you mean one of these?", "“{value}”可以有多种理解。您指的是其中之一吗？"),
    "export": ("Click Export to download it.", "点击导出按钮下载视频。"),
    "fast_script": ("Read aloud, the script takes about {value} s; in {more} s its texts go by fast.", "脚本朗读约需 {value} 秒；压缩到 {more} 秒，文字会很快。"),
    "outline": ("That is a topic rather than a script, so I wrote a short outline: {value}", "这是一个主题而不是脚本，因此写了一个简短的提纲：{value}"),
    "choices": ("{value}", "{value}"),
    "nothing_yet": ("There is no video yet to change. Describe one first.", "还没有可以修改的视频，请先描述一个。"),
    "text_missing": ("What should the text say? For example: add the title 'Lake at dusk'.", "文字内容是什么？例如：添加标题“湖光山色”。"),
    "which_text": ("There are several of these texts, so I changed none. Which one do you mean?", "有多条这样的文字，因此没有修改。您指的是哪一条？"),
    "no_title": ("There is no title to remove.", "没有可以删除的标题。"),
    "no_lower-third": ("There is no lower third to remove.", "没有可以删除的人名条。"),
    "no_caption": ("There is no caption to remove.", "没有可以删除的字幕。"),
    "no_music": ("There is no music on the timeline; ask for some first, for example “add lo-fi music”.", "时间线上没有音乐，请先添加，例如“加轻松音乐”。"),
    "which_music": ("Which music? I have lo-fi, upbeat, cinematic, ambient and corporate.", "要哪种音乐？有轻松、欢快、史诗、氛围和商务。"),
    "too_short": ("That would leave nothing of the video, so its length is unchanged.", "那样视频就没有内容了，时长没有改变。"),
    "too_long": ("A video may last {value} s at most.", "视频最长 {value} 秒。"),
    "only_scene": ("Those are all the scenes there are, so I kept them; ask to replace one, or for a new video.", "那就没有画面了，因此没有删除；可以替换它，或要求一个新视频。"),
    "no_scene": ("There is no scene {value}; the timeline has {more}.", "没有第 {value} 个画面；时间线上共有 {more} 个。"),
    "one_scene_please": ("Name one scene, for example “image 2”.", "请指明一个画面，例如“第二张图”。"),
    "which_colour": ("Which colour, and of what? For example: make the title yellow, white with a black outline, or image 2 warmer.", "要什么颜色，用在哪里？例如：标题改成黄色、白字黑边，或第二张图暖一点。"),
    "style_cannot": ("“{value}” is not available for texts. What is: colour, outline, shadow, box, font, size, bold, italic, capitals, transparency, place and animation.", "文字暂不支持“{value}”。可以设置：颜色、描边、阴影、底框、字体、大小、加粗、斜体、大小写、透明度、位置和动画。"),
    "which_font": ("Which font? Name a family such as Georgia, or take one of these kinds.", "要哪种字体？可以说出字体名，如“楷体”，或选择其中一种。"),
    "left_alone": ("The rest stays as it is.", "其余保持不变。"),
    "already_so": ("That is so already.", "已经是这样了。"),
    "zoom_amount": ("The camera moves like that already; how far it goes cannot be set yet. It can zoom in or out, pan, or stand still.", "镜头已经这样移动；幅度暂时不能调节。可以推近、拉远、平移或静止。"),
    "already_there": ("It is already there, so nothing moved.", "它已经在那里了，没有移动。"),
    "scene_of_what": ("What should the new scene show? For example: add a scene of a snowy forest.", "新画面要展示什么？例如：添加一张雪中森林的图片。"),
    "genre": ("I cannot play {value}; the nearest I have is {more}.", "没有 {value} 风格；最接近的是 {more}。"),
    "which_file": ("Which of your files do you mean?", "您指的是哪个文件？"),
    "no_uploads": ("No photo or clip has been uploaded yet. Upload some, then ask again.", "还没有上传照片或视频。请先上传再说一次。"),
    "not_painted": ("The video shows your files; nothing was painted for “{value}”.", "视频使用了您的文件；没有为“{value}”绘制画面。"),
    "views": ("One scene for that long would be dull, so it is shown in {value} views.", "这么长的时间只有一个画面会单调，因此分成 {value} 个视角。"),
    "clips_short": ("Your clips last {value} s together, so the video is no longer than that.", "您的片段总共 {value} 秒，因此视频不会更长。"),
    "from_start": ("The clip is used from its start.", "片段从开头截取。"),
    "limit": ("I kept the first {value}.", "只保留了前 {value} 个。"),
    "no_picture": ("There is no file called “{value}”; that slide is text only.", "没有名为“{value}”的文件；该页只有文字。"),
    "slides_unreadable": ("{value}", "{value}"),
    "no_undo": ("There is nothing to undo.", "没有可以撤销的操作。"),
    "no_redo": ("There is nothing to redo.", "没有可以重做的操作。"),
    "back_again": ("{value} is there again, where it was.", "{value}已放回原处。"),
    "undone": ("Undone.", "已撤销。"),
    "redone": ("Redone.", "已重做。"),
    "would": ("This is what I would do:", "将会执行："),
    "would_nothing": ("I would change nothing.", "不会有任何改动。"),
    "would_undo": ("Go back to an earlier version.", "回到之前的版本。"),
    "would_redo": ("Go forward to a later version.", "前进到之后的版本。"),
    "unchanged": ("Nothing changed.", "没有任何变化。"),
    "glyphs": ("No font on this machine can draw {value}; these characters will be missing in the video. Install a font that has them.", "本机没有字体能显示 {value}；视频中会缺少这些字符。请安装包含它们的字体。"),
    "font": ("The font “{value}” is not on this machine; until it is installed the text is set in Inter.", "本机没有字体“{value}”；安装之前，文字使用 Inter 字体。"),
    "cards": ("I cannot paint {value}, so it is a typographic card.", "无法绘制{value}，因此用文字卡片代替。"),
    "missed": ("Not in the pictures, because I cannot paint it: {value}.", "画面中没有{value}，因为目前无法绘制。"),
    "procedural_picture": ("The pictures are procedural: painted by rules, not by an AI model.", "画面为程序绘制（procedural），没有使用 AI 模型。"),
    "model_picture": ("The pictures are AI: a model made them, by way of {value}.", "画面由 AI 模型生成，来自 {value}。"),
    "other_picture": ("The pictures were made by {value}, which calls them {more}.", "画面由 {value} 生成，标注为 {more}。"),
    "card_instead": ("Scene {value} could not be made, so a typographic card stands there: {more}", "第 {value} 个画面未能生成，先用文字卡片代替：{more}"),
    "paint_again": ("To try again, say “another one for scene {value}”.", "要再试一次，请说“换一张第 {value} 个画面”。"),
    "picture_left_out": ("A picture could not be made, so what was there is unchanged: {value}", "有一个画面未能生成，原来的内容没有改变：{value}"),
    "music_left_out": ("The music could not be made and was left out: {value}", "音乐未能生成，因此没有加入：{value}"),
    "model_music": ("The music is AI: a model made it, by way of {value}.", "音乐由 AI 模型生成，来自 {value}。"),
    "other_music": ("The music was made by {value}, which calls it {more}.", "音乐由 {value} 生成，标注为 {more}。"),
    "procedural_music": ("The music is procedural: synthesised on this machine.", "音乐为程序合成（procedural）。"),
    "painting": ("Painting “{value}”…", "正在绘制“{value}”……"),
    "painting_many": ("Painting {value} scenes…", "正在绘制 {value} 个画面……"),
    "voice_left_out": ("The voice-over could not be made and was left out: {value}", "配音未能生成，因此没有加入：{value}"),
    "synthetic_voice": ("The voice is synthetic: spoken by {value} on this machine.", "配音为合成语音，由本机的 {value} 朗读。"),
    "model_voice": ("The voice is AI: a model spoke it, by way of {value}.", "配音由 AI 模型生成，来自 {value}。"),
    "estimated_words": ("It does not tell when it says each word, so the captions follow an estimate.", "它没有提供逐字时间，因此字幕按估计的时间显示。"),
    "scene_unspoken": ("Scene {value} could not be read aloud: {more}", "第 {value} 个画面未能配音：{more}"),
    "voice_cut": ("Scene {value} is too short for what is said in it: even spoken as fast as can be understood, “{more}” is cut off. For all of it the scene has to last {seconds} s.", "第 {value} 个画面太短：即使用能听清的最快语速，“{more}”也会被截断。要全部听到，该画面需要 {seconds} 秒。"),
    "texts_gone": ("Gone with it, as they stood over that part alone: {value}.", "只出现在那一部分的文字也一并去掉了：{value}。"),
    "text_gone": ("Gone with it, as it stood over that part alone: {value}.", "只出现在那一部分的文字也一并去掉了：{value}。"),
    "recording_cut": ("“{value}” ends with the video and so loses its last {more} s.", "“{value}”随视频结束，最后 {more} 秒听不到了。"),
    "speak_again": ("To try again, say “narrate scene {value}”.", "要再试一次，请说“加上配音”。"),
    "voice_long": ("Even at the fastest pace that can be understood, the text takes longer than asked: the video lasts {value} s.", "即使用能听清的最快语速，朗读也超出了要求的时长：视频为 {value} 秒。"),
    "voice_pace": ("A recorded voice keeps its pace: I cannot make it faster or slower. Upload it at another pace, or let the pictures follow it.", "录制的声音保持原来的语速，我不能调快或调慢。请上传另一个语速的录音，或调整画面时长。"),
    "volume_part": ("Music is as loud all the time; for a part of the video I cannot make it louder or quieter. It can be silent there (“no music during image 2”), or step back whenever somebody speaks.", "音乐的音量全程相同，我不能只在一段时间里调大或调小。可以让那一段没有音乐（“第二张图不要音乐”），或在有人说话时自动压低。"),
    "voice_part": ("A voice is as loud all the time; for a part of the video I cannot silence it or change how loud it is.", "配音的音量全程相同，我不能只在一段时间里静音或改变音量。"),
    "voice_fade": ("I can fade music in and out, but no voice.", "我可以让音乐淡入淡出，但不能让配音淡入淡出。"),
    "no_voice": ("There is no voice-over. For example: add a voice-over.", "还没有配音。例如：加上配音。"),
    "which_narration": ("What shall the voice say? For example: add a voice-over saying “Welcome to our lake.”", "配音要说什么？例如：加上配音“欢迎来到湖边。”"),
    "narrating": ("Recording the voice-over…", "正在生成配音……"),
    "composing": ("Composing {value} music…", "正在生成{value}音乐……"),
    "composing_too": (" and composing {value} music…", "，并生成{value}音乐……"),
    "made": ("Here is your video.", "视频已完成。"),
    "changed": ("Done.", "已完成。"),
    "generator_failed": ("The generator failed: {value}", "生成失败：{value}"),
}  # fmt: skip


def is_chinese(text: str) -> bool:
    """Tell whether a message is Chinese: it has Chinese characters and is not mostly Latin words."""
    return len(_HAN.findall(text)) > len(_LATIN_WORD.findall(text))


def sentence(key: str, language: str, value: str = "") -> str:
    """Return a sentence; a value of two parts is split at its bar."""
    first, _, more = value.partition("|")
    text = _SENTENCES[key][language == "zh"]
    if "{more}" not in text:
        first = value
    return text.replace("{value}", first).replace("{more}", more)
