"""How people speak of the files that they uploaded and that are not on the timeline, English and Chinese."""

from __future__ import annotations

from itertools import product

_NOUNS = ("photo", "picture", "pic", "image", "clip", "video", "file", "recording", "footage", "snapshot")
_SENT = ("uploaded", "sent", "sent you", "added", "attached", "gave you", "shared", "put up", "provided")
_SENT_ZH = ("上传", "刚上传", "刚刚上传", "刚传", "刚传上来", "传", "发", "刚发", "发给你", "新传", "新上传")
_NOUNS_ZH = ("照片", "图片", "图", "视频", "文件", "那张", "那张图", "那张照片", "那段", "那段视频", "素材")

_WHO = ("i", "i've", "i have", "that i", "that i've", "which i", "we", "we've")
_WHEN = ("", " just")
_MINE = ("my", "our", "my own", "my new", "our new", "the new", "the newest", "the latest", "the uploaded")
_OTHER = ("my newest", "my latest", "my last", "my uploaded", "the other uploaded", "uploaded", "the extra")

_PHRASES = (
    *(
        f"the {noun}{ending} {who}{when} {sent}"
        for noun, ending, who, when, sent in product((*_NOUNS, "one"), ("", "s"), _WHO, _WHEN, _SENT)
    ),
    *(
        f"{mine} {noun}{ending}"
        for mine, noun, ending in product((*_MINE, *_OTHER), _NOUNS, ("", "s"))
        # "our video", "my clip": what is on the timeline is spoken of so, too.
        if not (mine in {"our", "the new"} and noun in {"video", "clip"})
    ),
    *("the upload", "my upload", "the uploads", "my uploads", "the new upload", "the unused photo"),
    *("the unused photos", "the unused picture", "the unused pictures", "the unused file"),
)
_PHRASES_ZH = (
    *(f"{mine}最新的{noun}" for mine, noun in product(("我", ""), _NOUNS_ZH)),
    *(f"{who}{sent}的{noun}" for who, sent, noun in product(("我", "", "我们"), _SENT_ZH, _NOUNS_ZH)),
)

WORDS: dict[tuple[str, object], str] = {("file", "new"): "|".join((*_PHRASES, *_PHRASES_ZH))}
