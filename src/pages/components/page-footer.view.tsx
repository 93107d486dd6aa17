import type { Voice } from '../page-text/voice.js';

export function PageFooter({ voice }: { readonly voice: Voice }) {
  return (
    <footer class="page-footer">
      <p>{voice.text.chrome.footer}</p>
      <p><a href="/">{voice.text.chrome.home}</a></p>
    </footer>
  );
}
