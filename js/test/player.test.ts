import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Channel } from "../src/channel";
import { follow } from "../src/player";
import { CHUNK_BYTES } from "../src/protocol";
import type { Traits } from "../src/traits";
import { FakeModel } from "./fake_model";

const made: string[] = [];
const revoked: string[] = [];

beforeEach(() => {
  made.length = 0;
  revoked.length = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    made.push(`blob:${made.length}`);
    return made.at(-1) ?? "";
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void revoked.push(url));
});

afterEach(() => vi.restoreAllMocks());

function video(revision: number, size: number): Traits["video"] {
  return { name: "a.mp4", path: "/a.mp4", duration: 1, width: 2, height: 2, size, revision, version: 1 };
}

function serve(fake: FakeModel, size: number): void {
  fake.kernel = ({ req, offset }) => {
    const length = Math.min(CHUNK_BYTES, size - Number(offset));
    fake.answer("ack", req);
    fake.answer("video-chunk", req, { offset, total: size }, [new DataView(new ArrayBuffer(length))]);
  };
}

test("a video is read to its end, then played from one object URL", async () => {
  const fake = new FakeModel();
  const size = CHUNK_BYTES * 3 + 7;
  serve(fake, size);
  const { signal: until } = new AbortController();
  const state = follow(signal(video(4, size)), new Channel(fake.model, until), until);
  await vi.waitFor(() => expect(state.value.phase).toBe("ready"));
  expect(fake.sent.map(({ offset }) => Number(offset) / CHUNK_BYTES).sort()).toEqual([0, 1, 2, 3]);
  expect(made).toHaveLength(1);
});

test("a new revision takes the place of the old, whose URL is revoked", async () => {
  const fake = new FakeModel();
  serve(fake, 10);
  const lifetime = new AbortController();
  const trait = signal(video(1, 10));
  const state = follow(trait, new Channel(fake.model, lifetime.signal), lifetime.signal);
  await vi.waitFor(() => expect(state.value.phase).toBe("ready"));
  trait.value = video(2, 10);
  await vi.waitFor(() => expect(state.value).toMatchObject({ phase: "ready", url: "blob:1" }));
  expect(revoked).toEqual(["blob:0"]);
  lifetime.abort();
  expect(revoked).toEqual(["blob:0", "blob:1"]);
});

test("a video that is gone says so", async () => {
  const fake = new FakeModel();
  fake.kernel = ({ req }) => fake.answer("error", req, { message: "It is gone.", next: "Export again." });
  const { signal: until } = new AbortController();
  const state = follow(signal(video(1, 10)), new Channel(fake.model, until), until);
  await vi.waitFor(() => expect(state.value).toMatchObject({ phase: "failed", next: "Export again." }));
});
