"""The words of sound beside those in `english` and `chinese`: moods of music, levels, speech, ends that jar."""

# ruff: noqa: E501, SIM905 -- a list of synonyms cut at a margin cannot be searched for

from __future__ import annotations

# fmt: off
WORDS: dict[tuple[str, object], str] = {
    ("do", "add"): "i'd prefer|i would prefer|prefer|i'd rather have|i'd love|i would love|put on|pick|pick out|choose|find|find me|select|go with|go for|lay|lay down|bring in|mix in|set it to|drop in|throw in|background it with|score it with|underscore it with|垫|铺|垫上|铺上|配点|来首|放首|加首|来一首|放一首|加一首|选|选一首|挑一首",
    ("do", "narrate"): "narrate|aloud|out loud|read aloud|read out|read out loud|read it aloud|read it out|read it out loud|read them aloud|read loud|voice over|do a voiceover|do a voice-over|speak|朗读|读出来|念出来|读一下|念一下|朗读出来|朗读一下|读出|念出|配音|配个音|旁白念|旁白读|读|念",
    ("gender", "female"): "female|woman|woman's|women's|a woman|lady|a lady|female's|girl's|feminine|a female|by a woman|女声|女性|女生|女的|女人|女音|女播音",
    ("gender", "male"): "male|man's|men's|a man|guy|a guy|male's|masculine|a male|by a man|gentleman|男声|男性|男生|男的|男人|男音|男播音",
    ("do", "mute"): "make it silent|silent|mute out|no sound|no audio|without sound|without audio|sound off|audio off|turn off the sound|turn the sound off|turn off the audio|turn the audio off|kill the sound|kill the audio|cut the sound|drop the sound|静音掉|消声|去声|关掉声音|把声音关掉|声音关掉|去掉声音|不要声音|关声音|没有声音",
    ("do", "unmute"): "turn the sound on|turn the audio back on|give it back its sound|with sound again|bring the sound back|声音打开|把声音打开|声音恢复|开声音",
    ("noun", "music"): "another song|another tune|another track|another piece|a different song|a different track|a different tune|a different piece|a different piece of music|different music|other music|some other music|some other song|new music|a new song|a new track|换首歌|换一首歌|换首曲子|换个音乐|换个曲子|换一段音乐|换段音乐|别的音乐|别的歌|其他音乐|换别的音乐|换个配乐|audio track|music bed|background tune|jingle|instrumental|backing track|backing music|musical score|songs|tracks|乐曲|背景音|伴奏|歌曲|这首歌|这段音乐|BGM音乐|背景歌",
    ("noun", "speech"): "someone to say|someone say|someone saying|somebody to say|somebody say|somebody saying|someone to read|someone read|someone reading|a person saying|a person say|someone who says|someone speaking|voiceover|voice over|voice track|narration track|narrator|narrator's voice|spoken text|spoken part|dialog|dialogue|talking|speaking|commentary|read-out|his voice|her voice|their voices|voices|narrations|配音|解说|朗读|旁白声音|旁白的声音|配音声音|配音的声音|人声音量|说话的声音|解说词|人的声音|说话声|讲话声",
    ("noun", "sound"): "sound from the clips|audio from the clips|clips' audio|clip's audio|sound of the videos|sound of the video clips|audio of the video clips|video's sound|on-camera sound|on-camera audio|live sound|ambient sound|ambient audio|recorded sound|source audio|source sound|original sounds|background noise of the clips|现场声|同期声|原视频声音|原来的声音|视频原音|片段的声音|素材声音|视频里的声音|视频的声音|录音",
    ("noun", "volume"): "volumes|sound volume|audio level|sound level|loudness level|音响|声量|响度",
    ("abrupt", True): "too abrupt|abrupt|abruptly|too abruptly|so abruptly|sudden|too sudden|so sudden|very sudden|suddenly|too suddenly|so suddenly|just cuts off|cuts off|cut off|cuts out|just stops|a hard stop|jarring|too jarring|out of nowhere|is harsh|too harsh|stops dead|ends too fast|ends too quickly|ends too soon|太突然|太突然了|太生硬了|太突兀了|太仓促了|很突然|有点突然|突然|戛然而止|太生硬|有点生硬|生硬|突兀|太突兀|有点突兀|一下子就没了|断得太突然|断掉了|太仓促|仓促",
    ("prep", "on"): "underneath|beneath|below|on top of|alongside|over the top of|throughout all of",
    ("fade", "out"): "fade away|fades away|fading away|die down|dies down|die away|dies away|trail off|trails off|taper off|tapers off|tail off|ease out|eases out|wind down|winds down|soft ending|softer ending|smooth ending|smoother ending|gentle ending|smooth out the end|smooth out the ending|smooth the end|smooth the ending|softly end|end softly|ends softly|end gently|ends gently|慢慢消失|渐渐消失|慢慢变小|渐渐变小|逐渐变小|慢慢减弱|逐渐减弱|收得自然一点|渐渐淡出|逐渐淡出|慢慢淡出",
    ("fade", "in"): "ease in|eases in|swell|swell up|come in softly|comes in softly|come in gently|comes in gently|start softly|starts softly|start gently|starts gently|soft start|smooth start|gentle start|come in slowly|comes in slowly|慢慢进来|渐渐响起|慢慢响起|慢慢变大|渐渐变大|逐渐变大|渐渐淡入|逐渐淡入|慢慢淡入",
    ("halts", True): "stops|ends|finishes|is over|停得|断得|结束得|停了|断了|没了|停|断|放完|播完|放完为止|播完为止|结束为止|为止",
    ("starts", True): "starts|begins|start to play|starts to play|begin to play|begins to play|kick in|kicks in|come in|comes in|set in|sets in|start playing|starts playing|drop in|drops in|bring it in|fade up|进来|才进来|再进来|才响起|再响起|才开始|再开始|才放|再放音乐",
    ("more", ("volume", -1)): "turn it down a bit|softer volume|low volume|a low volume|lower volume|low level|a low level|at low volume|at a low volume|low|faint|faintly|discreet|discreetly|unobtrusive|unobtrusively|in the background quietly|barely audible|too prominent|overpowering|too overpowering|drowns out|drowning out|drown out|drowns everything out|louder than the voice|covers|covering|more quietly|quieter down|hushed|轻声|低声|音量低一点|音量低|低音量|音量低点|音量轻一点|盖过|盖住|太抢|抢戏|喧宾夺主|吵|不要太大声|别太大声|别太响|不要太响|声音低一点|声音低点|音量再小一点|声音轻一点|调小声|调小声一点|关小|关小一点|开小一点",
    ("more", ("volume", 1)): "more audible|can't hear|cannot hear|can barely hear|can hardly hear|hard to hear|barely hear|hardly hear|inaudible|too faint|turned up|pump up|amp up|大点声|大声些|再响一点|开大一点|开大点|太小声了|听不太清|听不清楚|音量再大一点|声音高一点|调大声一点",
    ("another", True): "another song|another tune|another track|another piece|a different song|a different track|a different tune|a different piece|a different piece of music|different music|other music|some other music|some other song|new music|a new song|a new track|something different|换首歌|换一首歌|换首曲子|换个音乐|换个曲子|换一段音乐|换段音乐|另一首|别的音乐|别的歌|另外一首|其他音乐|换别的音乐|换个配乐|换别的",
    ("more", ("calm", 1)): "less energetic|less upbeat|less hectic|less busy|more calm|more soothing|more relaxing|more laid back|more mellow|more gentle|more soft|more quiet|less intense|less aggressive|less dramatic|安静一点|安静些|安静点|柔和一点|柔和些|温柔一点|轻松一点|放松一点|缓和一点",
    ("more", ("energy", 1)): "more energy|peppier|bouncier|more lively sounding|more dynamic|cheerier|jollier|more cheerful|more happy|more fun|more joyful|brisker|more brisk|perkier|more driving|more punch|more pep|less sleepy|less boring|less sad|less gloomy|less dull|有活力一点|有劲一点|带感一点|快乐一点|开心一点|热闹一点|轻快一点|明快一点|激昂一点|有节奏感一点",
}
"""What each word or phrase may mean, in the form of `english.WORDS`."""

