import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

const isForDevelopment = ({ properties }: Component) => properties.some(({ name }) => name === 'cdx:npm:package:development');

describe('npm run sbom', () => {
  it('lists what is shipped, without asking anybody, each with its version and the hash of its package', () => {
    const said = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const { bomFormat, components } = JSON.parse(said) as { bomFormat: string; components: readonly Component[] };
    expect(bomFormat).toBe('CycloneDX');
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> };
    const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
    const listed = new Map(components.map((component) => [`${component.name}@${component.version}`, component]));
    expect(shipped.length).toBeGreaterThan(100);
    for (const [path, { version, integrity }] of shipped) {
      const component = listed.get(`${path.split('node_modules/').pop()}@${version}`);
      expect([path, component === undefined, integrity !== undefined && component?.hashes === undefined]).toEqual([path, false, false]);
    }
    // What only builds and tests is told apart.
    expect(components.filter(({ name }) => name === 'jest' || name === 'pg').map((component) => [component.name, isForDevelopment(component)]).toSorted()).toEqual([['jest', true], ['pg', false]]);
  });
});
