#!/usr/bin/env bash
# Measures the distribution of assembly/target and prints a table in Markdown. See README.md.
# Usage: bash bundles/benchmarks/run.sh [PATIENTS [YEARS]] [OPTION VALUE]...
# The options are those of LoadScenario, such as --only import,read --seconds 20.
set -euo pipefail
patients=100 years=10
if [[ ${1:-} =~ ^[0-9]+$ ]]; then patients=$1; shift; fi
if [[ ${1:-} =~ ^[0-9]+$ ]]; then years=$1; shift; fi
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
cache=${TARN_BENCH_DATA:-$HOME/.cache/tarn-benchmarks}

fail() { echo "run.sh: $*" >&2; exit 1; }
[ -x "$project/assembly/target/assembly/bin/karaf" ] || fail "build the distribution first: mvn package -pl assembly -am"
[ -d "$here/target/lib" ] || fail "build the scenario first: mvn package -pl bundles/benchmarks"

# The data, made once and moved into its place when it is whole.
data=$cache/$patients-patients-$years-years
if [ ! -d "$data" ]; then
  mkdir -p "$cache"
  rm -rf "$data.part"
  bash "$project/assembly/src/sample/make.sh" "$patients" "$years" "$data.part" >&2
  mv "$data.part" "$data"
fi

# A lake of its own, of which nothing is left in the end.
lake=$(mktemp -d "${TMPDIR:-/tmp}/tarn-benchmarks.XXXXXX")
pid=
stop() {
  if [ -n "$pid" ] && kill "$pid" 2>/dev/null; then
    wait "$pid" || true
  fi
  rm -rf "$lake"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

set_key() { # FILE KEY VALUE
  touch "$1"
  sed -i "/^ *$2 *=/d" "$1"
  printf '\n%s = %s\n' "$2" "$3" >> "$1"
}

cp -R "$project/assembly/target/assembly/." "$lake"
rm -rf "$lake/data"
mkdir -p "$lake/output"
port=$(free_port)
set_key "$lake/etc/org.apache.felix.http.cfg" org.osgi.service.http.port "$port"
set_key "$lake/etc/org.apache.karaf.shell.cfg" sshPort "$(free_port)"
set_key "$lake/etc/health.tarn.transport.file.cfg" roots "$data/fhir,$lake/output"

cpu_seconds() { # of the lake since its start, in hundredths
  sed 's/.*) //' "/proc/$pid/stat" | awk '{ printf "%.2f", ($12 + $13) / 100 }'
}

answers() {
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /fhir/metadata HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
  local line=
  read -r -t 10 line <&3 || true
  exec 3>&-
  [[ $line == *" 200"* ]]
}

KARAF_EXEC=exec "$lake/bin/karaf" server > "$lake/console.log" 2>&1 &
pid=$!
deadline=$((SECONDS + 300))
until answers; do
  kill -0 "$pid" 2>/dev/null || { tail -n 50 "$lake/console.log" >&2; fail "the lake has ended"; }
  [ "$SECONDS" -lt "$deadline" ] || { tail -n 50 "$lake/data/log/karaf.log" >&2; fail "no answer in 300 s"; }
  sleep 0.2
done
start_cpu=$(cpu_seconds)

echo "$(date -u +%F), $(git -C "$project" describe --always --dirty), $(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)," \
  "$(awk '/^MemTotal/ { printf "%d MB", $2 / 1024 }' /proc/meminfo), load before $(cut -d ' ' -f 1 /proc/loadavg)"
echo
echo "    bash bundles/benchmarks/run.sh $patients $years $*"
echo
java -Xmx512m -XX:+UseSerialGC -cp "$(echo "$here"/target/tarn-benchmarks-*.jar):$here/target/lib/*" \
  health.tarn.benchmarks.LoadScenario \
  --base "http://127.0.0.1:$port/fhir" --pid "$pid" --data "$lake/data/tarn/stores/default" \
  --input "file://$data/fhir/" --ndjson "$data/fhir" --output "file://$lake/output/" \
  --start-cpu "$start_cpu" "$@"
