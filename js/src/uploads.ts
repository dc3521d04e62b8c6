// Files on their way to the kernel.

import { type Signal, signal } from "@preact/signals";
import { type Channel, RequestError } from "./channel";
import { bytes } from "./format";
import { pieceCount, windowed } from "./pieces";
import { CHUNK_BYTES } from "./protocol";
import type { Strings } from "./strings";
import type { Traits } from "./traits";

export type UploadPhase = "sending" | "adding" | "done" | "failed";

export interface UploadItem {
  id: string;
  name: string;
  size: number;
  phase: UploadPhase;
  /** 0 to 1 of the bytes that the kernel has acknowledged. */
  fraction: number;
  message: string;
  next: string;
}

export class Uploads {
  readonly items: Signal<UploadItem[]> = signal([]);
  readonly #channel: Channel;
  readonly #until: AbortSignal;
  readonly #running = new Map<string, AbortController>();
  #count = 0;

  constructor(channel: Channel, until: AbortSignal) {
    this.#channel = channel;
    this.#until = until;
    until.addEventListener("abort", () => this.cancelAll(), { once: true });
  }

  /** Check the files against the limits, then send those that pass, one after the other. */
  async add(files: Iterable<File>, limits: Traits["limits"], strings: Strings): Promise<void> {
    const accepted: { id: string; file: File }[] = [];
    for (const file of files) {
      const refusal = refuse(file, limits, strings);
      const id = `upload-${Date.now().toString(36)}-${++this.#count}`;
      this.items.value = [
        ...this.items.value,
        {
          id,
          name: file.name,
          size: file.size,
          phase: refusal ? "failed" : "sending",
          fraction: 0,
          message: refusal?.message ?? "",
          next: refusal?.next ?? "",
        },
      ];
      if (!refusal) {
        accepted.push({ id, file });
        this.#running.set(id, new AbortController());
      }
    }
    for (const { id, file } of accepted) await this.#send(id, file);
  }

  /** Stop an upload that runs, or put away one that has ended. */
  dismiss(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.items.value = this.items.value.filter((item) => item.id !== id);
  }

  /** Put away what has arrived; the log tells it. */
  forgetDone(): void {
    this.items.value = this.items.value.filter((item) => item.phase !== "done");
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }

  async #send(id: string, file: File): Promise<void> {
    const controller = this.#running.get(id);
    if (!controller || controller.signal.aborted) return;
    const { signal: cancelled } = controller;
    try {
      await this.#channel.request("upload-begin", { upload: id, name: file.name, size: file.size });
      let sent = 0;
      await windowed(
        pieceCount(file.size),
        async (index) => {
          const piece = file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
          const buffer = await piece.arrayBuffer();
          cancelled.throwIfAborted();
          await this.#channel.request("upload-chunk", { upload: id, index }, [buffer]);
          sent += buffer.byteLength;
          this.#change(id, { fraction: sent / file.size });
        },
        cancelled,
      );
      this.#change(id, { phase: "adding", fraction: 1 });
      await this.#channel.request("upload-end", { upload: id });
      this.#change(id, { phase: "done" });
    } catch (error) {
      this.#fail(id, error, cancelled);
    } finally {
      this.#running.delete(id);
    }
  }

  #fail(id: string, error: unknown, cancelled: AbortSignal): void {
    if (!this.#until.aborted) {
      // The kernel may hold half a file; whether it still does is not our worry.
      this.#channel.request("upload-cancel", { upload: id }).catch(() => undefined);
    }
    if (cancelled.aborted || this.#until.aborted) return;
    const next = error instanceof RequestError ? error.next : "";
    this.#change(id, { phase: "failed", message: error instanceof Error ? error.message : "", next });
  }

  #change(id: string, change: Partial<UploadItem>): void {
    this.items.value = this.items.value.map((item) =>
      item.id === id ? { ...item, ...change } : item,
    );
  }
}

/** Say why a file cannot be taken, before any byte of it is sent. */
export function refuse(
  file: { name: string; size: number },
  limits: Traits["limits"],
  strings: Strings,
): { message: string; next: string } | null {
  const extension = file.name.includes(".") ? (file.name.split(".").pop() ?? "").toLowerCase() : "";
  const accepts = limits.accepts ?? [];
  if (accepts.length > 0 && !accepts.includes(extension)) {
    return {
      message: strings.notAccepted(file.name),
      next: strings.acceptedFormats(accepts.join(", ")),
    };
  }
  if (file.size === 0) return { message: strings.emptyFile(file.name), next: "" };
  if (limits.bytes && file.size > limits.bytes) {
    return {
      message: strings.tooLarge(file.name, bytes(file.size), bytes(limits.bytes)),
      next: strings.compress,
    };
  }
  return null;
}
