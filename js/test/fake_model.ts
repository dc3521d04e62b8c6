// A model as a host hands it over, with a kernel that the test plays.

import type { AnyModel } from "@anywidget/types";
import type { Traits } from "../src/traits";

type Callback = (...args: unknown[]) => void;

export interface Sent {
  kind: string;
  req: number;
  buffers: ArrayBuffer[];
  [field: string]: unknown;
}

export class FakeModel {
  readonly sent: Sent[] = [];
  /** Called for every message; answers through `answer`. */
  kernel: (message: Sent) => void = () => undefined;
  readonly #listeners = new Map<string, Set<Callback>>();
  readonly #state: Record<string, unknown> = {};

  constructor(state: Partial<Traits> = {}) {
    this.change(state);
  }

  get model(): AnyModel<Traits> {
    return this as unknown as AnyModel<Traits>;
  }

  get(name: string) {
    return this.#state[name];
  }

  change(changes: Partial<Traits>): void {
    for (const [name, value] of Object.entries(changes)) {
      const key = ["log", "timeline", "credits"].includes(name) ? `_${name}` : name;
      this.#state[key] = value;
      this.#emit(`change:${key}`);
    }
  }

  on(event: string, callback: Callback): void {
    const callbacks = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, callbacks.add(callback));
  }

  off(event: string, callback: Callback): void {
    this.#listeners.get(event)?.delete(callback);
  }

  send(content: Sent, _callbacks: unknown, buffers: ArrayBuffer[] = []): void {
    const message = { ...content, buffers };
    this.sent.push(message);
    queueMicrotask(() => this.kernel(message));
  }

  answer(kind: string, req: number, fields: Record<string, unknown> = {}, buffers: DataView[] = []): void {
    this.#emit("msg:custom", { v: 1, kind, req, ...fields }, buffers);
  }

  /** How many listeners are left: none, once everything has let go. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((count, callbacks) => count + callbacks.size, 0);
  }

  #emit(event: string, ...args: unknown[]): void {
    for (const callback of this.#listeners.get(event) ?? []) callback(...args);
  }
}
