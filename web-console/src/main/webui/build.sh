#!/bin/sh
# Called by the Maven build: `build.sh build` puts the page into target/classes/META-INF/resources unless nothing has
# changed since the last time; `build.sh check` runs type check, lint and unit tests, likewise.
set -eu
cd "$(dirname "$0")"
target=../../../target
oldest=20.19

if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
  echo "web-console needs Node.js >= $oldest with npm on the PATH to build its page: install it (for example from https://nodejs.org) and build again." >&2
  exit 2
fi
if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo "web-console needs Node.js >= $oldest to build its page, but $(command -v node) is $(node -v): install a newer one and build again." >&2
  exit 2
fi

fingerprint() {
  find . \( -name node_modules -o -name test-results -o -name playwright-report \) -prune -o -type f -print \
    | LC_ALL=C sort | while read -r file; do cksum "$file"; done | cksum
}

packages() {
  if [ "$(cat node_modules/.lock-seen 2> /dev/null)" != "$(cksum package-lock.json)" ]; then
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cksum package-lock.json > node_modules/.lock-seen
  fi
}

# Runs the commands unless the stamp says they passed on exactly these files.
once() {
  stamp=$target/webui-$1.stamp
  shift
  now=$(fingerprint)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then
    return
  fi
  rm -f "$stamp"
  packages
  for script in "$@"; do
    npm run --silent "$script"
  done
  mkdir -p "$target"
  echo "$now" > "$stamp"
}

case "${1:-build}" in
  build)
    [ -f "$target/classes/META-INF/resources/index.html" ] || rm -f "$target/webui-built.stamp"
    once built build
    ;;
  check)
    packages
    npm run --silent openapi:check
    once checked typecheck lint test
    ;;
  *)
    echo "usage: build.sh build|check" >&2
    exit 2
    ;;
esac
