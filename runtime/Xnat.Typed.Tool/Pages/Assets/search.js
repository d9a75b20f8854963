// Searches as one types. Everything is in this folder: nothing is asked of any server.
(() => {
  const input = document.getElementById('search');
  const results = document.getElementById('results');
  const root = document.body.dataset.root;
  const most = 40;
  let selected = 0;

  const entries = xnatEntries.map(([name, code, place, kind]) => ({ name, code, place, kind, text: (name + ' ' + code).toLowerCase() }));

  function find(query) {
    const words = query.toLowerCase().split(/\s+/).filter(word => word);
    if (words.length === 0) return [];
    return entries
      .filter(entry => words.every(word => entry.text.includes(word)))
      .map(entry => ({ entry, rank: rank(entry, words[0]) }))
      .sort((one, other) => one.rank - other.rank || one.entry.name.length - other.entry.name.length
        || (one.entry.name < other.entry.name ? -1 : 1))
      .map(({ entry }) => entry);
  }

  // Names that are the word, then those that begin with it, types in front of members.
  function rank(entry, word) {
    const last = entry.name.slice(Math.max(entry.name.lastIndexOf('/'), entry.name.indexOf(':')) + 1).toLowerCase();
    const isMember = entry.place.includes('#');
    const fit = last === word || entry.code.toLowerCase() === word ? 0 : last.startsWith(word) ? 1 : 2;
    return fit * 2 + (isMember ? 1 : 0);
  }

  function show() {
    const found = find(input.value);
    selected = 0;
    results.replaceChildren(...found.slice(0, most).map((entry, at) => row(entry, at)));
    if (input.value.trim() && found.length === 0) results.append(note('Nothing is called so.'));
    if (found.length > most) results.append(note(`and ${found.length - most} more`));
    results.hidden = !input.value.trim();
    input.setAttribute('aria-expanded', String(!results.hidden));
    mark();
  }

  function row(entry, at) {
    const item = document.createElement('li');
    item.id = 'result' + at;
    item.setAttribute('role', 'option');
    const link = document.createElement('a');
    link.href = root + entry.place;
    link.tabIndex = -1;
    const name = document.createElement('span');
    name.textContent = entry.name;
    const about = document.createElement('small');
    about.textContent = entry.code ? `${entry.code} · ${entry.kind}` : entry.kind;
    link.append(name, about);
    item.append(link);
    return item;
  }

  function note(text) {
    const item = document.createElement('li');
    item.className = 'none';
    item.textContent = text;
    return item;
  }

  function mark() {
    const items = results.querySelectorAll('[role=option]');
    items.forEach((item, at) => item.setAttribute('aria-selected', String(at === selected)));
    if (items[selected]) {
      input.setAttribute('aria-activedescendant', items[selected].id);
      items[selected].scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function close() {
    results.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  input.addEventListener('input', () => {
    // A link with the words can be sent to others.
    if (!root) history.replaceState(null, '', input.value ? '#q=' + encodeURIComponent(input.value) : location.pathname);
    show();
  });
  input.addEventListener('focus', () => { if (input.value.trim()) show(); });
  input.addEventListener('keydown', event => {
    const items = results.querySelectorAll('[role=option] a');
    if (event.key === 'Escape') {
      input.value = '';
      close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (items.length === 0) return;
      selected = (selected + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length;
      mark();
    } else if (event.key === 'Enter' && items[selected] && !results.hidden) {
      close();
      items[selected].click();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || document.activeElement === input) return;
    input.focus();
    event.preventDefault();
  });
  document.addEventListener('click', event => { if (!event.target.closest('search')) close(); });

  function take() {
    if (!location.hash.startsWith('#q=')) return;
    input.value = decodeURIComponent(location.hash.slice(3));
    show();
  }

  window.addEventListener('hashchange', take);
  take();
})();
