/* Meritum in the browser. Every page works without this file; it only makes some nicer. No dependency, no build.
   Each feature finds its elements by data-attributes, and every sentence comes from the page, so that it is translated
   where all others are. In a sentence, {time}, {name} and the like are filled in here.

   Countdown       <strong data-closes="MS" data-server-now="MS" data-text-left="{time} left" data-text-closed="Closed">
                   Unix milliseconds. Follows the server's clock, never the device's. Speaks at a day, an hour, ten minutes, one.
     last minutes  <div hidden data-last-minutes="MS"> beside it: shown, and spoken, when no more time than that is left.
     local zone    <p hidden data-local-time="MS" data-zone="Europe/Belgrade" data-text="Where you are: {time}">
     wrong clock   <p hidden data-clock-note data-text="Your device's clock is {time} off. This page follows ours.">
   Upload          <div id="doc-cv" data-upload-region> … <form data-upload data-pieces="URL"> … file input, hidden csrf
                   data-max-bytes data-text-too-large data-text-sending="{name}: {percent} %" data-text-waiting data-text-received
                   data-text-failed; the input may be `multiple`: one file after the other. <template data-upload-row>: its [data-name], [data-amount], progress, [data-cancel] are filled
                   in. Then takes the region of the same id (or else <main>) out of the page, asked for anew.
   Autosave        <form data-autosave="URL" data-text-saving data-text-saved="Saved {time}" data-text-conflict data-text-failed
                   data-text-signed-out> with <input type="hidden" name="version"> and [data-saved]. Posts the form urlencoded
                   with If-Match: "version"; expects 200 and JSON {"version": "…", "saved": "14:02:11"}; 409 or 412 is a conflict.
   Desk keys       <main data-desk>: links [data-next] [data-previous] [data-unreviewed], fieldset[data-criterion],
                   button [data-submit], popover [data-keys], checkbox [data-keys-on] (single keys can be turned off).
   Preview         <textarea data-preview="URL" data-preview-into="ID">: posts {text, csrf}; the answer is sanitised HTML.
   Unsaved guard   <form data-guard>: asks before leaving with changes. Nothing else.
   Small           <textarea data-count="ID" data-text="{left} characters left" maxlength>; <output data-checked="NAME">;
                   <div hidden data-session-ends="MS" data-server-now="MS"> with button [data-keep="URL"]. */

const all = (root, query) => [...(root.matches?.(query) ? [root] : []), ...root.querySelectorAll(query)];
const fill = (text, values) => (text ?? "").replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
const language = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;
const debounce = (wait, run) => { let timer; return () => { clearTimeout(timer); timer = setTimeout(run, wait); }; };
const isTyping = (element) => element?.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit])") || element?.isContentEditable;
const fields = (form) => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));

/* One polite live region for the page, at most one message in ten seconds: the latest waits for its turn. */
const region = Object.assign(document.createElement("div"), { className: "unseen" });
region.setAttribute("role", "status");
document.body.append(region);
let spokeAt = -Infinity, waiting;
function announce(text, urgent = false) {
  clearTimeout(waiting);
  const pause = urgent ? 0 : Math.max(0, 10_000 - (performance.now() - spokeAt));
  waiting = setTimeout(() => { spokeAt = performance.now(); region.textContent = text; }, pause);
}

/* The server's clock. The page says what time it was when it was written; from there a monotonic clock counts on. After
   a sleep, in which that clock may stand still, the Date header of a HEAD request sets it right. */
let serverAt = null, sinceAt = 0;
const serverNow = () => serverAt + performance.now() - sinceAt;
function startServerClock(milliseconds) {
  if (serverAt !== null) return;
  serverAt = milliseconds;
  sinceAt = performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
  let hiddenAt = null;
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) { hiddenAt = Date.now(); return; }
    if (hiddenAt === null || Date.now() - hiddenAt < 60_000) return;
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
    const date = Date.parse(answer?.headers.get("Date") ?? "");
    if (date) { serverAt = date + 500; sinceAt = performance.now(); }
  });
}