MOODS: dict[str, str] = {
    "upbeat": "cheerier|funkier|zippier|sunnier|poppier|rockier|livelier sounding|jauntier|zesty|zingy|cheery|jolly|merry|peppy|bouncy|perky|feel-good|feel good|uptempo|up-tempo|danceable|groovy|funky|summery|tropical|festive|celebratory|birthday|playful|bubbly|exciting|energising|energizing|workout|sporty|hype|party-like|carefree|cute|funny|quirky|kids'|children's|children|kids|ukulele|sunny|bright and happy|vibrant|spirited|jaunty|喜庆|欢乐|开心|节奏感强|有节奏感|带感|可爱|俏皮|搞笑|阳光|热情|激情|活跃|童趣|儿歌|生日|节日|劲爆|热血沸腾",
    "cinematic": "more epic|grander|more dramatic|dramatic|stirring strings|orchestral-sounding|tense|suspenseful|suspense|thrilling|thriller|intense|powerful|triumphant|victorious|majestic|grand|adventurous|adventure|action|dark|mysterious|mystery|ominous|menacing|movie-like|moving|emotional|touching|stirring|strings|symphonic|big|bombastic|epic-sounding|heavy|hard|紧张|悬疑|惊悚|激昂|热血|恢弘|恢宏|磅礴|雄壮|壮丽|神秘|紧迫|感人|催泪|煽情|交响|大片感|大片",
    "ambient": "dreamier|sleepier|dreamy-sounding|gentler sounding|soothing|serene|tranquil|zen|spa|lullaby|sleepy|floating|ethereal|magical|tender|sweet|melancholic|melancholy|wistful|nostalgic|sentimental|reflective|contemplative|sorrowful|mournful|yoga|healing|hushed|slow|delicate|warm|minimal|minimalist|unobtrusive|nature|空灵|治愈|疗愈|温柔|温馨|温暖|伤感|忧伤|忧郁|怀旧|抒情|静谧|禅意|冥想|缓慢|舒服|清新|淡雅|悠扬|唯美",
    "corporate": "businesslike|business-like|serious|neutral|modern|clean|uplifting|hopeful|optimistic|motivating|positive|success|successful|technological|futuristic|innovative|presentation|explainer|驱动|正式|科技感|科技|现代|积极|正能量|振奋|奋进|向上|严肃|稳重|鼓舞人心",
    "lo-fi": "jazzier|bluesier|loungier|bluesy|loungy|chilled-out|chilled|cosy|cozy|laidback|smooth|cool|lounge|coffee shop|coffeehouse|cafe|café|study|jazzy|lazy|easygoing|easy-going|easy listening|relaxed-sounding|soft jazz|r'n'b|soulful|soul|闲适|惬意|悠闲|随性|咖啡馆|咖啡厅|爵士风|下午茶|小清新|放松",
}
"""Words that say how music sounds, where it is music that is spoken of; elsewhere they are words like any other."""
# fmt: on

