#!/bin/sh
# The tests of printed pages need a browser. Debian's is installed where that is possible.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "longwatch: installing chromium for the tests"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
  exit 0
fi
echo "longwatch: the tests need Chromium on the PATH. Install it (Debian: apt-get install chromium) and run them again." >&2
exit 1
