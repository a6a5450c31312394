import './elements/de06-kiosk.js';

// Without https, and off this machine, browsers keep no page for offline use; the kiosk then needs its server.
if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/kiosk-worker.js', { scope: '/kiosk' });
}