function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [d, h, m, s] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = d ? [[d, "day"], [h, "hour"]] : h ? [[h, "hour"], [m, "minute"]] : [[m, "minute"], [s, "second"]];
  const say = ([n, unit]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: d || h ? "long" : "short" }).format(n);
  return parts.filter(([n], i) => n || (i && !parts[0][0])).map(say).join(" ");
}

function countdown(element) {
  startServerClock(Number(element.dataset.serverNow));
  const closes = Number(element.dataset.closes);
  const marks = [86_400_000, 3_600_000, 600_000, 60_000];
  const last = element.closest("[data-clock]")?.parentElement.querySelector("[data-last-minutes]");
  let before = closes - serverNow();
  (function tick() {
    const left = closes - serverNow();
    const text = left > 0 ? fill(element.dataset.textLeft, { time: duration(left) }) : element.dataset.textClosed;
    if (element.textContent !== text) element.textContent = text;
    element.closest("[data-clock]")?.classList.toggle("soon", left < 86_400_000);
    if (left <= 0 && before > 0 || marks.some((mark) => left <= mark && before > mark)) announce(text, left <= 0);
    if (last && last.hidden === (left > 0 && left <= last.dataset.lastMinutes)) {
      last.hidden = !last.hidden;
      if (!last.hidden) announce(last.textContent.trim(), true);
    }
    before = left;
    if (left > 0 && element.isConnected) setTimeout(tick, left < 3_700_000 ? 1000 - (serverNow() % 1000) : 15_000);
  })();
}

function localTime(element) {
  const when = new Date(Number(element.dataset.localTime));
  const say = (timeZone, more) => new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone, ...more }).format(when);
  if (say(undefined) === say(element.dataset.zone)) return;
  element.textContent = fill(element.dataset.text, { time: say(undefined, { timeZoneName: "short" }) });
  element.hidden = false;
}

function clockNote(element) {
  const off = serverAt === null ? 0 : Math.abs(Date.now() - serverNow());
  element.hidden = off < 60_000;
  if (!element.hidden) element.textContent = fill(element.dataset.text, { time: duration(off) });
}

/* Uploads: choosing a file sends it, and what the connection breaks goes on by itself where it stopped (docs/api.md,
   "Uploads in pieces"). Whatever fails, the file stays chosen, and another try goes on with the same upload. */
const megabytes = (bytes) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000);
const places = new WeakMap(), arrived = new WeakSet(), pending = new Set(), tries = 8, patience = 60_000;
addEventListener("beforeunload", (event) => { if (pending.size) event.preventDefault(); });
const soon = (wait) => new Promise((resolve) => { setTimeout(resolve, wait); addEventListener("online", resolve, { once: true }); });

/* One request, whatever becomes of it: status 0 is a broken connection. A silent one counts as broken. */
const ask = (run, method, url, headers = {}, body = null) => new Promise((resolve) => {
  const request = run.request = new XMLHttpRequest();
  request.open(method, url);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  let silent = setTimeout(() => request.abort(), patience);
  request.upload.onprogress = ({ loaded }) => { clearTimeout(silent); silent = setTimeout(() => request.abort(), patience); run.progress(loaded); };
  request.onloadend = () => { clearTimeout(silent); resolve(request); };
  request.send(body);
});

/* Sends a file to its end. The answer that ended it: 204 when it has arrived, 0 when the connection did not come back. */
async function inPieces(run, file, form) {
  const token = { "X-Form-Token": form.elements.namedItem("csrf").value, Accept: "application/problem+json" };
  let offset = null, best = -1, tried = 0, answer;
  while (!run.stopped) {
    const place = places.get(file);
    if (!place) {
      const address = `${form.dataset.pieces}?name=${encodeURIComponent(file.name)}`;
      answer = await ask(run, "POST", address, { ...token, "Upload-Complete": "?0", "Upload-Length": file.size });
      if (answer.status === 201) { places.set(file, answer.getResponseHeader("Location")); offset = run.offset = 0; }
    } else if (offset === null) {
      answer = await ask(run, "HEAD", place);
      if (answer.status === 204) {
        if (answer.getResponseHeader("Upload-Complete") === "?1") return answer;
        offset = run.offset = Number(answer.getResponseHeader("Upload-Offset"));
        if (offset > best) { best = offset; tried = 0; }
      } else if (answer.status === 404) places.delete(file);
    } else {
      const fields = { ...token, "Content-Type": "application/partial-upload", "Upload-Offset": offset, "Upload-Complete": "?1" };
      answer = await ask(run, "PATCH", place, fields, file.slice(offset));
      if (answer.status === 204) return answer;
      offset = null;
      if (answer.status === 404) places.delete(file);
    }
    if (answer.status > 0 && answer.status < 300) continue;
    // Not the file's fault: the connection, the server, an upload that is gone or that another connection of ours goes on with.
    const elsewhere = answer.status === 409 && /"(mismatching-upload-offset|upload-taken-over)"/.test(answer.responseText);
    const again = !answer.status || answer.status >= 500 || [408, 429].includes(answer.status) || place && answer.status === 404 || elsewhere;
    if (!again) { places.delete(file); return answer; }
    if (++tried > tries) return answer;
    run.waiting();
    await soon(Math.min(30_000, 500 * 2 ** tried));
  }
  return answer;
}

