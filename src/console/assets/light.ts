import { lightCookie, type Light } from '../contract/light.js';

/** Lets somebody turn from light to dark and back; screens follow what is chosen here. */
export function offerLight(button: HTMLButtonElement): void {
  const show = () => {
    for (const word of button.querySelectorAll<HTMLElement>('[data-word]')) word.hidden = word.dataset['word'] === lightNow();
  };
  button.addEventListener('click', () => {
    const light = lightNow() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset['mantineColorScheme'] = light;
    document.cookie = lightCookie(light, location.protocol === 'https:');
    show();
  });
  show();
  button.hidden = false;
}

function lightNow(): Light {
  const chosen = document.documentElement.dataset['mantineColorScheme'];
  return (chosen ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light';
}
