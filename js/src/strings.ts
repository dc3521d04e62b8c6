// Every word of the interface, in English and Chinese.

import type { QUALITIES } from "./formats";
import type { Status } from "./traits";

export interface Strings {
  status: Record<Status, string>;
  onThisMachine: string;
  skill: string;
  credits: (available: string) => string;
  creditsTitle: (available: string, frozen: string, total: string) => string;
  intro: string;
  introMore: string;
  trySaying: string;
  conversation: string;
  promptLabel: string;
  placeholder: string;
  send: string;
  stop: string;
  attach: string;
  drop: string;
  latest: string;
  busy: string;
  dismiss: string;
  retry: string;
  remove: (name: string) => string;
  cancelUpload: (name: string) => string;
  sending: string;
  adding: string;
  added: string;
  notAccepted: (name: string) => string;
  acceptedFormats: (list: string) => string;
  emptyFile: (name: string) => string;
  tooLarge: (name: string, size: string, limit: string) => string;
  compress: string;
  you: string;
  /** What the engine's tools do; other services' are shown by their own names. */
  steps: Record<string, string>;
  stepDone: string;
  stepRunning: string;
  timeline: string;
  undo: string;
  redo: string;
  noTimeline: string;
  version: (number: number) => string;
  more: (count: number) => string;
  columns: { track: string; name: string; start: string; end: string; length: string; about: string };
  kinds: Record<string, string>;
  seek: (name: string, at: string) => string;
  emptyTitle: string;
  emptyMore: string;
  readyTitle: string;
  readyMore: string;
  loadingVideo: string;
  player: string;
  outdated: string;
  exportAs: (format: string) => string;
  format: string;
  quality: string;
  qualities: Record<(typeof QUALITIES)[number], string>;
  exportAgain: string;
  exporting: string;
  exportHint: string;
  cancel: string;
  download: string;
  copyPath: string;
  copied: string;
  procedural: string;
}

