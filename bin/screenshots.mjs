import { shootActs } from './screenshots/acts.mjs';
import { FOLDER, openCamera } from './screenshots/camera.mjs';
import { makeThings } from './screenshots/made-things.mjs';
import { shootPages } from './screenshots/pages.mjs';
import { shootScreens } from './screenshots/screens.mjs';

/**
 * Takes the pictures of the docs from the running demo: `npm start` in one terminal, `npm run screenshots` in another, with
 * the names of parts where not all of them are wanted: `npm run screenshots -- acts`.
 */
const PARTS = {
  pages: shootPages,
  screens: async (camera) => shootScreens(camera, await makeThings()),
  acts: shootActs,
};
const wanted = process.argv.slice(2);
const camera = await openCamera();
try {
  for (const [name, shootPart] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await shootPart(camera);
  }
} finally {
  await camera.close();
}
console.log(`the pictures lie in ${FOLDER}`);
