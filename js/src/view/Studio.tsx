import type { RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Room } from "../room";
import { Conversation } from "./Conversation";
import { ExportBar } from "./ExportBar";
import { Header } from "./Header";
import { Stage } from "./Stage";
import { createScene, SceneContext, useScene } from "./scene";
import { Timeline } from "./Timeline";

/** The whole widget. */
export function Studio({ room }: { room: Room }) {
  const scene = useMemo(() => createScene(room), [room]);
  const root = useRef<HTMLDivElement>(null);
  useOwnKeys(root);
  const { width = 16, height = 9 } = scene.traits.timeline.value;
  return (
    <SceneContext.Provider value={scene}>
      <div
        ref={root}
        class="nemo-studio"
        data-shape={height > width ? "tall" : "wide"}
        data-status={scene.traits.status.value}
        lang={scene.traits.language.value || undefined}
      >
        <Header />
        <Problem />
        <div class="nemo-body">
          <section class="nemo-left" aria-label={scene.strings.value.player}>
            <Stage />
            <ExportBar />
          </section>
          <Conversation />
        </div>
        <Timeline />
      </div>
    </SceneContext.Provider>
  );
}

/** What no log entry tells: a busy kernel, or an answer to a single request. */
function Problem() {
  const { channel, strings, problem } = useScene();
  const words = strings.value;
  if (channel.busy.value) {
    return (
      <p class="nemo-banner" role="status">
        {words.busy}
      </p>
    );
  }
  if (!problem.value) return null;
  return (
    <p class="nemo-banner nemo-banner-error" role="alert">
      <span>
        {problem.value.message} {problem.value.next}
      </span>
      <button
        type="button"
        class="nemo-button nemo-quiet"
        onClick={() => {
          problem.value = null;
        }}
      >
        {words.dismiss}
      </button>
    </p>
  );
}

/**
 * A notebook takes bare keys as commands ("a" adds a cell, Shift+Enter runs one); typed here they are ours.
 * Shortcuts of the page, such as Ctrl+S, are not.
 */
function ours(event: KeyboardEvent): boolean {
  return event.key === "Enter" || !(event.ctrlKey || event.metaKey || event.altKey);
}

/** Keep our keys from hosts that listen at the document, before or after us. */
function useOwnKeys(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const lifetime = new AbortController();
    const { signal } = lifetime;
    // Notebook 7 listens in the capture phase; it leaves alone a target that carries this attribute itself.
    window.addEventListener(
      "keydown",
      (event) => {
        const { target } = event;
        if (target instanceof Element && element.contains(target)) {
          target.toggleAttribute("data-lm-suppress-shortcuts", ours(event));
        }
      },
      { signal, capture: true },
    );
    element.addEventListener(
      "keydown",
      (event) => {
        if (ours(event)) event.stopPropagation();
      },
      { signal },
    );
    return () => lifetime.abort();
  }, []);
}
