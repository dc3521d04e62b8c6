// Bundle the widget into the Python package, and fail when it grows beyond what every model has to carry.
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const LIMIT_KB = 40;
const here = new URL(".", import.meta.url);
const out = new URL("../nemo_widgets/static/", here);

const options = {
  absWorkingDir: fileURLToPath(here),
  entryPoints: { widget: "src/widget.ts" },
  outdir: fileURLToPath(out),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "inline",
  logLevel: "warning",
};

const styles = { ...options, entryPoints: { widget: "src/styles/widget.css" }, target: ["chrome123"] };

if (process.argv.includes("--watch")) {
  await (await esbuild.context(options)).watch();
  await (await esbuild.context(styles)).watch();
} else {
  await esbuild.build(options);
  await esbuild.build(styles);
  for (const name of ["widget.js", "widget.css"]) {
    const size = gzipSync(readFileSync(new URL(name, out))).length / 1000;
    console.log(`${name}: ${size.toFixed(1)} kB gzipped`);
    if (name === "widget.js" && size > LIMIT_KB) {
      throw new Error(`widget.js is ${size.toFixed(1)} kB gzipped; the limit is ${LIMIT_KB} kB.`);
    }
  }
}
