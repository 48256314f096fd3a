// SPDX-License-Identifier: Apache-2.0
// Builds all it shows of text nodes: what stands in an article is never read as markup.
'use strict';

const byId = (id) => document.getElementById(id);
const FIELDS = {source: 'Báo', section: 'Chuyên mục', author: 'Tác giả', tag: 'Từ khóa'};
const PAUSE = 120; // milliseconds after a key before it is searched

const state = {query: '', sort: 'relevance', filters: new Set(), cursor: null, request: 0};
let timer = 0;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A text with the places that match in marks; what only a space parts is one. */
function lit(target, snippet) {
  let at = 0;
  const spans = [];
  for (const [start, end] of snippet.lit) {
    const last = spans[spans.length - 1];
    if (last && !snippet.text.slice(last[1], start).trim()) last[1] = end;
    else spans.push([start, end]);
  }
  for (const [start, end] of spans) {
    target.append(snippet.text.slice(at, start), element('mark', snippet.text.slice(start, end)));
    at = end;
  }
  target.append(snippet.text.slice(at));
  return target;
}

async function get(path, parameters) {
  const answer = await fetch(path + '?' + new URLSearchParams(parameters));
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

function about(item) {
  const day = item.publishedAt
    ? new Date(item.publishedAt).toLocaleDateString('vi-VN', {timeZone: 'Asia/Ho_Chi_Minh'}) : '';
  return [item.source, item.section, item.author, day].filter(Boolean).join(' · ');
}

function showHit(hit) {
  const item = element('li');
  const link = lit(element('a', '', {href: '#id=' + encodeURIComponent(hit.id)}), hit.title);
  if (!hit.title.text) link.textContent = hit.id;
  const title = element('h2');
  title.append(link);
  item.append(title, element('div', about(hit), {class: 'about'}));
  for (const snippet of hit.snippets) item.append(lit(element('p'), snippet));
  if (hit.copies) item.append(element('div', `và ${hit.copies} bản đăng lại`, {class: 'about'}));
  return item;
}

function showFacets(facets) {
  byId('facets').replaceChildren();
  for (const facet of facets) {
    if (!facet.values.length) continue;
    byId('facets').append(element('h2', FIELDS[facet.field]));
    for (const {value, count} of facet.values) {
      const filter = facet.field + '=' + value;
      const button = element('button', value,
        {type: 'button', 'aria-pressed': state.filters.has(filter)});
      button.append(element('span', count));
      button.onclick = () => {
        if (!state.filters.delete(filter)) state.filters.add(filter);
        search();
      };
      byId('facets').append(button);
    }
  }
}

function showSuggestion(text) {
  const line = byId('suggestion');
  line.hidden = !text;
  if (!text) return;
  const link = element('a', text, {href: '#q=' + encodeURIComponent(text)});
  line.replaceChildren('Có phải bạn tìm: ', link, '?');
}

async function search(more = false) {
  const number = ++state.request;
  const parameters = [['q', state.query], ['sort', state.sort]];
  state.filters.forEach((filter) => parameters.push(['filter', filter]));
  if (more) parameters.push(['after', state.cursor]);
  let found;
  try {
    found = state.query || state.filters.size ? await get('api/search', parameters) : null;
  } catch (error) {
    byId('status').textContent = 'Lỗi: ' + error.message;
    return;
  }
  if (number !== state.request) return; // a later key has asked for something else
  if (!more) byId('hits').replaceChildren();
  byId('more').hidden = true;
  if (!found) {
    byId('status').textContent = '';
    showSuggestion(null);
    showFacets([]);
    return;
  }
  byId('status').textContent =
    [`${found.total} bài, ${found.tookMillis} ms`, ...found.notes].join('. ');
  showSuggestion(found.suggestion);
  showFacets(found.facets);
  byId('hits').append(...found.hits.map(showHit));
  state.cursor = found.cursor;
  byId('more').hidden = !found.cursor;
}

async function showArticle(id) {
  const view = byId('article');
  view.replaceChildren();
  try {
    const article = await get('api/article', {id});
    const back = element('a', '← Kết quả', {href: '#q=' + encodeURIComponent(state.query)});
    view.append(back, element('h2', article.title), element('div', about(article), {class: 'about'}));
    if (article.url) {
      view.append(element('a', article.url, {href: article.url, rel: 'noopener noreferrer'}));
    }
    if (article.lead) view.append(element('p', article.lead, {class: 'lead'}));
    article.body.split(/\n+/).forEach((paragraph) => view.append(element('p', paragraph)));
    article.captions.forEach((text) => view.append(element('p', text, {class: 'caption'})));
    if (article.related.length) view.append(element('h3', 'Bài liên quan'));
    for (const other of article.related) {
      const line = element('p');
      line.append(element('a', other.title || other.id, {href: '#id=' + encodeURIComponent(other.id)}));
      view.append(line);
    }
  } catch (error) {
    view.append(element('p', 'Lỗi: ' + error.message));
  }
}

/** What the address says is shown, so that going back and bookmarks work. */
function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const id = wanted.get('id');
  byId('article').hidden = id === null;
  byId('answer').hidden = byId('facets').hidden = id !== null;
  if (id !== null) {
    showArticle(id);
    return;
  }
  state.query = wanted.get('q') || '';
  if (byId('query').value !== state.query) byId('query').value = state.query;
  search();
}

async function complete() {
  const typed = byId('query').value;
  const titles = typed.trim() ? await get('api/complete', {q: typed}) : [];
  if (typed !== byId('query').value || document.activeElement !== byId('query')) return;
  byId('completions').replaceChildren(...titles.map((title) => {
    const option = element('li', title, {role: 'option', 'aria-selected': false});
    option.onmousedown = (event) => {
      event.preventDefault();
      choose(title);
    };
    return option;
  }));
  open(titles.length > 0);
}

function open(shown) {
  byId('completions').hidden = !shown;
  byId('query').setAttribute('aria-expanded', shown);
}

function choose(text) {
  byId('query').value = text;
  open(false);
  go();
}

function go() {
  state.filters.clear();
  const hash = '#q=' + encodeURIComponent(byId('query').value);
  if (location.hash.startsWith('#id=')) location.hash = hash;
  else history.replaceState(null, '', hash);
  route();
}

function move(step) {
  const options = [...byId('completions').children];
  const now = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  const next = now < 0 && step < 0 ? options.length - 1 : now + step;
  options.forEach((option, i) => option.setAttribute('aria-selected', i === next));
}

byId('query').addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    go();
    complete();
  }, PAUSE);
});
byId('query').addEventListener('keydown', (event) => {
  if (event.key === 'Escape') open(false);
  if (byId('completions').hidden) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  }
});
byId('query').addEventListener('blur', () => open(false));
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const chosen = byId('completions').querySelector('[aria-selected=true]');
  if (chosen && !byId('completions').hidden) choose(chosen.textContent);
  else choose(byId('query').value);
});
byId('sort').addEventListener('change', () => {
  state.sort = byId('sort').value;
  search();
});
byId('more').addEventListener('click', () => search(true));
window.addEventListener('hashchange', route);
route();
