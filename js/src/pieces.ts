// Bytes in pieces, a few on their way at a time.

import { CHUNK_BYTES, WINDOW } from "./protocol";

/** How many pieces a size takes. */
export function pieceCount(size: number, chunk = CHUNK_BYTES): number {
  return Math.ceil(size / chunk);
}

/**
 * Run `task` for 0 … count - 1 in order of start, at most `window` unfinished at any time.
 * The first failure, or the signal, stops new tasks from starting and rejects.
 */
export async function windowed(
  count: number,
  task: (index: number) => Promise<void>,
  signal: AbortSignal,
  window = WINDOW,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (next < count && !failed) {
      signal.throwIfAborted();
      const index = next++;
      try {
        await task(index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(window, count) }, lane));
  signal.throwIfAborted();
}
