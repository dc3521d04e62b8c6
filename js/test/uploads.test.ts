import { beforeEach, expect, test, vi } from "vitest";
import { Channel } from "../src/channel";
import { CHUNK_BYTES } from "../src/protocol";
import { stringsFor } from "../src/strings";
import { refuse, Uploads } from "../src/uploads";
import { FakeModel, type Sent } from "./fake_model";

const en = stringsFor("en");
const limits = { bytes: 50_000_000, accepts: ["mp4", "jpg"] };
let fake: FakeModel;
let uploads: Uploads;

beforeEach(() => {
  fake = new FakeModel();
  const { signal } = new AbortController();
  uploads = new Uploads(new Channel(fake.model, signal), signal);
});

function obliging({ kind, req }: Sent): void {
  fake.answer("ack", req);
  if (kind !== "never") fake.answer("done", req);
}

function file(name: string, size: number): File {
  return new File([new Uint8Array(size)], name);
}

test("a file is announced, sent in pieces and ended", async () => {
  fake.kernel = obliging;
  await uploads.add([file("clip.mp4", CHUNK_BYTES * 2 + 10)], limits, en);
  expect(fake.sent.map(({ kind }) => kind)).toEqual([
    "upload-begin",
    "upload-chunk",
    "upload-chunk",
    "upload-chunk",
    "upload-end",
  ]);
  const pieces = fake.sent.filter(({ kind }) => kind === "upload-chunk");
  expect(pieces.map(({ buffers }) => buffers[0]?.byteLength)).toEqual([CHUNK_BYTES, CHUNK_BYTES, 10]);
  expect(uploads.items.value).toMatchObject([{ name: "clip.mp4", phase: "done", fraction: 1 }]);
});

test("what is not accepted, empty or too large is refused before a byte is sent", async () => {
  fake.kernel = obliging;
  await uploads.add([file("notes.txt", 10), file("empty.jpg", 0)], limits, en);
  expect(fake.sent).toEqual([]);
  expect(uploads.items.value.map(({ phase }) => phase)).toEqual(["failed", "failed"]);
  expect(uploads.items.value[0]?.next).toBe("Accepted formats: mp4, jpg.");
  expect(refuse({ name: "a.MP4", size: 60_000_000 }, limits, en)?.message).toContain("60 MB");
  expect(refuse({ name: "a.MP4", size: 50_000_000 }, limits, en)).toBeNull();
  expect(refuse({ name: "anything", size: 5 }, {}, en)).toBeNull();
});

test("the kernel's refusal is shown with its next step", async () => {
  fake.kernel = ({ kind, req }) =>
    kind === "upload-end"
      ? fake.answer("error", req, { message: "It is no video.", next: "Use an MP4." })
      : fake.answer("done", req);
  await uploads.add([file("clip.mp4", 3)], limits, en);
  expect(uploads.items.value).toMatchObject([
    { phase: "failed", message: "It is no video.", next: "Use an MP4." },
  ]);
});

test("a cancelled upload leaves the list and tells the kernel", async () => {
  fake.kernel = ({ kind, req }) => {
    if (kind === "upload-chunk") uploads.dismiss(uploads.items.value[0]?.id ?? "");
    fake.answer("done", req);
  };
  await uploads.add([file("clip.mp4", CHUNK_BYTES * 9)], limits, en);
  await vi.waitFor(() => expect(fake.sent.at(-1)?.kind).toBe("upload-cancel"));
  expect(uploads.items.value).toEqual([]);
  expect(fake.sent.filter(({ kind }) => kind === "upload-end")).toEqual([]);
});

test("two files of the same name are two uploads", async () => {
  fake.kernel = obliging;
  await uploads.add([file("a.jpg", 1), file("a.jpg", 1)], limits, en);
  const begun = fake.sent.filter(({ kind }) => kind === "upload-begin");
  expect(new Set(begun.map(({ upload }) => upload)).size).toBe(2);
});
