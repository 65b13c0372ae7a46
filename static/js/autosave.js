/* Saves a section two seconds after the last change: <form data-autosave="address" id="…">.

   Sends the form's fields with `client` (this page) and `sequence` (1, 2, 3 …), so that a repeated request does
   nothing twice. 200 {"saved_at": "10:31", "version": 8} is saved, 422 is saved but has something to mend, 409 was
   changed by somebody else. Everything else is tried again after 2, 4, 8 … 30 seconds. Fires `saved` on the form. */
(function () {
  'use strict';
  const PAUSE = 2000;
  const LONGEST = 30000;

  function watch(form) {
    const status = document.querySelector('[data-save-status="' + form.id + '"]');
    const client = Math.random().toString(36).slice(2);
    let sequence = 0;
    let timer = 0;
    let wait = PAUSE;
    let changed = false;
    let pending = null;
    let conflict = false;
    let ended = false;

    function tell(what, time) {
      if (!status) return;
      status.textContent = (status.dataset[what] || '').replace('{}', time || '');
      status.className = what === 'saved' || what === 'saving' ? 'saved' : 'saved bad-text';
    }

    function later(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(save, milliseconds);
    }

    function note() {
      changed = true;
      wait = PAUSE;
      if (!pending && !conflict) later(PAUSE);
    }

    function again(what) {
      tell(what);
      wait = Math.min(wait * 2, LONGEST);
      later(wait / 2);
    }

    function keepVersion(answer) {
      const version = form.querySelector('input[name=version]');
      if (version && answer.version !== undefined) version.value = answer.version;
    }

    function heard(response, sent) {
      if (response.redirected || response.status === 401 || response.status === 403) {
        ended = true;
        tell('ended');
        return null;
      }
      if (response.status === 409) {
        conflict = true;
        tell('conflict');
        return null;
      }
      if (response.status !== 200 && response.status !== 422) throw new Error(String(response.status));
      return response.json().then(function (answer) {
        pending = null;
        wait = PAUSE;
        keepVersion(answer);
        tell(response.status === 422 ? 'mend' : 'saved', answer.saved_at);
        if (sent === sequence && !changed) form.dispatchEvent(new CustomEvent('saved', { bubbles: true }));
        if (changed) later(PAUSE);
      });
    }

    function save() {
      clearTimeout(timer);
      if (conflict || (!changed && !pending)) return;
      if (!pending) {
        changed = false;
        sequence += 1;
        pending = new FormData(form);
        pending.set('client', client);
        pending.set('sequence', String(sequence));
      }
      tell('saving');
      if (ended) renewToken().then(function () { send(sequence); });
      else send(sequence);
    }

    // After a new sign-in in another window the page's token is stale: take the one of the page as it is now.
    function renewToken() {
      return fetch(location.href, { credentials: 'same-origin' }).then(function (response) {
        return response.redirected ? '' : response.text();
      }).then(function (text) {
        const page = new DOMParser().parseFromString(text, 'text/html');
        const fresh = page.querySelector('input[name=csrfmiddlewaretoken]');
        if (!fresh) return;
        ended = false;
        pending.set('csrfmiddlewaretoken', fresh.value);
        document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach(function (input) { input.value = fresh.value; });
        document.body.setAttribute('hx-headers', JSON.stringify({ 'X-CSRFToken': fresh.value }));
      }).catch(function () { ended = true; });
    }

    function send(sent) {
      fetch(form.dataset.autosave, {
        method: 'POST', body: pending, credentials: 'same-origin', headers: { Accept: 'application/json' },
      }).then(function (response) { return heard(response, sent); })
        .catch(function (error) { again(error instanceof TypeError ? 'offline' : 'failed'); });
    }

    form.addEventListener('input', note);
    form.addEventListener('change', note);
    form.addEventListener('focusout', function (event) {
      const group = event.target.closest('fieldset, tr, .fields');
      if (changed && !pending && group && !group.contains(event.relatedTarget)) later(0);
    });
    form.addEventListener('save-now', function () {
      changed = true;
      later(0);
    });
    form.addEventListener('submit', function () {
      clearTimeout(timer);
      changed = false;
      pending = null;
    });
    addEventListener('online', function () { if (pending) later(0); });
    addEventListener('beforeunload', function (event) {
      if (!changed && !pending) return;
      event.preventDefault();
      event.returnValue = '';
    });
  }

  document.querySelectorAll('form[data-autosave]').forEach(watch);
}());
