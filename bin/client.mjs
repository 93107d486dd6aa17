import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/**
 * Writes the types of the API, from what a running Freshet says of itself:
 * `npm run client -- [http://127.0.0.1:3000] [dist/client]`. With openapi-fetch they are a client; see docs/integration.md.
 */
const [url = 'http://127.0.0.1:3000', folder = 'dist/client'] = process.argv.slice(2);

const answer = await fetch(`${url}/api/openapi.json`).catch((error) => {
  throw new Error(`${url} does not answer: is \`npm start\` running?`, { cause: error });
});
const types = astToString(await openapiTS(await answer.json()));
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'freshet-api.d.ts'), types);
console.log(`${join(folder, 'freshet-api.d.ts')} written`);