_FOLK = "they|he|she|we|i|you|people|someone|somebody|anyone|anybody|the speaker|the speakers|the narrator|the host|the guest|the presenter|the voice|the voice-over|the voiceover|the voice over|the narration|a person|there's|there is|my voice|the interviewee".split(
    "|"
)
_SPEAK = "talks|talk|talking|speaks|speak|speaking|is talking|are talking|am talking|is speaking|are speaking|am speaking|'s talking|'re talking|'m talking|'s speaking|'re speaking|'m speaking|narrates|narrating|is narrating|says something|say something|is on|comes on|starts|plays|is playing|comes in|kicks in|talking going on".split(
    "|"
)
WORDS["do", "duck"] = "|".join(
    [
        f"{when} {who}{'' if speak.startswith(chr(39)) else ' '}{speak}"
        for when in ("when", "while", "whenever", "as soon as", "every time", "as", "if", "during the time")
        for who in _FOLK
        for speak in _SPEAK
    ]
    + [
        f"{where} {what}"
        for where in ("under", "beneath", "behind", "below", "during", "underneath")
        for what in (
            "the voice|the voices|the voice-over|the voiceover|the voice over|the narration|the narrator|the speech|the speaking|the talking|the dialogue|"
            "the dialog|the interview|the spoken parts|the spoken text|his voice|her voice|my voice|speech|dialogue|talking|narration|the commentary|my narration"
        ).split("|")
    ]
    + "dip|dips|step back|steps back|give way|gives way|get out of the way|gets out of the way|make room for the voice|make way for the voice|sidechain|auto-duck|autoduck|auto duck".split(
        "|"
    )
)
for _who in (
    "有人",
    "人",
    "他",
    "她",
    "我",
    "他们",
    "主持人",
    "嘉宾",
    "旁白",
    "配音",
    "解说",
    "人声",
    "主播",
    "说话人",
):
    for _speak in (
        "说话",
        "讲话",
        "开口",
        "出声",
        "讲",
        "说",
        "出现",
        "响起",
        "响",
        "在说话",
        "在讲话",
        "说话的",
        "讲话的",
        "一说话",
        "一开口",
        "一出来",
        "播放",
        "在",
    ):
        for _when in ("的时候", "时", "时候", ""):
            if _when or _speak.startswith("一"):
                WORDS["do", "duck"] += f"|{_who}{_speak}{_when}"
WORDS["do", "duck"] += (
    "|让位|避让|自动避让|自动降低|自动闪避|不要盖过人声|不要盖住人声|别盖过人声|别盖住人声|不要盖过旁白|不要盖住旁白|别盖过旁白|别盖住旁白|别盖住说话|不要盖住说话|不盖过人声|不影响说话"
)
