/**
 * Takes out of a PDF of Chromium's what is different each time, so that the same page gives the same bytes: both dates become `instant`, and the ids of
 * the structure tree, which count all that the browser has drawn so far, count from 1. They stand outside the compressed parts, and every length
 * stays, and with it every offset of the file.
 */
export function settlePdf(pdf: Uint8Array, instant: string): Buffer {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
  const text = Buffer.from(pdf).toString('latin1');
  // The order stays: the tree of ids is sorted.
  const ids = [...new Set(text.match(/\(node\d{8}\)/g))].sort();
  const places = new Map(ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, '0')})`]));
  const settled = text.replace(/\(D:\d{14}\+00'00'\)/g, `(D:${digits}+00'00')`).replace(/\(node\d{8}\)/g, (id) => places.get(id) ?? id);
  return Buffer.from(settled, 'latin1');
}
