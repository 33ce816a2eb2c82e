import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { PurgeCSS } from "purgecss";
import { publish } from "./publish.mjs";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = at("../wwwroot/assets/");

const symbolAttributes =
  'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

async function symbol(name) {
  let svg;
  try {
    svg = await readFile(at(`node_modules/@tabler/icons/icons/outline/${name}.svg`), "utf8");
  } catch {
    throw new Error(`icons.txt names the icon "${name}", which the installed @tabler/icons does not have.`);
  }
  const shapes = svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/\s*<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
    .replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" ${symbolAttributes}>${shapes}</symbol>`;
}

async function sprite() {
  const names = (await readFile(at("icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`icons.txt names the icon "${twice}" twice.`);
  const { version } = JSON.parse(await readFile(at("node_modules/@tabler/icons/package.json"), "utf8"));
  const symbols = await Promise.all(names.map(symbol));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"><!-- Tabler Icons ${version}, MIT licence, ` +
    `Copyright (c) 2020-2026 Paweł Kuna -->\n${symbols.join("\n")}\n</svg>\n`
  );
}

async function bundle(entry) {
  const built = await build({
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome109", "firefox115", "safari16.4"],
    legalComments: "eof",
    logLevel: "warning",
  });
  return built.outputFiles[0].text;
}

/** Tabler styles ten times what our pages use: a rule stays when every class, attribute and element it asks for is a word of our sources. */
async function styles() {
  const sources = ["../**/*.razor", "../**/*.cs", "src/*.ts", "css/*.css"].map(at);
  const [used] = await new PurgeCSS().purge({
    content: sources,
    skippedContentGlobs: ["bin", "obj", "node_modules", "wwwroot"].map((folder) => `**/${folder}/**`),
    css: [{ raw: await bundle("css/app.css") }],
    variables: true,
    keyframes: true,
  });
  return used.css;
}

async function main() {
  const [icons, css, script, favicon] = await Promise.all([
    sprite(),
    styles(),
    bundle("src/app.ts"),
    readFile(at("favicon.svg"), "utf8"),
  ]);
  await publish(out, { "app.css": css, "app.js": script, "icons.svg": icons, "favicon.svg": favicon });
}

await main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
