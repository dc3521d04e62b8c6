import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Traits } from "../src/traits";
import widget from "../src/widget";
import { FakeModel } from "./fake_model";

const rows: Traits["timeline"]["rows"] = [
  row({ id: "a", track: 1, kind: "video", name: "mountain lake", end: 12, made: "procedural" }),
  row({ id: "b", track: 2, kind: "audio", role: "bgm", name: "Lo-fi", end: 12, volume: 0.35 }),
  row({ id: "c", track: 3, kind: "text", role: "title", name: "Lake", text: "Lake", end: 3 }),
];
const timeline = { rows, more: 0, duration: 12, width: 1080, height: 1920, version: 1, summary: "" };
let el: HTMLElement;
let fake: FakeModel;
let leave: (() => void)[];

function row(some: Record<string, unknown>) {
  const whole = { role: "", start: 0, source: "", volume: null, text: "", made: "", ...some };
  return { ...whole, duration: some["end"] } as unknown as NonNullable<Traits["timeline"]["rows"]>[number];
}

function entry(id: string, kind: string, text: string, more: object = {}): Traits["log"][number] {
  return { id, kind, text, live: false, level: "info", next: "", ...more } as Traits["log"][number];
}

function show(state: Partial<Traits> = {}): void {
  fake = new FakeModel({ uid: crypto.randomUUID(), language: "en", status: "ready", ...state });
  leave = [widget.initialize({ model: fake.model }), widget.render({ model: fake.model, el })];
}

beforeEach(() => {
  el = document.createElement("div");
  document.body.append(el);
});

afterEach(() => {
  for (const go of leave) go();
  expect(fake.listeners).toBe(0);
  el.remove();
});

const text = (selector: string) => [...el.querySelectorAll(selector)].map((node) => node.textContent);
const button = (name: string) => el.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);

test("an empty studio invites and offers sentences that fill the prompt box", async () => {
  show({ skill: { slug: "s", title: "S", examples: ["a lake at dusk"] } });
  el.querySelector<HTMLButtonElement>(".nemo-try")?.click();
  await vi.waitFor(() => expect(el.querySelector("textarea")?.value).toBe("a lake at dusk"));
  expect(fake.sent).toEqual([]);
});

test("Enter sends the prompt, Shift+Enter does not", async () => {
  show();
  const area = el.querySelector("textarea");
  if (!area) throw new Error("no prompt box");
  area.value = "a lake";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", shiftKey: true, bubbles: true }));
  expect(fake.sent).toEqual([]);
  area.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  expect(fake.sent).toMatchObject([{ kind: "ask", text: "a lake" }]);
  await vi.waitFor(() => expect(area.value).toBe(""));
});

test("bare keys do not reach the notebook, shortcuts of the page do", async () => {
  show();
  const marked = () => button("Undo")?.hasAttribute("data-lm-suppress-shortcuts");
  await vi.waitFor(() => {
    button("Undo")?.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
    expect(marked()).toBe(true);
  });
  const heard: string[] = [];
  const listen = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener("keydown", listen);
  const undo = button("Undo");
  undo?.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  undo?.dispatchEvent(new KeyboardEvent("keydown", { key: "s", ctrlKey: true, bubbles: true }));
  document.removeEventListener("keydown", listen);
  expect(marked()).toBe(false);
  expect(heard).toEqual(["s"]);
});

test("the log grows with its trait, and what the agent says is only ever text", async () => {
  show({ log: [entry("e1", "user", "a lake")] });
  fake.change({
    status: "working",
    log: [entry("e1", "user", "a lake"), entry("e2", "agent", "<img src=x onerror=alert(1)>", { live: true })],
  });
  await vi.waitFor(() => expect(text(".nemo-live")).toEqual(["<img src=x onerror=alert(1)>"]));
  expect(el.querySelector(".nemo-log img")).toBeNull();
});

