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