function upload(form) {
  const input = form.querySelector("input[type=file]");
  const text = (key, values) => fill(form.dataset[key], values);
  const error = form.querySelector("[data-upload-error]"), button = form.querySelector("button");
  button.hidden = true; // choosing a file sends it; the button comes back for another try
  const fail = (message) => {
    if (error) { error.textContent = message; error.hidden = false; }
    button.hidden = false;
    input.setAttribute("aria-invalid", "true");
    announce(message, true);
  };
  // Sends one file: nothing when it is there, or what there is to say of it.
  const sendOne = async (file) => {
    const limit = Number(form.dataset.maxBytes);
    if (limit && file.size > limit) return { wrong: text("textTooLarge", { name: file.name, size: megabytes(file.size), limit: megabytes(limit) }) };
    const row = form.querySelector("template[data-upload-row]").content.firstElementChild.cloneNode(true);
    const bar = row.querySelector("progress"), amount = row.querySelector("[data-amount]");
    row.querySelector("[data-name]").textContent = file.name;
    const run = { offset: 0, stopped: false,
      progress: (loaded) => {
        const there = Math.min(file.size, run.offset + loaded), percent = file.size ? Math.floor(there / file.size * 100) : 100;
        bar.value = percent;
        amount.textContent = `${megabytes(there)} / ${megabytes(file.size)} MB`;
        if (percent < 100) announce(text("textSending", { name: file.name, percent }));
      },
      waiting: () => { amount.textContent = text("textWaiting", { name: file.name }); announce(amount.textContent); } };
    row.querySelector("[data-cancel]")?.addEventListener("click", () => { run.stopped = true; run.request.abort(); });
    form.before(row);
    pending.add(run);
    announce(text("textSending", { name: file.name, percent: 0 }));
    const answer = await inPieces(run, file, form);
    const place = places.get(file);
    if (run.stopped) {
      if (place) ask(run, "DELETE", place, { "X-Form-Token": form.elements.namedItem("csrf").value });
      places.delete(file);
    }
    row.remove();
    pending.delete(run);
    if (run.stopped) return { stopped: true };
    if (answer.status === 204) { arrived.add(file); return {}; }
    if ([401, 403, 409, 423].includes(answer.status)) return { away: true };
    let told = null;
    try { told = JSON.parse(answer.responseText); } catch { /* nothing was said */ }
    const said = answer.status >= 400 && answer.status < 500 && (told?.errors?.[0]?.detail ?? told?.detail);
    if (said && told?.errors?.[0]?.code === "duplicate") { arrived.add(file); return { note: said }; }
    return { wrong: said ? several(file, said) : text("textFailed", { name: file.name }) };
  };
  const several = (file, said) => input.multiple && !said.includes(file.name) ? `${file.name}: ${said}` : said;
  const send = async () => {
    const files = [...input.files].filter((file) => !arrived.has(file)), wrong = [], notes = [];
    if (error) error.hidden = true;
    input.removeAttribute("aria-invalid");
    form.hidden = true;
    let stopped = false, away = false;
    for (const file of files) {
      const told = await sendOne(file);
      if (told.wrong) wrong.push(told.wrong);
      if (told.note) notes.push(told.note);
      if ((stopped = told.stopped) || (away = told.away)) break;
    }
    if (away) { location.assign(location.pathname); return; }
    const sent = files.filter((file) => arrived.has(file));
    const page = sent.length ? await ask({}, "GET", location.pathname) : null;
    form.hidden = false;
    if (sent.length && page.status !== 200) { location.assign(location.pathname); return; }
    if (page && !(wrong.length && listFrom(form, page))) {
      const names = sent.map(({ name }) => name).join(", "), more = [...notes, ...wrong].join(" ");
      return replaceFrom(form, page, (to) => {
        if (more) {
          const told = to.querySelector(":scope > form [data-upload-error]") ?? to.appendChild(Object.assign(document.createElement("p"), { className: "error" }));
          told.textContent = more;
          told.hidden = false;
        }
        announce(more || text("textReceived", { name: names }), true);
      });
    }
    if (wrong.length) fail([...notes, ...wrong].join(" ")); else if (stopped) { input.value = ""; input.focus(); }
  };
  input.addEventListener("change", () => { if (input.files.length) send(); });
  form.addEventListener("submit", (event) => { if (input.files.length) { event.preventDefault(); send(); } });
}

