import { useMemo } from "preact/hooks";
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
  const { width = 16, height = 9 } = scene.traits.timeline.value;
  return (
    <SceneContext.Provider value={scene}>
      <div
        class="nemo-studio"
        data-shape={height > width ? "tall" : "wide"}
        data-status={scene.traits.status.value}
        lang={scene.traits.language.value || undefined}
        onKeyDown={keepFromHost}
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

/** A notebook takes bare keys as commands ("a" adds a cell); typed here they are ours, save shortcuts are not. */
function keepFromHost(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
}
