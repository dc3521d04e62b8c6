// Line icons of one weight, drawn for this widget; decoration only, so hidden from assistive technology.

const PATHS = {
  attach: "M13.2 7.3 8 12.5a3.2 3.2 0 0 1-4.6-4.6l5.6-5.5a2.1 2.1 0 0 1 3 3L6.6 10.9a1 1 0 0 1-1.5-1.5l4.7-4.6",
  send: "M8 13V3.2M3.7 7.3 8 3l4.3 4.3",
  check: "m3.5 8.5 3 3 6-7",
  close: "m4 4 8 8m0-8-8 8",
  info: "M8 7.3v3.9M8 4.9v.1M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z",
  warning: "M8 6.3v3M8 11.3v.1M8 2.2l6.3 11.3H1.7z",
  undo: "M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3M3 6.5l3 3",
  redo: "M13 6.5H6.5a3.5 3.5 0 0 0 0 7H10M13 6.5l-3-3M13 6.5l-3 3",
  download: "M8 2.5v7.5m-3.3-3L8 10.3 11.3 7M2.8 13.3h10.4",
  copy: "M5.5 5.5h7.7v7.7H5.5zM10.5 2.8H2.8v7.7",
  film: "M2 3.5h12v9H2zM5 3.5v9M11 3.5v9M2 8h3M11 8h3",
  music: "M6 12V3.5l7-1.3V10.5M6 12a1.9 1.9 0 1 1-3.8 0A1.9 1.9 0 0 1 6 12Zm7-1.5a1.9 1.9 0 1 1-3.8 0 1.9 1.9 0 0 1 3.8 0Z",
  text: "M3 4.5V3h10v1.5M8 3v10M6.2 13h3.6",
  arrow: "M5 11.5 11.5 5M6 4.5h5.5V10",
  down: "M8 3v9.5M4 8.8l4 4 4-4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="nemo-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a clapper's stripe over water. */
export function Mark() {
  return (
    <svg class="nemo-mark" width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="6.5" fill="currentColor" />
      <path
        d="M9.3 6.4v7.2l6-3.6zM4.6 17.3c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0 3-1.3 4.5 0"
        fill="none"
        stroke="var(--nemo-on-accent)"
        stroke-width="1.7"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}

export function iconOf(kind: string): IconName {
  if (kind === "audio") return "music";
  return kind === "text" ? "text" : "film";
}
