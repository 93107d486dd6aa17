import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Component {
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

describe('npm run sbom', () => {
  it('lists what is shipped, without asking anybody, each with its version and the hash of its package', () => {
    const said = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const list = JSON.parse(said) as { bomFormat: string; components: readonly Component[] };
    expect(list.bomFormat).toBe('CycloneDX');
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const listed = list.components.map(({ group, name, version }) => `${group === undefined ? name : `${group}/${name}`}@${version}`);
    for (const [name, version] of Object.entries(dependencies ?? {})) expect(listed).toContain(`${name}@${version}`);
    expect(listed.length).toBeGreaterThan(Object.keys(dependencies ?? {}).length);
    expect(listed).not.toContain(`jest@${devDependencies?.['jest']}`);
    // What the lock file has no hash of, as of builds for other machines, cannot be told.
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { integrity?: string }> };
    const unhashed = list.components.filter(({ hashes }) => !hashes?.some(({ alg, content }) => alg === 'SHA-512' && content.length === 128));
    expect(unhashed.filter(({ name }) => packages[`node_modules/${name}`]?.integrity !== undefined)).toEqual([]);
    expect(unhashed.length).toBeLessThan(list.components.length / 20);
  }, 60_000);
});
