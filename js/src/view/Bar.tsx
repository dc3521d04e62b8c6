/** A progress bar; without a fraction it only says that something goes on. */
export function Bar({ fraction, label }: { fraction: number | null; label: string }) {
  const known = fraction !== null;
  return (
    <span
      class={`nemo-bar${known ? "" : " nemo-bar-unknown"}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(fraction * 100) : undefined}
    >
      <i style={known ? { width: `${Math.min(100, fraction * 100)}%` } : undefined} />
    </span>
  );
}
