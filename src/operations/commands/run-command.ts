import { UsageError, type Surroundings } from './command.js';
import { COMMANDS } from './commands.js';

const HELP = new Set(['help', '--help', '-h']);

/** Runs the command that `argv` names; resolves to the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const name = namedIn(argv);
  const asksForHelp =
    argv.length === 0 ||
    HELP.has(argv[0]!) ||
    (name !== null && argv.some((word) => word === '--help' || word === '-h'));
  if (asksForHelp) {
    surroundings.print(usageOf(name));
    return 0;
  }
  if (name === null) {
    surroundings.complain(`freshet: ${refusalOf(argv)}\n\n${usageOf(null)}`);
    return 2;
  }
  return run(name, argv.slice(name.split(' ').length), surroundings);
}

async function run(name: string, args: string[], surroundings: Surroundings): Promise<number> {
  try {
    const command = await COMMANDS[name]!.load();
    return await command(args, surroundings);
  } catch (error) {
    surroundings.complain(`freshet ${name}: ${reasonOf(error)}`);
    if (!(error instanceof UsageError)) return 1;
    surroundings.complain(`\n${usageOf(name)}`);
    return 2;
  }
}

/** The command whose words `argv` begins with; after "help", with the words that follow. */
function namedIn(argv: readonly string[]): string | null {
  const words = argv[0] === 'help' ? argv.slice(1) : argv;
  return (
    Object.keys(COMMANDS).find((name) => name.split(' ').every((word, at) => words[at] === word)) ?? null
  );
}

function refusalOf(argv: readonly string[]): string {
  const [word = ''] = argv;
  const longer = Object.keys(COMMANDS).filter((name) => name.startsWith(`${word} `));
  if (longer.length > 0)
    return `"${argv.join(' ')}" is not a whole command: is ${longer.join(' or ')} meant?`;
  return word.startsWith('-') ? `there is no option ${word}` : `there is no command "${word}"`;
}

function usageOf(name: string | null): string {
  if (name !== null) return `Usage: freshet ${COMMANDS[name]!.usage}\n  ${COMMANDS[name]!.summary}`;
  const lines = Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return ['Usage: freshet <command>', '', ...lines, '  help [command]', '      shows this'].join('\n');
}

/** A refused connection to several addresses has no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
