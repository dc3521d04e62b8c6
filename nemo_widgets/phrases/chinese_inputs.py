"""The sentences about what a user passes in, English to Chinese: documents, pictures, slideshows.

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
    # Pictures, one in each row of a table.
    "the picture is missing": "没有图片",
    "a {} is no picture": "{} 不是图片",
    "the file {} does not exist": "文件 {} 不存在",
    "The address of item {} is not one.": "第 {} 项的网址无效。",
    "Check it; it reads like https://host/file.": "请检查网址，格式如 https://host/file。",
    "the address of the picture is not one": "图片的网址无效",
    "the file {} cannot be read: {}": "无法读取文件 {}：{}",
    "the picture at {} cannot be fetched": "无法取得 {} 上的图片",
    "the picture at {} has no end": "{} 上的图片没有尽头",
    "the picture cannot be decoded": "图片无法解码",
    "the picture has {}×{} pixels, more than a video needs": "图片有 {}×{} 像素，超出视频所需",
    "{} answered {} for the picture": "{} 对图片请求的回应是 {}",
    # A slideshow from a table.
    "Row {}, column {}: {}. It became a text slide.": "第 {} 行，{} 列：{}。该行已改为文字页。",
    "Row {}, column {}: {}.": "第 {} 行，{} 列：{}。",
    "Row {}, column {}": "第 {} 行，{} 列",
    "Row {}: {}={} fails: {}.": "第 {} 行：{}={} 出错：{}。",
    "Fill it in, or pass strict=False to show a text slide instead.": (
        "请补上，或传入 strict=False 改用文字页。"
    ),
    "The slides would be empty.": "这些幻灯片会是空的。",
    'Pass image="column", title="column" or caption="column".': (
        '请传入 image="列名"、title="列名" 或 caption="列名"。'
    ),
    "{}={} is no column of the table.": "{}={} 不是表格中的列。",
    "Its columns are {}.": "表格的列为 {}。",
    "A slideshow needs a DataFrame, not a {}.": "幻灯片需要 DataFrame，而不是 {}。",
    "Pass a pandas DataFrame, one row a slide.": "请传入 pandas DataFrame，每行一页。",
    "Two columns have the same name.": "有两列重名。",
    "Rename one of them.": "请重命名其中一列。",
    "The table is empty.": "表格是空的。",
    "Pass a table with at least one row.": "请传入至少有一行的表格。",
    "{}: {} is no length.": "{}：{} 不是时长。",
    "Use seconds, such as 4.0.": "请使用秒数，例如 4.0。",
    "{}={} is no format string: {}.": "{}={} 不是格式字符串：{}。",
    'Write it like title="{name}", with a column\'s name in braces.': (
        '请写成 title="{列名}" 的形式，花括号中为列名。'
    ),
    "Check that cell, or the format after the colon.": "请检查该单元格，或冒号后的格式。",
    "{} is no shape.": "{} 不是画面比例。",
    "Use {} or (width, height) in pixels.": "请使用 {}，或以像素表示的 (宽, 高)。",
    "Use {} or pixels such as 1080x1920.": "请使用 {}，或像素值，例如 1080x1920。",
    "This slide cannot be read: {}": "无法识别这一页：{}",
    'Write it as: 1. picture "photo.jpg" | 4 s | title "Anna" | caption "text"': (
        '请写成：1. picture "photo.jpg" | 4 s | title "Anna" | caption "text"'
    ),
    "A slideshow needs at least one slide.": "幻灯片至少需要一页。",
    "Pass a table with a row.": "请传入至少有一行的表格。",
    "The slideshow has no slides.": "幻灯片中没有页面。",
    'Add lines such as: 1. text | 4 s | title "Hello"': '请添加这样的行：1. text | 4 s | title "Hello"',
    "A slide of {} s has no length.": "{} 秒的页面没有时长。",
    "Give it some seconds.": "请给它几秒时间。",
    # Videos that were made.
    "{} holds no video that can be decoded.": "{} 中没有可解码的视频。",
    "{} holds sound alone.": "{} 中只有声音。",
    "Pass at=1.5.": "例如传入 at=1.5。",
    "Opening the notebook": "打开笔记本",
}
