import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Channel, PATIENCE_MS, RequestError } from "../src/channel";
import { FakeModel } from "./fake_model";

let fake: FakeModel;
let lifetime: AbortController;
let channel: Channel;

beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeModel();
  lifetime = new AbortController();
  channel = new Channel(fake.model, lifetime.signal);
});

afterEach(() => vi.useRealTimers());

test("a request resolves with its own answer and no other", async () => {
  const first = channel.request("ask", { text: "a lake" });
  const second = channel.request("credits");
  const [a, b] = fake.sent;
  expect(a).toMatchObject({ v: 1, kind: "ask", text: "a lake" });
  fake.answer("done", b?.req ?? -1, { result: { n: 2 } });
  fake.answer("done", a?.req ?? -1, { result: { n: 1 } });
  expect((await first).content.result).toEqual({ n: 1 });
  expect((await second).content.result).toEqual({ n: 2 });
});

test("no message has the key id, which a kernel gives a meaning of its own", () => {
  void channel.request("cancel");
  expect(fake.sent[0]).not.toHaveProperty("id");
});

test("an error carries what to do next", async () => {
  const asked = channel.request("export");
  fake.answer("error", fake.sent[0]?.req ?? -1, { message: "Nothing yet.", next: "Describe it.", code: null });
  const error = await asked.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RequestError);
  expect(error).toMatchObject({ message: "Nothing yet.", next: "Describe it." });
});

test("a kernel that does not acknowledge in three seconds is called busy, until it answers", () => {
  void channel.request("ask", { text: "x" });
  vi.advanceTimersByTime(PATIENCE_MS - 1);
  expect(channel.busy.value).toBe(false);
  vi.advanceTimersByTime(1);
  expect(channel.busy.value).toBe(true);
  fake.answer("ack", fake.sent[0]?.req ?? -1);
  expect(channel.busy.value).toBe(false);
});

test("an acknowledged request may take as long as it needs", () => {
  void channel.request("export");
  fake.answer("ack", fake.sent[0]?.req ?? -1);
  vi.advanceTimersByTime(60_000);
  expect(channel.busy.value).toBe(false);
});

test("closing rejects what waits and lets the model go", async () => {
  const waiting = channel.request("ask", { text: "x" });
  lifetime.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  await expect(channel.request("ask")).rejects.toMatchObject({ name: "AbortError" });
  expect(fake.listeners).toBe(0);
});

test("answers to another browser, and what is no answer, are ignored", () => {
  void channel.request("ask").catch(() => undefined);
  fake.answer("done", 1);
  fake.answer("shout", fake.sent[0]?.req ?? -1);
  expect(channel.busy.value).toBe(false);
});