/* What has arrived, above a form that stays as it is: not all that was chosen in it has. */
function listFrom(form, request) {
  const old = form.closest("[data-upload-region]");
  const fresh = new DOMParser().parseFromString(request.responseText, "text/html").getElementById(old?.id);
  const until = fresh?.querySelector(":scope > form[data-upload]");
  if (!until || form.parentElement !== old) return false;
  while (form.previousSibling) form.previousSibling.remove();
  while (until.previousSibling) form.parentElement.prepend(until.previousSibling);
  for (const element of all(old, "form[data-upload]")) if (element !== form) enhance(element);
  return true;
}

function replaceFrom(form, request, done) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const old = form.closest("[data-upload-region]");
  const fresh = old && page.getElementById(old.id);
  const [from, to] = fresh ? [old, fresh] : [document.querySelector("main"), page.querySelector("main")];
  if (!to) { location.assign(request.responseURL || location.href); return; }
  if (!fresh) document.title = page.title;
  from.replaceWith(to);
  enhance(to);
  (to.querySelector("[aria-invalid=true], [data-focus]") ?? to.querySelector(":scope > form[data-upload] input[type=file]") ?? to.querySelector("summary") ?? to.querySelector("a, button:not([hidden]), input:not([type=hidden])"))?.focus();
  if (request.status < 400) done(to);
}

