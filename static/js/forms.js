/* Every page: nothing is sent while a character is being chosen, nothing is sent twice, errors get the focus. */
(function () {
  'use strict';
  const body = document.body;
  document.documentElement.classList.add('js');

  function composing(event) {
    return event.isComposing || event.keyCode === 229;
  }

  function say(text) {
    const notice = document.getElementById('notice');
    if (notice) notice.textContent = text;
  }

  // Enter that only picks a character of an input method must not send the form.
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && composing(event) && event.target.matches('input, select')) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // One press, one sending. A page that comes back from the history may send again.
  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (form.method === 'dialog' || form.dataset.repeat !== undefined) return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = '1';
    setTimeout(function () { delete form.dataset.sent; }, 5000);
  }, true);
  addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });

  function focusErrors(root) {
    const summary = root.querySelector('[data-focus]');
    if (summary) summary.focus();
  }
  focusErrors(document);

  // A link of the error summary takes the focus to its input, not only the view.
  document.addEventListener('click', function (event) {
    const link = event.target.closest('.error-summary a[href^="#"]');
    const input = link && document.getElementById(link.getAttribute('href').slice(1));
    if (!input) return;
    event.preventDefault();
    const group = input.matches('fieldset') ? input.querySelector('input') : input;
    (group || input).focus();
    input.scrollIntoView({ block: 'center' });
  });

  // A shown number is masked again after its minute.
  function remask(root) {
    root.querySelectorAll('[data-remask]').forEach(function (shown) {
      const seconds = Number(shown.dataset.remask);
      delete shown.dataset.remask;
      setTimeout(function () { shown.firstElementChild.textContent = shown.dataset.masked; }, seconds * 1000);
    });
  }

  // Panels close when the work goes on elsewhere.
  function closePanels(except) {
    document.querySelectorAll('details.drop[open]').forEach(function (panel) {
      if (panel !== except) panel.open = false;
    });
  }
  document.addEventListener('click', function (event) { closePanels(event.target.closest('details.drop')); });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || composing(event)) return;
    const panel = event.target.closest && event.target.closest('details.drop[open]');
    closePanels(null);
    if (panel) panel.querySelector('summary').focus();
  });

  // Answers to htmx: a sign-in page means the session ended; a failure is said in words.
  document.addEventListener('htmx:beforeSwap', function (event) {
    const login = body.dataset.login;
    const url = event.detail.xhr.responseURL || '';
    if (login && url && new URL(url).pathname === login) {
      event.detail.shouldSwap = false;
      say(body.dataset.again);
    }
  });
  document.addEventListener('htmx:afterSettle', function (event) {
    say('');
    focusErrors(event.target);
    remask(event.target.parentNode || document);
  });
  document.addEventListener('htmx:afterRequest', function (event) {
    const form = event.target.closest && event.target.closest('form');
    if (form) delete form.dataset.sent;
  });
  document.addEventListener('htmx:sendError', function () { say(body.dataset.offline); });
  document.addEventListener('htmx:responseError', function () { say(body.dataset.failed); });
}());
