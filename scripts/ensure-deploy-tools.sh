#!/bin/sh
# What is deployed is checked by the tools that will read it. Debian's are installed where that is possible; elsewhere the
# closing line of the tests counts the checks that were skipped.
set -eu
missing=""
command -v nginx >/dev/null 2>&1 || missing="$missing nginx-light"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
command -v systemd-analyze >/dev/null 2>&1 || missing="$missing systemd"
command -v openssl >/dev/null 2>&1 || missing="$missing openssl"
if [ -z "$missing" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "longwatch: installing$missing for the tests"
  apt-get update -qq
  # Nothing that is installed here is to run.
  printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d.longwatch && chmod +x /usr/sbin/policy-rc.d.longwatch
  if [ ! -e /usr/sbin/policy-rc.d ]; then mv /usr/sbin/policy-rc.d.longwatch /usr/sbin/policy-rc.d; ours=1; else rm /usr/sbin/policy-rc.d.longwatch; ours=0; fi
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 ||
    echo "longwatch:$missing could not be installed; those checks are skipped" >&2
  if [ "$ours" = 1 ]; then rm -f /usr/sbin/policy-rc.d; fi
  exit 0
fi
echo "longwatch:$missing missing; what they would check is skipped" >&2
