import { Failure } from '../failure.mjs';
import { npm } from './npm.mjs';

/** What is too grave to ship. */
const GRAVE = new Set(['high', 'critical']);

/**
 * Asks the registry for known faults of what is shipped; a {@link Failure} that names the grave ones. Resolves to what was
 * found, and to null where the registry cannot be asked: whoever works without one is not to be kept from testing.
 */
export async function auditDependencies(crew, root) {
  const { command, args } = npm('audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=15000');
  const lines = [];
  await crew.run({ name: 'npm audit', command, args, cwd: root, output: { onLine: (line) => lines.push(line) } });
  const { vulnerabilities } = reportIn(lines) ?? {};
  if (vulnerabilities === undefined) return null;
  const all = Object.values(vulnerabilities);
  const grave = all.filter(({ severity }) => GRAVE.has(severity));
  if (grave.length > 0) throw new Failure('Dependencies have known grave faults.', grave.map(lineOf));
  return all.length === 0 ? 'nothing known' : `${all.length} of little weight`;
}

/** Warnings may stand before the report. */
function reportIn(lines) {
  const text = lines.slice(lines.indexOf('{')).join('\n');
  try {
    return JSON.parse(text.slice(0, text.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}

function lineOf({ name, severity, range, via }) {
  const titles = via.flatMap((one) => (typeof one === 'string' ? `by ${one}` : `${one.title} (${one.url})`));
  return `${severity}: ${name} ${range}: ${titles.join('; ')}`;
}
