/* Keys of the whole site. Off with data-shortcuts="off" on body; asleep while an input method composes. */
(function () {
  'use strict';
  if (document.body.dataset.shortcuts === 'off') return;

  function inField(target) {
    return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), select, textarea');
  }

  function openDialog(name) {
    const dialog = document.getElementById(name);
    if (!dialog || dialog.open) return;
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute('open', '');
  }

  function press(selector) {
    const found = document.querySelector(selector);
    if (found) found.click();
    return Boolean(found);
  }

  function withAlt(key) {
    if (key === '/') {
      const search = document.querySelector('[data-search]');
      if (search) search.focus();
      return Boolean(search);
    }
    const places = document.querySelectorAll('.band nav a');
    const place = /^[1-9]$/.test(key) && places[Number(key) - 1];
    if (place) place.click();
    if (key === 'ArrowLeft' || key === 'ArrowRight') return turnTab(key === 'ArrowRight' ? 1 : -1);
    return Boolean(place);
  }

  function turnTab(step) {
    const tabs = Array.from(document.querySelectorAll('[data-tabs] a'));
    const next = tabs[tabs.findIndex(function (tab) { return tab.hasAttribute('aria-current'); }) + step];
    if (next) next.click();
    return tabs.length > 0;
  }

  function withCtrl(key, target) {
    if (key === 's') {
      const form = target.closest('form[data-autosave]') || document.querySelector('form[data-autosave]');
      if (form) form.dispatchEvent(new CustomEvent('save-now'));
      return Boolean(form) || press('[data-save]');
    }
    if (key === 'Enter') return press('[data-main]');
    return false;
  }

  function moveRow(step) {
    const rows = Array.from(document.querySelectorAll('[data-rows] tbody tr'));
    if (!rows.length) return false;
    const here = rows.indexOf(document.activeElement.closest('tr'));
    const next = rows[Math.max(0, Math.min(rows.length - 1, here + step))];
    const goal = next.querySelector('a, button, input');
    if (goal) goal.focus();
    next.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function single(key) {
    if (key === '?') { openDialog('keys'); return true; }
    if (key === 'j' || key === 'k') return moveRow(key === 'j' ? 1 : -1);
    if (key === '/') return Boolean(focusFilter());
    return /^[a-z0-9]$/.test(key) && press('[data-shortcut="' + key + '"]');
  }

  function focusFilter() {
    const filter = document.querySelector('.filters input:not([type=hidden]), .filters select');
    if (filter) filter.focus();
    return filter;
  }

  document.addEventListener('keydown', function (event) {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    let done = false;
    if (event.altKey && !event.ctrlKey) done = withAlt(event.key);
    else if ((event.ctrlKey || event.metaKey) && !event.altKey) done = withCtrl(event.key, event.target);
    else if (!inField(event.target) && !document.querySelector('dialog[open]')) done = single(event.key);
    if (done) event.preventDefault();
  });

  document.addEventListener('click', function (event) {
    const opener = event.target.closest('[data-opens]');
    if (!opener) return;
    event.preventDefault();
    openDialog(opener.dataset.opens);
  });
}());
