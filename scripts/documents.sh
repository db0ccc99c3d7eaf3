#!/usr/bin/env bash
# Lets LibreOffice open every paper of the sample's dossier. Each must give a PDF without an empty page, with its text
# and in Vietnamese fonts.
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
mkdir -p "$folder/docx" "$folder/pdf"
paper() { cargo run --quiet -p cli -- document "$@" >/dev/null; }
paper samples/tran-yen-2026.json --unit tran-yen --year 2026 --day 2026-11-18 --all -o "$folder/docx"
for kind in year-report case-table model-table; do
  paper samples/tran-yen-2019.json --unit tran-yen --year 2019 --kind "$kind" -o "$folder/docx/tran-yen-2019-$kind.docx"
done
# A list of 1,000 incidents in a hamlet with a name of 200 letters.
node scripts/long-list.mjs samples/tran-yen-2026.json "$folder/long.json"
paper "$folder/long.json" --unit tran-yen --year 2026 --register incidents -o "$folder/docx/long-list.docx"

find "$folder/docx" -name '*.docx' -print0 |
  xargs -0 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to pdf --outdir "$folder/pdf" >/dev/null

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
  others=$(pdffonts "$pdf" | awk 'NR > 2 { print $1 }' | grep -v "Tinos\|Times\|LiberationSerif" || true)
  [ -z "$others" ] || { echo "another font, $others: $pdf"; failed=1; }
done < <(find "$folder/docx" -name '*.docx' -print0)
echo "$count papers opened"
exit "$failed"
