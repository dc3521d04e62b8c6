// What an export can become, as nemo_widgets/timeline/outputs.py has it.

export type Kind = "video" | "picture" | "sound";

export interface Format {
  name: string;
  label: string;
  kind: Kind;
  mime: string;
}

export const FORMATS: readonly Format[] = [
  { name: "mp4", label: "MP4", kind: "video", mime: "video/mp4" },
  { name: "mov", label: "MOV", kind: "video", mime: "video/quicktime" },
  { name: "webm", label: "WebM", kind: "video", mime: "video/webm" },
  { name: "gif", label: "GIF", kind: "picture", mime: "image/gif" },
  { name: "mp3", label: "MP3", kind: "sound", mime: "audio/mpeg" },
  { name: "wav", label: "WAV", kind: "sound", mime: "audio/wav" },
  { name: "png", label: "PNG", kind: "picture", mime: "image/png" },
  { name: "jpg", label: "JPG", kind: "picture", mime: "image/jpeg" },
];

export const QUALITIES = ["high", "medium", "low", "preview"] as const;

/** The format of a file by its name; one that is not known is taken for a video. */
export function formatOf(name: string): Format {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const wanted = extension === "jpeg" ? "jpg" : extension;
  return FORMATS.find((format) => format.name === wanted) ?? (FORMATS[0] as Format);
}
