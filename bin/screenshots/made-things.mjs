import { demo } from './camera.mjs';

const headers = { authorization: `Bearer ${demo.apiKey}` };

/** Asks the API as a client's program does, and again until what was made is as far as `isDone` wants it. */
async function make(path, type, body, isDone = () => true) {
  const typed = { ...headers, 'content-type': type };
  let made = await (
    await fetch(`${demo.url}/api/v1/${path}`, { method: 'POST', headers: typed, body })
  ).json();
  for (let patience = 100; !isDone(made); patience -= 1) {
    if (patience === 0 || made.id === undefined)
      throw new Error(`${path} came to nothing: ${JSON.stringify(made)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    made = await (await fetch(`${demo.url}/api/v1/${path.split('?')[0]}/${made.id}`, { headers })).json();
  }
  return made.id;
}

const PEOPLE = ['wren', 'amara', 'noor', 'ines', 'tomasz'];

const MAILINGS = [
  'Tomorrow is the day, {{donor.name}}',
  'Half way there: the library needs the night',
  'Thank you, from all of us',
];

const LETTER = `<mjml><mj-body><mj-section><mj-column>
<mj-text>Dear {{donor.name}}, the day begins at noon.</mj-text>
<mj-text><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

/** An import that waits, a report that is done, mailings that are drafts, and segments that are kept. */
export async function makeThings() {
  const labelled = PEOPLE.map((name, at) => `${name}@readers.example;"Alumni; Class of ${1990 + at}"`);
  const tags = ['email;tags', ...labelled, 'nobody;Alumni', ''].join('\n');
  const json = 'application/json';
  const report = { kind: 'donations', format: 'xlsx', filter: { campaign: 'library' } };
  const segments = [
    { name: 'Gave to the library', rule: { gave: { campaign: 'library' } } },
    {
      name: 'Have not given yet',
      rule: { didNotGive: { givingDay: demo.givingDay, since: '2026-01-01T00:00:00Z' } },
    },
  ];
  // A name that is taken is one of an earlier run.
  for (const segment of segments) await make('segments', json, JSON.stringify(segment));
  const { mailings } = await (await fetch(`${demo.url}/api/v1/mailings`, { headers })).json();
  const unwritten = MAILINGS.filter((subject) => !mailings.some((mailing) => mailing.subject === subject));
  for (const subject of unwritten)
    await make('mailings', json, JSON.stringify({ subject, mjml: LETTER, givingDay: demo.givingDay }));
  return {
    importId: await make(
      'imports?kind=tags&filename=alumni.csv&review=true',
      'text/csv',
      tags,
      ({ status }) => status === 'ready',
    ),
    reportId: await make('reports', json, JSON.stringify(report), ({ status }) => status === 'done'),
  };
}
