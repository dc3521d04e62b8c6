// The messages between browser and kernel.
// Keep in sync with nemo_widgets/bridge/protocol.py; tests/unit/test_protocol.py compares the two.

export const VERSION = 1;

export const REQUESTS = [
  "ask",
  "cancel",
  "undo",
  "redo",
  "export",
  "credits",
  "skill",
  "connect",
  "upload-begin",
  "upload-chunk",
  "upload-end",
  "upload-cancel",
  "video-read",
] as const;

export const ANSWERS = ["ack", "done", "error", "video-chunk"] as const;

export const CHUNK_BYTES = 4 * 1024 * 1024;
export const WINDOW = 4;

export type RequestKind = (typeof REQUESTS)[number];
export type AnswerKind = (typeof ANSWERS)[number];

/** What a kernel's answer may hold; which of it is there depends on the kind. */
export interface AnswerContent {
  v: number;
  kind: AnswerKind;
  req: number;
  result?: Record<string, unknown>;
  message?: string;
  next?: string;
  code?: number | null;
  offset?: number;
  total?: number;
}

export function isAnswer(value: unknown): value is AnswerContent {
  if (typeof value !== "object" || value === null) return false;
  const { v, kind, req } = value as Partial<AnswerContent>;
  return v === VERSION && typeof req === "number" && ANSWERS.includes(kind as AnswerKind);
}
