import { mkdir, readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const node = { platform: "node", target: "node20" };
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

function bundle(entry, outfile, options) {
  return build({
    entryPoints: [at(entry)],
    outfile: at(`dist/${outfile}`),
    bundle: true,
    format: "esm",
    target: ["es2022", "chrome109", "firefox115", "safari16.4"],
    legalComments: "eof",
    logLevel: "warning",
    ...options,
  });
}

async function main() {
  await rm(at("dist"), { recursive: true, force: true });
  await mkdir(at("dist/test"), { recursive: true });
  await Promise.all([
    bundle("src/index.ts", "ballots.js", { minify: true }),
    bundle("src/worker.ts", "worker.js", { minify: true }),
    bundle("src/node-worker.ts", "node-worker.js", node),
  ]);
  if (!process.argv.includes("--tests")) return;
  const tests = (await readdir(at("test"))).filter((name) => name.endsWith(".test.ts"));
  await Promise.all(tests.map((name) => bundle(`test/${name}`, `test/${name.replace(/ts$/, "js")}`, node)));
}

await main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
