// Reads a mutation report: prints what no test caught, and the share that was caught. Equivalents stand in mutants.txt beside this file:
// a line each, "FILE: REPLACEMENT", with the reason behind a dash.
import { readFileSync, existsSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const list = new URL("mutants.txt", import.meta.url);
const equivalents = existsSync(list) ? readFileSync(list, "utf8").split("\n").map(l => l.split(" — ")[0].trim()).filter(Boolean) : [];
let caught = 0, missed = 0;
for (const [path, file] of Object.entries(report.files)) {
  const name = path.replace(/^.*Answerable\.Domain\//, "");
  const lines = file.source.split("\n");
  for (const m of file.mutants) {
    if (m.status === "Killed" || m.status === "Timeout") caught++;
    if (m.status !== "Survived" && m.status !== "NoCoverage") continue;
    const now = m.replacement.replace(/\s+/g, " ");
    if (equivalents.includes(`${name}: ${now}`)) continue;
    missed++;
    const line = m.location.start.line;
    console.log(`${name}:${line} ${m.status === "NoCoverage" ? "no test comes by" : "survived"}\n    ${lines[line - 1].trim()}\n    -> ${now}`);
  }
}
console.log(`${caught} caught, ${missed} not: ${((100 * caught) / Math.max(1, caught + missed)).toFixed(1)} %`);
