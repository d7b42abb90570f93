#!/usr/bin/env bash
# Everything that must hold, on a fresh machine: what is missing is installed through the system's package manager where
# that may be, and what cannot be run is said loudly. With CI=true nothing is skipped: a missing part is an error.
#
#   scripts/test.sh            all of it
#   scripts/test.sh prepare    only installs and fetches what the tests want
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
here=$PWD

ci=${CI:-false}
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
# A request from a test to its own server must not go through anybody's proxy.
export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1,localhost${no_proxy:+,$no_proxy}"

passed=0 failed=0
declare -a failures=() skips=()
declare -a children=()

say() { printf '\n== %s\n' "$*"; }
skip() {
    if [ "$ci" = true ]; then fail "$* (CI=true skips nothing)"; return; fi
    printf '\n!!!! SKIPPED: %s\n' "$*" >&2
    skips+=("$*")
}
# What may be absent even there: cargo-deny takes longer to build than everything here together, and the advisories
# are somebody else's server.
skip_anywhere() {
    printf '\n!!!! SKIPPED: %s\n' "$*" >&2
    skips+=("$*")
}
fail() {
    printf '\n!!!! FAILED: %s\n' "$*" >&2
    failures+=("$*")
    failed=$((failed + 1))
}
# Runs a step that is one check of its own: what it says is counted as one passed or failed.
check() {
    local name=$1 begun=$SECONDS
    shift
    say "$name"
    if "$@"; then
        passed=$((passed + 1))
        printf -- '-- %s: passed in %s s\n' "$name" "$((SECONDS - begun))"
    else
        fail "$name"
    fi
}
have() { command -v "$1" >/dev/null 2>&1; }

clean_up() {
    local child
    for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
    [ -z "${scratch:-}" ] || rm -rf "$scratch"
}
trap clean_up EXIT
scratch=$(mktemp -d)

# --- what the tests want -----------------------------------------------------------------------------------------------

postgres_is_here() { [ -n "${PG_BIN:-}" ] || have postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; }
chromium_is_here() { { have chromium || have chromium-browser || have google-chrome; } && have chromedriver; }
clamd_is_here() { have clamd || [ -x /usr/sbin/clamd ]; }
venv_is_here() { python3 -c 'import venv, ensurepip' 2>/dev/null; }

