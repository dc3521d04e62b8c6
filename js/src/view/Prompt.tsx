import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icons";
import { useScene } from "./scene";

/** The prompt box: Enter sends, Shift+Enter breaks the line, Escape stops what runs. */
export function Prompt({ onFiles }: { onFiles: (files: FileList | undefined) => void }) {
  const { traits, strings, draft, uploads, act } = useScene();
  const words = strings.value;
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const composing = useSignal(false);
  const status = traits.status.value;
  const running = status === "working" || status === "exporting" || status === "uploading";
  const ready = status === "ready" && draft.value.trim() !== "";

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    // Where `field-sizing: content` is not known, the box grows by hand.
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, 160)}px`;
  }, [draft.value]);

  const send = () => {
    // Read afresh: Enter may come before the last letter has been rendered.
    const text = draft.value.trim();
    if (traits.status.value !== "ready" || text === "") return;
    draft.value = "";
    uploads.forgetDone();
    void act("ask", { text });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape" && running) void act("cancel");
    // Enter also ends the choice of a Chinese character, which must not send.
    if (event.key !== "Enter" || event.shiftKey || composing.value || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="nemo-prompt"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={area}
        rows={2}
        value={draft.value}
        dir="auto"
        aria-label={words.promptLabel}
        placeholder={words.placeholder}
        disabled={status === "closed"}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onKeyDown={key}
        onCompositionStart={() => {
          composing.value = true;
        }}
        onCompositionEnd={() => {
          composing.value = false;
        }}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={(traits.limits.value.accepts ?? []).map((extension) => `.${extension}`).join(",")}
        onChange={(event) => {
          onFiles(event.currentTarget.files ?? undefined);
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="nemo-icon-button nemo-attach"
        aria-label={words.attach}
        title={words.attach}
        disabled={status === "closed" || status === "connecting" || status === "failed"}
        onClick={() => picker.current?.click()}
      >
        <Icon name="attach" size={18} />
      </button>
      {running ? (
        <button
          type="button"
          class="nemo-round"
          aria-label={words.stop}
          title={words.stop}
          onClick={() => act("cancel")}
        >
          <i class="nemo-square" />
        </button>
      ) : (
        <button
          type="submit"
          class="nemo-round"
          aria-label={words.send}
          title={words.send}
          disabled={!ready}
        >
          <Icon name="send" />
        </button>
      )}
    </form>
  );
}
