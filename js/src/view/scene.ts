// What one view knows beside its model's room: the playhead, what is pointed at, and how to act.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { RequestError } from "../channel";
import type { RequestKind } from "../protocol";
import type { Room } from "../room";
import { type Strings, stringsFor } from "../strings";

export interface Problem {
  message: string;
  next: string;
}

export interface Scene extends Room {
  strings: ReadonlySignal<Strings>;
  /** What stands in the prompt box. */
  draft: Signal<string>;
  /** Seconds. */
  playhead: Signal<number>;
  /** The id of the segment that the pointer or the focus is on. */
  pointed: Signal<string>;
  /** What a request was answered with, where the log does not tell it. */
  problem: Signal<Problem | null>;
  /** Where the player listens for positions to go to. */
  seek: Signal<((seconds: number) => void) | null>;
  act(kind: RequestKind, fields?: Record<string, unknown>): Promise<boolean>;
}

export function createScene(room: Room): Scene {
  const problem = signal<Problem | null>(null);
  const strings = computed(() =>
    stringsFor(room.traits.language.value || globalThis.navigator?.language || "en"),
  );
  return {
    ...room,
    strings,
    draft: signal(""),
    playhead: signal(0),
    pointed: signal(""),
    problem,
    seek: signal(null),
    async act(kind, fields = {}) {
      problem.value = null;
      try {
        await room.channel.request(kind, fields);
        return true;
      } catch (error) {
        if (error instanceof RequestError && error.message !== room.traits.error.value.message) {
          problem.value = { message: error.message, next: error.next };
        }
        return false;
      }
    },
  };
}

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error("A part of the studio was rendered outside of it.");
  return scene;
}
