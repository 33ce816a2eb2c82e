// Reads a mutation report: prints what no test caught, then the share that was caught, room by room, and ends with 1 below the goal.
// Equivalents, which no test can tell from the rule, stand in mutants.txt beside this file, a line each:
// FILE: LINE -> REPLACEMENT — REASON. They count neither as caught nor as missed.
import { readFileSync, existsSync } from "node:fs";

const goal = 90;
const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const list = new URL("mutants.txt", import.meta.url);
const lines = existsSync(list) ? readFileSync(list, "utf8").split("\n").filter(l => l.trim()) : [];
const equivalents = new Map(lines.map(l => [l.slice(0, l.lastIndexOf(" — ")), false]));
const rooms = new Map();
const plain = text => text.trim().replace(/\s+/g, " ");

for (const [path, file] of Object.entries(report.files)) {
  const name = path.replace(/^.*Answerable\.Domain\//, "");
  const room = name.includes("/") ? name.split("/")[0] : "root";
  const source = file.source.split("\n");
  for (const m of file.mutants) {
    const caught = m.status === "Killed" || m.status === "Timeout";
    if (!caught && m.status !== "Survived" && m.status !== "NoCoverage") continue;
    const line = m.location.start.line;
    const text = plain(source[line - 1]), now = plain(m.replacement), key = `${name}: ${text} -> ${now}`;
    if (!caught && equivalents.has(key)) {
      equivalents.set(key, true);
      continue;
    }
    const sum = rooms.get(room) ?? { caught: 0, missed: 0, files: new Set() };
    rooms.set(room, sum);
    sum.files.add(name);
    sum[caught ? "caught" : "missed"]++;
    if (!caught) console.log(`${name}:${line} ${m.status === "NoCoverage" ? "no test comes by" : "survived"}\n    ${text}\n    -> ${now}`);
  }
}

for (const [key, found] of equivalents)
  if (!found && [...rooms.values()].some(r => r.files.has(key.split(": ")[0]))) console.log(`Listed as equivalent, but caught or gone: ${key}`);

const share = r => (100 * r.caught) / Math.max(1, r.caught + r.missed);
const all = { caught: 0, missed: 0 };
console.log("| room | caught | not | share |\n|---|---|---|---|");
for (const [room, r] of [...rooms].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`| ${room} | ${r.caught} | ${r.missed} | ${share(r).toFixed(1)} % |`);
  all.caught += r.caught;
  all.missed += r.missed;
}
console.log(`${all.caught} caught, ${all.missed} not: ${share(all).toFixed(1)} %, goal ${goal} %`);
process.exit(share(all) < goal ? 1 : 0);
