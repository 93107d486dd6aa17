import { appEnvironment } from '../../bin/app/environment.mjs';

const PLACE = { port: 3000, web: null, services: {}, given: { SECRET_KEY: 'one that is only ever used in tests' } };

describe('the processes that npm start brings up', () => {
  it('ask no second factor of the people of the demo, unless they are told to', () => {
    expect(appEnvironment({ ...PLACE, demo: true })).toMatchObject({ NODE_ENV: 'production', PLATFORM_SECOND_FACTOR: 'waived' });
    expect(appEnvironment({ ...PLACE, demo: true, given: { ...PLACE.given, PLATFORM_SECOND_FACTOR: 'required' } })).toMatchObject({ PLATFORM_SECOND_FACTOR: 'required' });
  });

  it('ask it of everybody else', () => {
    expect(appEnvironment({ ...PLACE, demo: false })).not.toHaveProperty('PLATFORM_SECOND_FACTOR');
  });
});
