// Saves a form in the background: <p data-module="mandate-autosave" data-seconds="3"> within it tells what became of it. Without scripts its buttons do all.
export function initAutosave() {
  for (const told of document.querySelectorAll('[data-module="mandate-autosave"]')) watch(told, told.closest('form'))
}

/** Browsers let 64 KiB outlive a page, over all that is on its way. */
const outlives = 30000

function watch(told, form) {
  const pause = Math.max(1, Number(told.dataset.seconds) || 3) * 1000
  // Whoever leaves sends what they typed although an earlier save is still on its way: by page and turn the server knows both as ours, and which is newer.
  const page = Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, '0')).join('')
  let timer, turn = 0, changed = false, saving = null, stopped = false

  const typed = () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(() => save(), pause)
  }

  function save(leaving = false) {
    clearTimeout(timer)
    if (!changed || stopped || (saving && !leaving)) return
    changed = false
    const mine = saving = send().finally(() => {
      if (saving === mine) saving = null
      if (changed && !stopped && !leaving) typed()
    })
  }

  async function send() {
    try {
      const body = new URLSearchParams(new FormData(form))
      const answer = await fetch(form.action || location.href, {
        method: 'POST', body, headers: { 'X-Autosave': 'yes', 'X-Autosave-Page': `${page}:${++turn}`, Accept: 'application/json' }, redirect: 'error',
        keepalive: new Blob([body]).size < outlives, // a save that is on its way when the page goes must arrive too
      })
      const said = await answer.json()
      if (answer.ok) {
        for (const name of ['Version', 'Seen']) if (form.elements[name]) form.elements[name].value = said[name.toLowerCase()]
      } else stopped = true
      told.textContent = said.message
    } catch {
      changed = true
      told.textContent = 'Not saved yet: there is no answer. What you typed is still here. Press Save to try again.'
    }
  }

  form.addEventListener('input', typed)
  form.addEventListener('change', typed)
  // A button waits for what is on its way, or it would meet its own text as another tab's.
  form.addEventListener('submit', event => {
    clearTimeout(timer)
    if (!saving) return (stopped = true)
    event.preventDefault()
    saving.then(() => form.requestSubmit(event.submitter))
  })
  addEventListener('pagehide', () => save(true))
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true) })
}
