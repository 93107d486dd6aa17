import { expect, it } from '@jest/globals';
import { ERROR_STATUSES } from '../../../src/pages/errors/error.page-model.js';
import { renderErrorPage } from '../../../src/pages/errors/error.view.js';
import { pageTextOf } from '../../../src/pages/page-text/page-text-of.js';
import { textOf } from './markup.js';
import { aFrame } from './page-models.js';

it.each(ERROR_STATUSES)('explains a status %i and is not indexed', (status) => {
  const html = renderErrorPage({ frame: aFrame(), status, detail: 'The campaign moved.' });
  expect(textOf(html)).toContain(pageTextOf('en').errors[status].text);
  expect(textOf(html)).toContain('The campaign moved.');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
});
