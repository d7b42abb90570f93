#!/usr/bin/env bash
# The bill of materials of a release: every crate that is in the binary, with its version, licence and hash, as CycloneDX
# (https://cyclonedx.org, JSON). Made by cargo-cyclonedx, the CycloneDX project's own, which is built once where it is missing.
#
#   scripts/sbom.sh [FILE]     where it goes; as it is: target/meritum-VERSION.cdx.json
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.5.9
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
tool=$target/tools/bin/cargo-cyclonedx
if ! "$tool" cyclonedx --version 2>/dev/null | grep -qF " $version"; then
    cargo install --locked --quiet --root "$target/tools" --target-dir "$target/tools/build" "cargo-cyclonedx@$version"
    rm -rf "$target/tools/build"
fi
release=$(cargo metadata --locked --no-deps --format-version 1 |
    sed -E 's/.*"name":"meritum","version":"([^"]*)".*/\1/')
file=${1:-$target/meritum-$release.cdx.json}

# It writes beside each Cargo.toml of the workspace; what goes out is the binary's alone.
clean_up() { rm -f sbom.json entity/sbom.json migration/sbom.json; }
trap clean_up EXIT
"$tool" cyclonedx --quiet --format json --spec-version 1.5 --no-build-deps --override-filename sbom
# Where it was made is nobody's business.
sed "s|file://$PWD|file://.|g" sbom.json > "$file"
echo "$file"
