#!/bin/sh
# Assembles an installation out of a checkout in which "npm ci" has run: what the server needs, and nothing else.
# The Dockerfile and the test run these very steps.
#
#   sh deploy/build-image.sh /opt/longwatch
set -eu

target=${1:?"usage: build-image.sh TARGET (a folder that is not there yet)"}
source=$(cd "$(dirname "$0")/.." && pwd)

if [ -e "$target" ]; then
  echo "build-image: $target is there already. Name a folder that is not." >&2
  exit 2
fi
if [ ! -x "$source/node_modules/.bin/node" ]; then
  echo "build-image: $source has no packages. Run \"npm ci\" there first." >&2
  exit 2
fi

"$source/node_modules/.bin/node" "$source/deploy/assemble.cjs" "$source" "$target"

mkdir -p "$target/bin"
cat > "$target/bin/longwatch" <<'LAUNCH'
#!/bin/sh
# The pinned Node and the program that came with it.
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
for node in "$here"/node_modules/node-*/bin/node; do
  [ -x "$node" ] && exec "$node" "$here/server/bin/longwatch.cjs" "$@"
done
echo "longwatch: $here has no Node for this machine. Assemble it again on one like this." >&2
exit 1
LAUNCH
chmod 755 "$target/bin/longwatch"

# Nothing in it is written to when it runs, by anybody.
chmod -R a+rX,go-w "$target"
"$target/bin/longwatch" --version > /dev/null
echo "build-image: $target is ready ($(du -sm "$target" | cut -f1) MB)."
