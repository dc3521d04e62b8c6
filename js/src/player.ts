// The video on its way from the kernel: pieces, then a blob, then an object URL shared by every view.

import { effect, type Signal, signal } from "@preact/signals";
import { type Channel, RequestError } from "./channel";
import { formatOf } from "./formats";
import { pieceCount, windowed } from "./pieces";
import { CHUNK_BYTES } from "./protocol";
import type { Traits, VideoFile } from "./traits";

export type PlayerState =
  | { phase: "empty" }
  | { phase: "loading"; fraction: number; video: VideoFile }
  | { phase: "ready"; url: string; video: VideoFile }
  | { phase: "failed"; message: string; next: string; video: VideoFile };

/** Follow the `video` trait: fetch each new revision, and revoke the URL of the one before. */
export function follow(
  video: Signal<Traits["video"]>,
  channel: Channel,
  until: AbortSignal,
): Signal<PlayerState> {
  const state = signal<PlayerState>({ phase: "empty" });
  let url = "";
  let fetching: AbortController | undefined;
  const drop = () => {
    fetching?.abort();
    if (url) URL.revokeObjectURL(url);
    url = "";
  };
  const dispose = effect(() => {
    const wanted = video.value;
    drop();
    if (!wanted.path || wanted.revision === undefined) {
      state.value = { phase: "empty" };
      return;
    }
    const file = wanted as VideoFile;
    const controller = new AbortController();
    fetching = controller;
    state.value = { phase: "loading", fraction: 0, video: file };
    fetchVideo(file, channel, controller.signal, (fraction) => {
      if (!controller.signal.aborted) state.value = { phase: "loading", fraction, video: file };
    }).then(
      (blob) => {
        if (controller.signal.aborted) return;
        url = URL.createObjectURL(blob);
        state.value = { phase: "ready", url, video: file };
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const next = error instanceof RequestError ? error.next : "";
        const message = error instanceof Error ? error.message : String(error);
        state.value = { phase: "failed", message, next, video: file };
      },
    );
  });
  until.addEventListener(
    "abort",
    () => {
      dispose();
      drop();
    },
    { once: true },
  );
  return state;
}

/** Read a video piece by piece. */
export async function fetchVideo(
  video: VideoFile,
  channel: Channel,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  let read = 0;
  let total = video.size;
  const one = async (index: number) => {
    const offset = index * CHUNK_BYTES;
    const reply = await channel.request("video-read", { revision: video.revision, offset });
    const [piece] = reply.buffers;
    if (!piece) throw new Error("A piece of the video came without its bytes.");
    total = reply.content.total ?? total;
    parts[index] = piece as DataView<ArrayBuffer>;
    read += piece.byteLength;
    progress(total ? read / total : 0);
  };
  // The first piece tells the true size, which the file on disk has by now.
  await one(0);
  await windowed(Math.max(0, pieceCount(total) - 1), (index) => one(index + 1), signal);
  return new Blob(parts, { type: formatOf(video.name).mime });
}
