"""Whether a message speaks of files that were uploaded."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re

_I = re.IGNORECASE

UPLOADS = re.compile(
    r"\b(?:(?:from|of|with|using|out of|these|those|my|our|the uploaded|uploaded|attached)\s+)+(?:(?:\w+|and)\s+){0,4}?(?:photos?|images?|pictures?|pics?|clips?|videos?|footage|files?|uploads?|recordings?|media|them|these|those)\b"
    r"|\b(?:from|of|with|using|out of)\s+(?:these|those|them|this)\b(?!\s+(?:script|text|story|description|prompt))|\b(?:photos|images|pictures|pics|clips) i (?:uploaded|sent|added)\b"
    r"|\b(?:the|these|those) (?:uploads?|uploaded files?)\b|\b(?:one|two|three|four|five|\d+) product photos\b"
    r"|(?:用|把|将|以)?(?:这些|我的|上传的|这(?:[一二两三四五六七八九十\d]+|几)[张个段]|我上传的|以上)(?:\w{0,4})?(?:照片|图片|图|素材|视频|片段|文件)",
    _I,
)
CUT_INTO = re.compile(
    r"^\s*(?:please\s+)?(?:cut|turn|edit|trim|make|convert|transform|combine|merge|join|stitch|put)\s+"
    r"(?:(?:it|this|that)\s+(?:up\s+|down\s+)?(?:in)?to\b|(?:these|those|them|(?:my|the|these|those|this)\s+(?:\w+\s+){0,3}?(?:photos?|images?|pictures?|clips?|videos?|footage|files?|recordings?))\s+(?:(?:together|up|down)(?:\s+(?:in)?to)?|(?:in)?to)\b)",
    _I,
)
