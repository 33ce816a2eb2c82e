import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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

function bundle(entry, outfile) {
  return build({
    entryPoints: [at(entry)],
    outfile: out + outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022", "chrome109", "firefox115", "safari16.4"],
    legalComments: "eof",
    logLevel: "warning",
  });
}

async function main() {
  const icons = await sprite();
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await Promise.all([
    bundle("css/app.css", "app.css"),
    bundle("src/app.ts", "app.js"),
    writeFile(out + "icons.svg", icons),
    writeFile(out + "favicon.svg", await readFile(at("favicon.svg"))),
  ]);
  const hash = createHash("sha256");
  for (const file of ["app.css", "app.js", "icons.svg"]) hash.update(await readFile(out + file));
  await writeFile(out + "version.txt", hash.digest("hex").slice(0, 12));
}

await main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
