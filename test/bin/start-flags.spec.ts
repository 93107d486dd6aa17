import { startFlags } from '../../bin/commands/start-flags.mjs';

describe('the flags of npm start', () => {
  it('default to the demo on port 3000', () => {
    expect(startFlags([], {})).toEqual({ help: false, demo: true, port: 3000, web: null, traffic: null });
  });

  it('are read from the command line, which wins over PORT', () => {
    const flags = startFlags(['--port', '3001', '--web=2', '--traffic', '5'], { PORT: '4000' });
    expect(flags).toMatchObject({ port: 3001, web: 2, traffic: 5 });
    expect(startFlags(['--no-demo'], { PORT: '4000' })).toMatchObject({ port: 4000, demo: false });
  });

  it.each([
    [['--prot', '3001'], /Unknown option '--prot'/],
    [['3001'], /Unexpected argument '3001'/],
    [['--port'], /'--port <value>' argument missing/],
    [['--port', '70000'], /--port must be a whole number from 1 to 65535, not "70000"/],
    [['--port', '-1'], /'--port' argument is ambiguous/],
    [['--web', '0'], /--web must be a whole number from 1 to 64, not "0"/],
    [['--traffic', 'much'], /--traffic must be a whole number from 1 to 1000, not "much"/],
    [['--traffic', '5', '--no-demo'], /--traffic needs the demo data/],
  ])('refuses %j in a sentence', (args, sentence) => {
    expect(() => startFlags(args, {})).toThrow(sentence);
  });

  it('refuses a PORT that is no port', () => {
    expect(() => startFlags([], { PORT: 'http' })).toThrow(
      'PORT must be a whole number from 1 to 65535, not "http".',
    );
  });
});
