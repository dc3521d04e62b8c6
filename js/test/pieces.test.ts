import { expect, test } from "vitest";
import { pieceCount, windowed } from "../src/pieces";

const never = new AbortController().signal;

test("a file that fills its last piece exactly needs no further one", () => {
  expect([0, 1, 4, 5, 8].map((size) => pieceCount(size, 4))).toEqual([0, 1, 1, 2, 2]);
});

test("every piece is sent once and no more than the window are on their way", async () => {
  const seen: number[] = [];
  let flying = 0;
  let most = 0;
  await windowed(
    25,
    async (index) => {
      most = Math.max(most, ++flying);
      await new Promise((resolve) => setTimeout(resolve, index % 3));
      seen.push(index);
      flying -= 1;
    },
    never,
    4,
  );
  expect(seen.sort((a, b) => a - b)).toEqual([...Array(25).keys()]);
  expect(most).toBe(4);
});

test("a failure stops the pieces that have not started", async () => {
  const started: number[] = [];
  const sending = windowed(
    100,
    async (index) => {
      started.push(index);
      await Promise.resolve();
      if (index === 2) throw new Error("disk full");
    },
    never,
    4,
  );
  await expect(sending).rejects.toThrow("disk full");
  expect(started.length).toBeLessThan(20);
});

test("a cancelled transfer rejects, even when its last piece had gone", async () => {
  const controller = new AbortController();
  const sending = windowed(
    3,
    async (index) => {
      if (index === 2) controller.abort();
    },
    controller.signal,
    1,
  );
  await expect(sending).rejects.toThrow();
});
