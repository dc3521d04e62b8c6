"""The sentences of makers of pictures and of their servers, English to Chinese; `{}` stands for a value."""

from __future__ import annotations

MAKERS: dict[str, str] = {
    # Choosing one.
    "There is no maker of {} called {}.": "没有名为 {1} 的 {0} 生成器。",
    "Set {} to one of: {}.": "请将 {} 设为其中之一：{}。",
    "{} cannot make {} yet: {}": "{} 还不能生成 {}：{}",
    # What a server did.
    "{}_URL is not an http or https address.": "{}_URL 不是 http 或 https 地址。",
    "Set it to one, or unset it.": "请设为这样的地址，或取消设置。",
    "{} took too long.": "{} 用时过长。",
    "Try again.": "请重试。",
    "{} answered with something else than JSON.": "{} 返回的不是 JSON。",
    "Check {}_URL.": "请检查 {}_URL。",
    "{} cannot be reached at {}.": "在 {1} 无法连接 {0}。",
    "Start it, or check {}_URL.": "请启动它，或检查 {}_URL。",
    "The connection to {} broke.": "与 {} 的连接中断了。",
    "The answer of {} has no end.": "{} 的回复没有结尾。",
    "{} does not accept the key (HTTP {}).": "{} 不接受该密钥（HTTP {}）。",
    "Set {}_KEY to a key that it accepts.": "请将 {}_KEY 设为有效的密钥。",
    "{} has been asked too often (HTTP 429).": "对 {} 的请求过于频繁（HTTP 429）。",
    "{} failed (HTTP {}).": "{} 出错（HTTP {}）。",
    "{} failed (HTTP {}): {}": "{} 出错（HTTP {}）：{}",
    "{} has nothing at this address (HTTP {}).": "{} 在该地址没有内容（HTTP {}）。",
    "{} refused (HTTP {}).": "{} 拒绝了请求（HTTP {}）。",
    "{} refused (HTTP {}): {}": "{} 拒绝了请求（HTTP {}）：{}",
    "Say it in other words.": "请换一种说法。",
    # The picture that came.
    "{} answered without a picture.": "{} 的回复中没有图片。",
    "The picture of {} is not readable base64.": "{} 的图片不是可读取的 base64。",
    "The picture of {} cannot be fetched.": "无法取得 {} 的图片。",
    "The picture of {} cannot be fetched (HTTP {}).": "无法取得 {} 的图片（HTTP {}）。",
    "The picture of {} cannot be fetched: it is passed on too often.": "无法取得 {} 的图片：转发次数过多。",
    "The picture of {} took too long.": "{} 的图片用时过长。",
    "The picture of {} has no end.": "{} 的图片没有结尾。",
    "The picture of {} has only {} × {} pixels.": "{} 的图片只有 {} × {} 像素。",
    "The answer of {} points at no http or https address.": "{} 的回复没有指向 http 或 https 地址。",
    "The answer of {} points into this machine's own network, so it was not fetched.": (
        "{} 的回复指向本机所在的内部网络，因此没有取用。"
    ),
    "The picture of {}": "{} 的图片",
    "{} made no picture.": "{} 没有生成图片。",
    "{} made an array that is no picture of height × width × 3.": "{} 生成的数组不是 高 × 宽 × 3 的图片。",
    "{} made no music.": "{} 没有生成音乐。",
    "The music took too long.": "音乐用时过长。",
    "{} failed: {}.": "{} 出错：{}。",
    "The picture is not wanted any more.": "已不再需要该图片。",
    # ComfyUI and diffusers.
    "{} did not queue the workflow.": "{} 没有将工作流加入队列。",
    "comfyui could not run the workflow.": "comfyui 无法运行该工作流。",
    "comfyui could not run the workflow: {}": "comfyui 无法运行该工作流：{}",
    "Run it in ComfyUI to see why.": "请在 ComfyUI 中运行以查看原因。",
    "The workflow of comfyui ended without a picture.": "comfyui 的工作流结束时没有图片。",
    "The workflow {} cannot be read.": "无法读取工作流 {}。",
    "{} is not a workflow in API format with a place for the prompt.": (
        "{} 不是带有提示词位置的 API 格式工作流。"
    ),
    "Export the workflow with ComfyUI's “Export (API)”, and write %prompt% where the prompt goes.": (
        "请用 ComfyUI 的“Export (API)”导出工作流，并在提示词的位置写上 %prompt%。"
    ),
    "ComfyUI has no checkpoint installed.": "ComfyUI 没有安装模型。",
    "Install one, or set NEMO_COMFY_WORKFLOW to a workflow of your own.": (
        "请安装一个，或将 NEMO_COMFY_WORKFLOW 设为自己的工作流。"
    ),
    "The model {} is not on this machine, or cannot be read.": "模型 {} 不在本机上，或无法读取。",
    "Set NEMO_DIFFUSERS_MODEL to its folder, or NEMO_DIFFUSERS_DOWNLOAD=1 to download it.": (
        "请将 NEMO_DIFFUSERS_MODEL 设为其文件夹，或设 NEMO_DIFFUSERS_DOWNLOAD=1 以下载。"
    ),
    "The maker of pictures “diffusers”": "图片生成器“diffusers”",
    # What a card or a scene cannot take.
    "A card of the layout {} has no place for {}.": "版式 {} 的卡片没有放置 {} 的位置。",
    "Take close for price, action and link, and left, right or half for points.": (
        "价格、按钮和链接请用 close 版式，要点请用 left、right 或 half 版式。"
    ),
    "A headline, a statement and points would lie over each other on one card.": (
        "同一张卡片上的标题、主句和要点会互相重叠。"
    ),
    "A designed card frames its photo by itself.": "设计卡片会自行安排照片的构图。",
    "Ask for another shape of the video, or replace the scene.": "可以换一种画面比例，或替换这个画面。",
    "Give each a card of its own.": "请为它们各用一张卡片。",
    "{} is no photo.": "{} 不是照片。",
    "{} is no picture and no clip.": "{} 不是图片或视频片段。",
    "{} is no sound.": "{} 不是音频。",
    "{} is no colour table.": "{} 不是调色文件。",
    "Name another of the files.": "请指明另一个文件。",
}
