import { type Signal, useSignal } from "@preact/signals";
import { bytes, length, percent } from "../format";
import { FORMATS, formatOf, QUALITIES } from "../formats";
import type { VideoFile } from "../traits";
import { Bar } from "./Bar";
import { Icon } from "./icons";
import { useScene } from "./scene";

/** Export, its progress, and the file it made. */
export function ExportBar() {
  const { traits, strings, player, act } = useScene();
  const words = strings.value;
  const form = useSignal("mp4");
  const quality = useSignal("high");
  const running = traits.progress.value.find((item) => item.kind === "export");
  const { rows = [], version } = traits.timeline.value;
  const video = traits.video.value;
  const status = traits.status.value;
  const current =
    video.path &&
    (video.version === null || video.version === version) &&
    formatOf(video.name ?? "").name === form.value;

  if (running || status === "exporting") {
    const fraction = running?.fraction ?? null;
    return (
      <div class="nemo-export">
        <div class="nemo-export-progress">
          <span>
            {words.exporting} {fraction !== null && <b>{percent(fraction)}</b>}
            {running?.detail && <small> · {running.detail}</small>}
          </span>
          <Bar fraction={fraction} label={words.exporting} />
        </div>
        <button type="button" class="nemo-button" onClick={() => act("cancel")}>
          {words.cancel}
        </button>
      </div>
    );
  }
  return (
    <div class="nemo-export">
      {video.path ? <FileLine video={video as VideoFile} /> : <span class="nemo-space" />}
      {player.value.phase === "ready" && (
        <a class="nemo-button" href={player.value.url} download={video.name}>
          <Icon name="download" />
          {words.download}
        </a>
      )}
      {rows.length > 0 && (
        <>
          <Choice
            label={words.format}
            chosen={form}
            options={FORMATS.map(({ name, label }) => [name, label])}
          />
          <Choice
            label={words.quality}
            chosen={quality}
            options={QUALITIES.map((name) => [name, words.qualities[name]])}
          />
        </>
      )}
      <button
        type="button"
        class={`nemo-button ${current ? "" : "nemo-primary"}`}
        disabled={rows.length === 0 || status !== "ready"}
        title={rows.length === 0 ? words.exportHint : undefined}
        onClick={() => act("export", { form: form.value, quality: quality.value })}
      >
        {current ? words.exportAgain : words.exportAs(formatOf(`.${form.value}`).label)}
      </button>
    </div>
  );
}

function Choice({
  label,
  chosen,
  options,
}: {
  label: string;
  chosen: Signal<string>;
  options: (readonly [string, string])[];
}) {
  return (
    <select
      class="nemo-choice"
      aria-label={label}
      title={label}
      value={chosen.value}
      onChange={(event) => {
        chosen.value = event.currentTarget.value;
      }}
    >
      {options.map(([value, text]) => (
        <option key={value} value={value} selected={value === chosen.value}>
          {text}
        </option>
      ))}
    </select>
  );
}

function FileLine({ video }: { video: VideoFile }) {
  const { strings, traits } = useScene();
  const words = strings.value;
  const copied = useSignal(false);
  const made = (traits.timeline.value.rows ?? []).some((row) => row.made === "procedural");
  const copy = async () => {
    copied.value = await copyText(video.path);
    setTimeout(() => {
      copied.value = false;
    }, 2000);
  };
  return (
    <div class="nemo-file">
      <button type="button" class="nemo-path" title={video.path} onClick={copy}>
        <b>{video.name}</b>
        <Icon name={copied.value ? "check" : "copy"} size={14} />
        <span class="nemo-hidden" aria-live="polite">
          {copied.value ? words.copied : words.copyPath}
        </span>
      </button>
      <small title={video.width ? `${video.width} × ${video.height}` : undefined}>
        {video.duration > 0 && <>{length(video.duration)} · </>}
        {bytes(video.size)}
        {made && <> · {words.procedural}</>}
      </small>
    </div>
  );
}

/** Copy through the clipboard, or where a page may not (plain http), through a selection. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.cssText = "position:fixed;opacity:0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
