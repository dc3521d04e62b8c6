import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Log } from "./Log";
import { Prompt } from "./Prompt";
import { useScene } from "./scene";
import { UploadList } from "./UploadList";

/** The log, the uploads and the prompt box; takes files that are dropped or pasted. */
export function Conversation() {
  const { strings, uploads, traits } = useScene();
  const words = strings.value;
  const over = useSignal(false);
  const section = useRef<HTMLElement>(null);
  const add = (files: FileList | undefined) => {
    if (files?.length) void uploads.add([...files], traits.limits.value, words);
  };
  // The host must not take the file: a notebook would open it as a document.
  useEffect(() => {
    const element = section.current?.closest<HTMLElement>(".nemo-studio");
    if (!element) return undefined;
    const lifetime = new AbortController();
    const options = { signal: lifetime.signal };
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      over.value = true;
    };
    element.addEventListener("dragenter", hover, options);
    element.addEventListener("dragover", hover, options);
    element.addEventListener(
      "dragleave",
      (event) => {
        if (!element.contains(event.relatedTarget as Node | null)) over.value = false;
      },
      options,
    );
    element.addEventListener(
      "drop",
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        over.value = false;
        add(event.dataTransfer?.files);
      },
      options,
    );
    element.addEventListener(
      "paste",
      (event) => {
        if (!event.clipboardData?.files.length) return;
        event.preventDefault();
        event.stopPropagation();
        add(event.clipboardData.files);
      },
      options,
    );
    return () => lifetime.abort();
  });
  return (
    <section ref={section} class="nemo-conversation" aria-label={words.conversation}>
      <Log />
      <UploadList />
      <Prompt onFiles={add} />
      {over.value && (
        <div class="nemo-drop" aria-hidden="true">
          {words.drop}
        </div>
      )}
    </section>
  );
}
