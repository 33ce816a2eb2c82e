# Sourced by ./run and ./test: builds the browser assets when they are older than their sources.
web=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! -d "$web/node_modules" ] || [ "$web/package-lock.json" -nt "$web/node_modules/.package-lock.json" ]; then
  printf 'Fetching the browser packages …\n' >&2
  npm ci --prefix "$web" --silent >&2
fi
if [ ! -f "$web/../wwwroot/assets/version.txt" ] || [ -n "$(find "$web" -newer "$web/../wwwroot/assets/version.txt" -type f -not -path '*/node_modules/*' -print -quit)" ]; then
  npm run build --prefix "$web" --silent >&2
fi
