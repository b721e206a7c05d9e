#!/bin/sh
# Makes the reference results of core/src/cohort anew, on Debian:
#   apt-get install --no-install-recommends r-base-core r-cran-survival r-cran-mass
set -eu
cd "$(dirname "$0")/../.."
command -v Rscript >/dev/null || { echo "R is not installed: see the head of this file." >&2; exit 2; }
Rscript scripts/r/reference.R core/src/testing/data/outcomes core/src/cohort/reference
