import { bytes, percent } from "../format";
import type { UploadItem } from "../uploads";
import { Bar } from "./Bar";
import { Icon } from "./icons";
import { useScene } from "./scene";

/** Every file on its way, with its progress and a way to stop it. */
export function UploadList() {
  const { uploads, traits, strings } = useScene();
  const words = strings.value;
  const items = uploads.items.value;
  const names = new Set(items.map((item) => item.name));
  // An upload from a cell is known only from the kernel.
  const fromCells = traits.progress.value.filter(
    (item) => item.kind === "upload" && !names.has(item.label),
  );
  if (items.length + fromCells.length === 0) return null;
  return (
    <ul class="nemo-uploads">
      {items.map((item) => (
        <Line key={item.id} item={item} />
      ))}
      {fromCells.map((item) => (
        <li key={item.id} class="nemo-upload">
          <span class="nemo-upload-name">{item.label}</span>
          <Bar fraction={item.fraction} label={`${words.sending} ${item.label}`} />
        </li>
      ))}
    </ul>
  );
}

function Line({ item }: { item: UploadItem }) {
  const { uploads, strings } = useScene();
  const words = strings.value;
  const running = item.phase === "sending" || item.phase === "adding";
  const state = {
    sending: `${percent(item.fraction)} · ${bytes(item.size)}`,
    adding: words.adding,
    done: words.added,
    failed: "",
  }[item.phase];
  return (
    <li class={`nemo-upload nemo-upload-${item.phase}`}>
      <span class="nemo-upload-name" title={item.name}>
        {item.phase === "done" && <Icon name="check" size={14} />}
        {item.phase === "failed" && <Icon name="warning" size={14} />}
        {item.phase === "failed" ? `${item.message} ${item.next}` : item.name}
      </span>
      <small role={item.phase === "failed" ? "alert" : "status"}>{state}</small>
      <button
        type="button"
        class="nemo-icon-button"
        aria-label={running ? words.cancelUpload(item.name) : words.remove(item.name)}
        title={running ? words.cancel : words.dismiss}
        onClick={() => uploads.dismiss(item.id)}
      >
        <Icon name="close" size={14} />
      </button>
      {running && (
        <Bar
          fraction={item.phase === "sending" ? item.fraction : null}
          label={`${words.sending} ${item.name}`}
        />
      )}
    </li>
  );
}
