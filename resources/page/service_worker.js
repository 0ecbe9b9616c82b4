// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the files of the page, so that it works offline and can be installed. scripts/packaging/web_page.py writes their
// names and the version of their contents in here.
(() => {
    const CACHE = `vmeter-${'VERSION'}`;
    const FILES = ['FILES'];

    self.addEventListener('install', (event) => {
        event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['./', ...FILES])).then(() => self.skipWaiting()));
    });
    self.addEventListener('activate', (event) => {
        event.waitUntil(caches.keys()
            .then((names) => Promise.all(names.filter((name) => name.startsWith('vmeter-') && name !== CACHE).map((name) => caches.delete(name))))
            .then(() => self.clients.claim()));
    });
    self.addEventListener('fetch', (event) => {
        if (event.request.method === 'GET') {
            event.respondWith(caches.match(event.request, { ignoreSearch: true, cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)));
        }
    });
})();
