#!/usr/bin/env bash
# Scores `newsbale inspect --json` on labelled corpora: tools/score.sh CORPORA [FOLDER...]
set -euo pipefail
corpora=$1; shift
for folder in "${@:-articles}"; do
  predictions=$(mktemp --suffix .jsonl)
  "${NEWSBALE:-target/release/newsbale}" inspect --json "$corpora/dev/$folder/text" > "$predictions"
  echo "== $folder"
  python3 "$corpora/score.py" "$corpora/dev/$folder" "$predictions" ${SCORE_OPTIONS:-}
  rm -f "$predictions"
done
