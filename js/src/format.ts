// Numbers for people.

/** Seconds as a position on a timeline: `0:03.5`, `1:12`, `1:02:03`. */
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "0:00";
  const tenths = Math.round(seconds * 10);
  const whole = Math.floor(tenths / 10);
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, "0");
  const fraction = tenths % 10 ? `.${tenths % 10}` : "";
  return h ? `${h}:${String(m).padStart(2, "0")}:${s}${fraction}` : `${m}:${s}${fraction}`;
}

/** A length in seconds: `12 s`, `3.5 s`, `2 min 5 s`. */
export function length(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "0 s";
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return rest ? `${Math.floor(whole / 60)} min ${rest} s` : `${Math.floor(whole / 60)} min`;
}

/** A size in bytes: `900 B`, `12 kB`, `8.1 MB`. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  if (size < 1e6) return `${Math.round(size / 1e3)} kB`;
  if (size < 1e9) return `${Number((size / 1e6).toFixed(size < 1e8 ? 1 : 0))} MB`;
  return `${Number((size / 1e9).toFixed(1))} GB`;
}

export function percent(fraction: number): string {
  return `${Math.round(Math.min(1, Math.max(0, fraction)) * 100)}%`;
}

/** Whole seconds to mark on a ruler: about eight of them, at round distances. */
export function ticks(duration: number): number[] {
  if (!(duration > 0)) return [];
  const steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];
  const step = steps.find((candidate) => duration / candidate <= 8) ?? 7200;
  const count = Math.floor(duration / step + 1e-6);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
