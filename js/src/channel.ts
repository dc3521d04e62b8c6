// Requests to the kernel, each with its answer.

import type { AnyModel } from "@anywidget/types";
import { signal } from "@preact/signals";
import { type AnswerContent, isAnswer, type RequestKind, VERSION } from "./protocol";
import type { Traits } from "./traits";

/** How long the kernel may take to acknowledge before the user is told that it is busy. */
export const PATIENCE_MS = 3000;

/** An error that the kernel answered with: what happened and what to do next. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly next: string,
    readonly code: number | null,
  ) {
    super(message);
    this.name = "RequestError";
  }
}

export interface Reply {
  content: AnswerContent;
  buffers: DataView[];
}

interface Pending {
  resolve(reply: Reply): void;
  reject(error: Error): void;
  patience: ReturnType<typeof setTimeout>;
}

export class Channel {
  /** Whether a request has waited too long for its acknowledgement: a cell is running. */
  readonly busy = signal(false);

  readonly #model: AnyModel<Traits>;
  readonly #until: AbortSignal;
  readonly #pending = new Map<number, Pending>();
  // Every browser that shows the model hears every answer, so numbers must differ between them.
  #next = Math.floor(Math.random() * 2 ** 40) * 2 ** 10;

  constructor(model: AnyModel<Traits>, until: AbortSignal) {
    this.#model = model;
    this.#until = until;
    const listen = (message: unknown, buffers: DataView[]) => this.#receive(message, buffers ?? []);
    model.on("msg:custom", listen);
    until.addEventListener(
      "abort",
      () => {
        model.off("msg:custom", listen);
        for (const { reject, patience } of this.#pending.values()) {
          clearTimeout(patience);
          reject(new DOMException("The widget was closed.", "AbortError"));
        }
        this.#pending.clear();
      },
      { once: true },
    );
  }

  /** Send a request; resolves with its `done` or `video-chunk`, rejects with its `error`. */
  request(
    kind: RequestKind,
    fields: Record<string, unknown> = {},
    buffers: ArrayBuffer[] = [],
  ): Promise<Reply> {
    const req = this.#next++;
    return new Promise((resolve, reject) => {
      if (this.#until.aborted) {
        reject(new DOMException("The widget was closed.", "AbortError"));
        return;
      }
      const patience = setTimeout(() => {
        this.busy.value = true;
      }, PATIENCE_MS);
      this.#pending.set(req, { resolve, reject, patience });
      this.#model.send({ ...fields, v: VERSION, kind, req }, undefined, buffers);
    });
  }

  #receive(message: unknown, buffers: DataView[]): void {
    if (!isAnswer(message)) return;
    const pending = this.#pending.get(message.req);
    if (!pending) return;
    clearTimeout(pending.patience);
    this.busy.value = false;
    if (message.kind === "ack") return;
    this.#pending.delete(message.req);
    if (message.kind === "error") {
      pending.reject(
        new RequestError(message.message ?? "", message.next ?? "", message.code ?? null),
      );
    } else {
      pending.resolve({ content: message, buffers });
    }
  }
}
