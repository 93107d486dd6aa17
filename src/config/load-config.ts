import { Config, type ProcessName } from './config.js';
import { environmentRules } from './environment.schema.js';
import { misspeltNames } from './misspelt-names.js';

/** The environment cannot be used; `faults` names every variable at once, none with its value. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`the environment has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  ${f}`).join('\n')}`);
  }
}

/** @throws ConfigError naming every missing, malformed or misspelt variable. */
export function loadConfig(process: ProcessName, environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentRules.safeParse(given);
  const faults = misspeltNames(Object.keys(given)).map(({ given: name, meant }) => `${name} is not one of ours: is ${meant} meant?`);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${explain(path[0], given, message)}`));
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return new Config(process, parsed.data);
}

function explain(name: PropertyKey | undefined, given: Record<string, unknown>, message: string): string {
  return typeof name === 'string' && given[name] === undefined ? 'is missing' : message.replace(/^Invalid \w+: /, '');
}
