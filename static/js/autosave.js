/* Saves a section two seconds after the last change: <form data-autosave="address" id="…">.

   Sends the form's fields with `client` (this page) and `sequence` (1, 2, 3 …), so that a repeated request does
   nothing twice. 200 {"saved_at": "10:31", "version": 8} is saved, 422 is saved but has something to mend, 409
   {"text", "url"} was changed elsewhere. Everything else is tried again after 2, 4, 8 … 30 seconds. Fires `saved`.
   The form itself is sent only after what it says is saved: neither a session that ended nor a lost line takes the
   typed text away. What to do then stands in an element [data-session-ended] of the form. */
(function () {
  'use strict';
  const PAUSE = 2000;
  const LONGEST = 30000;

  function watch(form) {
    const status = document.querySelector('[data-save-status="' + form.id + '"]');
    const page = form.querySelector('input[name=client]');
    const client = page && page.value ? page.value : Math.random().toString(36).slice(2);
    const signIn = form.querySelector('[data-session-ended]');
    let sequence = 0;
    let timer = 0;
    let wait = PAUSE;
    let changed = false;
    let pending = null;
    let onTheWay = false;
    let conflict = false;
    let ended = false;
    let button = null;
    let leaving = false;
    let released = false;

    function tell(what, time) {
      if (!status) return;
      status.textContent = (status.dataset[what] || '').replace('{}', time || '');
      status.className = what === 'saved' || what === 'saving' ? 'saved' : 'saved bad-text';
    }

    function tellConflict(answer) {
      tell('conflict');
      if (!status || !answer.text) return;
      status.textContent = answer.text + ' ';
      const look = document.createElement('a');
      look.href = answer.url;
      look.target = '_blank';
      look.rel = 'noopener';
      look.textContent = status.dataset.look;
      status.appendChild(look);
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
      stay();
      wait = Math.min(wait * 2, LONGEST);
      later(wait / 2);
    }

    function keepVersion(answer) {
      const version = form.querySelector('input[name=version]');
      if (version && answer.version !== undefined) version.value = answer.version;
    }

    // The form stays, and its buttons may be pressed again.
    function stay() {
      if (leaving && ended && signIn) signIn.scrollIntoView({ block: 'center' });
      else if (leaving && status) document.getElementById('notice').textContent = status.textContent;
      leaving = false;
      delete form.dataset.sent;
    }

    function leave() {
      clearTimeout(timer);
      changed = false;
      pending = null;
      leaving = false;
      released = true;
      sequence += 1;
      if (form.elements.sequence) form.elements.sequence.value = sequence;
      delete form.dataset.sent;
      form.requestSubmit(button);
    }

    function heard(response, sent) {
      onTheWay = false;
      ended = response.redirected || response.status === 401 || response.status === 403;
      if (signIn) signIn.hidden = !ended;
      if (ended) {
        tell('ended');
        stay();
        return null;
      }
      if (response.status === 409) {
        conflict = true;
        if (leaving) return leave();
        return response.json().catch(function () { return {}; }).then(tellConflict);
      }
      if (response.status !== 200 && response.status !== 422) throw new Error(String(response.status));
      return response.json().then(function (answer) {
        pending = null;
        wait = PAUSE;
        keepVersion(answer);
        tell(response.status === 422 ? 'mend' : 'saved', answer.saved_at);
        if (sent === sequence && !changed) form.dispatchEvent(new CustomEvent('saved', { bubbles: true }));
        if (leaving && !changed) leave();
        else if (changed) later(leaving ? 0 : PAUSE);
      });
    }

    function save() {
      clearTimeout(timer);
      if (conflict || onTheWay || (!changed && !pending)) return;
      if (!pending) {
        changed = false;
        sequence += 1;
        pending = new FormData(form);
        pending.set('client', client);
        pending.set('sequence', String(sequence));
      }
      tell('saving');
      onTheWay = true;
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
        .catch(function (error) { onTheWay = false; again(error instanceof TypeError ? 'offline' : 'failed'); });
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
    form.addEventListener('click', function (event) {
      button = event.target.closest('button') || button;
    });
    form.addEventListener('submit', function (event) {
      if (released || conflict || !form.requestSubmit) {
        clearTimeout(timer);
        changed = false;
        pending = null;
        return;
      }
      event.preventDefault();
      button = event.submitter || button;
      leaving = true;
      changed = true;
      later(0);
    });
    addEventListener('pageshow', function () { released = false; });
    addEventListener('online', function () { if (pending) later(0); });
    addEventListener('beforeunload', function (event) {
      if (!changed && !pending) return;
      event.preventDefault();
      event.returnValue = '';
    });
  }

  document.querySelectorAll('form[data-autosave]').forEach(watch);
}());
