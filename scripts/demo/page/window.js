/* The Playground opens with its log beside the chat: closed here once, by its own button; the same button opens it. */
{
  const watch = new MutationObserver(() => {
    const hide = document.querySelector('button[title="Hide log panel"]')
    if (!hide) return
    watch.disconnect()
    hide.click()
  })
  watch.observe(document, { childList: true, subtree: true })
}

/* Under a card that has just changed, the Playground adds that the press was sent: the card says more, and in French. */
{
  const SENT = 'Your response was sent to the app'
  new MutationObserver(() => {
    for (const strip of document.querySelectorAll('[aria-label="Display Invoked Message"]'))
      strip.style.display = strip.textContent.trim() === SENT ? 'none' : ''
  }).observe(document, { childList: true, characterData: true, subtree: true })
}

/* Side by side, a window must not pull the page to itself when it loads. */
if (window !== window.top) {
  document.documentElement.classList.add('framed')
  const focus = HTMLElement.prototype.focus
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { ...options, preventScroll: true })
  }
}
