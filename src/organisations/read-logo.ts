import { readJpeg } from './jpeg-logo.js';
import { MOST_LOGO_BYTES, MOST_LOGO_PIXELS, NotALogo, type LogoImage } from './logo-image.js';
import { readPng } from './png-logo.js';
import { readWebp } from './webp-logo.js';

const FEWEST_PIXELS = 16;

/**
 * A picture that came from a browser, by what it is and not by what it is called. What nobody sees (places, cameras,
 * comments, whatever hides behind its end) is left out, so that nothing else can be served under our name.
 * @throws NotALogo
 */
export async function readLogo(bytes: Buffer): Promise<LogoImage> {
  if (bytes.length > MOST_LOGO_BYTES) throw new NotALogo('too_large', `is larger than ${MOST_LOGO_BYTES / 1_024} KiB`);
  const read = await readAs(bytes);
  const [short, long] = [Math.min(read.width, read.height), Math.max(read.width, read.height)];
  if (short < FEWEST_PIXELS || long > MOST_LOGO_PIXELS) throw new NotALogo('size', `is ${read.width} × ${read.height} pixels; each side must have ${FEWEST_PIXELS} to ${MOST_LOGO_PIXELS}`);
  return read;
}

function readAs(bytes: Buffer): LogoImage | Promise<LogoImage> {
  const start = bytes.subarray(0, 12).toString('latin1');
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return readPng(bytes);
  if (start.startsWith('\u00ff\u00d8\u00ff')) return readJpeg(bytes);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return readWebp(bytes);
  if (/<(\?xml|svg|!doctype|!--)/i.test(bytes.subarray(0, 1_024).toString('latin1'))) throw new NotALogo('svg', 'is a drawing that may hold scripts: save it as PNG or WebP');
  throw new NotALogo('unknown_type', 'is neither PNG nor JPEG nor WebP');
}
