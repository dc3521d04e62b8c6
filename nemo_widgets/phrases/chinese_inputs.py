"""The sentences about what a user passes in, English to Chinese: documents, pictures and tables.

As in `chinese`, `{}` stands for a value.
"""

from __future__ import annotations

INPUTS: dict[str, str] = {
    # Documents.
    "{} takes longer than {} s to read.": "读取 {} 超过了 {} 秒。",
    "Save its text as a .txt file, or allow more time: Timeouts(document=…).": (
        "请将其文字另存为 .txt 文件，或用 Timeouts(document=…) 放宽时限。"
    ),
    "{} could not be fetched in {} s.": "未能在 {1} 秒内取得 {0}。",
    "{} could not be fetched from {}.": "无法从 {1} 取得 {0}。",
    "{} answered {} for {}.": "{0} 对 {2} 的回应是 {1}。",
    "{} answered with a web page, and not with {}.": "{} 返回的是网页，而不是 {}。",
    "Pass the address of the file itself, or download it first.": "请传入文件本身的网址，或先下载该文件。",
    "{} is larger than {} MB.": "{} 超过 {} MB。",
    "Item {} cannot be read: {}.": "无法读取第 {} 项：{}。",
    "Item {} cannot be read: it gives no bytes.": "无法读取第 {} 项：其中没有字节内容。",
    "Item {} has more than {} MB.": "第 {} 项超过 {} MB。",
    "Pass an open file, or a path.": "请传入打开的文件，或文件路径。",
}
