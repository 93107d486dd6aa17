/**
 * Runs in a thread of its own, because MJML compiles without pause: a body that takes too long, or too much memory, is
 * ended from outside. As a text, so that it needs no file beside the built ones. Includes are ignored (and refused
 * before it comes to that), no configuration is looked for, and nothing here reaches for a network. Says 0 once it can compile.
 */
export const MJML_PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const load = require('node:module').createRequire(workerData);
const mjml2html = load('mjml');
const { convert } = load('html-to-text');

const TEXT = {
  wordwrap: 78,
  limits: { maxInputLength: 4000000, maxDepth: 200, maxChildNodes: 20000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'div[style^="display:none"]', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
  ],
};

parentPort.on('message', async ({ id, mjml }) => {
  try {
    const { html } = await mjml2html(mjml, { validationLevel: 'strict', ignoreIncludes: true, keepComments: false, fonts: {} });
    // MJML leaves a blank line wherever nothing was to be written: a third of the mail.
    const lean = html.replace(/\\n[ \\t]*(?=\\n)/g, '').trim();
    parentPort.postMessage({ id, html: lean, plain: convert(lean, TEXT).trim() });
  } catch (error) {
    const faults = (error.errors ?? []).map(({ line, message }) => ({ line, message: String(message) }));
    parentPort.postMessage({ id, faults: faults.length > 0 ? faults : [{ line: null, message: String(error.message).split('\\n', 1)[0] }] });
  }
});
parentPort.postMessage({ id: 0 });
`;
