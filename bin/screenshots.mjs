import { shootActs } from './screenshots/acts.mjs';
import { FOLDER, openCamera } from './screenshots/camera.mjs';
import { makeThings } from './screenshots/made-things.mjs';
import { shootPages } from './screenshots/pages.mjs';
import { shootScreens } from './screenshots/screens.mjs';

/** Takes the pictures of the docs from the running demo: `npm start` in one terminal, `npm run screenshots` in another. */
const camera = await openCamera();
try {
  await shootPages(camera);
  await shootScreens(camera, await makeThings());
  await shootActs(camera);
} finally {
  await camera.close();
}
console.log(`the pictures lie in ${FOLDER}`);
