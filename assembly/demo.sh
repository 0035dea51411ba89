#!/usr/bin/env bash
# Builds Tarn, starts it beside an S3 server, and shows what it does. Needs JDK 17 and Maven, nothing else.
set -euo pipefail

usage() {
    cat << 'EOF'
Usage: bash assembly/demo.sh [options]

  --once        stop the lake when all steps are done; otherwise it runs on
  --empty       start without the sample data
  --port N      port of the lake on 127.0.0.1 (8080)
  --data DIR    folder of the lake and of the S3 server (.tarn in the project)
  --skip-build  take what was built last
  --stop        stop a lake that an earlier demo left running
  --help        print this
EOF
}

fail() {
    echo "demo: $1" >&2
    exit 1
}

here=$(cd "$(dirname "$0")" && pwd)
arguments=("$@")
build=true
while [ $# -gt 0 ]; do
    case "$1" in
        --help)
            usage
            exit 0
            ;;
        --skip-build | --stop) build=false ;;
        --once | --empty) ;;
        --port | --data)
            [ $# -gt 1 ] || fail "$1 needs a value; --help says which."
            shift
            ;;
        *) fail "unknown option $1; --help lists them." ;;
    esac
    shift
done

java="${JAVA_HOME:+${JAVA_HOME}/bin/}java"
version=$("${java}" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || true
if [ "${version:-0}" -lt 17 ] || [ "${version:-0}" -gt 23 ]; then
    fail "a JDK 17 to 23 is needed, and ${java} is Java ${version:-that does not run}. Set JAVA_HOME."
fi

if ${build}; then
    command -v mvn > /dev/null || fail "Maven is needed to build Tarn, and mvn is not on the PATH."
    command -v "${java}c" > /dev/null || fail "a JDK is needed to build Tarn, and ${java}c is missing: only a JRE is here."
    echo "Building Tarn (a few minutes at the first time, when Maven fetches the libraries)"
    mvn -B -ntp -f "${here}/../pom.xml" -DskipTests -pl assembly,assembly/demo,bundles/plugin-sample -am package \
        | sed -n -e 's/^\[INFO\] Building \(Tarn[^[]*[^[ ]\) *\[\(.*\)\]$/  \2  \1/p' -e '/^\[ERROR\]/p' \
        || fail "the build failed; the lines above say why."
fi

[ -d "${here}/demo/target/classes" ] && [ -d "${here}/target/assembly" ] \
    || fail "Tarn is not built yet: run it without --skip-build."

terminal=false
[ -t 1 ] && terminal=true
exec "${java}" -Xmx256m "-Ddemo.terminal=${terminal}" -cp "${here}/demo/target/classes" health.tarn.demo.Demo "${here}" "${arguments[@]+"${arguments[@]}"}"
