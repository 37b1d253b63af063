#!/usr/bin/env bash
# Installs what is missing on Debian 12: called by ./run and ./test, fast when everything is there.
# usage: tools/install.sh [extra packages]
set -euo pipefail
cd "$(dirname "$0")/.."
packages=(g++ cmake ninja-build ccache mold pkg-config nodejs npm libcli11-dev nlohmann-json3-dev libsimdjson-dev zlib1g-dev libzstd-dev libxxhash-dev libicu-dev
  libexpected-dev libdnnl-dev libcurl4-openssl-dev libpq-dev libcpp-httplib-dev libgtest-dev libgmock-dev libboost-dev "$@")
missing=()
for package in "${packages[@]}"; do
  case "$package" in
    nodejs) command -v node >/dev/null && continue ;;
    npm) command -v npm >/dev/null && continue ;;
  esac
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  echo "Installing: ${missing[*]}"
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
if [ ! -e third_party/node_modules/.package-lock.json ] || [ third_party/package-lock.json -nt third_party/node_modules/.package-lock.json ]; then
  echo "Fetching DuckDB, GeoNames and country tables from npm"
  (cd third_party && npm ci --ignore-scripts --no-audit --no-fund --silent)
fi
