// The widget's traits, as nemo_widgets/bridge/state.py writes them; one signal each.

import type { AnyModel } from "@anywidget/types";
import { type Signal, signal } from "@preact/signals";

export type Status =
  | "connecting"
  | "ready"
  | "working"
  | "uploading"
  | "exporting"
  | "closed"
  | "failed";

export interface LogEntry {
  id: string;
  kind: "user" | "agent" | "step" | "note" | "error";
  text: string;
  live: boolean;
  level: "info" | "warning";
  next: string;
}

export interface Row {
  id: string;
  track: number;
  kind: "video" | "audio" | "text" | "other";
  role: string;
  name: string;
  start: number;
  end: number;
  duration: number;
  source: string;
  volume: number | null;
  text: string;
  made: string;
}

export interface Timeline {
  rows: Row[];
  more: number;
  duration: number;
  width: number;
  height: number;
  version: number;
  summary: string;
}

export interface ProgressItem {
  id: string;
  kind: "upload" | "export";
  label: string;
  fraction: number | null;
  /** How far it is, in words. */
  detail?: string;
}

export interface VideoFile {
  name: string;
  path: string;
  duration: number;
  width: number;
  height: number;
  size: number;
  revision: number;
  version: number | null;
}

export interface Traits {
  uid: string;
  language: string;
  place: string;
  skills: { slug: string; title: string }[];
  status: Status;
  log: LogEntry[];
  timeline: Partial<Timeline>;
  progress: ProgressItem[];
  credits: { available?: number; frozen?: number; total?: number };
  exports: { id: string; status: string; fraction: number; path: string }[];
  video: Partial<VideoFile>;
  skill: { slug?: string; title?: string; examples?: string[] };
  limits: { bytes?: number; accepts?: string[] };
  error: { message?: string; next?: string; code?: number | null };
}

const EMPTY: Traits = {
  uid: "",
  language: "",
  place: "local",
  skills: [],
  status: "connecting",
  log: [],
  timeline: {},
  progress: [],
  credits: {},
  exports: [],
  video: {},
  skill: {},
  limits: {},
  error: {},
};

// On the kernel's side the plain names are verbs, or the widget's logger.
const KEYS: Partial<Record<keyof Traits, string>> = {
  log: "_log",
  timeline: "_timeline",
  credits: "_credits",
};

export type TraitSignals = { [K in keyof Traits]: Signal<Traits[K]> };

/** Mirror every trait of a model into a signal until the signal aborts. */
export function mirror(model: AnyModel<Traits>, until: AbortSignal): TraitSignals {
  const entries = (Object.keys(EMPTY) as (keyof Traits)[]).map((name) => {
    const key = (KEYS[name] ?? name) as keyof Traits;
    const read = () => model.get(key) ?? EMPTY[name];
    const mirrored = signal<unknown>(read());
    const update = () => {
      mirrored.value = read();
    };
    model.on(`change:${key}`, update);
    until.addEventListener("abort", () => model.off(`change:${key}`, update), { once: true });
    return [name, mirrored];
  });
  return Object.fromEntries(entries) as TraitSignals;
}
