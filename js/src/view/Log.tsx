import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { LogEntry } from "../traits";
import { Icon } from "./icons";
import { useScene } from "./scene";

/** What was said and done, newest last; text of the agent is only ever text. */
export function Log() {
  const { traits, strings } = useScene();
  const words = strings.value;
  const entries = traits.log.value;
  const list = useRef<HTMLDivElement>(null);
  const away = useSignal(false);
  const toEnd = () => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useEffect(() => {
    if (!away.peek()) toEnd();
  }, [entries]);
  useEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(() => {
      if (!away.peek()) toEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="nemo-log-frame">
      {/* Focusable, so that the keyboard can scroll it. */}
      <div
        ref={list}
        class="nemo-log"
        role="log"
        aria-live="polite"
        aria-label={words.conversation}
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          away.value = scrollHeight - scrollTop - clientHeight > 40;
        }}
      >
        {entries.length === 0 && <Introduction />}
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </div>
      {away.value && (
        <button type="button" class="nemo-latest" onClick={toEnd}>
          <Icon name="down" size={12} />
          {words.latest}
        </button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const words = useScene().strings.value;
  switch (entry.kind) {
    case "user":
      return (
        <p class="nemo-said" dir="auto">
          <span class="nemo-hidden">{words.you}: </span>
          {entry.text}
        </p>
      );
    case "step":
      return (
        <p class="nemo-step">
          {entry.live ? <i class="nemo-spinner" /> : <Icon name="check" size={13} />}
          <span>{words.steps[entry.text] ?? spaced(entry.text)}</span>
          <span class="nemo-hidden">, {entry.live ? words.stepRunning : words.stepDone}</span>
        </p>
      );
    case "note":
      return (
        <p class={`nemo-note nemo-note-${entry.level}`} dir="auto">
          <Icon name={entry.level === "warning" ? "warning" : "info"} size={14} />
          <span>{entry.text}</span>
        </p>
      );
    case "error":
      return (
        <div class="nemo-failure" dir="auto">
          <Icon name="warning" size={15} />
          <p>
            <b>{entry.text}</b>
            {entry.next && <span>{entry.next}</span>}
          </p>
        </div>
      );
    default:
      return (
        <p class={`nemo-agent${entry.live ? " nemo-live" : ""}`} dir="auto" aria-busy={entry.live}>
          {entry.text}
        </p>
      );
  }
}

/** A tool's name as words: `trim_clip` is "Trim clip". */
function spaced(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first thing that is seen: what to do, and sentences to begin with. */
function Introduction() {
  const { traits, strings, draft } = useScene();
  const words = strings.value;
  const examples = traits.skill.value.examples ?? [];
  return (
    <div class="nemo-intro">
      <h3>{words.intro}</h3>
      <p>{words.introMore}</p>
      {examples.length > 0 && (
        <>
          <h4>{words.trySaying}</h4>
          <ul>
            {examples.map((example) => (
              <li key={example}>
                <button
                  type="button"
                  class="nemo-try"
                  onClick={(event) => {
                    draft.value = example;
                    event.currentTarget
                      .closest(".nemo-conversation")
                      ?.querySelector("textarea")
                      ?.focus();
                  }}
                >
                  <span>{example}</span>
                  <Icon name="arrow" size={13} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