/* Autosave of a scorecard, one request at a time, the latest state last. */
function autosave(form) {
  const version = form.elements.namedItem("version"), state = form.querySelector("[data-saved]");
  let dirty = false, busy = false, stopped = false, tries = 0;
  const show = (key, values, bad) => { state.textContent = fill(form.dataset[key], values ?? {}); state.classList.toggle("bad", Boolean(bad)); };
  async function save() {
    if (busy || stopped || !dirty) return;
    busy = true; dirty = false;
    show("textSaving");
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: fields(form), keepalive: true, redirect: "manual",
      headers: { "If-Match": `"${version.value}"`, Accept: "application/json" } }).catch(() => null);
    busy = false;
    if (answer?.ok) {
      const body = await answer.json();
      version.value = body.version;
      tries = 0;
      show("textSaved", { time: body.saved });
      if (dirty) save();
    } else if (answer && [409, 412].includes(answer.status)) {
      stopped = true; show("textConflict", {}, true); announce(state.textContent, true);
    } else if (answer?.status === 422) {
      const { detail } = await answer.json();
      show("textWrong", { detail }, true); announce(state.textContent);
      if (dirty) save();
    } else if (answer && (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status))) {
      stopped = dirty = true; show("textSignedOut", {}, true); announce(state.textContent, true);
    } else {
      dirty = true; show("textFailed", {}, true); announce(state.textContent);
      setTimeout(save, Math.min(60_000, 2_000 * 2 ** tries++));
    }
  }
  const soon = debounce(700, save);
  form.addEventListener("input", () => { dirty = true; soon(); });
  form.addEventListener("submit", () => { stopped = true; dirty = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

/* Keys of the review desk. Off while typing, with modifiers held, or when the person has turned them off. */
function desk(main) {
  const page = document, follow = (name) => page.querySelector(`a[data-${name}]`)?.click();
  const help = page.querySelector("[data-keys]"), toggle = page.querySelector("[data-keys-on]");
  const criteria = () => all(main, "[data-criterion]");
  const remembered = (value) => { try { return value === undefined ? localStorage.getItem("keys") : localStorage.setItem("keys", value); } catch { return null; } };
  if (toggle) {
    toggle.checked = remembered() !== "off";
    toggle.addEventListener("change", () => remembered(toggle.checked ? "on" : "off"));
  }
  let current = 0;
  main.addEventListener("focusin", ({ target }) => { const at = criteria().indexOf(target.closest("[data-criterion]")); if (at >= 0) current = at; });
  const go = (at) => {
    const list = criteria();
    current = Math.max(0, Math.min(list.length - 1, at));
    const radio = list[current]?.querySelector("input:checked") ?? list[current]?.querySelector("input");
    radio?.focus();
    list[current]?.scrollIntoView({ block: "nearest" });
  };
  const score = (digit) => {
    const options = all(criteria()[current] ?? main, "input[type=radio]");
    const option = options.find(({ value }) => value === digit) ?? (digit === "0" ? options.find(({ value }) => value === "10") : undefined);
    if (!option) return;
    option.checked = true;
    option.dispatchEvent(new Event("input", { bubbles: true }));
    go(current + 1);
  };
  const keys = { j: () => follow("next"), k: () => follow("previous"), u: () => follow("unreviewed"), n: () => go(current + 1), p: () => go(current - 1),
    s: () => page.querySelector("button[data-submit]")?.click(), "?": () => help?.togglePopover() };
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== "?" && toggle && !toggle.checked) return;
    const act = /^\d$/.test(event.key) ? () => score(event.key) : keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}

function preview(area) {
  const into = document.getElementById(area.dataset.previewInto);
  let running;
  const show = async () => {
    running?.abort();
    running = new AbortController();
    into.parentElement.classList.add("busy");
    const body = new URLSearchParams({ text: area.value, csrf: area.form.elements.namedItem("csrf")?.value ?? "" });
    const answer = await fetch(area.dataset.preview, { method: "POST", body, signal: running.signal }).catch(() => null);
    if (!answer?.ok) return;
    into.innerHTML = await answer.text();
    into.parentElement.classList.remove("busy");
  };
  area.addEventListener("input", debounce(400, show));
}

function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

function counter(area) {
  const output = document.getElementById(area.dataset.count);
  const show = () => { output.textContent = fill(area.dataset.text, { left: area.maxLength - area.value.length, used: area.value.length }); };
  area.addEventListener("input", show);
  show();
}

function checkedCount(output) {
  const show = () => { output.value = document.querySelectorAll(`input[name="${CSS.escape(output.dataset.checked)}"]:checked`).length; };
  output.parentElement.hidden = false; // without this module the number would stand still
  document.addEventListener("change", show);
  show();
}

function sessionEnd(notice) {
  startServerClock(Number(notice.dataset.serverNow));
  let ends = Number(notice.dataset.sessionEnds);
  const length = ends - serverNow();
  const watch = () => { const wait = ends - serverNow() - 120_000; if (wait > 0) setTimeout(watch, Math.min(wait, 60_000)); else { notice.hidden = false; announce(notice.textContent.trim(), true); } };
  notice.querySelector("[data-keep]")?.addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await fetch(event.target.dataset.keep, { method: "POST", body: fields(event.target.form) }).catch(() => null);
    if (answer?.ok) { ends = serverNow() + length; notice.hidden = true; watch(); }
  });
  watch();
}

function enhance(root) {
  const features = { "[data-closes]": countdown, "[data-local-time]": localTime, "[data-clock-note]": clockNote, "form[data-upload]": upload,
    "form[data-autosave]": autosave, "[data-desk]": desk, "textarea[data-preview]": preview, "form[data-guard]": guard,
    "textarea[data-count]": counter, "output[data-checked]": checkedCount, "[data-session-ends]": sessionEnd };
  for (const [query, feature] of Object.entries(features)) for (const element of all(root, query)) feature(element);
}

enhance(document);
