/** Makes the table that is exported: e-mail, tag, amount, instant, a number with leading zeros, a note that is often empty. */
export const makeRowsSql = `
  CREATE TABLE bench_exported AS
  SELECT n, 'person' || (n * 7919 % 600011) || '@readers.example' AS email,
         (ARRAY['Alumni & Friends', 'Студенты', '校友会', 'خريجون', '🎉 Gala', 'Class <1998>'])[1 + n % 6] || ' ' || n % 83 AS tag,
         (n * 104729::bigint) % 10000000 AS amount,
         timestamp '2026-01-01' + n * interval '61.25 seconds' AS at,
         lpad((n * 48271::bigint % 2147483647)::text, 10, '0') AS number,
         CASE WHEN n % 5 < 3 THEN 'a "note" of ' || n % 977 || ', for' || chr(10) || 'the ' || n % 13 END AS note
  FROM generate_series(1, $1::bigint) n`;

const SELECTED = 'email, tag, amount, at, number, note';

/** $1: how many of them. */
export const exportedSql = `SELECT ${SELECTED}, 'GBP' FROM bench_exported WHERE n <= $1::bigint ORDER BY n`;

export const copySql = (rows) =>
  `COPY (SELECT ${SELECTED} FROM bench_exported WHERE n <= ${rows} ORDER BY n) TO STDOUT (FORMAT csv, HEADER)`;

export const COLUMNS = [
  { heading: 'E-mail', kind: 'text' },
  { heading: 'Tag', kind: 'text' },
  { heading: 'Amount', kind: 'money', currencyAt: 6 },
  { heading: 'At', kind: 'instant' },
  { heading: 'Number', kind: 'text' },
  { heading: 'Note', kind: 'text' },
];
