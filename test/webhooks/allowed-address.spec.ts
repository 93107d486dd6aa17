import type { LookupAddress } from 'node:dns';
import { isAllowedAddress } from '../../src/webhooks/allowed-address.js';
import type { HostAddresses } from '../../src/webhooks/host-addresses.js';
import { WebhookPost } from '../../src/webhooks/webhook-post.js';
import { testConfig } from '../support/environment.js';
import { Receiver } from './a-receiver.js';

const PRIVATE = [
  ...['10.0.0.1', '172.16.3.4', '192.168.1.1', '169.254.169.254', '169.254.170.2', '100.100.100.200', '168.63.129.16'],
  ...['0.0.0.0', '255.255.255.255', '224.0.0.1', '192.0.2.1', '198.18.0.1', '240.0.0.1'],
  ...['fe80::1', 'fc00::1', 'fd00:ec2::254', '::', 'ff02::1', '2001:db8::1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '64:ff9b::a00:1', '2002:a00:1::'],
  ...['nonsense', ''],
];

describe('an address', () => {
  it.each(PRIVATE)('that is not on the public internet is refused: %s', (address) => {
    expect([isAllowedAddress(address, false), isAllowedAddress(address, true)]).toEqual([false, false]);
  });

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('of this machine is allowed in trials alone: %s', (address) => {
    expect([isAllowedAddress(address, false), isAllowedAddress(address, true)]).toEqual([false, true]);
  });

  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:220:1::1'])('on the public internet is allowed: %s', (address) => {
    expect(isAllowedAddress(address, false)).toBe(true);
  });
});

describe('a name', () => {
  const v4 = (address: string): LookupAddress => ({ address, family: 4 });

  /** A post for which names lead where they are told, each time somewhere else. */
  function aPost(extra: Record<string, string>, ...answers: LookupAddress[][]) {
    const asked: string[] = [];
    const hosts: HostAddresses = {
      find: (host) => {
        asked.push(host);
        return Promise.resolve(answers[asked.length - 1] ?? [v4('127.0.0.1')]);
      },
    };
    return { asked, post: new WebhookPost(hosts, testConfig('postgres://localhost/none', 'web', { WEBHOOK_TIMEOUT_MS: '20000', ...extra })) };
  }

  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await Receiver.start();
  });
  afterAll(() => receiver.close());

  const urlOn = (host: string) => `http://${host}:${new URL(receiver.url).port}/`;

  it('that leads to our own network is not spoken to', async () => {
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254']) {
      const { post } = aPost({}, [v4(address)]);
      expect(await post.send(urlOn('hooks.example'), {}, '{}')).toEqual({ kind: 'unreached', reason: 'address_refused' });
    }
    expect(receiver.received).toEqual([]);
  });

  it('that leads there among other places is not spoken to either', async () => {
    const { post } = aPost({}, [v4('93.184.215.14'), v4('127.0.0.1')]);
    expect(await post.send(urlOn('hooks.example'), {}, '{}')).toEqual({ kind: 'unreached', reason: 'address_refused' });
  });

  it('is looked up once: what was checked is what is connected to', async () => {
    // The second answer would lead elsewhere, and is never asked for.
    const { post, asked } = aPost({ WEBHOOK_LOOPBACK: 'allowed' }, [v4('127.0.0.1')], [v4('169.254.169.254')]);
    expect(await post.send(urlOn('rebound.example'), {}, '{}')).toMatchObject({ kind: 'answered', status: 204 });
    expect(asked).toEqual(['rebound.example']);
    expect(receiver.received.at(-1)?.headers['host']).toContain('rebound.example');
  });

  it('written as an address is checked although it is never looked up', async () => {
    const { post, asked } = aPost({});
    for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '[::ffff:7f00:1]']) expect(await post.send(urlOn(host), {}, '{}')).toEqual({ kind: 'unreached', reason: 'address_refused' });
    expect(asked).toEqual([]);
  });

  it('of no host is said to be unknown', async () => {
    const post = new WebhookPost({ find: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) }, testConfig('postgres://localhost/none'));
    expect(await post.send('https://nowhere.example/', {}, '{}')).toEqual({ kind: 'unreached', reason: 'unknown_host' });
  });
});
