// Small comforts; every page works without this file.
const main = document.getElementById('main')

/** The keyboard goes to what the person must read next: what is wrong, or what has just come. Once, not at each swap. */
function focusNext() {
  const target = document.querySelector('[data-focus-after-swap]')
  if (!(target instanceof HTMLElement)) return
  target.removeAttribute('data-focus-after-swap')
  target.focus()
}
document.addEventListener('htmx:after:swap', focusNext)
focusNext()

/** One box chooses all rows of the page; the bar says how many are chosen. */
document.addEventListener('change', (event) => {
  const box = event.target
  if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
  const form = box.form
  if (!form) return
  const boxes = [...form.querySelectorAll('input[type=checkbox][name="ids[]"]')]
  if (box.matches('[data-select-all]')) for (const one of boxes) one.checked = box.checked
  const chosen = boxes.filter((one) => one.checked).length
  for (const all of form.querySelectorAll('[data-select-all]')) {
    all.checked = chosen > 0 && chosen === boxes.length
    all.indeterminate = chosen > 0 && chosen < boxes.length
  }
  for (const place of form.querySelectorAll('[data-chosen]')) place.textContent = String(chosen)
})

/** While characters are being composed (pinyin, 五笔) a list must not be searched for the letters typed so far. */
document.addEventListener('input', (event) => event.isComposing && event.stopPropagation(), { capture: true })
document.addEventListener('compositionend', (event) =>
  event.target.dispatchEvent(new Event('input', { bubbles: true })),
)

/** A second click on a form that is on its way does nothing. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.sent === 'yes') return event.preventDefault()
  form.dataset.sent = 'yes'
  if (form.querySelector('input[type=file]')?.files.length && !event.submitter?.hasAttribute('formaction'))
    return upload(event, form)
  addEventListener('pageshow', () => delete form.dataset.sent, { once: true })
  setTimeout(() => delete form.dataset.sent, 8000)
})

/** Shows how far a file has come; on any trouble the browser's own way of sending takes over. */
function upload(event, form) {
  event.preventDefault()
  const bar = document.createElement('progress')
  bar.max = 1
  bar.setAttribute('aria-label', '上传进度')
  form.append(bar)
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.onprogress = (e) => {
    if (e.lengthComputable) bar.value = e.loaded / e.total
  }
  request.onload = () => {
    if (request.status < 400) return location.assign(request.responseURL || location.href)
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
    const content = answer.getElementById('main')
    if (!content) return request.onerror()
    document.title = answer.title
    document.getElementById('main').replaceWith(content)
    htmx.process(content)
    focusNext()
  }
  request.onerror = () => {
    bar.remove()
    delete form.dataset.sent
    const notice = document.createElement('p')
    notice.className = 'error'
    notice.setAttribute('role', 'alert')
    notice.textContent = '网络中断，文件没有传完。请检查网络后再点一次上传，已填写的内容还在。'
    form.append(notice)
  }
  request.send(new FormData(form, event.submitter ?? undefined))
}

/** On a comparison, n and p, or their buttons, go to the next and the previous change and say which it is. */
function stepTo(step) {
  const changes = [...document.querySelectorAll('[data-change]')]
  const at = changes.findIndex((change) => change.hasAttribute('data-current'))
  const to = at < 0 ? (step > 0 ? 0 : changes.length - 1) : at + step
  const next = changes[to]
  const place = document.querySelector('[data-step-place]')
  if (place) place.textContent = next ? `第 ${to + 1} 处，共 ${changes.length} 处` : '没有更多变化了'
  if (!next) return
  changes[at]?.removeAttribute('data-current')
  next.setAttribute('data-current', '')
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center' })
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return
  const step = { n: 1, p: -1 }[event.key]
  if (step && document.querySelector('[data-change]')) stepTo(step)
})

/** In a list, a key named by a row's button presses it for the row in focus, and goes on to the next such row. */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
  const place = event.target instanceof Element ? event.target : null
  if (!place || place.closest('input:not([type=checkbox]), textarea, select')) return
  const button = place.closest('tr')?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)
  if (!button) return
  event.preventDefault()
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(event.key)}"]`)]
  const next = all[all.indexOf(button) + 1]
  button.click()
  next?.focus()
})
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element && event.target.closest('[data-step]')
  if (button) stepTo(Number(button.dataset.step))
})
for (const steps of document.querySelectorAll('[data-steps]')) steps.hidden = !document.querySelector('[data-change]')

/** Light or dark by choice rather than by the system. A cookie, so that the next page comes in it from the start. */
const choice = document.querySelector('[data-theme-choice]')
if (choice instanceof HTMLSelectElement) {
  choice.closest('label').hidden = false
  choice.value = document.documentElement.dataset.theme ?? ''
  choice.addEventListener('change', () => {
    const keep = choice.value ? 60 * 60 * 24 * 365 : 0
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore needs a secure context, which an office network may lack
    document.cookie = `theme=${choice.value}; path=/; max-age=${keep}; samesite=lax`
    if (choice.value) document.documentElement.dataset.theme = choice.value
    else delete document.documentElement.dataset.theme
  })
}

/** On a narrow screen the menu is a strip: it shows where one is. */
document.querySelector('.side [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })

/** The print button is of use only where there is a script. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
if (main && location.hash === '#main') main.focus()

/** On the workbench the form of a finding opens beside the text. What is being written there is not thrown away unasked. */
const isTyped = (form) =>
  [...form.querySelectorAll('textarea')].some((area) => area.value !== area.defaultValue && area.value.trim() !== '')
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element && event.target.closest('a[data-aside]')
  const place = document.querySelector('[data-aside-place]')
  // Where the two stand one above the other, the form is a page of its own, with the words it is about.
  const isBeside = matchMedia('(min-width: 70.01rem)').matches
  if (!link || !place || !isBeside || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const open = place.querySelector('form')
  if (open && isTyped(open) && !confirm('正在写的意见还没有保存。要放弃它，另写一条吗？')) return
  htmx.ajax('GET', link.href, { target: place, swap: 'innerHTML' }).then(() => {
    const field = place.querySelector('textarea[name=problem]')
    place.scrollIntoView({ block: 'nearest' })
    field?.focus()
  })
})

/** j and k walk through the provisions, c writes on the one that is marked, a and d deal with the next proposal. */
function hereIn(places) {
  return places.findIndex((place) => place.hasAttribute('data-here'))
}
function walk(step) {
  const places = [...document.querySelectorAll('.bench-text .bench-add')].map((link) => link.closest('p'))
  const at = hereIn(places)
  const next = places[at < 0 ? 0 : Math.min(places.length - 1, Math.max(0, at + step))]
  if (!next) return
  if (at >= 0) places[at].removeAttribute('data-here')
  next.setAttribute('data-here', '')
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'center' })
}
const proposal = () => document.activeElement?.closest('[data-proposal]') ?? document.querySelector('[data-proposal]')
const BENCH_KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  c: () => document.querySelector('.bench-text [data-here] .bench-add')?.click(),
  a: () => proposal()?.querySelector('.proposal-accept')?.click(),
  d: () => proposal()?.querySelector('.proposal-dismiss')?.click(),
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (!document.querySelector('.bench') || event.target.closest?.('input, textarea, select')) return
  const act = Object.hasOwn(BENCH_KEYS, event.key) && BENCH_KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
})
/** After a proposal is dealt with, the keyboard stands on the next. */
document.addEventListener('htmx:after:swap', (event) => {
  if (event.target instanceof Element && event.target.closest('#reading')) proposal()?.focus({ preventScroll: false })
})
