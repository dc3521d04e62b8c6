import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMATS, formatOf, QUALITIES } from "../src/formats";

test("a file is shown by what its extension says", () => {
  expect(formatOf("a.b.GIF")).toMatchObject({ kind: "picture", mime: "image/gif" });
  expect(formatOf("a.jpeg").name).toBe("jpg");
  expect(formatOf("a.mp3").kind).toBe("sound");
  expect(formatOf("nameless").name).toBe("mp4");
});

test("the formats and qualities are those of the kernel", () => {
  const kernel = readFileSync("../nemo_widgets/timeline/outputs.py", "utf8");
  const known = [...kernel.matchAll(/Format\("(\w+)", "(\w+)", "([\w/]+)", "(\w+)"\)/g)];
  expect(known.map(([, name, , mime, label]) => ({ name, mime, label }))).toEqual(
    FORMATS.map(({ name, mime, label }) => ({ name, mime, label })),
  );
  for (const quality of QUALITIES) expect(kernel).toContain(`"${quality}"`);
});
