# Sourced by ./run and ./test: builds the browser assets when they are older than their sources: our pages too, whose words say which styles are needed.
web=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ ! -d "$web/node_modules" ] || [ "$web/package-lock.json" -nt "$web/node_modules/.package-lock.json" ]; then
  printf 'Fetching the browser packages …\n' >&2
  npm ci --prefix "$web" --silent >&2
fi
assets=$web/../wwwroot/assets/endpoints.json
if [ ! -f "$assets" ] || [ -n "$(find "$web" -newer "$assets" -type f -not -path '*/node_modules/*' -print -quit)" ] ||
  [ -n "$(find "$web/.." -newer "$assets" \( -name '*.razor' -o -name '*.cs' \) -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
  npm run build --prefix "$web" --silent >&2
fi
