import { Launcher } from './launcher.js';

// The one line on a page of another site: <script src="https://…/widget.js" data-locality="xa-vinh-tru" async></script>
const script = document.currentScript;

// A page that carries the line twice shows one button.
if (script instanceof HTMLScriptElement && !document.querySelector('de06-widget')) {
  const launcher = new Launcher(new URL(script.src).origin, script.dataset['locality'] ?? null);
  if (document.body) {
    launcher.start();
  } else {
    document.addEventListener('DOMContentLoaded', () => launcher.start());
  }
}