install_packages() {
    local packages=()
    postgres_is_here || packages+=(postgresql)
    chromium_is_here || packages+=(chromium chromium-driver)
    have faketime || packages+=(faketime)
    clamd_is_here || packages+=(clamav-daemon)
    { have python3 && venv_is_here; } || packages+=(python3 python3-venv)
    [ -f "$target/axe-core/axe.min.js" ] || have npm || packages+=(npm)
    have cc || packages+=(build-essential)
    have cmake || packages+=(cmake)
    have curl || packages+=(curl)
    [ ${#packages[@]} -gt 0 ] || return 0

    say "Installing ${packages[*]}"
    local root=()
    if ! have apt-get; then
        echo "This is not a Debian or an Ubuntu: please install what corresponds to ${packages[*]}." >&2
        return 0
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! have sudo; then
            echo "Neither root nor sudo: please install ${packages[*]}." >&2
            return 0
        fi
        root=(sudo)
    fi
    # One absent name (Ubuntu calls some of these otherwise) must not keep the others away.
    "${root[@]}" apt-get update -q || true
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${packages[@]}" && return 0
    local package
    for package in "${packages[@]}"; do
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package" ||
            echo "$package could not be installed." >&2
    done
}

# axe-core is fetched, not kept here: MPL-2.0, used unmodified and only by the tests.
fetch_axe() {
    [ -f "$target/axe-core/axe.min.js" ] && return 0
    have npm || return 1
    say "Fetching axe-core"
    (cd "$scratch" && npm pack --silent axe-core@4.14 && tar -xzf axe-core-4.*.tgz) || return 1
    rm -rf "$target/axe-core"
    mv "$scratch/package" "$target/axe-core"
}

fetch_schemathesis() {
    local wanted=4.32
    "$target/schemathesis/bin/schemathesis" --version 2>/dev/null | grep -qF "version $wanted." && return 0
    have python3 && venv_is_here || return 1
    say "Fetching schemathesis"
    rm -rf "$target/schemathesis"
    python3 -m venv "$target/schemathesis" && "$target/schemathesis/bin/pip" install -q "schemathesis==$wanted.*"
}

install_packages
if ! have cargo; then
    echo "Rust is not installed: see https://rustup.rs (1.95 or newer)." >&2
    exit 1
fi
fetch_axe || skip "axe-core could not be fetched from the npm registry: pages are not examined for accessibility"
postgres_is_here || skip "PostgreSQL: the chapters run on SQLite only"
chromium_is_here || skip "Chromium and its driver: no page is clicked"
clamd_is_here || skip "clamd: no document is scanned"
fetch_schemathesis || skip "schemathesis could not be fetched from PyPI: the API is not exercised with hostile requests"
[ "${1:-}" != prepare ] || exit "$((failed > 0))"

# --- the checks --------------------------------------------------------------------------------------------------------

check "Format" cargo fmt --all --check
check "Lints" cargo clippy --workspace --all-targets --quiet -- -D warnings

# What comes from outside. The advisories need the network: a database that cannot be fetched is no finding.
if cargo deny --version >/dev/null 2>&1; then
    check "Licences, bans and sources" cargo deny --locked check licenses bans sources
    say "Advisories"
    if cargo deny --locked fetch db >"$scratch/advisories" 2>&1; then
        check "Advisories" cargo deny --locked check --disable-fetch advisories
    else
        skip_anywhere "the advisory database could not be fetched"
    fi
else
    skip_anywhere "cargo-deny is not installed (cargo install --locked cargo-deny): deny.toml is not checked"
fi

# The tests of every crate, the chapters on both databases and the browser among them.
say "Tests"
begun=$SECONDS
status=0
cargo test --workspace --no-fail-fast 2>&1 | tee "$scratch/tests" || status=$?
while read -r ok bad; do
    passed=$((passed + ok)) failed=$((failed + bad))
    tests_failed=$((${tests_failed:-0} + bad))
done < <(sed -nE 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed;.*/\1 \2/p' "$scratch/tests")
if [ "$status" -ne 0 ]; then
    failures+=("Tests")
    # One that did not build, or a binary that was killed, reports nobody as failed.
    [ "${tests_failed:-0}" -gt 0 ] || failed=$((failed + 1))
fi
while read -r line; do skips+=("$line"); done < <(grep -E '^SKIPPED: ' "$scratch/tests" | sort -u || true)
printf -- '-- Tests: %s s\n' "$((SECONDS - begun))"

# --- the API against hostile requests ------------------------------------------------------------------------------------

binary=$target/debug/meritum

# Starts the demonstration (or an empty house, where there is none) on a port of its own, with a folder of its own; leaves its address in $address.
serve_demo() {
    local port
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    address=http://127.0.0.1:$port
    local demo=()
    ! "$binary" serve --help | grep -q -- --demo || demo=(--demo)
    # The limits on how often one address may ask have tests of their own; here they would only hide the API.
    MERITUM_DATA="$scratch/data" MERITUM_FRONT__REQUESTS_PER_MINUTE=0 MERITUM_FRONT__SIGN_INS_PER_MINUTE=0 \
        MERITUM_FRONT__BEGINNINGS_PER_HOUR=0 MERITUM_ACCOUNTS__ACCESS_MINUTES=60 \
        "$binary" serve "${demo[@]}" --listen "127.0.0.1:$port" >"$scratch/serve.out" 2>"$scratch/serve.err" &
    children+=($!)
    local tries
    for tries in $(seq 240); do
        curl -sf -o "$scratch/openapi.json" "$address/api/openapi.json" && return 0
        kill -0 "${children[-1]}" 2>/dev/null || break
        sleep 0.5
    done
    echo "no OpenAPI document at $address/api/openapi.json after $tries tries:" >&2
    tail -n 20 "$scratch/serve.out" "$scratch/serve.err" >&2
    return 1
}

# Asks as whoever the further arguments say. No 500, and no answer that the document does not announce.
ask() {
    (cd "$scratch" && SCHEMATHESIS_HOOKS=$here/tests/schemathesis_hooks.py "$target/schemathesis/bin/schemathesis" --config-file "$here/tests/schemathesis.toml" --no-color \
        run "$address/api/openapi.json" --workers 2 --max-examples "${SCHEMATHESIS_EXAMPLES:-25}" "$@")
}

# The access token of the first of the demonstration's people with this role; nothing where there is none.
token_of() {
    local role=$1 email password
    while read -r _ email password; do
        curl -sf "$address/api/v1/sessions" -H 'Content-Type: application/json' \
            -d "{\"email\": \"$email\", \"password\": \"$password\"}" |
            python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])' 2>/dev/null && return 0
    done < <(grep -E "^$role " "$scratch/serve.out")
    return 1
}

as_nobody() {
    echo "As nobody:"
    ask
}
# Whoever ends their own session would be nobody from then on.
as_role() {
    local token
    token=$(token_of "$1") || { echo "no $1 can sign in at $address" >&2; return 1; }
    echo "As $1:"
    ask --header "Authorization: Bearer $token" --exclude-path-regex '/sessions'
}

if [ -x "$target/schemathesis/bin/schemathesis" ]; then
    if cargo build --quiet --bin meritum && "$binary" serve --help >/dev/null 2>&1; then
        check "The server starts and shows its API" serve_demo
        check "API, asked by nobody: no 500 and no undocumented answer" as_nobody
        if "$binary" serve --help | grep -q -- --demo; then
            for role in hr reviewer; do
                check "API, asked by $role: no 500 and no undocumented answer" as_role "$role"
            done
        else
            skip "serve has no --demo: the API is not asked by anyone who is signed in"
        fi
    else
        skip "the binary has no serve command: the API is not exercised"
    fi
fi

# --- the end -------------------------------------------------------------------------------------------------------------

if [ ${#skips[@]} -gt 0 ]; then
    printf '\nNot run here:\n'
    printf '  %s\n' "${skips[@]}"
fi
if [ ${#failures[@]} -gt 0 ]; then
    printf '\nFailed:\n'
    printf '  %s\n' "${failures[@]}"
fi
printf '\nAll of it took %s s.\n%s passed, %s failed\n' "$SECONDS" "$passed" "$failed"
[ "$failed" -eq 0 ]
