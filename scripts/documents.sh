#!/usr/bin/env bash
# Lets LibreOffice open a paper of every template, over books of every outcome, a book with nothing entered, and lists
# of many rows. Each must give a PDF without an empty page, in Vietnamese fonts that are part of it, with the text of
# the page to print.
#   scripts/documents.sh [FOLDER]   keeps the files in the folder
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in soffice pdftotext pdffonts; do
  if ! command -v "$tool" >/dev/null; then
    echo "$tool is not here (apt: libreoffice-writer, poppler-utils): the papers were not opened"
    exit 0
  fi
done

folder=${1:-$(mktemp -d)}
mkdir -p "$folder/docx" "$folder/html" "$folder/pdf"
cargo build --quiet -p cli
program=${CARGO_TARGET_DIR:-target}/debug/binh-yen
paper() { "$program" document "$@" >/dev/null; }

# One paper of each template of a book's dossier: `both NAME BOOK UNIT YEAR`.
both() {
  local name=$1 format file title
  for format in docx html; do
    paper "$2" --unit "$3" --year "$4" --day "$4-11-18" --all --format "$format" -o "$folder/all/$name-$format"
    declare -A seen=()
    while IFS= read -r file; do
      title=${file##* - }
      [ -z "${seen[$title]:-}" ] || continue
      seen[$title]=1
      cp "$file" "$folder/$format/$name - $title"
    done < <(find "$folder/all/$name-$format" -type f | LC_ALL=C sort)
    unset seen
  done
}
# One paper, as both: `one NAME BOOK ARGUMENTS`.
one() {
  local name=$1 format
  shift
  for format in docx html; do
    paper "$@" --format "$format" -o "$folder/$format/$name.$format"
  done
}

both tran-yen samples/tran-yen-2026.json tran-yen 2026
for outcome in met not-met missing for-decision; do
  both "$outcome" "samples/outcome-$outcome.json" "$(node scripts/books-for-papers.mjs root "samples/outcome-$outcome.json")" 2024
done
node scripts/books-for-papers.mjs empty samples/outcome-met.json "$folder/empty.json"
both empty "$folder/empty.json" "$(node scripts/books-for-papers.mjs root "$folder/empty.json")" 2024
for kind in year-report case-table model-table movement-report; do
  one "district - $kind" samples/tran-yen-2019.json --unit tran-yen --year 2019 --kind "$kind"
done
# LibreOffice takes minutes for 5,000 rows in one table; crates/documents tests those. Two hundred make some pages.
node scripts/books-for-papers.mjs long samples/tran-yen-2026.json "$folder/long.json" 200
one long-list "$folder/long.json" --unit tran-yen --year 2026 --register incidents

find "$folder/docx" -name '*.docx' -print0 |
  xargs -0 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf --outdir "$folder/pdf" >/dev/null 2>&1

failed=0
count=0
while IFS= read -r -d '' docx; do
  pdf="$folder/pdf/$(basename "$docx" .docx).pdf"
  count=$((count + 1))
  if [ ! -s "$pdf" ]; then
    echo "no PDF: $docx"
    failed=1
    continue
  fi
  # A form feed ends each page. A page without words is empty.
  empty=$(pdftotext -layout "$pdf" - | awk 'BEGIN { RS = "\f" } NF == 0 && length($0) > 0 { print NR }')
  [ -z "$empty" ] || { echo "empty page: $pdf"; failed=1; }
  text=$(pdftotext "$pdf" -)
  case $text in
    *"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"* | *"ĐẢNG CỘNG SẢN VIỆT NAM"*) ;;
    *) echo "no motto in one line: $pdf"; failed=1 ;;
  esac
  fonts=$(pdffonts "$pdf" | awk 'NR > 2')
  others=$(awk '{ print $1 }' <<<"$fonts" | grep -v "Tinos\|Times\|LiberationSerif" || true)
  [ -z "$others" ] || { echo "another font, $others: $pdf"; failed=1; }
  # The columns behind name, type and encoding: emb sub uni object ID.
  away=$(awk '$(NF - 4) != "yes" { print $1 }' <<<"$fonts")
  [ -z "$away" ] || { echo "a font that is not in the file, $away: $pdf"; failed=1; }
done < <(find "$folder/docx" -name '*.docx' -print0)
node scripts/same-text.mjs "$folder/html" "$folder/pdf" || failed=1
echo "$count papers opened"
exit "$failed"
