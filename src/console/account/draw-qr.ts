import { create } from 'qrcode';

/** A QR code to be drawn: how many modules it is wide, and the dark ones as a path of unit squares. */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

/** Drawn here and within the page: what is in it is a secret, and must not travel to whoever draws pictures for others. */
export function drawQr(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size: modules.size, path: squares.join('') };
}
