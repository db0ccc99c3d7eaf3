// What scripts/vietnamese.mjs accepts and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "../../scripts/vietnamese.mjs";

test("tones as the project writes them are taken", () => {
  const texts = [
    "Tổ hòa giải",
    "HÒA BÌNH",
    "khỏe, xóa, hủy, ủy ban, thúy",
    "hoàn, toán, khoẻn, thuyền, huỳnh",
    "quý, quỳ, quả, quẻ, Quý",
    "của, mùa, giữa",
  ];
  for (const text of texts) assert.deepEqual(faults(text), [], text);
});

test("a tone on the other vowel is named with its word", () => {
  const words = ["hoà", "HOÀ", "khoẻ", "huỷ", "thuý", "hòan", "tóan", "qúy", "QÚY"];
  for (const word of words)
    assert.match(faults(`một ${word} khác`).join(), new RegExp(`«${word}»: the tone stands`), word);
});

test("letters that only look alike are told", () => {
  assert.deepEqual(faults("hòa".normalize("NFD")), ["letters are not composed (NFC)"]);
  assert.deepEqual(faults("Ðiều 4"), ["«Ðiều»: this is not the letter đ"]);
  assert.deepEqual(faults("Điều 4"), []);
});
