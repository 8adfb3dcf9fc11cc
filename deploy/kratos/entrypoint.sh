#!/bin/sh
# Starts Kratos on deploy/ory/kratos.yml with its ${NAME}s filled in, and fills them in anew
# whenever `praxis serve` writes another list of origins: passkeys work only on listed ones, and
# every chain has its own. Kratos notices the new file by itself.
#   PRAXIS_ORIGINS_FILE  the list, as serve writes it (kratos.origins_file); may not exist yet
#   PRAXIS_ORY_DIR       where kratos.yml, the schema and the jsonnet files are
#   KRATOS_CONFIG        where the filled-in file goes
set -eu
: "${PRAXIS_ORIGINS_FILE:=/var/lib/praxis/origins.json}" "${KRATOS_CONFIG:=/tmp/kratos.yml}"
fallback=$PRAXIS_WEBAUTHN_ORIGINS

render() {
    PRAXIS_WEBAUTHN_ORIGINS=$(cat "$PRAXIS_ORIGINS_FILE" 2>/dev/null || echo "$fallback")
    export PRAXIS_WEBAUTHN_ORIGINS
    # shellcheck disable=SC2016 # envsubst wants the names, not the values
    envsubst '${PRAXIS_ORY_DIR} ${PRAXIS_BASE_DOMAIN} ${PRAXIS_WEBAUTHN_ORIGINS} ${PRAXIS_INTERNAL_URL} ${PRAXIS_HOOK_KEY}' \
        <"$PRAXIS_ORY_DIR/kratos.yml" >"$KRATOS_CONFIG.new"
    cmp -s "$KRATOS_CONFIG.new" "$KRATOS_CONFIG" || mv "$KRATOS_CONFIG.new" "$KRATOS_CONFIG"
}

render
[ "${1:-}" = render ] && exit # what the test asks for
kratos -c "$KRATOS_CONFIG" migrate sql -e --yes
while sleep 2; do render; done &
# The rows of flows and sessions that are over would only ever grow.
while sleep 86400; do kratos -c "$KRATOS_CONFIG" cleanup sql -e --keep-last 168h --database.cleanup.sleep.tables 1s; done &
# Without its courier no code is ever mailed.
exec kratos -c "$KRATOS_CONFIG" serve --watch-courier --sqa-opt-out