const en: Strings = {
  status: {
    connecting: "Connecting",
    ready: "Ready",
    working: "Working",
    uploading: "Uploading",
    exporting: "Exporting",
    closed: "Closed",
    failed: "Not connected",
  },
  onThisMachine: "on this machine",
  skill: "Skill",
  credits: (available) => `${available} credits`,
  creditsTitle: (available, frozen, total) =>
    `${available} available, ${frozen} reserved by running work, ${total} in total`,
  intro: "What shall we make?",
  introMore: "Describe a video in a sentence, or drop in photos and clips.",
  trySaying: "Try saying",
  conversation: "Conversation",
  promptLabel: "Describe a video or an edit",
  placeholder: "Describe a video, or the next edit…",
  send: "Send",
  stop: "Stop",
  attach: "Add photos, clips or music",
  drop: "Drop photos, clips or music here",
  latest: "Latest",
  busy: "The kernel is busy running a cell. This goes on when the cell is done.",
  dismiss: "Dismiss",
  retry: "Try again",
  remove: (name) => `Remove ${name} from this list`,
  cancelUpload: (name) => `Cancel the upload of ${name}`,
  sending: "Sending",
  adding: "Adding to the session",
  added: "Added",
  notAccepted: (name) => `“${name}” is not of a type that is accepted.`,
  acceptedFormats: (list) => `Accepted formats: ${list}.`,
  emptyFile: (name) => `“${name}” is empty.`,
  tooLarge: (name, size, limit) => `“${name}” is ${size}; the limit is ${limit}.`,
  compress: "Compress or trim it first.",
  you: "You",
  steps: {
    ask_model: "Ask the language model",
    start_video: "Start a new timeline",
    add_scene: "Add a scene",
    add_card: "Add a card of words",
    add_product_shot: "Add a product shot",
    set_ground: "Set the background of cards",
    time_music: "Set when music plays",
    set_slot: "Set the text of a card",
    replace_scene: "Replace a scene",
    delete_scene: "Remove a scene",
    move_scene: "Move a scene",
    swap_scenes: "Swap two scenes",
    order_scenes: "Order the scenes",
    duplicate_scene: "Copy a scene",
    split_scene: "Split a scene",
    trim_scene: "Trim a scene",
    use_stretch: "Choose a part of the clip",
    cut_range: "Cut a part out",
    keep_range: "Keep one part",
    set_scene_length: "Set scenes' length",
    set_fit: "Fit pictures to the frame",
    set_motion: "Move the camera",
    set_transition: "Set the transition",
    add_filter: "Add a filter",
    apply_lut: "Grade by a colour table",
    remove_filters: "Remove filters",
    match_scene: "Match the look",
    set_speed: "Set the speed",
    reverse: "Play backwards",
    freeze: "Hold a frame",
    add_text: "Add a text",
    change_text: "Change a text",
    remove_text: "Remove a text",
    delete_text: "Remove a text",
    style_text: "Style a text",
    animate_text: "Animate a text",
    time_text: "Time a text",
    set_music: "Add music",
    fit_music: "Fit the music to the video",
    use_music: "Add your music",
    set_volume: "Set the volume",
    fade_music: "Fade the music",
    start_music_at: "Start the music later in its file",
    duck_music: "Lower the music under speech",
    set_clip_volume: "Set the clips' sound",
    remove_music: "Remove the music",
    add_voice: "Record the voice-over",
    remove_voice: "Remove the voice-over",
    set_voice_volume: "Set the voice's volume",
    start_voice_at: "Set when the voice begins",
    set_length: "Set the length",
    set_size: "Set the shape",
    add_overlay: "Lay a picture over the video",
    place_overlay: "Place the overlay",
    time_overlay: "Time the overlay",
    remove_overlays: "Remove the overlay",
    undo: "Undo",
    redo: "Redo",
  },
  stepDone: "done",
  stepRunning: "running",
  timeline: "Timeline",
  undo: "Undo",
  redo: "Redo",
  noTimeline: "Scenes, music and titles will line up here.",
  version: (number) => `Version ${number}`,
  more: (count) => `and ${count} more`,
  columns: { track: "Track", name: "Name", start: "Start", end: "End", length: "Length", about: "Volume / Text" },
  kinds: {
    video: "Video",
    audio: "Sound",
    text: "Text",
    other: "Other",
    bgm: "Music",
    voice: "Voice",
    sfx: "Effect",
    title: "Title",
    caption: "Caption",
    "lower-third": "Lower third",
  },
  seek: (name, at) => `Go to ${name} at ${at}`,
  emptyTitle: "Your video will play here",
  emptyMore: "Everything is planned, drawn and rendered on this machine.",
  readyTitle: "Ready to export",
  readyMore: "Export to watch it, or go on editing first.",
  loadingVideo: "Loading the video",
  player: "Player",
  outdated: "Edited since this export",
  exportAs: (format) => `Export ${format}`,
  format: "Format",
  quality: "Quality",
  qualities: { high: "High", medium: "Medium", low: "Low", preview: "Preview" },
  exportAgain: "Export again",
  exporting: "Exporting",
  exportHint: "Describe a video first",
  cancel: "Cancel",
  download: "Download",
  copyPath: "Copy path",
  copied: "Copied",
  procedural: "procedural",
};

