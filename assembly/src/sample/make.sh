#!/usr/bin/env bash
# Makes Synthea's bulk NDJSON, always the same for the same arguments. See README.md.
# Usage: bash make.sh PATIENTS YEARS_OF_HISTORY FOLDER
set -euo pipefail
patients=$1 years=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
mvn -B -ntp -q -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
  -Dmdep.outputFile="$folder/classpath.txt"
cd "$folder"
java -Xmx3g -cp "$(cat classpath.txt)" App -s 12345 -cs 12345 -r 20260101 -e 20260101 -p "$patients" \
  --exporter.baseDirectory="$folder" \
  --exporter.fhir.bulk_data=true \
  --exporter.years_of_history="$years" \
  Massachusetts
rm classpath.txt
cd fhir
for file in *.[0-9]*.ndjson; do
  mv "$file" "${file%%.*}.ndjson"
done
rm -f parameters.json
