import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

// Browsers bind passkeys to a site's name, which an address does not have.
const IS_ADDRESS = /^[\d.]+$|:/;

/** Asks the device when the form is sent, and sends what it answers. */
export function offerPasskey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=credential]');
  const state = form.querySelector<HTMLElement>('[data-passkey-state]');
  const { passkey, passkeyOptions, passkeyLost = '' } = form.dataset;
  if (!browserSupportsWebAuthn() || IS_ADDRESS.test(location.hostname) || !field || !state || passkeyOptions === undefined) return;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    state.textContent = '';
    const options = JSON.parse(passkeyOptions);
    const asked = passkey === 'register' ? startRegistration({ optionsJSON: options }) : startAuthentication({ optionsJSON: options });
    asked.then(
      (answer) => {
        field.value = JSON.stringify(answer);
        // Sent as it is: a second submit event would ask the device again.
        form.submit();
      },
      () => {
        state.textContent = passkeyLost;
      },
    );
  });
}
