#!/usr/bin/env bash
# Draws icon.png, the picture of the packages, from icon.svg. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")"
command -v rsvg-convert > /dev/null || { echo "rsvg-convert is not installed: apt-get install librsvg2-bin"; exit 1; }
rsvg-convert --width 128 --height 128 icon.svg --output icon.png
