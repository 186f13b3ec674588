/** The trainers' pages: shows how far sending and checking are. Both go without this as well. */

const PAUSE = 1500;
const MEGABYTE = 1024 * 1024;
const STEP = 25;
const NO_ANSWER = "De server antwoordt niet. Ververs deze pagina om verder te kijken.";
const NOT_SENT = "Het versturen is niet gelukt. Controleer je verbinding en probeer het nog een keer.";
const at = (id) => document.getElementById(id);

/** Tell who cannot see it how far it is, but not more often than every quarter. */
function announce(percent, said) {
  const step = Math.floor(percent / STEP);
  if (String(step) === at("announcer").dataset.step) return;
  at("announcer").dataset.step = step;
  at("announcer").textContent = said;
}

function fail(problem) {
  at("problem").textContent = problem;
  at("problem").hidden = false;
}

function setSending(form, isSending) {
  at("sending").hidden = !isSending;
  form.querySelector("[type=submit]").hidden = isSending;
  if (isSending) at("problem").hidden = true;
}

/** Send the form in the background; the browser then goes to the page of the job. */
function send(form) {
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    at("sent").value = percent;
    at("sending-said").textContent = `Bestand versturen: ${percent}%`;
    announce(percent, at("sending-said").textContent);
  });
  request.addEventListener("load", () => {
    if (request.status === 200) return location.assign(request.responseURL);
    setSending(form, false);
    const page = request.response;
    const said = page?.querySelector("#problem:not([hidden]), .lonely p, .none p");
    fail(said?.textContent.trim() || NOT_SENT);
  });
  request.addEventListener("error", () => {
    setSending(form, false);
    fail(NOT_SENT);
  });
  request.addEventListener("abort", () => setSending(form, false));
  at("stop").onclick = () => request.abort();
  request.open("POST", form.action);
  setSending(form, true);
  request.send(new FormData(form));
}

function listen(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const limit = Number(form.dataset.megabytes);
    if (at("archive").files[0]?.size > limit * MEGABYTE) {
      fail(`Het bestand is te groot: het mag hoogstens ${limit} MB zijn.`);
    } else {
      send(form);
    }
  });
}

/** Ask how far it is until it is no longer running; then the page itself has more to show. */
async function follow(bar) {
  for (;;) {
    await new Promise((go) => setTimeout(go, PAUSE));
    try {
      const answer = await fetch(bar.dataset.ask);
      if (!answer.ok) return location.reload();
      const { state, percent, said } = await answer.json();
      if (state !== "running") return location.reload();
      bar.value = percent;
      at("far").textContent = said;
      at("problem").hidden = true;
      document.title = document.title.replace(/^\d+%/, `${percent}%`);
      announce(percent, said);
    } catch {
      fail(NO_ANSWER);
    }
  }
}

if (at("send")) listen(at("send"));
if (at("progress")) follow(at("progress"));
