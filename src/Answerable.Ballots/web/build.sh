# Sourced by ./test and bench/run: builds the browser's half when it is older than its sources.
ballots_web=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! -d "$ballots_web/node_modules" ] || [ "$ballots_web/package-lock.json" -nt "$ballots_web/node_modules/.package-lock.json" ]; then
  npm ci --prefix "$ballots_web" --silent >&2
fi
if [ ! -f "$ballots_web/dist/worker.js" ] || [ -n "$(find "$ballots_web/src" "$ballots_web/build.mjs" -newer "$ballots_web/dist/worker.js" -type f -print -quit)" ]; then
  npm run build --prefix "$ballots_web" --silent >&2
fi
