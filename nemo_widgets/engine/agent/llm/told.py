"""What is told of a language model: why it was of no use, and what it said, in its own words."""

# ruff: noqa: E501 -- a sentence cut at a margin cannot be searched for

from __future__ import annotations

from typing import Literal

Why = Literal["away", "slow", "key", "no_key", "unknown", "which", "busy", "failed", "refused", "moved", "large", "prose", "unusable"]  # fmt: skip

_SENTENCES: dict[str, tuple[str, str]] = {
    "away": ("The language model at {host} could not be reached", "无法连接 {host} 的语言模型"),
    "slow": ("The language model at {host} had no plan within {more} s", "{host} 的语言模型未能在 {more} 秒内给出计划"),
    "key": ("The language model at {host} refused the key in NEMO_LLM_KEY", "{host} 的语言模型拒绝了 NEMO_LLM_KEY 中的密钥"),
    "no_key": ("The language model at {host} wants a key, and NEMO_LLM_KEY is not set", "{host} 的语言模型需要密钥，而 NEMO_LLM_KEY 没有设置"),
    "unknown": ("There is no such language model, or no such address, at {host} ({more})", "{host} 没有这个语言模型或地址（{more}）"),
    "which": ("NEMO_LLM_MODEL does not say which language model of {host} to ask", "NEMO_LLM_MODEL 没有指明使用 {host} 的哪个语言模型"),
    "busy": ("The language model at {host} is busy, or its quota is used up (HTTP 429)", "{host} 的语言模型繁忙或额度已用完（HTTP 429）"),
    "failed": ("The language model at {host} failed ({more})", "{host} 的语言模型出错（{more}）"),
    "refused": ("The language model at {host} refused the request ({more})", "{host} 的语言模型拒绝了请求（{more}）"),
    "moved": ("The server at {host} points to another address, where nothing was sent", "{host} 的服务器指向另一个地址，没有向其发送任何内容"),
    "large": ("The language model at {host} answered without an end", "{host} 的语言模型的回答过长"),
    "prose": ("The answer of the language model could not be used: it called no tool", "语言模型的回答无法使用：没有调用任何工具"),
    "unusable": ("The answer of the language model could not be used: its calls cannot be carried out", "语言模型的回答无法使用：其中的操作无法执行"),
    "rules": ("{value}, so rules read your message.", "{value}，因此按规则理解您的消息。"),
    "says": ("The language model says: “{value}”", "语言模型说：“{value}”"),
    "undone": ("Not done, in the language model's words: “{value}”.", "语言模型说明未完成的部分：“{value}”。"),
    "outline": ("The language model wrote this outline: {value}", "语言模型写了这个提纲：{value}"),
    "undo_alone": ("Undo and redo go in a message of their own, so I left them out.", "撤销和重做请单独发送，这次没有执行。"),
}  # fmt: skip


def told(key: str, language: str, value: str = "") -> str:
    """Return a sentence."""
    return _SENTENCES[key][language == "zh"].replace("{value}", value)


def why_rules(why: Why, language: str, host: str, more: str) -> str:
    """Return in one line why rules read the message."""
    reason = _SENTENCES[why][language == "zh"].replace("{host}", host).replace("{more}", more)
    return told("rules", language, reason)