const zh: Strings = {
  status: {
    connecting: "正在连接",
    ready: "就绪",
    working: "处理中",
    uploading: "上传中",
    exporting: "导出中",
    closed: "已关闭",
    failed: "未连接",
  },
  onThisMachine: "本机运行",
  skill: "技能",
  credits: (available) => `${available} 积分`,
  creditsTitle: (available, frozen, total) => `可用 ${available}，冻结 ${frozen}，共 ${total}`,
  intro: "想做一个什么视频？",
  introMore: "用一句话描述，或拖入照片和视频片段。",
  trySaying: "试着说",
  conversation: "对话",
  promptLabel: "描述视频或修改",
  placeholder: "描述一个视频，或下一步修改……",
  send: "发送",
  stop: "停止",
  attach: "添加照片、视频或音乐",
  drop: "将照片、视频或音乐拖到这里",
  latest: "最新",
  busy: "内核正在运行单元格，结束后会继续。",
  dismiss: "关闭",
  retry: "重试",
  remove: (name) => `从列表中移除 ${name}`,
  cancelUpload: (name) => `取消上传 ${name}`,
  sending: "发送中",
  adding: "正在加入会话",
  added: "已添加",
  notAccepted: (name) => `不支持“${name}”的文件类型。`,
  acceptedFormats: (list) => `支持的格式：${list}。`,
  emptyFile: (name) => `“${name}”是空文件。`,
  tooLarge: (name, size, limit) => `“${name}”大小为 ${size}，上限为 ${limit}。`,
  compress: "请先压缩或裁剪。",
  you: "你",
  steps: {
    ask_model: "询问语言模型",
    start_video: "新建时间线",
    add_scene: "添加画面",
    add_card: "添加文字卡片",
    add_product_shot: "添加产品画面",
    set_ground: "设置卡片背景",
    time_music: "设置音乐时间",
    set_slot: "设置卡片文字",
    replace_scene: "替换画面",
    delete_scene: "删除画面",
    move_scene: "移动画面",
    swap_scenes: "交换两个画面",
    order_scenes: "排列画面",
    duplicate_scene: "复制画面",
    split_scene: "分割画面",
    trim_scene: "修剪画面",
    use_stretch: "选取片段的一段",
    cut_range: "剪掉一段",
    keep_range: "只保留一段",
    set_scene_length: "设置画面时长",
    set_fit: "设置构图",
    set_motion: "设置镜头运动",
    set_transition: "设置转场",
    add_filter: "添加滤镜",
    apply_lut: "按调色文件调色",
    remove_filters: "移除滤镜",
    match_scene: "统一外观",
    set_speed: "设置速度",
    reverse: "倒放",
    freeze: "定格",
    add_text: "添加文字",
    change_text: "修改文字",
    remove_text: "移除文字",
    delete_text: "移除文字",
    style_text: "设置文字样式",
    animate_text: "设置文字动画",
    time_text: "设置文字时间",
    set_music: "添加音乐",
    fit_music: "让音乐与视频等长",
    use_music: "添加你的音乐",
    set_volume: "调整音量",
    fade_music: "淡入淡出音乐",
    start_music_at: "设置音乐起点",
    duck_music: "人声时压低音乐",
    set_clip_volume: "设置片段原声",
    remove_music: "移除音乐",
    add_voice: "生成配音",
    remove_voice: "移除配音",
    set_voice_volume: "调整配音音量",
    start_voice_at: "设置配音开始时间",
    set_length: "设置时长",
    set_size: "设置画幅",
    add_overlay: "叠加画面",
    place_overlay: "放置叠加画面",
    time_overlay: "设置叠加时间",
    remove_overlays: "移除叠加画面",
    undo: "撤销",
    redo: "重做",
  },
  stepDone: "完成",
  stepRunning: "进行中",
  timeline: "时间线",
  undo: "撤销",
  redo: "重做",
  noTimeline: "画面、音乐和标题会排列在这里。",
  version: (number) => `版本 ${number}`,
  more: (count) => `另有 ${count} 项`,
  columns: { track: "轨道", name: "名称", start: "开始", end: "结束", length: "时长", about: "音量 / 文字" },
  kinds: {
    video: "视频",
    audio: "声音",
    text: "文字",
    other: "其他",
    bgm: "音乐",
    voice: "旁白",
    sfx: "音效",
    title: "标题",
    caption: "字幕",
    "lower-third": "下方字幕",
  },
  seek: (name, at) => `跳到 ${at} 的 ${name}`,
  emptyTitle: "视频将在这里播放",
  emptyMore: "规划、绘制与渲染都在本机完成。",
  readyTitle: "可以导出了",
  readyMore: "导出后即可观看，也可以继续修改。",
  loadingVideo: "正在载入视频",
  player: "播放器",
  outdated: "导出后又有修改",
  exportAs: (format) => `导出 ${format}`,
  format: "格式",
  quality: "质量",
  qualities: { high: "高", medium: "中", low: "低", preview: "预览" },
  exportAgain: "重新导出",
  exporting: "导出中",
  exportHint: "请先描述一个视频",
  cancel: "取消",
  download: "下载",
  copyPath: "复制路径",
  copied: "已复制",
  procedural: "程序生成",
};

/** The words for a language tag; what is not Chinese is English. */
export function stringsFor(language: string): Strings {
  return language.toLowerCase().startsWith("zh") ? zh : en;
}
