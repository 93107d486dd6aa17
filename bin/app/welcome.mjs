import { box } from '../output/box.mjs';
import { bold, dim } from '../output/colour.mjs';

const row = (label, text) => `${label.padEnd(13)}${text}`;

/** What somebody who has just started the platform wants to know, in a box. */
export function welcome({ url, demo, mail, took }) {
  return box([
    `${bold('Freshet is running')} ${dim(`after ${took}`)}`,
    '',
    row('site', bold(url)),
    ...(demo ? placesOf(url, demo) : []),
    row('console', `${url}/console`),
    ...loginsOf(demo?.users ?? []).map((login) => row('', login)),
    row('mail', mail),
    row('all of it', '.freshet/demo.json'),
    '',
    dim('Ctrl-C stops everything.'),
  ]);
}

const placesOf = (url, { givingDay, campaigns }) => [
  row('giving day', `${url}/g/${givingDay}`),
  row('campaign', `${url}/c/${campaigns[0]}`),
];

function loginsOf(users) {
  const widest = (field) => Math.max(...users.map((user) => user[field].length));
  return users.map(({ role, email, password }) =>
    [email.padEnd(widest('email')), password.padEnd(widest('password')), dim(role.replaceAll('_', ' '))].join(
      '  ',
    ),
  );
}
