import { useEffect, useRef } from "preact/hooks";
import { length, percent } from "../format";
import { formatOf } from "../formats";
import type { Row } from "../traits";
import { Bar } from "./Bar";
import { Icon } from "./icons";
import { useScene } from "./scene";

/** The player, or what stands in its place. */
export function Stage() {
  const { player, traits, strings } = useScene();
  const words = strings.value;
  const state = player.value;
  const { rows = [], width = 16, height = 9, version } = traits.timeline.value;
  const outdated =
    state.phase !== "empty" && state.video.version !== null && state.video.version !== version;
  return (
    <div class="nemo-stage">
      {state.phase === "ready" && <Player url={state.url} name={state.video.name} />}
      {state.phase === "loading" && (
        <div
          class="nemo-still"
          style={{ aspectRatio: `${state.video.width || width} / ${state.video.height || height}` }}
        >
          <p>{words.loadingVideo}</p>
          <Bar fraction={state.fraction} label={words.loadingVideo} />
          <small>{percent(state.fraction)}</small>
        </div>
      )}
      {state.phase === "failed" && (
        <div class="nemo-still" role="alert">
          <Icon name="warning" size={22} />
          <p>{state.message}</p>
          <small>{state.next}</small>
        </div>
      )}
      {state.phase === "empty" &&
        (rows.length ? <Planned rows={rows} width={width} height={height} /> : <Invitation />)}
      {outdated && <span class="nemo-chip nemo-outdated">{words.outdated}</span>}
    </div>
  );
}

function Player({ url, name }: { url: string; name: string }) {
  const { strings } = useScene();
  const { kind } = formatOf(name);
  if (kind === "picture") return <img class="nemo-video" src={url} alt={name} />;
  return <Playing url={url} sound={kind === "sound"} label={strings.value.player} />;
}

function Playing({ url, sound, label }: { url: string; sound: boolean; label: string }) {
  const { playhead, seek } = useScene();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let frame = 0;
    const tell = () => {
      playhead.value = element.currentTime;
    };
    const run = () => {
      tell();
      frame = element.paused ? 0 : requestAnimationFrame(run);
    };
    const lifetime = new AbortController();
    const options = { signal: lifetime.signal };
    element.addEventListener("play", run, options);
    element.addEventListener("seeked", tell, options);
    element.addEventListener("timeupdate", tell, options);
    seek.value = (seconds) => {
      element.currentTime = seconds;
      playhead.value = seconds;
    };
    return () => {
      lifetime.abort();
      cancelAnimationFrame(frame);
      seek.value = null;
      playhead.value = 0;
    };
  }, [url]);
  const shared = { ref: video, src: url, controls: true, preload: "auto" as const, "aria-label": label };
  return sound ? (
    <audio {...(shared as object)} class="nemo-sound" />
  ) : (
    <video {...shared} class="nemo-video" playsInline />
  );
}

function Invitation() {
  const { strings, traits } = useScene();
  const local = traits.place.value === "local";
  return (
    <div class="nemo-still nemo-invitation">
      <Horizon />
      <p>{strings.value.emptyTitle}</p>
      {local && <small>{strings.value.emptyMore}</small>}
    </div>
  );
}

function Planned({ rows, width, height }: { rows: Row[]; width: number; height: number }) {
  const { strings, traits } = useScene();
  const title = rows.find((row) => row.role === "title") ?? rows[0];
  return (
    <div class="nemo-still nemo-planned" style={{ aspectRatio: `${width} / ${height}` }}>
      <Horizon />
      {title && <b dir="auto">{title.text || title.name}</b>}
      <small>
        {length(traits.timeline.value.duration ?? 0)} · {width} × {height}
      </small>
      {traits.status.value === "exporting" ? (
        <p>{strings.value.exporting}</p>
      ) : (
        <>
          <p>{strings.value.readyTitle}</p>
          <small>{strings.value.readyMore}</small>
        </>
      )}
    </div>
  );
}

/** A quiet sunrise over water, in the colours of the theme. */
function Horizon() {
  return (
    <svg class="nemo-horizon" viewBox="0 0 120 64" aria-hidden="true">
      <circle cx="60" cy="38" r="15" />
      <path d="M2 38h116M18 46h84M32 53h56M46 60h28" />
    </svg>
  );
}
