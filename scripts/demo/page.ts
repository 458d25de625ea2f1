/** The demo's one page: who is who, the story, and windows side by side. Plain HTML, useful without its script. */
import { personBy } from './partners'
import { tabAddress } from './tab'
import { type Step, organisationOf, partOf, steps, titleOf } from './story'
import type { Window } from './windows'

export interface PageState {
  readonly windows: readonly Window[]
  /** Keys of the windows side by side, in their order. */
  readonly shown: readonly string[]
  /** The day it is in the demo, as people say it. */
  readonly today: string
  readonly empty: boolean
  /** Port of the bot, which serves the tab. */
  readonly bot: number
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string): string => value.replace(/[&<>"]/g, sign => escapes[sign] ?? sign)

const initials = (name: string): string =>
  name
    .split(' ')
    .map(word => word[0] ?? '')
    .join('')
    .slice(0, 2)

const addressOf = ({ port }: Window): string => `http://localhost:${port}/`

const said = (command: string): string =>
  `<button type="button" class="say" data-copy="${text(command)}" title="Copier">${text(command)}</button>`

const sayings = (commands: readonly string[]): string => `<p class="says">${commands.map(said).join(' ')}</p>`

const avatar = (name: string, index: number): string =>
  `<span class="avatar" data-hue="${index % 6}" aria-hidden="true">${text(initials(name))}</span>`

const personCard = (window: Window, index: number, { shown, bot }: PageState): string => {
  const person = personBy(window.key)
  const { role, can, say } = partOf(person)
  const checked = shown.includes(window.key) ? ' checked' : ''
  return `<li class="person">
  <label>
    <input type="checkbox" name="voir" value="${window.key}"${checked}>
    ${avatar(person.name, index)}
    <span class="who"><strong>${text(person.name)}</strong> <span class="role">${text(role)}</span>
    <span class="organisation">${text(organisationOf(person))}</span></span>
  </label>
  <div class="more">
    <p>${text(can)}</p>
    ${sayings(say)}
    <a class="open" href="${addressOf(window)}" target="passerelle-${window.key}">Ouvrir sa fenêtre</a>
    <a class="open" href="${text(tabAddress(bot, person.id))}" target="passerelle-onglet-${window.key}">Son onglet</a>
  </div>
</li>`
}

const pane = (window: Window, index: number, { shown }: PageState): string => {
  const person = personBy(window.key)
  const place = shown.indexOf(window.key)
  const visible = place >= 0
  const address = addressOf(window)
  return `<section class="pane" id="pane-${window.key}" style="order:${Math.max(place, 0)}"${visible ? '' : ' hidden'} aria-label="${text(titleOf(person))}">
  <header>${avatar(person.name, index)}
    <h2>${text(person.name)} <span class="role">${text(partOf(person).role)} · ${text(organisationOf(person))}</span></h2>
    <a href="${address}" target="passerelle-${window.key}" title="Ouvrir dans un onglet"><span aria-hidden="true">↗</span><span class="quiet">Ouvrir dans un onglet</span></a>
    <button type="button" data-close="${window.key}" title="Fermer"><span aria-hidden="true">×</span><span class="quiet">Fermer la fenêtre de ${text(person.name)}</span></button>
  </header>
  ${sayings(partOf(person).say)}
  <iframe title="${text(titleOf(person))}" allow="clipboard-read; clipboard-write" data-src="${address}"${visible ? ` src="${address}"` : ''}></iframe>
</section>`
}

const stepItem = (step: Step, { windows }: PageState): string => {
  const open = step.who.filter(key => windows.some(window => window.key === key))
  const missing = step.who.find(key => !open.includes(key))
  const names = open.map(key => text(partOf(personBy(key)).role)).join(', ')
  const link =
    open.length > 0
      ? `<a class="together" data-show="${open.join(',')}" href="?${open.map(key => `voir=${key}`).join('&amp;')}">Voir côte à côte <span class="quiet">: ${names}</span></a>`
      : ''
  const hint = missing
    ? `<span class="hint">Pour la fenêtre « ${text(partOf(personBy(missing)).role)} » : <code>npm run demo -- --people ${[...windows.map(({ key }) => key), missing].join(',')}</code></span>`
    : ''
  return `<li><h3>${text(step.title)}</h3><p>${text(step.text)}</p>${sayings(step.say)}${link}${hint}</li>`
}

const lead = (empty: boolean): string =>
  empty
    ? 'La démo est vide : commencez par la première étape.'
    : 'Des dossiers d’exemple attendent à chaque étape : commencez où vous voulez.'

export const renderPage = (state: PageState): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Passerelle · démonstration</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body${state.shown.length > 0 ? ' class="beside"' : ''}>
<header class="top">
  <img src="/icon.svg" alt="" width="40" height="40">
  <div class="title"><h1>Passerelle</h1><p>Démonstration : tout ici est inventé.</p></div>
  <p class="today">Nous sommes le <strong id="today" aria-live="polite">${text(state.today)}</strong>
  <span class="hint">Pour avancer, écrivez dans une fenêtre : ${said('demo avancer 15 jours')}</span></p>
  <nav class="views"><a href="/" data-show="">Accueil</a> <button type="button" id="tell" aria-expanded="false" aria-controls="story-panel">L’histoire</button></nav>
</header>
<main>
<form method="get" aria-labelledby="people">
  <h2 id="people">Qui est qui</h2>
  <p class="lead">Chaque personne a sa fenêtre, comme dans son propre Teams. Cochez-en deux ou plus pour les voir côte à côte.</p>
  <ul class="people">
${state.windows.map((window, index) => personCard(window, index, state)).join('\n')}
  </ul>
  <noscript><p><button>Voir côte à côte</button></p></noscript>
</form>
<div class="panes" id="panes" role="group" aria-label="Fenêtres côte à côte">
${state.windows.map((window, index) => pane(window, index, state)).join('\n')}
</div>
<section class="story" id="story-panel" aria-labelledby="story">
  <h2 id="story">L’histoire, en huit étapes</h2>
  <p class="lead">${lead(state.empty)}</p>
  <ol>
${steps.map(step => stepItem(step, state)).join('\n')}
  </ol>
</section>
</main>
<p id="said" role="status" class="toast" hidden></p>
</body>
</html>
`
