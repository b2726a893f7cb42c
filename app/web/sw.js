// Keeps the whole app on the device, one cache per version, so that it opens without the network.
// Invariant: a version is kept whole or not at all, and takes over only when a page asks for it.
const CACHE = "app-{{VERSION}}";
const PAGE = "./";
const FILES = [
  PAGE,
  {{FILES}}
];

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldVersions());
});

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === self.location.origin && request.method === "GET";
  if (!ours || url.pathname.startsWith("/api/")) return;
  event.respondWith(request.mode === "navigate" ? page(request) : kept(request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function dropOldVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("app-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Every address without an ending is a page of the app; its router decides which.
async function page(request) {
  return (await (await caches.open(CACHE)).match(PAGE)) ?? fetch(request);
}

async function kept(request) {
  return (await (await caches.open(CACHE)).match(request, { ignoreVary: true })) ?? fetch(request);
}
