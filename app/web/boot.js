// Starts the app, and lets a newer version take over when the person says so.
import init from "./simpati-app.js";

const SLOW_MS = 8000;

start();
if ("serviceWorker" in navigator) watchForUpdates();

async function start() {
  const state = document.getElementById("boot-state");
  const slow = setTimeout(() => { state.textContent = "Masih dibuka… Sinyal sedang lambat."; }, SLOW_MS);
  try {
    await init();
  } catch (error) {
    console.error(error);
    state.textContent = "Aplikasi belum bisa dibuka. Periksa sinyal, lalu muat ulang halaman ini.";
  } finally {
    clearTimeout(slow);
  }
}

async function watchForUpdates() {
  const workers = navigator.serviceWorker;
  const replaced = Boolean(workers.controller);
  const registration = await workers.register(new URL("../../sw.js", import.meta.url), { updateViaCache: "none" });

  const offer = () => { if (registration.waiting && workers.controller) showUpdate(registration); };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  // A page that ran without a service worker keeps running when its first one arrives.
  workers.addEventListener("controllerchange", () => { if (replaced) location.reload(); });
}

// Never by itself: somebody may be in the middle of a form.
function showUpdate(registration) {
  const bar = document.getElementById("update");
  const language = document.documentElement.lang;
  for (const part of bar.children) part.textContent = part.dataset[language] ?? part.dataset.id;
  bar.querySelector("button").onclick = () => registration.waiting?.postMessage("activate");
  bar.hidden = false;
}
