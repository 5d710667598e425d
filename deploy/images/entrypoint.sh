#!/bin/sh
# Starts the service in this folder with the JVM options that ./market gives it. What MARKET_JAVA_OPTIONS says comes
# later and so prevails: MARKET_JAVA_OPTIONS="-Xmx1g -Xmn256m".
set -eu
app=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
# One event loop for each processor this container may use, so that batches fill.
loops=
[ ! -e "$app/platform-api.args" ] || loops="-Dquarkus.vertx.event-loops-pool-size=$(nproc)"
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
for options in "$app"/*.args; do
    set -- "$@" "@$options"
done
# shellcheck disable=SC2086
exec "$java" "$@" $loops ${MARKET_JAVA_OPTIONS:-} -jar "$app/quarkus-app/quarkus-run.jar"
