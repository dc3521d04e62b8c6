import { expect, test } from "vitest";
import { bytes, clock, length, percent, ticks } from "../src/format";

test("a position is minutes and seconds, with tenths only where there are some", () => {
  expect([0, 3.5, 12, 72, 3723, 59.96].map(clock)).toEqual([
    "0:00",
    "0:03.5",
    "0:12",
    "1:12",
    "1:02:03",
    "1:00",
  ]);
  expect(clock(Number.NaN)).toBe("0:00");
});

test("a length is in seconds up to a minute", () => {
  expect([12, 3.5, 60, 125].map(length)).toEqual(["12 s", "3.5 s", "1 min", "2 min 5 s"]);
});

test("sizes are decimal, as file managers and limits state them", () => {
  expect([900, 12_000, 8_123_456, 200_000_000, 1_500_000_000].map(bytes)).toEqual([
    "900 B",
    "12 kB",
    "8.1 MB",
    "200 MB",
    "1.5 GB",
  ]);
});

test("a fraction outside of 0 to 1 is shown as its end", () => {
  expect([-1, 0.426, 2].map(percent)).toEqual(["0%", "43%", "100%"]);
});

test("a ruler has at most nine marks, all inside of the timeline", () => {
  for (const duration of [0.4, 3, 12, 30.5, 61, 600, 7200]) {
    const marks = ticks(duration);
    expect(marks.length).toBeLessThanOrEqual(9);
    expect(marks[0]).toBe(0);
    expect(marks.at(-1)).toBeLessThanOrEqual(duration);
  }
  expect(ticks(0)).toEqual([]);
});
