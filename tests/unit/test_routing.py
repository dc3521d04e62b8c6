from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.conversation.routing import IntentKind, route

PHRASES: dict[IntentKind, tuple[str, ...]] = {
    "export": (
        "export",
        "Export!",
        "导出",
        "download",
        "send me the video",
        "导出视频",
        "please export it as mp4",
        "export 1080p MP4",
        "export the video",
        "Can you export the final video please?",
        "export to out.mp4",
        "download it",
        "I want to download the video",
        "save it as lake.mp4",
        "render the video",
        "ok, export it now",
        "give me the mp4",
        "could I have the video?",
        "请导出",
        "帮我导出视频",
        "把视频发给我",
        "下载视频",
        "导出为MP4",
        "请把视频导出",
        "export it in high quality",
        "Export it to my computer",
        "let's export",
        "导出成mp4格式",
        "looks good, export it",
        "download the file",
        "send the video to me",
    ),
    "credits": (
        "credits",
        "积分",
        "balance",
        "余额",
        "how many credits do I have left?",
        "check my balance",
        "what's my balance?",
        "查看积分",
        "我还有多少积分？",
        "余额多少",
        "show credits",
        "remaining credits",
        "还剩多少积分",
    ),
    "state": (
        "status",
        "状态",
        "show tracks",
        "show the tracks",
        "show me the timeline",
        "what's on the timeline?",
        "查看状态",
        "显示轨道",
        "当前状态",
        "what is the status?",
        "timeline",
    ),
    "upload": (
        "upload",
        "上传",
        "upload a file",
        "Upload my photos",
        "上传图片",
        "I want to upload a video",
        "upload clip.mp4",
        "upload https://example.org/a.mp4",
        "请上传文件",
    ),
    "message": (
        "",
        "add a title that says Download our app",
        "credits roll at the end",
        "make the status bar red",
        "export SRT",
        "add credits at the end",
        "title it 'Export'",
        "a video about uploading files",
        "generate a free AI image from my description and export it as a video slideshow",
        "a short film about the balance of nature",
        "upload speeds explained in a 30 second video",
        "save the whales, 20 seconds, square",
        "a download progress bar animation",
        "a video about credits",
        "标题改成“导出”",
        "做一个关于积分的视频",
        "添加字幕：余额不足",
        "render a sunset over a lake",
        "show tracks in the snow",
        "animal tracks",
        "make an export promo for our olive oil",
        "state of the union",
        "a train on tracks at dusk",
        "download our app",
        "balance rocks on a beach",
        "lower the music and export",
        "don't export it yet",
        "send me flowers",
        "give me a sunset",
        "get the video to 20 seconds",
        "状态栏变成红色",
        "add the caption 'show tracks'",
        "upload these photos and make a slideshow of them",
        "send the second clip to the end",
        "make it a short",
        "上传后自动剪辑成短片",
        "make the video vertical",
        "cut this into a 60-second short",
        "generate my video clips",
    ),
}


@pytest.mark.parametrize(
    ("kind", "phrase"), [(kind, phrase) for kind, phrases in PHRASES.items() for phrase in phrases]
)
def test_a_phrase_goes_where_it_is_meant_to(kind: IntentKind, phrase: str) -> None:
    assert route(phrase).kind == kind


def test_a_word_of_the_client_inside_a_long_message_is_the_agents() -> None:
    assert route("export " + "the video of the lake " * 30).kind == "message"


COMMAND_WORDS = st.sampled_from(["export", "the", "video", "hd", "now", "please", "导出", "视频", ",", "."])


@given(st.one_of(st.text(), st.lists(COMMAND_WORDS).map(" ".join)))
def test_every_text_has_a_route(text: str) -> None:
    assert route(text).kind in {"export", "credits", "state", "upload", "message"}
