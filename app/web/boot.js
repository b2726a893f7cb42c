// Starts the app, shows what there is to read until then, and lets a newer version take over when the person says so.
const PAGES = { "/": "boot-home", "/cek": "boot-check" };
const SLOW_MS = 10000;

const main = document.getElementById("main");
const boot = document.getElementById("boot");
const state = document.getElementById("boot-state");

showPage();
start();
if ("serviceWorker" in navigator) watchForUpdates();

// A public page can be read at once. Its form wakes up with the app; its links work.
function showPage() {
  const page = document.getElementById(PAGES[location.pathname]);
  const language = remembered() ?? "id";
  if (!page || language !== "id") return;
  boot.replaceChildren(page.content.cloneNode(true));
  for (const part of boot.querySelectorAll("form, button")) part.inert = true;
}

function remembered() {
  try {
    return localStorage.getItem("simpati.language");
  } catch {
    return null; // Storage is forbidden here.
  }
}

async function start() {
  const slow = setTimeout(() => { state.textContent = "Masih dibuka… Sinyal sedang lambat."; }, SLOW_MS);
  when(() => main.hasChildNodes(), () => {
    boot.remove();
    state.remove();
  });
  try {
    // Not imported above: the page is shown before the app is even fetched.
    const { default: init } = await import("./simpati-app.js");
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
  // A page that ran without a service worker keeps running when its first one arrives.
  workers.addEventListener("controllerchange", () => {
    if (replaced) when(nothingToLose, () => location.reload());
  });
  const registration = await workers.register(new URL("../../sw.js", import.meta.url), { updateViaCache: "none" });
  const offer = () => {
    if (registration.waiting && workers.controller) when(nothingToLose, () => showUpdate(registration));
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}

function showUpdate(registration) {
  const bar = document.getElementById("update");
  const language = document.documentElement.lang;
  for (const part of bar.children) part.textContent = part.dataset[language] ?? part.dataset.id;
  bar.querySelector("button").onclick = () => registration.waiting?.postMessage("activate");
  bar.hidden = false;
  // Never in the middle of a form: it goes away while there is something to lose.
  when(() => !nothingToLose(), () => {
    bar.hidden = true;
    when(nothingToLose, () => showUpdate(registration));
  });
}

// Pages that hold what somebody has typed say so.
function nothingToLose() {
  return !document.querySelector("[data-draft]");
}

// Does `then` once, as soon as `condition` holds for what the app shows.
function when(condition, then) {
  if (condition()) return then();
  const watch = new MutationObserver(() => {
    if (!condition()) return;
    watch.disconnect();
    then();
  });
  watch.observe(main, { childList: true, subtree: true });
}
