import { useMemo } from "preact/hooks";
import { clock, length, percent, ticks } from "../format";
import type { Row } from "../traits";
import { Icon, iconOf } from "./icons";
import { useScene } from "./scene";

/** The timeline twice: tracks to scale for the eye, a table for reading, for the keyboard and for speech. */
export function Timeline() {
  const { traits, strings, act } = useScene();
  const words = strings.value;
  const { rows = [], more = 0, duration = 0, width, height, version } = traits.timeline.value;
  const ready = traits.status.value === "ready";
  return (
    <section class="nemo-timeline" aria-label={words.timeline}>
      <div class="nemo-timeline-head">
        <h3>{words.timeline}</h3>
        {rows.length > 0 && (
          <small>
            {length(duration)} · {width} × {height} · {words.version(version ?? 0)}
          </small>
        )}
        <span class="nemo-space" />
        {(["undo", "redo"] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            class="nemo-icon-button"
            aria-label={words[kind]}
            title={words[kind]}
            disabled={!ready}
            onClick={() => act(kind)}
          >
            <Icon name={kind} />
          </button>
        ))}
      </div>
      {rows.length === 0 ? (
        <p class="nemo-nothing">{words.noTimeline}</p>
      ) : (
        <>
          <Tracks rows={rows} duration={duration} />
          <Table rows={rows} />
          {more > 0 && <p class="nemo-nothing">{words.more(more)}</p>}
        </>
      )}
    </section>
  );
}

function Tracks({ rows, duration }: { rows: Row[]; duration: number }) {
  const { seek, pointed } = useScene();
  const tracks = useMemo(() => byTrack(rows), [rows]);
  const span = duration || Math.max(...rows.map((row) => row.end)) || 1;
  const at = (seconds: number) => `${(seconds / span) * 100}%`;
  return (
    <div class="nemo-tracks" aria-hidden="true">
      <div class="nemo-ruler">
        {ticks(span).map((second) => (
          <span key={second} style={{ left: at(second) }}>
            {clock(second)}
          </span>
        ))}
      </div>
      <div
        class="nemo-lanes"
        onClick={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect();
          seek.value?.(Math.max(0, Math.min(span, ((event.clientX - left) / width) * span)));
        }}
      >
        {tracks.map(([track, segments]) => (
          <div key={track} class="nemo-lane">
            {segments.map((row) => (
              <span
                key={row.id}
                class={`nemo-segment${pointed.value === row.id ? " nemo-pointed" : ""}`}
                data-kind={row.kind}
                style={{ left: at(row.start), width: at(row.duration) }}
                title={`${row.name} · ${clock(row.start)} – ${clock(row.end)}`}
                onMouseEnter={() => {
                  pointed.value = row.id;
                }}
                onMouseLeave={() => {
                  pointed.value = "";
                }}
                onClick={(event) => {
                  event.stopPropagation();
                  seek.value?.(row.start);
                }}
              >
                <Icon name={iconOf(row.kind)} size={13} />
                <span>{row.name}</span>
              </span>
            ))}
          </div>
        ))}
        <Playhead span={span} />
      </div>
    </div>
  );
}

/** On its own, so that sixty positions a second render one line and no more. */
function Playhead({ span }: { span: number }) {
  const { playhead, seek } = useScene();
  if (!seek.value) return null;
  return <i class="nemo-playhead" style={{ left: `${Math.min(1, playhead.value / span) * 100}%` }} />;
}

function Table({ rows }: { rows: Row[] }) {
  const { strings, seek, pointed } = useScene();
  const { columns, kinds, seek: goTo, procedural } = strings.value;
  const goable = seek.value !== null;
  return (
    <div class="nemo-table-frame">
      <table class="nemo-table">
        <thead>
          <tr>
            <th scope="col">{columns.track}</th>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.start}</th>
            <th scope="col">{columns.end}</th>
            <th scope="col">{columns.length}</th>
            <th scope="col">{columns.about}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.id}
              class={pointed.value === row.id ? "nemo-pointed" : ""}
              data-seekable={goable || undefined}
              onMouseEnter={() => {
                pointed.value = row.id;
              }}
              onMouseLeave={() => {
                pointed.value = "";
              }}
              onClick={() => seek.value?.(row.start)}
            >
              <td>
                <span class="nemo-kind" data-kind={row.kind}>
                  <Icon name={iconOf(row.kind)} size={13} />
                  {kinds[row.role] ?? kinds[row.kind]}
                </span>
              </td>
              <td class="nemo-cell-name">
                <button
                  type="button"
                  class="nemo-go"
                  dir="auto"
                  disabled={!goable}
                  aria-label={goable ? goTo(row.name, clock(row.start)) : row.name}
                  onClick={(event) => {
                    event.stopPropagation();
                    seek.value?.(row.start);
                  }}
                >
                  {row.name}
                </button>
                {row.made && (
                  <span class="nemo-chip">{row.made === "procedural" ? procedural : row.made}</span>
                )}
              </td>
              <td class="nemo-number">{clock(row.start)}</td>
              <td class="nemo-number">{clock(row.end)}</td>
              <td class="nemo-number">{length(row.duration)}</td>
              <td class="nemo-about" dir="auto">
                {row.kind === "text" ? row.text : row.volume === null ? "–" : percent(row.volume)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function byTrack(rows: Row[]): [number, Row[]][] {
  const tracks = new Map<number, Row[]>();
  for (const row of rows) {
    const segments = tracks.get(row.track);
    if (segments) segments.push(row);
    else tracks.set(row.track, [row]);
  }
  return [...tracks];
}
