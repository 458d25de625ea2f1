/* Without this script the page works by its form and links; with it, windows stay alive when others come and go. */
const boxes = [...document.querySelectorAll('input[name=voir]')]
const said = document.getElementById('said')

const shownNow = () => new URLSearchParams(location.search).getAll('voir').filter(key => boxOf(key))
const boxOf = key => boxes.find(box => box.value === key)

/** Shows these windows, in this order. One that was open before only hides: its conversation stays. */
const show = keys => {
  for (const box of boxes) {
    const pane = document.getElementById(`pane-${box.value}`)
    const place = keys.indexOf(box.value)
    box.checked = place >= 0
    pane.hidden = place < 0
    pane.style.order = String(place)
    const frame = pane.querySelector('iframe')
    if (place >= 0 && !frame.src) frame.src = frame.dataset.src
  }
  document.body.classList.toggle('beside', keys.length > 0)
}

const go = keys => {
  const query = keys.map(key => `voir=${key}`).join('&')
  history.pushState(null, '', query ? `?${query}` : location.pathname)
  show(keys)
}

addEventListener('popstate', () => show(shownNow()))

document.addEventListener('change', ({ target }) => {
  if (target.name !== 'voir') return
  const others = shownNow().filter(key => key !== target.value)
  go(target.checked ? [...others, target.value] : others)
})

document.getElementById('tell').addEventListener('click', ({ currentTarget }) => {
  const open = document.body.classList.toggle('telling')
  currentTarget.setAttribute('aria-expanded', String(open))
})

const tell = sentence => {
  said.textContent = sentence
  said.hidden = false
  clearTimeout(tell.timer)
  tell.timer = setTimeout(() => (said.hidden = true), 2500)
}

document.addEventListener('click', async event => {
  const {
    copy,
    close,
    show: keys,
  } = event.target.closest('[data-copy],[data-close],[data-show]')?.dataset ?? {}
  if (close) go(shownNow().filter(key => key !== close))
  if (keys !== undefined) {
    event.preventDefault()
    go(keys.split(',').filter(Boolean))
  }
  if (copy) {
    const copied = await navigator.clipboard?.writeText(copy).then(
      () => true,
      () => false,
    )
    tell(copied ? `Copié : ${copy}` : `À écrire : ${copy}`)
  }
})

/* The demo's day moves from any window: the page follows. */
let gone = false
setInterval(async () => {
  if (document.hidden) return
  try {
    const { today } = await (await fetch('/state')).json()
    const shown = document.getElementById('today')
    if (shown.textContent !== today) shown.textContent = today
    gone = false
  } catch {
    if (!gone) tell('La démo est arrêtée.')
    gone = true
  }
}, 2000)
