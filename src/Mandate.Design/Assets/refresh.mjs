// A part of a page that changes while it is watched: <div id="…" data-refresh-seconds="2">. When the server no longer asks for it, the whole page is loaded once more.
export function initRefresh() {
  for (const part of document.querySelectorAll('[data-refresh-seconds]')) watch(part)
}

function watch(part) {
  const wait = Math.max(1, Number(part.dataset.refreshSeconds)) * 1000
  setTimeout(async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id)
      if (answer.ok && !fresh?.dataset.refreshSeconds) return location.reload()
      if (answer.ok) part.replaceChildren(...fresh.childNodes)
    } catch { /* no connection: try again */ }
    watch(part)
  }, wait)
}