test("a tool is named in words, whoever's it is", () => {
  show({ log: [entry("e1", "step", "add_scene"), entry("e2", "step", "trim_clip", { live: true })] });
  expect(text(".nemo-step")).toEqual(["Add a scene, done", "Trim clip, running"]);
});

test("an error is shown with its next step", () => {
  show({ log: [entry("e1", "error", "The disk is full.", { next: "Free some space." })] });
  expect(text(".nemo-failure p")).toEqual(["The disk is full.Free some space."]);
});

test("the timeline is a table and bars to scale, and tells what was made procedurally", () => {
  show({ timeline });
  expect(text(".nemo-table tbody tr").length).toBe(3);
  expect(text(".nemo-table .nemo-about")).toEqual(["–", "35%", "Lake"]);
  expect(text(".nemo-table .nemo-chip")).toEqual(["procedural"]);
  const bars = [...el.querySelectorAll<HTMLElement>(".nemo-segment")];
  expect(bars.map((bar) => bar.style.width)).toEqual(["100%", "100%", "25%"]);
});

test("export needs a timeline, shows its progress and can be cancelled", async () => {
  show();
  const exporting = () => el.querySelector<HTMLButtonElement>(".nemo-export .nemo-button");
  expect(exporting()?.disabled).toBe(true);
  fake.change({ timeline });
  await vi.waitFor(() => expect(exporting()?.disabled).toBe(false));
  exporting()?.click();
  fake.change({
    status: "exporting",
    progress: [
      { id: "r", kind: "export", label: "x.mp4", fraction: 0.5, detail: "412 of 900 frames, 9 s left" },
    ],
  });
  await vi.waitFor(() => expect(text(".nemo-export b")).toEqual(["50%"]));
  expect(text(".nemo-export small")).toEqual([" · 412 of 900 frames, 9 s left"]);
  el.querySelector<HTMLButtonElement>(".nemo-export .nemo-button")?.click();
  expect(fake.sent.map(({ kind }) => kind)).toEqual(["export", "cancel"]);
});

test("the format and the quality that are chosen are asked for, and name the button", async () => {
  show({ timeline });
  const [form, quality] = [...el.querySelectorAll<HTMLSelectElement>(".nemo-choice")];
  if (!form || !quality) throw new Error("There are no choices.");
  expect([...form.options].map((option) => option.text)).toContain("GIF");
  form.value = "gif";
  form.dispatchEvent(new Event("change", { bubbles: true }));
  quality.value = "preview";
  quality.dispatchEvent(new Event("change", { bubbles: true }));
  const button = () => el.querySelector<HTMLButtonElement>(".nemo-export .nemo-button");
  await vi.waitFor(() => expect(button()?.textContent).toBe("Export GIF"));
  button()?.click();
  expect(fake.sent.at(-1)).toMatchObject({ kind: "export", form: "gif", quality: "preview" });
});

test("a lost connection offers to try again", () => {
  show({ status: "failed" });
  el.querySelector<HTMLButtonElement>(".nemo-header .nemo-button")?.click();
  expect(fake.sent).toMatchObject([{ kind: "connect" }]);
});

test("an answer that the log does not tell is shown above", async () => {
  show();
  fake.kernel = ({ req }) => fake.answer("error", req, { message: "Nothing to undo.", next: "" });
  button("Undo")?.click();
  await vi.waitFor(() => expect(text("[role=alert] span")).toEqual(["Nothing to undo. "]));
});

test("two views of one model share its uploads and outlive each other", async () => {
  show();
  const second = document.createElement("div");
  const close = widget.render({ model: fake.model, el: second });
  fake.kernel = ({ req }) => fake.answer("done", req);
  close();
  fake.change({ timeline });
  await vi.waitFor(() => expect(text(".nemo-table tbody tr").length).toBe(3));
  expect(second.childElementCount).toBe(0);
});

test("Chinese is spoken where the language asks for it", () => {
  show({ language: "zh-CN" });
  expect(text(".nemo-timeline h3")).toEqual(["时间线"]);
});
